"""A payment drawn as a chain of boxes, with the amount over each arrow."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.web.pictures.shapes import LETTER_PX, Box, Picture, Wire, Words, fitted

WIDTH_PX, HEIGHT_PX, TOP_PX = 196, 58, 8
GAP_PX = 90
"""Between two boxes at least; wider where an amount needs it."""

LINE_PX, BOW_PX = 18, 34


@dataclass(frozen=True, slots=True)
class Station:
    """A firm or bank of the chain; `sends` is the amount on the arrow that leaves it, if any.

    `tone` is the mark in its box, `under` what stands below it, a line each.
    """

    name: str
    place: str
    sends: str
    end: bool = False
    tone: str | None = None
    under: tuple[str, ...] = ()


def chain(stations: tuple[Station, ...], straight: str = "") -> Picture:
    """The stations from left to right; an arrow is dashed where nothing has gone yet.

    `straight` names what goes past all banks between the first and the last, in a bow above them.
    """
    top = TOP_PX + (BOW_PX if straight else 0)
    lines = max((len(station.under) for station in stations), default=0)
    frame = Frame(_gap(stations), top)
    return Picture(
        frame.x(len(stations) - 1) + WIDTH_PX + 2,
        top + HEIGHT_PX + 4 + LINE_PX * lines,
        tuple(_box(number, station, frame) for number, station in enumerate(stations)),
        (*_arrows(stations, frame), *((_bow(stations, frame),) if straight else ())),
        (*_words(stations, frame), *((_bow_words(stations, straight, frame),) if straight else ())),
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """Where boxes stand: the gap between two of them, and their upper edge."""

    gap: float
    top: float

    def x(self, number: int) -> float:
        """The left edge of a station's box."""
        return 2 + (WIDTH_PX + self.gap) * number


def _gap(stations: tuple[Station, ...]) -> float:
    longest = max((len(station.sends) for station in stations[:-1]), default=0)
    return max(GAP_PX, round(longest * LETTER_PX) + 26)


def _box(number: int, station: Station, frame: Frame) -> Box:
    style = "me" if station.end else ""
    room = WIDTH_PX - (38 if station.tone else 20)
    name, place = fitted(station.name, room), station.place
    x = frame.x(number)
    return Box(x, frame.top, WIDTH_PX, HEIGHT_PX, name, place, style, station.tone)


def _arrows(stations: tuple[Station, ...], frame: Frame) -> tuple[Wire, ...]:
    return tuple(
        Wire(_arrow(number, frame), "" if station.sends else "dash")
        for number, station in enumerate(stations[:-1])
    )


def _arrow(number: int, frame: Frame) -> str:
    x = frame.x(number) + WIDTH_PX + 3
    return f"M{x:g} {frame.top + HEIGHT_PX / 2:g}h{frame.gap - 6:g}m-7 -5l7 5-7 5"


def _bow(stations: tuple[Station, ...], frame: Frame) -> Wire:
    """From the first bank, which follows the payer, to the last, before the receiver."""
    start, end = (frame.x(number) + WIDTH_PX / 2 for number in (1, len(stations) - 2))
    rise = BOW_PX - 16
    path = f"M{start:g} {frame.top - 3:g}v-{rise}H{end:g}v{rise - 2}m-5 -7l5 7 5-7"
    return Wire(path, "dash")


def _bow_words(stations: tuple[Station, ...], straight: str, frame: Frame) -> Words:
    middle = (frame.x(1) + frame.x(len(stations) - 2) + WIDTH_PX) / 2
    return Words(middle, 16, straight, "t2 mid")


def _words(stations: tuple[Station, ...], frame: Frame) -> tuple[Words, ...]:
    amounts = (
        _amount(number, station, frame)
        for number, station in enumerate(stations[:-1])
        if station.sends
    )
    below = (
        Words(frame.x(number) + 12, frame.top + HEIGHT_PX + LINE_PX * line, text)
        for number, station in enumerate(stations)
        for line, text in enumerate(station.under, start=1)
    )
    return (*amounts, *below)


def _amount(number: int, station: Station, frame: Frame) -> Words:
    x = frame.x(number) + WIDTH_PX + frame.gap / 2
    return Words(x, frame.top + HEIGHT_PX / 2 - 10, station.sends, "b mid")
