"""A flame graph as a plain picture: `py-spy record -f raw` in, SVG without script or style out.

A rectangle is a function, as wide as its share of the samples, upon the one that called it; its
title tells the name and the share.

    py-spy record -f raw -o stacks.txt -- python ...
    python tests/bench/flame.py stacks.txt "A record of GLEIF's API" > view.svg
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

WIDTH_PX, ROW_PX, LEAST_PX, LETTER_PX = 1200, 17, 5.0, 6.6
SHADES = ("#f4d9b0", "#efc98f", "#e9b872", "#f0d2a0")


@dataclass(slots=True)
class Frame:
    """A function in the place where it was called, and how many samples were in it or above."""

    samples: int = 0
    called: dict[str, Frame] = field(default_factory=dict)

    def add(self, stack: list[str], samples: int) -> None:
        """Count a stack, outermost first."""
        self.samples += samples
        if stack:
            self.called.setdefault(stack[0], Frame()).add(stack[1:], samples)


def tree(lines: Iterator[str]) -> Frame:
    """The tree of collapsed stacks: `outer (file:line);inner (file:line) count`."""
    root = Frame()
    for line in lines:
        stack, _, samples = line.rpartition(" ")
        root.add([_named(frame) for frame in stack.split(";")], int(samples))
    return root


def picture(root: Frame, title: str) -> str:
    """The picture, outermost functions at the bottom."""
    drawn = list(_rectangles(root, 0.0, WIDTH_PX / root.samples, 0))
    height = ROW_PX * (2 + max(level for level, _text in drawn))
    shown = "".join(text.replace("@y", str(height - ROW_PX * (level + 1))) for level, text in drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {height}" '
        f'font-family="monospace" font-size="11"><title>{escape(title)}</title>{shown}</svg>\n'
    )


def _rectangles(frame: Frame, x: float, scale: float, level: int) -> Iterator[tuple[int, str]]:
    for name, inner in sorted(frame.called.items(), key=lambda pair: -pair[1].samples):
        width = inner.samples * scale
        if width >= LEAST_PX:
            yield level, _rectangle(name, x, width, level)
            yield from _rectangles(inner, x, scale, level + 1)
        x += width


def _rectangle(name: str, x: float, width: float, level: int) -> str:
    share = f"{escape(name)} {100 * width / WIDTH_PX:.1f} %"
    shade = SHADES[(len(name) + level) % len(SHADES)]
    shown = name[: int(width / LETTER_PX)]
    text = f'<text x="2" y="12">{escape(shown)}</text>' if len(shown) > 3 else ""
    return (
        f'<g transform="translate({x:.1f} @y)"><title>{share}</title>'
        f'<rect width="{width:.1f}" height="{ROW_PX - 1}" fill="{shade}"/>{text}</g>'
    )


def _named(frame: str) -> str:
    """`function file`, without folders and lines."""
    return re.sub(r" \((?:.*/)?([^/:()]+?)(?:\.py)?(?::\d+)?\)$", r" \1", frame)


if __name__ == "__main__":
    print(picture(tree(iter(Path(sys.argv[1]).read_text().splitlines())), sys.argv[2]), end="")
