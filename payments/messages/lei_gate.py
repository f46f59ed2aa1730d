"""The LEI gate: every LEI in a message, its digits and what a register says of it.

A schema knows the shape of an LEI only, so one with wrong check digits passes it. The register is
asked before the examination; where it was not asked, these rules say nothing.

Source: ISO 17442-1:2020; LEI-CDF 3.1 (registration and entity status); CPMI d218, requirement 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from lei import code
from lei.code import Verdict
from lei.findings import Flaw, Judgement, Severity, rule
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from payments.messages.kinds import Subject
from payments.messages.places import line, place, text

BEHIND = (RegistrationStatus.LAPSED, RegistrationStatus.PENDING_TRANSFER)
GONE = (
    RegistrationStatus.MERGED,
    RegistrationStatus.RETIRED,
    RegistrationStatus.ANNULLED,
    RegistrationStatus.DUPLICATE,
    RegistrationStatus.CANCELLED,
)


def leis_in(root: etree._Element) -> tuple[str, ...]:
    """The LEIs of a message with right check digits, each once: what a register can be asked."""
    found = dict.fromkeys(text(element) for element in root.iter("{*}LEI"))
    return tuple(lei for lei in found if _is_lei(lei))


@rule(
    "lei-gate-digits",
    says="{lei} is no LEI: its check digits do not fit. Ask the firm for its code.",
    source="ISO 17442-1:2020; ISO/IEC 7064 MOD 97-10",
)
def leis_are_right(subject: Subject) -> Iterator[Judgement]:
    for element in _places(subject):
        if not _is_lei(text(element)):
            yield _flaw(element)


@rule(
    "lei-gate-unknown",
    says="{lei} is not on the register that was asked. Check the code, or the age of the register.",
    source="GLEIF golden copy",
)
def leis_are_registered(subject: Subject) -> Iterator[Judgement]:
    for element in _places(subject):
        lei = text(element)
        if lei in subject.records and subject.records[lei] is None:
            yield _flaw(element)


@rule(
    "lei-gate-lapsed",
    says="The registration of {lei}, {name}, is {status}: its data was not confirmed in time. "
    "Ask the firm to renew it.",
    source="LEI-CDF 3.1, RegistrationStatus",
    severity=Severity.WARNING,
)
def leis_are_renewed(subject: Subject) -> Iterator[Judgement]:
    for element, record in _known(subject):
        if record.registration.status in BEHIND:
            yield _flaw(element, record)


@rule(
    "lei-gate-gone",
    says="The LEI {lei}, {name}, is {status}: it names no firm that could be party to a payment. "
    "Find out who took over.",
    source="LEI-CDF 3.1, RegistrationStatus",
)
def leis_are_alive(subject: Subject) -> Iterator[Judgement]:
    for element, record in _known(subject):
        if record.registration.status in GONE:
            yield _flaw(element, record)


@rule(
    "lei-gate-inactive",
    says="{name} ({lei}) has ceased to exist, says the register. Find out who took over.",
    source="LEI-CDF 3.1, EntityStatus",
)
def entities_are_active(subject: Subject) -> Iterator[Judgement]:
    for element, record in _known(subject):
        if record.status is EntityStatus.INACTIVE and record.registration.status not in GONE:
            yield _flaw(element, record)


def _is_lei(lei: str) -> bool:
    """Right as it stands: a message has no room for spaces or small letters."""
    return code.compact(lei) == lei and code.verdict(code.check(lei)) is not Verdict.INVALID


def _places(subject: Subject) -> Iterator[etree._Element]:
    for part in subject.envelope.parts:
        yield from part.iter("{*}LEI")


def _known(subject: Subject) -> Iterator[tuple[etree._Element, LeiRecord]]:
    for element in _places(subject):
        if (record := subject.records.get(text(element))) is not None:
            yield element, record


def _flaw(element: etree._Element, record: LeiRecord | None = None) -> Flaw:
    if record is None:
        return Flaw.of(place(element), line=line(element), lei=text(element))
    name, status = record.legal_name.text, record.registration.status.value
    return Flaw.of(place(element), line=line(element), lei=record.lei, name=name, status=status)


RULES = (leis_are_right, leis_are_registered, leis_are_renewed, leis_are_alive, entities_are_active)
