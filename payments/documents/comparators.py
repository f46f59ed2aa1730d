"""How two statements of the same datum are held against each other. Never string equality.

Each takes two values as they stand on documents and says whether they agree: they need not be
identical, they must not conflict (UCP 600 art. 14(d)).

>>> same_id("INV 2026/031", "inv-2026-031")
True
>>> same_quantity(Measure(180, "bags"), Measure(180, "BAG"))
True
>>> same_quantity(Measure(10, "t"), Measure(10000, "kg"))
True
>>> same_hs_code("0901", "0901 11")
True
>>> within(("MSKU1",), ("MSKU1", "MSKU2"))
True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from payments.documents.wording import contradictions, same_name, unit_of, unmatched, words
from payments.money import Money

Agree: TypeAlias = Callable[[Any, Any], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit, as a document states it."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"


def same_id(one: str, other: str) -> bool:
    """Letters and digits are the same, whatever stands between them."""
    return _letters(one) == _letters(other)


def same_party(one: str, other: str) -> bool:
    """The same name but for the way it is written."""
    return same_name(one, other)


def same_vessel(one: str, other: str) -> bool:
    """The same ship, with or without what kind of ship it is.

    >>> same_vessel("M/V SUN", "mv Sun"), same_vessel("MV Sun", "MV Moon")
    (True, False)
    """
    return _ship(one) == _ship(other)


def same_number(one: int, other: int) -> bool:
    """Exactly as many, in the same unit."""
    return one == other


def same_amount(one: Money, other: Money) -> bool:
    """The same money."""
    return one == other


def same_quantity(one: Measure, other: Measure) -> bool:
    """As many of the same unit; units that cannot be converted are not held against each other."""
    (unit, size), (other_unit, other_size) = _base(one.unit), _base(other.unit)
    return unit != other_unit or one.number * size == other.number * other_size


def same_hs_code(one: str, other: str) -> bool:
    """One code is the beginning of the other: four digits are the heading of eight."""
    short, long = sorted((_letters(one), _letters(other)), key=len)
    return long.startswith(short)


def same_place(one: str, other: str) -> bool:
    """One says all that the other says: "Hamburg" and "Hamburg, Germany"."""
    return not unmatched(one, other) or not unmatched(other, one)


def same_description(one: str, other: str) -> bool:
    """General terms agree with specific ones as long as they do not contradict (art. 14(e))."""
    return not contradictions(one, other)


def within(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> bool:
    """One is a part of the other: some of the containers, some of the marks."""
    few, many = sorted((_parts(one), _parts(other)), key=len)
    return few <= many


def comparable(one: Measure, other: Measure) -> bool:
    """Whether the units are the same or one converts into the other."""
    return _base(one.unit)[0] == _base(other.unit)[0]


def in_base(measure: Measure) -> int:
    """The number in kilograms for a weight, as it stands for anything else."""
    return measure.number * _base(measure.unit)[1]


def _parts(value: str | tuple[str, ...]) -> frozenset[str]:
    listed = words(value) if isinstance(value, str) else map(_letters, value)
    return frozenset(listed)


def _ship(name: str) -> list[str]:
    return [word for word in words(name) if word not in SHIP_KINDS]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).upper()


def _base(unit: str) -> tuple[str, int]:
    usual = unit_of(unit)
    return ("kg", 1000) if usual == "t" else (usual, 1)


SHIP_KINDS = frozenset({"m", "v", "mv", "ms", "s", "ss", "vessel"})
"""Prefixes of a ship's name: motor vessel, steamship."""
