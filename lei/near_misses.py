"""What a code was probably meant to be: the codes one slip away that pass and are registered.

Check digits find a slip but cannot say where it is. They also miss some: a letter typed for a digit
changes the number by a length, so about one such slip in two hundred passes MOD 97-10. Both kinds
are answered here in the same way, by asking the register about the few codes that a known kind of
slip would have turned into this one.

The candidates come from arithmetic, not from trial: with the remainders before and after a place
known, the characters that fit there are at most one digit and one letter.

Source: ISO/IEC 7064:2003 (the kinds of slip a check character system is for), MOD 97-10.

>>> register = {"SBOX00R7ELBK04T9QZ11": "Rösterei Elbe GmbH"}
>>> def known(codes: Iterable[str]) -> Mapping[str, str]:
...     return {code: register[code] for code in codes if code in register}
>>> [(miss.code, miss.slip.value) for miss in near_misses("SBOX00R7ELBKO4T9QZ11", known)]
[('SBOX00R7ELBK04T9QZ11', 'look-alike')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import Final, TypeAlias

from lei.code import LENGTH, SHAPE, compact
from lei.findings import Flaw, Judgement, Severity, rule
from lei.remainders import Remainders

Known: TypeAlias = Callable[[Iterable[str]], Mapping[str, str]]
"""Of the codes given, those on the register, each with its legal name."""


COMPARED_MAX: Final = 200
"""Codes of one list that are compared with the register: each costs a thousand times its check."""


class Slip(StrEnum):
    """How a code is mistyped, the likeliest first: suggestions come in this order."""

    LOOK_ALIKE = "look-alike"
    SWAPPED = "swapped"
    MISSING = "missing"
    EXTRA = "extra"
    SWAPPED_AROUND = "swapped-around"
    LOOK_ALIKES = "look-alikes"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A right code that one slip turns into the typed one.

    `position` (1-based) is where the slip begins in the typed code; `found` stands there and
    `meant` should. One of them is empty when a character is missing or too many.
    """

    code: str
    slip: Slip
    position: int
    found: str
    meant: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A registered code that was probably meant; the other fields as in `NearMiss`."""

    code: str
    legal_name: str
    slip: Slip
    position: int
    found: str
    meant: str


def near_misses(text: str, known: Known) -> tuple[Suggestion, ...]:
    """The registered codes one slip from `text`, likeliest first; `known` is asked once."""
    misses = candidates(text)
    names = known([miss.code for miss in misses]) if misses else {}
    return tuple(
        Suggestion(m.code, names[m.code], m.slip, m.position, m.found, m.meant)
        for m in misses
        if m.code in names
    )


def candidates(text: str) -> tuple[NearMiss, ...]:
    """Every code of right shape and check digits one slip from `text`, likeliest slip first.

    A code that several slips explain has the likeliest. `text` itself is never among them. Where
    it has a character that no LEI has, the slip is there.
    """
    typed = compact(text)
    misses = sorted(_all(typed), key=lambda miss: _RANK[miss.slip])
    first: dict[str, NearMiss] = {}
    for miss in misses:
        if miss.code != typed:
            first.setdefault(miss.code, miss)
    return tuple(first.values())


@rule(
    "lei-not-compared",
    says="What this code was meant to be was not looked for: in a list that is done for the first "
    "{maximum} codes that nobody holds. Check it by itself.",
    source="lei-sandbox: limit of a list",
    severity=Severity.INFO,
)
def _not_compared(compared: int) -> Iterator[Judgement]:
    if compared >= COMPARED_MAX:
        yield Flaw.of("code", maximum=COMPARED_MAX)


LIST_RULES: Final = (_not_compared,)


def _all(typed: str) -> Iterator[NearMiss]:
    strange = [place for place, character in enumerate(typed) if character not in _ALPHABET]
    if len(strange) > 1 or not LENGTH - 1 <= len(typed) <= LENGTH + 1:
        yield from _read_as_latin(typed, strange)
        return
    remainders = Remainders("".join(c if c in _ALPHABET else "0" for c in typed))
    for miss in _of_length(typed, remainders):
        if all(miss.position <= place + 1 < miss.position + len(miss.found) for place in strange):
            yield miss


def _of_length(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    if len(typed) == LENGTH - 1:
        yield from _missing(typed, remainders)
    elif len(typed) == LENGTH + 1:
        yield from _extra(typed, remainders)
    else:
        yield from _replaced(typed, remainders)
        yield from _swapped(typed, remainders)
        yield from _look_alikes(typed, remainders)


def _replaced(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    for place, found in enumerate(typed):
        for meant in remainders.fitting(place, place + 1):
            slip = Slip.LOOK_ALIKE if meant in LOOK_ALIKE.get(found, "") else Slip.REPLACED
            yield from _made(typed, slip, place, found, meant)


def _missing(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    for place in range(len(typed) + 1):
        for meant in remainders.fitting(place, place):
            yield from _made(typed, Slip.MISSING, place, "", meant)


def _extra(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    for place, found in enumerate(typed):
        if remainders.fits(place, "", place + 1):
            yield from _made(typed, Slip.EXTRA, place, found, "")


def _swapped(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    for slip, width in ((Slip.SWAPPED, 2), (Slip.SWAPPED_AROUND, 3)):
        for place in range(len(typed) - width + 1):
            found = typed[place : place + width]
            if set(found) <= _ALPHABET and remainders.fits(place, found[::-1], place + width):
                yield from _made(typed, slip, place, found, found[::-1])


def _look_alikes(typed: str, remainders: Remainders) -> Iterator[NearMiss]:
    """Two at a time; one alone is found as a replaced character."""
    doubtful = [place for place, found in enumerate(typed) if found in LOOK_ALIKE]
    for one, other in combinations(doubtful, 2):
        for first, second in product(LOOK_ALIKE[typed[one]], LOOK_ALIKE[typed[other]]):
            meant = first + typed[one + 1 : other] + second
            if set(meant) <= _ALPHABET and remainders.fits(one, meant, other + 1):
                yield from _made(typed, Slip.LOOK_ALIKES, one, typed[one : other + 1], meant)


def _read_as_latin(typed: str, strange: list[int]) -> Iterator[NearMiss]:
    """Letters of another alphabet that look like ours, all of them read as ours."""
    if strange and len(typed) == LENGTH:
        first, last = strange[0], strange[-1] + 1
        meant = "".join(
            LOOK_ALIKE.get(c, c) if c not in _ALPHABET else c for c in typed[first:last]
        )
        for miss in _made(typed, Slip.LOOK_ALIKES, first, typed[first:last], meant):
            if Remainders(miss.code).whole == 1:
                yield miss


def _made(typed: str, slip: Slip, place: int, found: str, meant: str) -> Iterator[NearMiss]:
    code = typed[:place] + meant + typed[place + len(found) :]
    if SHAPE.fullmatch(code):
        yield NearMiss(code, slip, place + 1, found, meant)


_RANK: Final = {slip: rank for rank, slip in enumerate(Slip)}
_ALPHABET: Final = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

_ALIKE: Final = (
    "0O", "0D", "0Q", "OQ", "OD", "1I", "1L", "1J", "IL", "IJ", "17", "2Z", "27", "5S", "6G", "6B",
    "8B", "38", "3B", "9G", "4A", "UV", "VY", "VW", "MN", "CG", "EF", "KX", "PR", "7T",
)  # fmt: skip

_FOREIGN: Final = {
    **dict(zip("АВЕЗКМНОРСТУХ", "ABE3KMHOPCTYX", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0xFF21 + letter): chr(65 + letter) for letter in range(26)},
    **dict.fromkeys("ıİ", "I"),
}
"""Cyrillic, Greek, full-width and Arabic-Indic characters, by the one they pass for."""

LOOK_ALIKE: Final[Mapping[str, str]] = {
    **{
        character: "".join(pair.replace(character, "") for pair in _ALIKE if character in pair)
        for character in sorted(set("".join(_ALIKE)))
    },
    **_FOREIGN,
}
"""A character, and those it is taken for on paper, on a screen or in handwriting."""
