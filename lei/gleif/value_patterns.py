"""Patterns of texts that the readers of the field table surely take.

What a pattern takes, its reader takes too; what it does not take may still be in order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import EnumType
from typing import Final

from lei.gleif.rows import instant, lei_shape


def pattern_of(read: Callable[[str], object]) -> str:
    """A pattern of texts that a reader surely takes; one that fits nothing if it is unknown."""
    if isinstance(read, EnumType):
        words: list[str] = list(read)
        return f"(?:{'|'.join(words)})"
    return _PATTERNS.get(read, "(?!)")


# Days that every year has or a leap year of this century; three digits of a second or none.
_DAY: Final = (
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    r"|(?:0[13578]|1[02])-31)"
)
_DATE: Final = rf"(?:(?:19|20)\d\d-{_DAY}|20(?:[02468][048]|[13579][26])-02-29)"
_PATTERNS: Final[Mapping[Callable[[str], object], str]] = {
    lei_shape: r"[0-9A-Z]{18}[0-9]{2}",
    instant: rf"(?a:{_DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{{3}})?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))",
}
