"""The characters that a message between banks may hold, and what banks write instead of others.

References keep to Swift's set X. Names, addresses and remittance have a few signs more. What is in
neither is written in Latin letters on the way, each bank in its own manner; this table is ours.

Source: Swift MT, character set X; CBPR+ FINXMax and FINX-Extended types; DIN 5007-2 for ä, ö, ü.

>>> transliterated("Rösterei Łódź"), outside("Rösterei")
('Roesterei Lodz', ('ö',))
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from lei.findings import Value

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
REFERENCE = frozenset(_LETTERS + "/-?:().,'+ ")
"""Set X, without its line breaks."""

EXTENDED = REFERENCE | frozenset('!#$%&*=^_`{|}~";<>@[\\]')
"""What names, addresses and remittance may hold."""


def _search_beyond(allowed: frozenset[str]) -> Callable[[str], re.Match[str] | None]:
    return re.compile(f"[^{re.escape(''.join(sorted(allowed)))}]").search


beyond_reference = _search_beyond(REFERENCE)
"""The first character of a text that set X does not have; None where it has them all."""

beyond_extended = _search_beyond(EXTENDED)
"""The first character of a text that names, addresses and remittance may not hold."""


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


def invisible(text: str) -> tuple[str, ...]:
    """The characters of `text` that nobody sees or that turn its direction, each once, in order."""
    return () if text.isascii() else tuple(dict.fromkeys(_INVISIBLE.findall(text)))


def visible(text: str) -> str:
    """`text` with its invisible characters written out.

    >>> visible("INVOICE" + chr(0x202E) + "71")
    'INVOICEU+202E71'
    """
    return text if text.isascii() else _INVISIBLE.sub(lambda found: f"U+{ord(found[0]):04X}", text)


def shown(value: Value) -> Value:
    """A value of a finding, the invisible characters in its texts written out."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, tuple):
        return tuple(visible(part) for part in value)
    return value


def _written(character: str, allowed: frozenset[str]) -> str:
    told = _TOLD.get(character)
    if told is None:
        bare = unicodedata.normalize("NFKD", character)
        told = "".join(c for c in bare if not unicodedata.combining(c))
    return told if told and allowed.issuperset(told) else "."


_INVISIBLE = re.compile(
    "[\x80-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Controls, marks of direction, joiners, blanks that look like nothing, and tags.

Source: Unicode 15.1, category Cf and property Default_Ignorable_Code_Point; UTR 36, 2.10.
"""

_TOLD = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
    "æ": "ae", "Æ": "AE", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "œ": "oe", "Œ": "OE",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "…": "...",
    "\u00a0": " ", "\u202f": " ", "€": "EUR", "£": "GBP", "№": "No",
}  # fmt: skip
