"""Fictional LEIs: `SBOX00`, twelve characters that never repeat for a seed, right check digits."""

from __future__ import annotations

from typing import Final

from stdnum.iso7064 import mod_97_10

from lei.synth.draws import mixed

PREFIX: Final = "SBOX00"
# No O and no I: these codes are read aloud.
ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SPACE: Final = len(ALPHABET) ** 12
_STRIDE: Final = (
    1_234_567_890_123_456_79  # shares no factor with 34, so every number has its own code
)


def code(number: int, seed: int) -> str:
    """The LEI of the entity with this number.

    >>> code(0, 1) != code(1, 1) and code(0, 1).startswith(PREFIX)
    True
    """
    place = (number * _STRIDE + mixed(seed)) % _SPACE
    body = PREFIX + _written(place)
    return body + mod_97_10.calc_check_digits(body)


def _written(place: int) -> str:
    letters = []
    for _ in range(12):
        place, rest = divmod(place, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
