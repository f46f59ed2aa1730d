"""Checking codes, showing entities, finding them by name, and who owns whom. The register first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from lei import issuers
from lei.code import SHAPE, Verdict, check, compact, reading, verdict, when_registered
from lei.findings import Finding, examine
from lei.gleif.file import DataSet
from lei.group import group
from lei.group_parts import Group
from lei.near_misses import LIST_RULES, near_misses
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from lei.standing import Profile, Standing, standing
from sandbox.errors import NotHeld, UnreadableQuery
from sandbox.store import register_search
from sandbox.store.entities import Hit, Register
from sandbox.store.register_search import CANDIDATES_MAX, EVERYWHERE, Narrowed

FOUND_MAX = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that may have been meant, and whose it is; `why` is a `lei.near_misses.Slip`."""

    code: str
    legal_name: str | None
    why: str


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """The staged verdict on a code: as typed, as read, what is wrong, whose it is, its standing.

    Only the code itself can make it invalid; what is wrong with the registration or the firm makes
    it a warning, and the standing says what the code is still good for.
    """

    code: str
    normalised: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    suggestions: tuple[Suggestion, ...] = ()
    entity: LeiRecord | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class EntityView:
    """All the register holds of one entity."""

    record: LeiRecord
    parents: tuple[Relationship, ...]
    children: tuple[Relationship, ...]
    exceptions: tuple[ReportingException, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """Some of the entities of a search; `next` is the last one's code where there are more."""

    entities: tuple[Hit, ...]
    next: str | None


def check_code(register: Register, text: str, profile: Profile, on: date) -> CodeVerdict:
    """The verdict on `text` as an LEI on the day `on`; a code of the right shape is looked up."""
    given = _judged(register, text, profile, on)
    return given if given.entity else _compared(register, given)


def check_codes(
    register: Register, texts: Iterable[str], profile: Profile, on: date
) -> Iterator[CodeVerdict]:
    """The verdicts on a list, in its order, one at a time.

    Suggestions are looked for up to `lei.near_misses.COMPARED_MAX` times; after that a code that
    nobody holds carries the finding `lei-not-compared`.
    """
    compared = 0
    for text in texts:
        given = _judged(register, text, profile, on)
        if given.entity is None and given.normalised:
            limit = examine(compared, LIST_RULES).findings
            given = replace(given, findings=given.findings + limit)
            given = given if limit else _compared(register, given)
            compared += 1
        yield given


def _judged(register: Register, text: str, profile: Profile, on: date) -> CodeVerdict:
    """The verdict without suggestions."""
    code = compact(text)
    findings = check(text)
    record = register.record(code) if SHAPE.fullmatch(code) else None
    if record is None:
        told = findings or examine(code, issuers.RULES).findings
        return CodeVerdict(text, code, verdict(told), reading(text) + told)
    findings = when_registered(findings, code, record.registration.initial_at.date())
    judged = verdict(findings)
    stands = standing(record, on, profile)
    if judged is Verdict.VALID and verdict(stands.findings) is not Verdict.VALID:
        judged = Verdict.WARNING
    told = reading(text) + findings + stands.findings
    return CodeVerdict(text, code, judged, told, entity=record, standing=stands)


def _compared(register: Register, given: CodeVerdict) -> CodeVerdict:
    """With the registered codes one slip away: of a wrong code, or a right one nobody holds."""
    near = near_misses(given.code, register.names)
    meant = tuple(Suggestion(miss.code, miss.legal_name, miss.slip.value) for miss in near)
    return replace(given, suggestions=meant)


def show(register: Register, lei: str) -> EntityView:
    """The entity of a code. Raises NotHeld."""
    code = compact(lei)
    record = register.record(code)
    if record is None:
        raise NotHeld("entity", code)
    parents, children = register.parents(code), register.children(code)
    return EntityView(record, parents, children, register.exceptions(code))


def find(
    register: Register, text: str, limit: int = FOUND_MAX, narrowed: Narrowed = EVERYWHERE
) -> tuple[Hit, ...]:
    """Entities with a code or a name like `text`, best first; empty when there is none."""
    return register_search.find(register, text, limit, narrowed)


def search(
    register: Register, text: str, narrowed: Narrowed, limit: int, after: str | None
) -> FoundPage:
    """The page of a search behind the entity `after`. Raises UnreadableQuery: it is not in it."""
    hits = find(register, text, CANDIDATES_MAX, narrowed)
    codes = [hit.lei for hit in hits]
    if after is not None and after not in codes:
        raise UnreadableQuery("cursor", "it is of no entry of this search; begin without it")
    start = codes.index(after) + 1 if after is not None else 0
    shown = hits[start : start + limit]
    return FoundPage(shown, shown[-1].lei if start + limit < len(hits) else None)


def ownership(register: Register, lei: str) -> Group:
    """The group of an entity. Raises NotHeld when the register knows nothing of the code."""
    code = compact(lei)
    known = register.record(code) or register.parents(code) or register.children(code)
    if not (known or register.exceptions(code)):
        raise NotHeld("entity", code)
    return group(register, code)


def records_of(register: Register, group: Group) -> dict[str, LeiRecord]:
    """The whole records of a group, of those of its entities that are held."""
    return register.records(node.lei for node in group.nodes)


def register_date(register: Register) -> date | None:
    """The day the register is of, or None while it is empty."""
    made = published_at(register)
    return made.date() if made else None


def published_at(register: Register) -> datetime | None:
    """The instant its newest file of records is of: a file of BICs says nothing of records."""
    known = (made for made in register.publications() if made.data_set in {*DataSet})
    return max((made.content_at for made in known), default=None)
