"""What somebody brings to be examined, as JSON: read into the types of the floor below.

A presentation is `{"terms", "documents", "parties", "calendar", "presented_on"}`, where `calendar`
is the name of a calendar of this installation or the bank's own closures. What a document does
not state is left out. Every refusal names the place: `$.documents[0].total.currency`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from lei.sentences import Sentence
from payments.calendar import BankingCalendar
from payments.credit.terms import Terms
from payments.documents.deadline_questions import DeadlineQuestion, day_of_presentation
from payments.documents.kinds import DOCUMENT_KINDS, Document
from payments.documents.notices import Charge, RefusalNotice
from payments.documents.possible import require_possible
from payments.documents.presentation import Amendment, Dossier, Interruption
from payments.errors import MalformedBody, NotPossible
from payments.money import Money
from payments.party import Party
from payments.world.tagged import typed
from sandbox.errors import UnreadableRequest
from sandbox.services import scenarios

T = TypeVar("T")
Json = Any  # what json.loads gives
_NAME = re.compile(r"[a-z][a-z_]{0,39}")
_BY_KIND = {kind.kind: kind for kind in DOCUMENT_KINDS}


@dataclass(frozen=True, slots=True)
class PresentationFile:
    """A presentation as it is brought. Either the day or the instant of presentation is given."""

    terms: Terms
    documents: tuple[Document, ...]
    parties: tuple[Party, ...]
    calendar: BankingCalendar
    presented_on: date | None = None
    presented_at: datetime | None = None
    presented_to: str | None = None
    amendment: Amendment | None = None
    interruptions: tuple[Interruption, ...] = ()
    drawn_on: tuple[date, ...] | None = None


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """A refusal notice as it is brought, with what it is held against.

    Either the presentation is given, or `found` and the instant until which it could be examined.
    """

    notice: RefusalNotice
    found: tuple[Charge, ...] = ()
    examine_until: datetime | None = None
    earlier_notices: int = 0


def read_presentation(data: Json, fixtures_dir: Path, at: str = "$") -> Dossier:
    """A presentation as an examiner has it on the desk.

    Raises:
        UnreadableRequest: it does not have the shape of one; with the place.
        NotFound: there is no calendar of that name.
        ClosuresUnknown: the calendar does not reach the day of presentation.
    """
    brought = _typed(PresentationFile, _prepared(data, fixtures_dir, at), at)
    _check(brought, at)
    return Dossier(
        terms=brought.terms,
        documents=brought.documents,
        parties={party.id: party for party in brought.parties},
        presented_on=_presented_on(brought, at),
        calendar=brought.calendar,
        presented_at=brought.presented_at,
        presented_to=brought.presented_to,
        amendment=brought.amendment,
        interruptions=brought.interruptions,
        drawn_on=brought.drawn_on,
    )


def read_document(data: Json, at: str = "$") -> Document:
    """One document. Raises UnreadableRequest, with the place."""
    named = _object(data, at).get("kind")
    if not isinstance(named, str) or named not in _BY_KIND:
        raise UnreadableRequest(
            f"{at}.kind",
            Sentence("one of {known} is needed here", known=", ".join(sorted(_BY_KIND))),
        )
    document: Document = _typed(_BY_KIND[named], complete(data), at)
    _check_document(document, at)
    return document


def complete(document: Json) -> Json:
    """A document with null for what it leaves out and its kind has to be told."""
    kind = _BY_KIND.get(document.get("kind")) if _is_tagged(document) else None
    return _nulls(kind) | document if kind else document


def read_question(data: Json, fixtures_dir: Path) -> DeadlineQuestion:
    """A question about a date. Raises as `read_presentation`."""
    return _typed(DeadlineQuestion, _with_calendar(_object(data, "$"), fixtures_dir), "$")


def read_notice(data: Json) -> NoticeFile:
    """A notice, its presentation aside. Raises UnreadableRequest."""
    brought = dict(_object(data, "$"))
    brought.pop("presentation", None)
    return _typed(NoticeFile, brought, "$")


def _prepared(data: Json, fixtures_dir: Path, at: str) -> dict[str, Json]:
    """The JSON with the calendar looked up, and null for what documents and terms leave out."""
    brought = _with_calendar(_object(data, at), fixtures_dir)
    if isinstance(brought.get("documents"), list):
        brought["documents"] = [complete(one) for one in brought["documents"]]
    if isinstance(brought.get("terms"), dict):
        brought["terms"] = _nulls(Terms) | brought["terms"]
        brought["amendment"] = _amended(brought.get("amendment"))
    return brought


def _amended(amendment: Json) -> Json:
    if isinstance(amendment, dict) and isinstance(amendment.get("terms"), dict):
        return {**amendment, "terms": _nulls(Terms) | amendment["terms"]}
    return amendment


def _with_calendar(data: Mapping[str, Json], fixtures_dir: Path) -> dict[str, Json]:
    named = data.get("calendar")
    if not isinstance(named, str):
        return dict(data)
    if not _NAME.fullmatch(named):
        raise UnreadableRequest("$.calendar", "a name of small letters is needed here")
    return {**data, "calendar": scenarios.calendar(fixtures_dir, named)}


def _is_tagged(document: Json) -> bool:
    return isinstance(document, dict) and isinstance(document.get("kind"), str)


def _nulls(kind: type) -> dict[str, None]:
    """The fields that have to be said and may be None: for a file, leaving out says so."""
    hints = get_type_hints(kind)
    return {
        field.name: None
        for field in fields(kind)
        if field.default is MISSING and NoneType in get_args(hints[field.name])
    }


def _typed(kind: type[T], data: Json, at: str) -> T:
    try:
        return typed(kind, data, at)
    except MalformedBody as error:
        raise UnreadableRequest(error.at, error.reason) from None


def _object(data: Json, at: str) -> Mapping[str, Json]:
    if not isinstance(data, dict):
        raise UnreadableRequest(at, "an object is needed here")
    return data


def _presented_on(brought: PresentationFile, at: str) -> date:
    if brought.presented_at is not None:
        return day_of_presentation(brought.presented_at, brought.calendar)
    if brought.presented_on is None:
        raise UnreadableRequest(f"{at}.presented_on", "the day of presentation is missing")
    return brought.calendar.extend(brought.presented_on)


def _check(brought: PresentationFile, at: str) -> None:
    """What the types cannot say. Raises UnreadableRequest."""
    if not brought.documents:
        raise UnreadableRequest(f"{at}.documents", "a presentation needs at least one document")
    for number, document in enumerate(brought.documents):
        _check_document(document, f"{at}.documents[{number}]")
    _check_terms(brought.terms, f"{at}.terms")
    _check_parties(brought, f"{at}.terms")
    if brought.amendment is not None:
        _check_terms(brought.amendment.terms, f"{at}.amendment.terms")


def _check_parties(brought: PresentationFile, at: str) -> None:
    """Papers are held against the names of the two sides: a side without a party has none."""
    known = {party.id for party in brought.parties}
    for side in ("applicant", "beneficiary"):
        if getattr(brought.terms, side) not in known:
            raise UnreadableRequest(f"{at}.{side}", "the id of one of the parties is needed here")


def _check_document(document: Document, at: str) -> None:
    try:
        require_possible(document, at)
    except NotPossible as refusal:
        raise UnreadableRequest(refusal.at, refusal.reason) from None


def _check_terms(terms: Terms, at: str) -> None:
    _at_least(1, terms.goods.quantity, f"{at}.goods.quantity")
    _at_least(1, terms.insured_percent, f"{at}.insured_percent")
    _not_negative(terms.amount, f"{at}.amount")
    if not 1 <= terms.presentation_days <= 365:
        raise UnreadableRequest(f"{at}.presentation_days", "1 to 365 days are possible")
    for number, kind in enumerate((*terms.documents, *(r.kind for r in terms.requirements))):
        if kind not in _BY_KIND:
            known = ", ".join(sorted(_BY_KIND))
            raise UnreadableRequest(
                f"{at}.documents[{number}]", Sentence("known kinds are {known}", known=known)
            )


def _at_least(least: int, number: int | None, at: str) -> None:
    if number is not None and number < least:
        raise UnreadableRequest(
            at, Sentence("a number of {least} or more is needed here", least=least)
        )


def _not_negative(money: Money | None, at: str) -> None:
    if money is not None and money.amount < 0:
        raise UnreadableRequest(at, "an amount of nothing or more is needed here")
