"""Chance that comes from a seed alone, so that this floor needs none of its own.

Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators (2014): SplitMix64.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_MASK: Final = 0xFFFFFFFFFFFFFFFF
_STEP: Final = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Shares(Generic[T]):
    """Things with weights, to be drawn by them."""

    things: tuple[T, ...]
    sums: tuple[int, ...]

    @classmethod
    def of(cls, *pairs: tuple[T, int]) -> Shares[T]:
        return cls(tuple(t for t, _ in pairs), tuple(accumulate(n for _, n in pairs)))


class Draws:
    """A stream of draws; `place` tells the streams of one seed apart."""

    __slots__ = ("_state",)

    def __init__(self, seed: int, place: int) -> None:
        self._state = mixed(mixed(seed) ^ place)

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1."""
        self._state = (self._state + _STEP) & _MASK
        return mixed(self._state) % limit

    def chance(self, per_mille: int) -> bool:
        """Whether something of this share happens."""
        return self.below(1000) < per_mille

    def one(self, things: Sequence[T]) -> T:
        """One of some things."""
        return things[self.below(len(things))]

    def by_share(self, shares: Shares[T]) -> T:
        """One of some things, by their weights."""
        return shares.things[bisect_right(shares.sums, self.below(shares.sums[-1]))]


def mixed(value: int) -> int:
    """A number of 64 bits that looks like none of its neighbours'."""
    value &= _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)
