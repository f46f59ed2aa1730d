"""The LEI code: twenty characters, and what is wrong with the ones that fail.

Shape is judged first, on ASCII: python-stdnum looks at the check digits only, so that to it "1" and
codes of any length with a fitting remainder are right.

Source: ISO 17442-1:2020 (structure), ISO/IEC 7064 MOD 97-10 (check digits).

>>> check("SBOX00R7ELBK04T9QZ11")
()
>>> [(f.rule, dict(f.values)) for f in check("SBOX00R7ELBKO4T9QZ11")]
[('lei-check-digits', {'expected': '03', 'found': '11'})]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Final
from unicodedata import category

from stdnum.iso7064 import mod_97_10

from lei.findings import Finding, Flaw, Judgement, Severity, examine, rule

LENGTH: Final = 20
SHAPE: Final = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_BODY: Final = re.compile(r"[0-9A-Z]{20}")
_ALPHABET: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_RARE: Final = frozenset({"00", "01", "99"})
_CHARACTERS_TOLD_MAX: Final = 5
# Only ASCII is raised: str.upper turns a dotless i into I and one sharp s into two letters.
_BETWEEN: Final = (
    " -\t\r\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2010\u2011\u2012\u2013\u2014\u2212\u202f\u205f\u3000"
)
# Zero width, directions of writing, variants: they come along when a code is copied.
_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
_COMPACT: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", _BETWEEN + _UNSEEN
)
_LABEL: Final = re.compile(r"(?:LEI(?:CODE|NUMBER|NO|NR)?[.:=#]+)+|LEI(?=[0-9A-Z]{20}[.,;]*$)")
_STOPS: Final = ".,;"
_VALUES: Final = str.maketrans({chr(55 + value): str(value) for value in range(10, 36)})


DIGITS_CHECKED_SINCE: Final = date(2016, 7, 7)


@dataclass(frozen=True, slots=True)
class Registered:
    """A code that the register holds, and since when."""

    code: str
    registered_on: date


class Verdict(StrEnum):
    """A code is as bad as its worst finding."""

    VALID = "valid"
    WARNING = "warning"
    INVALID = "invalid"


def compact(text: str) -> str:
    """`text` with small letters raised, without what is put between groups and around a code.

    Left out are spaces, hyphens and what cannot be seen, a label before it and full stops after it.

    >>> compact("sbox 00r7-elbk 04t9 qz11"), compact("LEI: SBOX00R7ELBK04T9QZ11.")
    ('SBOX00R7ELBK04T9QZ11', 'SBOX00R7ELBK04T9QZ11')
    """
    read = text.translate(_COMPACT)
    if len(read) == LENGTH and read.isalnum():
        return read
    return read[_label_length(read) :].rstrip(_STOPS)


def check(text: str) -> tuple[Finding, ...]:
    """Everything wrong with `text` as an LEI; empty when nothing is."""
    if is_right(text):
        return ()
    code = compact(text)
    return () if is_right(code) else examine(code, RULES).findings


def reading(text: str) -> tuple[Finding, ...]:
    """What was left out or raised before `text` was judged; empty when nothing was."""
    return () if compact(text) == text else examine(text, READING_RULES).findings


def when_registered(
    findings: tuple[Finding, ...], code: str, registered_on: date
) -> tuple[Finding, ...]:
    """The findings on a code that the register holds: a few old ones never had fitting digits.

    Of 399 thousand codes of a golden copy of 2025, 22 fail MOD 97-10; they are real all the same.
    """
    old = examine(Registered(code, registered_on), (_check_digits_registered,)).findings
    if not old:
        return findings
    return tuple(f for f in findings if f.rule != _check_digits.id) + old


def is_right(code: str) -> bool:
    """Whether a compact code passes every rule: the fast path, which tells no reason."""
    return (
        SHAPE.fullmatch(code) is not None
        and int(code.translate(_VALUES)) % 97 == 1
        and code[18:] not in _RARE
    )


def verdict(findings: Iterable[Finding]) -> Verdict:
    """The verdict that `findings` amount to."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.INVALID
    return Verdict.WARNING if Severity.WARNING in severities else Verdict.VALID


@rule(
    "lei-empty",
    says="There is no code here. An LEI has 20 letters and digits.",
    source="ISO 17442-1:2020, 4",
)
def _empty(code: str) -> Iterator[Judgement]:
    if not code:
        yield Flaw.of("code")


@rule(
    "lei-one-short",
    says="The code has 19 characters; an LEI has 20. One is missing: compare it with the paper it "
    "was copied from, first at the start and the end.",
    source="ISO 17442-1:2020, 4",
)
def _one_short(code: str) -> Iterator[Judgement]:
    if len(code) == LENGTH - 1:
        yield Flaw.of("code", found=len(code))


