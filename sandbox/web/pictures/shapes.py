"""What pictures are made of: boxes with a mark and two lines of text, and wires between them."""

from __future__ import annotations

from dataclasses import dataclass

LETTER_PX = 7.6  # width of a bold letter of 13 px, on average
SMALL_LETTER_PX = 6.3  # of a plain letter of 12 px


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
    """A title, cut where it would leave a box of `width` pixels."""
    return _cut(text, int(width / LETTER_PX))


def fitted_detail(text: str, width: float) -> str:
    """A second line, cut likewise."""
    return _cut(text, int(width / SMALL_LETTER_PX))


def _cut(text: str, letters: int) -> str:
    letters = max(1, letters)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
