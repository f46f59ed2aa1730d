"""Which fields a message has, and in which order: held to the table of its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lei.findings import Flaw, Judgement, rule
from payments.messages.mt.fields import FORMATS
from payments.messages.mt.subject import MtSubject

STANDARDS = "Standards MT, categories 4 and 7"


@rule(
    "mt-field-missing",
    says="MT {message} needs field {tag} ({name}) here. Add it; it is written {expected}.",
    source=f"{STANDARDS}: mandatory fields",
)
def required_fields_are_there(subject: MtSubject) -> Iterator[Judgement]:
    for gap in subject.placed.gaps:
        yield Flaw.of(
            f":{gap.row.label}:",
            message=subject.kind.id,
            tag=gap.row.label,
            name=gap.row.name,
            expected=" or ".join(FORMATS[tag] or f":{tag}:" for tag in gap.row.tags),
            line=subject.line(gap.before),
        )


@rule(
    "mt-field-gone",
    says="Field {tag} left MT {message} in November 2018. Write field {instead} instead.",
    source=f"{STANDARDS}: release of November 2018",
)
def fields_are_of_today(subject: MtSubject) -> Iterator[Judgement]:
    for number in subject.placed.unknown:
        tag = subject.message.fields[number].tag
        if instead := _instead(subject, tag):
            yield subject.flaw(number, message=subject.kind.id, instead=instead)


@rule(
    "mt-field-unknown",
    says="MT {message} has no field {tag}. Take it out, or look which tag was meant.",
    source=f"{STANDARDS}: tables of fields",
)
def fields_are_known(subject: MtSubject) -> Iterator[Judgement]:
    for number in subject.placed.unknown:
        if not _instead(subject, subject.message.fields[number].tag):
            yield subject.flaw(number, message=subject.kind.id)


@rule(
    "mt-field-twice",
    says="Field {tag} stands here again; MT {message} has room for it once. Keep the right one.",
    source=f"{STANDARDS}: tables of fields",
)
def fields_stand_once(subject: MtSubject) -> Iterator[Judgement]:
    for number in subject.placed.doubled:
        yield subject.flaw(number, message=subject.kind.id)


@rule(
    "mt-field-order",
    says="Field {tag} ({name}) stands out of order. MT {message} has its fields in one fixed "
    "order; move it there.",
    source=f"{STANDARDS}: order of fields",
)
def fields_are_in_order(subject: MtSubject) -> Iterator[Judgement]:
    for number in subject.placed.misplaced:
        name = subject.kind.name(subject.message.fields[number].tag)
        yield subject.flaw(number, message=subject.kind.id, name=name)


def _instead(subject: MtSubject, tag: str) -> str | None:
    """What is written today instead of a field of yesterday, where the message has it."""
    instead = _GONE.get(tag)
    return instead if instead in subject.kind.tags else None


_GONE: Mapping[str, str] = {
    "39B": "39A",
    "71B": "71D",
    "72": "72Z",
    "73": "73A",
    "79": "79Z",
}

RULES = (
    required_fields_are_there,
    fields_are_of_today,
    fields_are_known,
    fields_stand_once,
    fields_are_in_order,
)
