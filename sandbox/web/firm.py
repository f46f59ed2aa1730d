"""A firm of the register as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from lei.record import Address, EntityCategory, EntityStatus, LeiRecord
from sandbox.store.entities import Hit
from sandbox.web.codes import Groups, groups
from sandbox.web.language import country
from sandbox.web.language import gettext as _
from sandbox.web.pictures.ownership import Firm
from sandbox.web.words import ENTITIES, REGISTRATIONS


@dataclass(frozen=True, slots=True)
class FirmCard:
    """A record with its codes in groups, its states in words and its addresses on one line."""

    record: LeiRecord
    name: str
    groups: Groups
    registration: tuple[str, str]  # tone, word
    status: tuple[str, str]
    legal_address: str
    headquarters: str


def firm_card(record: LeiRecord) -> FirmCard:
    """The card of a record."""
    tone, word = REGISTRATIONS[record.registration.status]
    entity_tone, entity_word = ENTITIES[record.status]
    return FirmCard(
        record=record,
        name=record.legal_name.text,
        groups=groups(record.lei),
        registration=(tone, str(word)),
        status=(entity_tone, str(entity_word)),
        legal_address=one_line(record.legal_address),
        headquarters=one_line(record.headquarters_address),
    )


@dataclass(frozen=True, slots=True)
class FoundFirm:
    """A firm found by its name."""

    name: str
    lei: str
    groups: Groups
    country: str
    registration: tuple[str, str]


def found_firm(hit: Hit) -> FoundFirm:
    """A hit of a search, for the list."""
    tone, word = REGISTRATIONS[hit.status]
    return FoundFirm(hit.name, hit.lei, groups(hit.lei), country(hit.country), (tone, str(word)))


def drawn_firm(record: LeiRecord, me: str | None = None) -> Firm:
    """A firm for a picture or list: its country and its state; `me` is the code looked at."""
    tone, word = _state(record)
    place = country(record.legal_address.country)
    return Firm(record.legal_name.text, place, word, tone, record.lei, record.lei == me)


def one_line(address: Address) -> str:
    """An address on one line, in the order it is written."""
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    return ", ".join((*address.lines, town, country(address.country)))


def _state(record: LeiRecord) -> tuple[str, str]:
    if record.status is EntityStatus.INACTIVE:
        return "closed", str(ENTITIES[record.status][1])
    tone, word = REGISTRATIONS[record.registration.status]
    if record.category is EntityCategory.BRANCH:
        return tone, _("branch, %(state)s", state=word)
    return tone, str(word)
