"""What an explained code is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A code of one or more external sets, by the names of the sets in the standard.

    `says` is what happened or what is meant; `do` is what the firm should do.
    """

    code: str
    sets: tuple[str, ...]
    says: str
    do: str


def family(sets: tuple[str, ...], *rows: tuple[str, str, str]) -> tuple[Code, ...]:
    """The codes of a table of rows (code, says, do) that stand in the same sets."""
    return tuple(Code(code, sets, says, do) for code, says, do in rows)
