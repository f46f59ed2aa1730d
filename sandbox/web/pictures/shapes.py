"""What pictures are made of: boxes with a mark and two lines of text, and wires between them."""

from __future__ import annotations

from dataclasses import dataclass

LETTER_PX = 7.6  # width of a bold letter of 13 px, on average


@dataclass(frozen=True, slots=True)
class Box:
    """A box at (`x`, `y`); `style` holds CSS classes, `tone` the state whose mark is drawn."""

    x: float
    y: float
    width: float
    height: float
    title: str
    detail: str
    style: str = ""
    tone: str | None = None
    more: str = ""  # a third line


@dataclass(frozen=True, slots=True)
class Wire:
    """A line, as an SVG path; `style` holds CSS classes."""

    path: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Text at a place."""

    x: float
    y: float
    text: str
    style: str = "t2"


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    words: tuple[Words, ...] = ()


def fitted(text: str, width: float) -> str:
    """`text`, cut where it would leave a box of `width` pixels."""
    letters = max(1, int(width / LETTER_PX))
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
