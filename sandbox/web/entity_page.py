"""A record in full: whose it is, what happened to it, what is odd in it, and every raw field."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding
from lei.gleif import to_csv
from lei.gleif.csv_columns import columns
from lei.gleif.file import DataSet
from lei.quality import examine_record
from lei.record import LeiRecord
from lei.standing import LENIENT, standing
from sandbox.services import entities
from sandbox.services.entities import EntityView
from sandbox.store.entities import Register
from sandbox.web.entity_words import EVENT_STATES, EVENTS
from sandbox.web.firm import FirmCard, firm_card
from sandbox.web.group_page import GroupPage, group_page
from sandbox.web.language import gettext as _
from sandbox.web.verdict import Use, uses_of


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a firm's history; `state` is the tone and word of an event that has one."""

    on: date
    says: str
    state: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """A record as its page shows it. `raw` are GLEIF's columns that hold something."""

    firm: FirmCard
    group: GroupPage
    uses: tuple[Use, ...]
    standing: tuple[Finding, ...]
    history: tuple[Happened, ...]
    quality: tuple[Finding, ...]
    successors: tuple[tuple[str | None, str], ...]
    raw: tuple[tuple[str, str], ...]


def entity_page(register: Register, lei: str, on: date) -> EntityPage:
    """The page of the firm of a code, on the day `on`. Raises NotFound."""
    view = entities.show(register, lei)
    record = view.record
    stands = standing(record, on, LENIENT)
    return EntityPage(
        firm=firm_card(record),
        group=group_page(register, entities.ownership(register, lei)),
        uses=uses_of(stands),
        standing=stands.findings,
        history=tuple(sorted(_history(record), key=lambda line: line.on)),
        quality=_quality(register, view),
        successors=tuple(_successors(register, record)),
        raw=tuple(_raw(record)),
    )


def _history(record: LeiRecord) -> Iterator[Happened]:
    dates = (
        (record.created_at, _("The firm was founded.")),
        (record.registration.initial_at, _("Its LEI was given out.")),
        (record.registration.updated_at, _("Its record was last confirmed or changed.")),
        (record.registration.renewal_at, _("The next renewal is due.")),
        (record.expired_at, _("The firm came to its end.")),
    )
    yield from (Happened(at.date(), says) for at, says in dates if at is not None)
    for event in record.events:
        at = event.effective_at or event.recorded_at
        tone, word = EVENT_STATES.get(event.status, ("muted", event.status))
        if at is not None:
            says = str(EVENTS.get(event.type, event.type))
            yield Happened(at.date(), f"{says}.", (tone, str(word)))


def _quality(register: Register, view: EntityView) -> tuple[Finding, ...]:
    content_at = entities.published_at(register)
    if content_at is None:
        return ()
    codes = [successor.lei for successor in view.record.successors if successor.lei]
    named = {code: register.record(code) for code in codes}
    return examine_record(view.record, content_at, named=named, exceptions=view.exceptions).findings


def _successors(register: Register, record: LeiRecord) -> Iterator[tuple[str | None, str]]:
    names = register.names([each.lei for each in record.successors if each.lei])
    for successor in record.successors:
        yield successor.lei, successor.name or names.get(successor.lei or "", "")


def _raw(record: LeiRecord) -> Iterator[tuple[str, str]]:
    """The columns of GLEIF's golden copy that hold something, with their values."""
    (row,) = csv.reader([to_csv.line(DataSet.LEI, record).decode()])
    return ((name, cell) for name, cell in zip(columns(DataSet.LEI), row, strict=True) if cell)
