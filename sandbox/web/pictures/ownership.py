"""Who consolidates whom, drawn: a short chain upwards, or the whole group as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.web.pictures.shapes import Box, Picture, Wire, Words, fitted, fitted_detail

LEVEL_PX, ROW_PX, WIDTH_PX, HEIGHT_PX = 276, 52, 228, 42
STEP_PX, TALL_PX = 92, 56


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as a picture or list shows it. `lei` is None for a parent that is not told."""

    name: str
    place: str
    state: str
    tone: str
    lei: str | None
    me: bool = False

    @property
    def detail(self) -> str:
        """The second line of its box."""
        return " · ".join(part for part in (self.place, self.state) if part)


@dataclass(frozen=True, slots=True)
class Branch:
    """A firm and those below it. `dashed`: not by accounts (a branch office, an untold parent)."""

    firm: Firm
    children: tuple[Branch, ...] = ()
    dashed: bool = False
    note: str = ""


@dataclass(slots=True)
class _Sheet:
    """What has been drawn so far, and the next free row."""

    boxes: list[Box] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    row: float = 2

    def next_row(self) -> float:
        row, self.row = self.row, self.row + ROW_PX
        return row


def chain(firms: tuple[Firm, ...], caption: str) -> Picture:
    """Firms from the top of the group down to the one asked for; `caption` names each line."""
    boxes = tuple(_step(number, firm) for number, firm in enumerate(firms))
    words = tuple(Words(60, 86 + STEP_PX * n, caption) for n in range(len(firms) - 1))
    path = "M28 62v" + str(STEP_PX * (len(firms) - 1) - 30 + 2)
    arms = "".join(f"M28 {box.y + TALL_PX / 2 - 2:g}h24" for box in boxes[1:])
    wires = (Wire(path + arms),) if arms else ()
    return Picture(340, STEP_PX * len(firms) - 24, boxes, wires, words)


def tree(root: Branch) -> Picture:
    """The group, left to right: columns are levels, each firm beside the middle of its children."""
    sheet = _Sheet()
    _place(sheet, root, 0)
    width = max(box.x + box.width for box in sheet.boxes) + 2
    return Picture(width, sheet.row, tuple(sheet.boxes), tuple(sheet.wires))


def firms_of(branch: Branch) -> Iterator[Firm]:
    """Every firm of a branch, in the order of the list."""
    yield branch.firm
    for child in branch.children:
        yield from firms_of(child)


def _step(number: int, firm: Firm) -> Box:
    x = 1 if number == 0 else 52
    style = "me" if firm.me else ("gap" if firm.lei is None else "")
    return Box(
        x, 6 + STEP_PX * number, 339 - x, TALL_PX,
        fitted(firm.name, 300 - x), fitted_detail(firm.detail, WIDTH_PX - 32), style, firm.tone,
    )  # fmt: skip


def _place(sheet: _Sheet, branch: Branch, level: int) -> float:
    """Draw a branch and return the middle of its box."""
    middles = [_place(sheet, child, level + 1) for child in branch.children]
    y = (middles[0] + middles[-1]) / 2 - HEIGHT_PX / 2 if middles else sheet.next_row()
    sheet.boxes.append(_box(branch.firm, level, y))
    middle = y + HEIGHT_PX / 2
    for child, end in zip(branch.children, middles, strict=True):
        sheet.wires.append(_arm(level, middle, end, child.dashed))
    return middle


def _box(firm: Firm, level: int, y: float) -> Box:
    style = "me" if firm.me else ("gap" if firm.lei is None else "")
    name = fitted(firm.name, WIDTH_PX - 36)
    return Box(
        2 + LEVEL_PX * level,
        y,
        WIDTH_PX,
        HEIGHT_PX,
        name,
        fitted_detail(firm.detail, WIDTH_PX - 32),
        style,
        firm.tone,
    )


def _arm(level: int, start: float, end: float, dashed: bool) -> Wire:
    x = 2 + LEVEL_PX * level + WIDTH_PX
    path = f"M{x} {start:g}H{x + 24}V{end:g}H{x + LEVEL_PX - WIDTH_PX}"
    return Wire(path, "dash" if dashed else "")
