"""The LEI gate: every LEI in a message, its digits and what a register says of it.

A schema knows the shape of an LEI only, so one with wrong check digits passes it. The register is
asked before the examination: whether the code is known, whether it is renewed and the firm alive,
and whether name, country and BIC beside it are those of the record. Where nothing was asked, one
finding says so. Findings name the reason code with which a bank would answer.

Source: ISO 17442-1:2020; LEI-CDF 3.1 (registration and entity status); CPMI d218, requirement 10;
GLEIF BIC-LEI mapping; external code set ExternalStatusReason1Code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lxml import etree

from lei import code
from lei.code import Verdict
from lei.findings import Flaw, Judgement, Severity, rule
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from lei.standing import LENIENT, standing
from payments.messages import lei_beside
from payments.messages.index import Index, Node, flaw
from payments.messages.kinds import Subject
from payments.messages.places import text

_REGISTER = "GLEIF golden copy"


def leis_in(root: etree._Element) -> tuple[str, ...]:
    """The LEIs of a message with right check digits, each once: what a register can be asked."""
    found = dict.fromkeys(text(element) for element in root.iter("{*}LEI"))
    return tuple(lei for lei in found if _is_lei(lei))


def leis_of(subject: Subject) -> tuple[str, ...]:
    """The same of a message with its header, where both are indexed anyway."""
    found = dict.fromkeys(node.text for node in _places(subject))
    return tuple(lei for lei in found if _is_lei(lei))


@rule(
    "lei-gate-digits",
    says="{lei} is no LEI: its check digits do not fit. Ask the firm for its code. A bank would "
    "answer {reason}.",
    source="ISO 17442-1:2020; ISO/IEC 7064 MOD 97-10; status reason BE15",
    over=("LEI",),
)
def leis_are_right(subject: Subject) -> Iterator[Judgement]:
    for node in _places(subject):
        if not _is_lei(node.text):
            yield flaw(node, lei=node.text, reason="BE15")


@rule(
    "lei-gate-not-looked-up",
    says="{lei} has right check digits and was not looked up: no register that could hold it was "
    "asked. Whether the firm exists is open. Load a register, or name one to ask.",
    source=_REGISTER,
    severity=Severity.INFO,
    over=("LEI",),
)
def leis_are_looked_up(subject: Subject) -> Iterator[Judgement]:
    """Said once, of the first: the others are in the same case."""
    for node in _places(subject):
        if node.text not in subject.records and _is_lei(node.text):
            yield flaw(node, lei=node.text)
            return


@rule(
    "lei-gate-unknown",
    says="{lei} is not on the register that was asked. Check the code with the firm, or the age of "
    "the register. A bank would answer {reason}.",
    source=f"{_REGISTER}; status reason BE15",
    over=("LEI",),
)
def leis_are_registered(subject: Subject) -> Iterator[Judgement]:
    for node in _places(subject):
        if subject.records.get(node.text, _NOT_ASKED) is None:
            yield flaw(node, lei=node.text, reason="BE15")


@rule(
    "lei-gate-lapsed",
    says="The registration of {lei}, {name}, is {status}: its data was not confirmed in time. "
    "Ask the firm to renew it.",
    source="LEI-CDF 3.1, RegistrationStatus LAPSED",
    severity=Severity.WARNING,
    over=("LEI",),
)
def leis_are_renewed(subject: Subject) -> Iterator[Judgement]:
    return _standing_as(subject, "lei-lapsed")


@rule(
    "lei-gate-overdue",
    says="The renewal of {lei}, {name}, is overdue, and the register does not say yet that it "
    "lapsed. Ask the firm whether it renews.",
    source="LEI-CDF 3.1, NextRenewalDate",
    severity=Severity.WARNING,
    over=("LEI",),
)
def renewals_are_not_overdue(subject: Subject) -> Iterator[Judgement]:
    return _standing_as(subject, "lei-renewal-overdue")


@rule(
    "lei-gate-moving",
    says="{lei}, {name}, is {status}: the code is not in force yet, or moves to another issuer. "
    "Look again in a few days, or ask the firm.",
    source="LEI-CDF 3.1, RegistrationStatus PENDING and TRANSFERRED",
    severity=Severity.WARNING,
    over=("LEI",),
)
def leis_are_in_force(subject: Subject) -> Iterator[Judgement]:
    return _standing_as(subject, "lei-not-published")


@rule(
    "lei-gate-gone",
    says="The LEI {lei}, {name}, is {status}: it names no firm that could be party to a payment. "
    "Find out who took over. A bank would answer {reason}.",
    source="LEI-CDF 3.1, RegistrationStatus MERGED, RETIRED, DUPLICATE, ANNULLED",
    over=("LEI",),
)
def leis_are_alive(subject: Subject) -> Iterator[Judgement]:
    return _standing_as(subject, "lei-retired", "lei-duplicate", "lei-annulled")


@rule(
    "lei-gate-inactive",
    says="{name} ({lei}) has ceased to exist, says the register. Find out who took over. A bank "
    "would answer {reason}.",
    source="LEI-CDF 3.1, EntityStatus INACTIVE",
    over=("LEI",),
)
def entities_are_active(subject: Subject) -> Iterator[Judgement]:
    return _standing_as(subject, "lei-entity-inactive")


@lru_cache(maxsize=4096)
def _is_lei(lei: str) -> bool:
    """Right as it stands: a message has no room for spaces or small letters."""
    if code.is_right(lei):
        return True
    return code.compact(lei) == lei and code.verdict(code.check(lei)) is not Verdict.INVALID


def _parts(subject: Subject) -> Iterator[Index]:
    if subject.header is not None:
        yield subject.header
    if subject.envelope.document is not subject.envelope.header:
        yield subject.index


def _places(subject: Subject) -> Iterator[Node]:
    for part in _parts(subject):
        yield from part.all("LEI")


def _standing_as(subject: Subject, *kinds: str) -> Iterator[Flaw]:
    """A flaw at each LEI whose record stands so; the worst of its findings counts."""
    for node, record, worst in subject.once(_not_plain):
        if worst in kinds:
            status = record.registration.status.value
            told = {"lei": record.lei, "name": _name(record), "status": status}
            yield flaw(node, **told, reason="BE15")


def _not_plain(subject: Subject) -> list[tuple[Node, LeiRecord, str | None]]:
    """Each LEI whose record is worth a look, with the worst that is said of its standing."""
    return [
        (node, record, _worst(record, subject.on))
        for node in _places(subject)
        if (record := subject.records.get(node.text)) and not _is_plain(record, subject.on)
    ]


def _worst(record: LeiRecord, on: date) -> str | None:
    found = standing(record, on, LENIENT).findings
    return next((one.rule for one in found if one.rule in _TOLD), None)


def _is_plain(record: LeiRecord, on: date) -> bool:
    """Nothing to look at: the code is in force, the firm lives, and no renewal is overdue."""
    issued = record.registration.status is RegistrationStatus.ISSUED
    renewal_at = record.registration.renewal_at
    due = renewal_at is not None and renewal_at.date() < on
    return issued and record.status is not EntityStatus.INACTIVE and not due


def _name(record: LeiRecord) -> str:
    return record.legal_name.text


_NOT_ASKED = object()
_TOLD = (
    "lei-retired", "lei-duplicate", "lei-annulled", "lei-entity-inactive", "lei-lapsed",
    "lei-renewal-overdue", "lei-not-published",
)  # fmt: skip

RULES = (
    leis_are_right,
    leis_are_looked_up,
    leis_are_registered,
    leis_are_renewed,
    renewals_are_not_overdue,
    leis_are_in_force,
    leis_are_alive,
    entities_are_active,
    *lei_beside.RULES,
)
