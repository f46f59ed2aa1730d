"""A code as it is shown: in groups of four, with the characters that differ from another marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from sandbox.web.language import gettext as _

GROUP = 4


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a code; `marked` when it differs from what is compared."""

    text: str
    marked: bool


Groups = tuple[tuple[Character, ...], ...]


def groups(code: str, other: str | None = None) -> Groups:
    """`code` in groups of four, marked where it differs from `other`, if that is given.

    >>> [[c.text for c in group if c.marked] for group in groups("ELBKO4T9", "ELBK04T9")]
    [[], ['O']]
    """
    marked = differing(code, other) if other is not None else frozenset()
    shown = [Character(text, place in marked) for place, text in enumerate(code)]
    return tuple(tuple(shown[at : at + GROUP]) for at in range(0, len(shown), GROUP))


def differing(code: str, other: str) -> frozenset[int]:
    """Places at which two codes differ, from 0; of two lengths only the first place counts."""
    places = list(_unequal(code, other))
    return frozenset(places if len(code) == len(other) else places[:1])


def slip(typed: str, meant: str) -> str:
    """What differs between what was typed and what was probably meant, in a sentence."""
    places = sorted(differing(typed, meant))
    if len(typed) != len(meant):
        return _one_too_few_or_many(typed, meant)
    if len(places) == 1:
        at = places[0]
        return _(
            "Character %(place)s is %(meant)s, you typed %(typed)s.",
            place=at + 1,
            meant=_spoken(meant[at]),
            typed=_spoken(typed[at]),
        )
    if len(places) == 2 and _are_swapped(typed, meant, *places):
        return _(
            "Characters %(one)s and %(two)s have changed places.",
            one=places[0] + 1,
            two=places[1] + 1,
        )
    return _(
        "Characters %(places)s differ from what you typed.",
        places=", ".join(str(place + 1) for place in places),
    )


def _are_swapped(typed: str, meant: str, one: int, two: int) -> bool:
    return (typed[one], typed[two]) == (meant[two], meant[one])


def _one_too_few_or_many(typed: str, meant: str) -> str:
    if len(typed) < len(meant):
        return _("Something is missing: you typed %(n)s characters.", n=len(typed))
    return _("There is something too many: you typed %(n)s characters.", n=len(typed))


def _unequal(code: str, other: str) -> Iterator[int]:
    for place, (one, two) in enumerate(zip_longest(code, other)):
        if one != two:
            yield place


def _spoken(character: str) -> str:
    if character.isdigit():
        return _("the figure %(character)s", character=character)
    return _("the letter %(character)s", character=character)
