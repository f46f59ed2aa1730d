"""Room codes: six letters that nobody misreads and that spell no word."""

from __future__ import annotations

import secrets

LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
"""Without vowels, so that no word comes out, and without L, which looks like a figure."""

LENGTH = 6


def new_code() -> str:
    """A code drawn by chance: one of 64 million."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def compact(typed: str) -> str:
    """A code as typed, in capitals, without what people put between its letters.

    >>> compact(" bcd-fgh ")
    'BCDFGH'
    """
    return "".join(character for character in typed.upper() if character.isalnum())[:LENGTH_MAX]


LENGTH_MAX = 12
