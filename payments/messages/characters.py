"""The characters that a message between banks may hold, and what banks write instead of others.

References keep to Swift's set X. Names, addresses and remittance have a few signs more. What is in
neither is written in Latin letters on the way, each bank in its own manner; this table is ours.

Source: Swift MT, character set X; CBPR+ FINXMax and FINX-Extended types; DIN 5007-2 for ä, ö, ü.

>>> transliterated("Rösterei Łódź"), outside("Rösterei")
('Roesterei Lodz', ('ö',))
"""

from __future__ import annotations

import unicodedata

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
REFERENCE = frozenset(_LETTERS + "/-?:().,'+ ")
"""Set X, without its line breaks."""

EXTENDED = REFERENCE | frozenset('!#$%&*=^_`{|}~";<>@[\\]')
"""What names, addresses and remittance may hold."""


def outside(text: str, allowed: frozenset[str] = EXTENDED) -> tuple[str, ...]:
    """The characters of `text` that are not allowed, each once, in order."""
    return (
        ()
        if allowed.issuperset(text)
        else tuple(dict.fromkeys(c for c in text if c not in allowed))
    )


def transliterated(text: str, allowed: frozenset[str] = EXTENDED) -> str:
    """`text` in allowed characters; a full stop stands for what has no Latin letter."""
    return "".join(c if c in allowed else _written(c, allowed) for c in text)


def _written(character: str, allowed: frozenset[str]) -> str:
    told = _TOLD.get(character)
    if told is None:
        bare = unicodedata.normalize("NFKD", character)
        told = "".join(c for c in bare if not unicodedata.combining(c))
    return told if told and allowed.issuperset(told) else "."


_TOLD = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
    "æ": "ae", "Æ": "AE", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "œ": "oe", "Œ": "OE",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "…": "...",
    "\u00a0": " ", "\u202f": " ", "€": "EUR", "£": "GBP", "№": "No",
}  # fmt: skip
