"""What stands in a field: characters, lines, lengths, days and amounts.

A field breaks one of these rules at most: the first that says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lei import code as lei_code
from lei.findings import Judgement, rule
from payments.errors import InvalidMoney
from payments.messages.mt.characters import outside, written
from payments.messages.mt.formats import Room, charset, matches, room
from payments.messages.mt.forms import day_of, money_of
from payments.messages.mt.structure_rules import STANDARDS
from payments.messages.mt.subject import MtSubject
from payments.messages.mt.value import MtField

_MONEY = re.compile(r"3!a15d$")
_LEI = re.compile(r"\bLEI[: ]+([0-9A-Z]{20})\b")
_SLASHED = re.compile(r"/.*|.*/|.*//.*")


@rule(
    "mt-characters",
    says="Field {tag} holds {characters}, which set {charset} does not have. Write the line as: "
    "{instead}.",
    source="Swift MT, character sets X and Z",
)
def characters_are_of_the_set(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        allowed = charset(format_) or "X"
        for row, line in enumerate(field.lines):
            if strange := outside(line, allowed):
                yield subject.flaw(
                    number,
                    row,
                    characters=strange,
                    charset=allowed,
                    instead=written(line, allowed),
                )


@rule(
    "mt-line-count",
    says="Field {tag} has {found} lines and may have {most}. Say it shorter.",
    source=f"{STANDARDS}: formats of fields",
)
def lines_are_not_too_many(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        kept, lines = room(format_), _narrative(field)
        if kept and len(lines) > kept.lines:
            yield subject.flaw(number, found=len(lines), most=kept.lines)


@rule(
    "mt-line-length",
    says="This line of field {tag} has {found} characters and may have {most}. Break it, or say "
    "it shorter.",
    source=f"{STANDARDS}: formats of fields",
)
def lines_are_not_too_long(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        kept, lines = room(format_), _narrative(field)
        for row, line in enumerate(lines, len(field.lines) - len(lines)):
            if kept and len(line) > kept.width:
                yield subject.flaw(number, row, found=len(line), most=kept.width)


@rule(
    "mt-format",
    says="Field {tag} ({name}) reads {found}; it is written {expected}.",
    source=f"{STANDARDS}: formats of fields",
)
def fields_keep_their_format(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        if not matches(format_, field.text) and not _told(field, format_):
            name = subject.kind.name(field.tag)
            found = " / ".join(field.lines) or "nothing"
            yield subject.flaw(number, name=name, found=found[:70], expected=format_)


@rule(
    "mt-date",
    says="Field {tag} says {found}, which is no day of the calendar. Days are written YYMMDD.",
    source="ISO 8601, without its century; Swift MT, error T50",
)
def days_exist(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        if matches(format_, field.text):
            for found in _days(field.text, format_):
                if day_of(found) is None:
                    yield subject.flaw(number, found=found)


@rule(
    "mt-amount",
    says="Field {tag} says {found}: {currency} is no currency that is paid in, or has fewer "
    "decimals.",
    source="ISO 4217; Swift MT, errors T52 and C03",
)
def amounts_exist(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        if matches(format_, field.text) and (found := _money(field.text, format_)):
            try:
                money_of(found)
            except InvalidMoney as error:
                yield subject.flaw(number, found=found, currency=error.currency)


@rule(
    "mt-reference-slashes",
    says="The reference {found} begins or ends with a slash, or has two in a row. The network "
    "refuses that; leave them out.",
    source="Swift MT, fields 20 and 21, error T26",
)
def references_are_plain(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        plain = field.tag in ("20", "21") and matches(format_, field.text)
        if plain and _SLASHED.fullmatch(field.text):
            yield subject.flaw(number, found=field.text)


@rule(
    "mt-lei",
    says="{code} in field {tag} is no LEI: its check digits are wrong. Look it up, and write it "
    "as its register has it.",
    source="ISO 17442-1:2020; ISO/IEC 7064 MOD 97-10",
)
def leis_are_whole(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, _ in subject.known:
        for row, line in enumerate(field.lines):
            for code in _LEI.findall(line):
                if lei_code.check(code):
                    yield subject.flaw(number, row, code=code)


def _narrative(field: MtField) -> tuple[str, ...]:
    """The lines of a field, without an account line before them."""
    return field.lines[1:] if field.lines[0].startswith("/") else field.lines


def _told(field: MtField, format_: str) -> bool:
    """Whether another rule says what is wrong with a field that breaks its format."""
    kept, lines = room(format_), _narrative(field)
    strange = outside(field.text.replace("\n", ""), charset(format_) or "X")
    return bool(strange) or (kept is not None and _is_over(lines, kept))


def _is_over(lines: tuple[str, ...], kept: Room) -> bool:
    return len(lines) > kept.lines or any(len(line) > kept.width for line in lines)


def _days(text: str, format_: str) -> list[str]:
    """The days in a text, where its format begins with one."""
    if not format_.startswith("6!n"):
        return []
    return text.split("/") if format_ == "6!n[/6!n]" else [text[:6]]


def _money(text: str, format_: str) -> str | None:
    """The currency and amount at the end of a text, where its format ends so."""
    found = re.search(r"[A-Z]{3}[0-9]+,[0-9]*$", text) if _MONEY.search(format_) else None
    return found[0] if found else None


RULES = (
    characters_are_of_the_set,
    lines_are_not_too_many,
    lines_are_not_too_long,
    fields_keep_their_format,
    days_exist,
    amounts_exist,
    references_are_plain,
    leis_are_whole,
)
