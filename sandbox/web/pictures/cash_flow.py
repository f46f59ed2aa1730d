"""The cash of both sides of a sale over its days: two stepped lines about a line of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from payments.sale.comparison import Compared
from payments.sale.fees import Side
from sandbox.web.pictures.shapes import Picture, Wire, Words

WIDTH_PX, HEIGHT_PX, MARGIN_PX, FOOT_PX = 340.0, 150.0, 10.0, 20.0
AFTER_PX = 24.0  # room for what stands on the accounts in the end
STYLES = {Side.SELLER: "sells", Side.BUYER: "buys"}
Point = tuple[int, int]  # day, minor units


@dataclass(frozen=True, slots=True)
class Scale:
    """The days and amounts that a picture has room for, in minor units."""

    first: int
    last: int
    most: int

    def x(self, day: int) -> float:
        """Where a day stands."""
        room = WIDTH_PX - 2 * MARGIN_PX - AFTER_PX
        return round(MARGIN_PX + room * (day - self.first) / max(1, self.last - self.first), 1)

    def y(self, minor: int) -> float:
        """Where an amount stands: nothing is in the middle."""
        half = (HEIGHT_PX - FOOT_PX) / 2
        return round(half - (half - MARGIN_PX) * minor / max(1, self.most), 1)


def scale_of(compared: tuple[Compared, ...]) -> Scale:
    """One scale for all terms, so that their pictures can be laid side by side."""
    points = [point for each in compared for side in Side for point in _points(each, side)]
    days = [day for day, _ in points]
    return Scale(min(0, *days), max(0, *days), max(abs(minor) for _, minor in points))


def cash_flow(each: Compared, scale: Scale, shipment: str) -> Picture:
    """The picture of one term; `shipment` is what stands under day 0."""
    zero, ship = scale.y(0), scale.x(0)
    foot = HEIGHT_PX - FOOT_PX
    frame = (
        Wire(f"M{MARGIN_PX} {zero}H{WIDTH_PX - MARGIN_PX}", "axis"),
        Wire(f"M{ship} {MARGIN_PX}V{foot}", "axis dash"),
    )
    lines = tuple(Wire(_path(each, side, scale), STYLES[side]) for side in Side)
    marks = tuple(_marks(scale, shipment))
    return Picture(WIDTH_PX, HEIGHT_PX, (), (*frame, *lines), marks)


def _path(each: Compared, side: Side, scale: Scale) -> str:
    way = f"M{scale.x(scale.first)} {scale.y(0)}"
    for day, minor in _points(each, side):
        way += f"H{scale.x(day)}V{scale.y(minor)}"
    return f"{way}H{WIDTH_PX - MARGIN_PX}"


def _points(each: Compared, side: Side) -> Iterator[Point]:
    for day, money in each.curve(side):
        yield day, money.minor


def _marks(scale: Scale, shipment: str) -> Iterator[Words]:
    y = HEIGHT_PX - 4
    yield Words(scale.x(0), y, shipment, "t2 mid" if scale.first < 0 else "t2")
    if scale.first < 0:
        yield Words(MARGIN_PX, y, f"−{-scale.first}")
    if scale.last > 0:
        yield Words(scale.x(scale.last), y, str(scale.last), "t2 mid")
