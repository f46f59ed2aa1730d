"""Remainders of a code by 97, before and after each place: arithmetic for a change in one spot.

A code is a number once each letter is written as two digits, A as 10 to Z as 35; it is right when
that number leaves 1. A digit put in moves what stands before it by one decimal place, a letter by
two, so the value that must stand in a gap follows by division modulo 97.

Source: ISO/IEC 7064:2003, MOD 97-10.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

MODULUS: Final = 97


class Remainders:
    """The remainders of `code`, which has digits and capital letters only.

    >>> remainders = Remainders("SBOX00R7ELBK04T9QZ11")
    >>> remainders.whole, list(remainders.fitting(12, 13))
    (1, ['0'])
    """

    def __init__(self, code: str) -> None:
        self.before = [0]
        for character in code:
            self.before.append(_joined(self.before[-1], character))
        self.after, self.scale = _tails(code)

    @property
    def whole(self) -> int:
        """The remainder of the code as it stands; 1 when it is right."""
        return self.before[-1]

    def fits(self, start: int, middle: str, end: int) -> bool:
        """Whether the code is right with `middle` in place of `[start:end]`."""
        remainder = self.before[start]
        for character in middle:
            remainder = _joined(remainder, character)
        return (remainder * self.scale[end] + self.after[end]) % MODULUS == 1

    def fitting(self, start: int, end: int) -> Iterator[str]:
        """The characters that make the code right in place of `[start:end]`: two at most."""
        wanted = (1 - self.after[end]) * _INVERSE[self.scale[end]] % MODULUS
        digit = (wanted - 10 * self.before[start]) % MODULUS
        if digit < 10:
            yield _CHARACTERS[digit]
        letter = (wanted - 100 * self.before[start]) % MODULUS
        if 10 <= letter < 36:
            yield _CHARACTERS[letter]


def _joined(remainder: int, character: str) -> int:
    value = _VALUES[character]
    return (remainder * (10 if value < 10 else 100) + value) % MODULUS


def _tails(code: str) -> tuple[list[int], list[int]]:
    """For each place, the remainder of what follows from it, and that of its decimal length."""
    after, scale = [0], [1]
    for character in reversed(code):
        value = _VALUES[character]
        after.append((after[-1] + value * scale[-1]) % MODULUS)
        scale.append(scale[-1] * (10 if value < 10 else 100) % MODULUS)
    return after[::-1], scale[::-1]


_CHARACTERS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = {character: value for value, character in enumerate(_CHARACTERS)}
_INVERSE: Final = (0, *(pow(number, -1, MODULUS) for number in range(1, MODULUS)))