@rule(
    "lei-length",
    says="An LEI has 20 characters. Counted here: {found}. Copy it again, whole.",
    source="ISO 17442-1:2020, 4",
)
def _length(code: str) -> Iterator[Judgement]:
    if code and len(code) not in (LENGTH - 1, LENGTH):
        yield Flaw.of("code", found=len(code))


@rule(
    "lei-character",
    says="Character {position} is “{character}”. An LEI has only the letters A to Z and the digits "
    "0 to 9.",
    source="ISO 17442-1:2020, 4",
)
def _character(code: str) -> Iterator[Judgement]:
    strange = ((n, c) for n, c in enumerate(code, 1) if c not in _ALPHABET)
    for position, character in islice(strange, _CHARACTERS_TOLD_MAX):
        yield Flaw.of(f"code[{position}]", position=position, character=_visible(character))


@rule(
    "lei-check-letters",
    says="The code ends in {found}. The last two characters of an LEI are digits.",
    source="ISO 17442-1:2020, 4; LEI-CDF 3.1, LEIType",
)
def _check_letters(code: str) -> Iterator[Judgement]:
    if _BODY.fullmatch(code) and not code[18:].isdigit():
        yield Flaw.of("code[19]", found=code[18:])


@rule(
    "lei-check-digits",
    says="This code has a slip in it. It ends in {found}; the characters before it would need "
    "{expected}. Compare it with the paper it was copied from.",
    source="ISO/IEC 7064:2003, MOD 97-10",
)
def _check_digits(code: str) -> Iterator[Judgement]:
    if SHAPE.fullmatch(code) and not mod_97_10.is_valid(code):
        expected = mod_97_10.calc_check_digits(code[:18])
        yield Flaw.of("code[19]", expected=expected, found=code[18:])


@rule(
    "lei-check-digits-rare",
    says="The code ends in {found}. Issuers give 02 to 98; few real codes have 00, 01 or 99. Look "
    "whether the register holds it.",
    source="ISO 17442-1:2020, annex A; ISO/IEC 7064:2003",
    severity=Severity.WARNING,
)
def _check_digits_rare(code: str) -> Iterator[Judgement]:
    if SHAPE.fullmatch(code) and code[18:] in _RARE:
        yield Flaw.of("code[19]", found=code[18:])


@rule(
    "lei-check-digits-registered",
    says="The code ends in {found}, and {expected} would fit. The register has held it so since "
    "{registered_on}, before check digits were looked at: use it as it stands there.",
    source="GLEIF, data quality checks: ISO 17442 compliance, for codes registered from 2016-07-07",
    severity=Severity.WARNING,
)
def _check_digits_registered(held: Registered) -> Iterator[Judgement]:
    if held.registered_on < DIGITS_CHECKED_SINCE and not mod_97_10.is_valid(held.code):
        expected = mod_97_10.calc_check_digits(held.code[:18])
        since = held.registered_on
        yield Flaw.of("code[19]", expected=expected, found=held.code[18:], registered_on=since)


@rule(
    "lei-normalised",
    says="It was read as {code}. Write it so where it is used.",
    source="ISO 17442-1:2020, 4",
    severity=Severity.INFO,
)
def _normalised(text: str) -> Iterator[Judgement]:
    code = compact(text)
    if code and code != text:
        raised = sum("a" <= letter <= "z" for letter in text)
        yield Flaw.of("code", code=code, left_out=len(text) - len(code), raised=raised)


@rule(
    "lei-left-out",
    says="This was left out, since it is no part of the code: {left_out}.",
    source="ISO 17442-1:2020, 4",
    severity=Severity.INFO,
)
def _left_out(text: str) -> Iterator[Judgement]:
    left_out = tuple(_around(text)) if compact(text) else ()
    if left_out:
        yield Flaw.of("code", left_out=left_out)


def _around(text: str) -> Iterator[str]:
    """What was left out that nobody puts between groups: label, stops, what cannot be seen."""
    read = text.translate(_COMPACT)
    label, stops = read[: _label_length(read)], read[len(read.rstrip(_STOPS)) :]
    yield from (f"“{told}”" for told in (label, stops) if told and compact(text) != read)
    yield from (_visible(unseen) for unseen in dict.fromkeys(text) if unseen in _UNSEEN)


def _label_length(read: str) -> int:
    found = _LABEL.match(read)
    return found.end() if found else 0


def _visible(character: str) -> str:
    """A character that would not be seen on its own as U+ and its number."""
    seen = character.isprintable() and category(character)[0] not in "MZ"
    return character if seen and character not in _BLANK else f"U+{ord(character):04X}"


_BLANK: Final = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs without a shape
REGISTERED_RULES: Final = (_check_digits_registered,)
READING_RULES: Final = (_normalised, _left_out)
RULES: Final = (
    _empty,
    _one_short,
    _length,
    _character,
    _check_letters,
    _check_digits,
    _check_digits_rare,
)
