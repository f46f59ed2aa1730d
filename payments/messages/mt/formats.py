"""What a field may hold, in the notation that Swift's own tables use.

| written | means |
|---|---|
| `16x`, `3!a` | up to 16 characters of set X; exactly three capital letters |
| `n` `a` `c` `x` `z` `d` | digits; capitals; capitals and digits; set X; set Z; an amount |
| `4*35x` | up to four lines of up to 35 characters |
| `$` | a new line |
| `[…]` | may be left out |
| `BIC` | a bank's code of eight or eleven characters |
| `PARTY` | `[/1!a][/34x]` on a line of its own, which may be left out |

An amount has a decimal comma, always, and no other mark.

>>> matches("6!n29x", "260410Nairobi"), matches("3!a15d", "EUR48,600.00")
(True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from payments.messages.mt.characters import SETS

_TOKEN = re.compile(
    r"(?:(?P<lines>\d+)\*)?(?P<most>\d+)(?P<exactly>!?)(?P<kind>[nacxzd])"
    r"|(?P<name>BIC|PARTY)|(?P<sign>.)"
)
_NARRATIVE = re.compile(r"(?:PARTY|\[/34x\$\])?(?P<lines>\d+)\*(?P<width>\d+)[xz]")


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines of how many characters a text may have."""

    lines: int
    width: int


def matches(format_: str, text: str) -> bool:
    """Whether the text of a field, lines joined by line feeds, is of a format."""
    return _pattern(format_).fullmatch(text) is not None


def charset(format_: str) -> str | None:
    """The set that a format keeps to, `X` or `Z`; None where it is digits and capitals only."""
    kinds = {token["kind"] for token in _TOKEN.finditer(format_)}
    if "z" in kinds:
        return "Z"
    return "X" if "x" in kinds or "PARTY" in format_ else None


def room(format_: str) -> Room | None:
    """The room of a format that is lines of text, an account line before them not counted."""
    found = _NARRATIVE.fullmatch(format_)
    return Room(int(found["lines"]), int(found["width"])) if found else None


@lru_cache(maxsize=256)
def _pattern(format_: str) -> re.Pattern[str]:
    return re.compile("".join(_piece(token) for token in _TOKEN.finditer(format_)))


def _piece(token: re.Match[str]) -> str:
    if token["name"]:
        return _NAMED[token["name"]]
    if token["sign"]:
        return _SIGNS.get(token["sign"], re.escape(token["sign"]))
    if token["kind"] == "d":
        return rf"(?=[0-9,]{{1,{token['most']}}}(?![0-9,]))[0-9]+,[0-9]*"
    least = token["most"] if token["exactly"] else "1"
    line = f"[{_KINDS[token['kind']]}]{{{least},{token['most']}}}"
    return f"{line}(?:\n{line}){{0,{int(token['lines'] or 1) - 1}}}"


def _class(characters: frozenset[str]) -> str:
    return re.escape("".join(sorted(characters)))


_KINDS = {
    "n": "0-9",
    "a": "A-Z",
    "c": "A-Z0-9",
    "x": _class(SETS["X"]),
    "z": _class(SETS["Z"]),
}
_SIGNS = {"[": "(?:", "]": ")?", "$": "\n"}
_NAMED = {
    "BIC": "[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
    "PARTY": rf"(?:/[A-Z]\n|(?:/[A-Z])?/[{_KINDS['x']}]{{1,34}}\n)?",
}
