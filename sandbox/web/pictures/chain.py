"""A payment drawn as a chain of boxes, with the amount over each arrow."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.web.pictures.shapes import Box, Picture, Wire, Words, fitted

STEP_PX, WIDTH_PX, HEIGHT_PX, TOP_PX = 328, 214, 58, 8


@dataclass(frozen=True, slots=True)
class Station:
    """A firm or bank of the chain; `sends` is the amount on the arrow that leaves it, if any."""

    name: str
    place: str
    sends: str
    end: bool = False


def chain(stations: tuple[Station, ...]) -> Picture:
    """The stations from left to right. Where the last one still sends nothing, the chain ends."""
    boxes = tuple(_box(number, station) for number, station in enumerate(stations))
    legs = [(n, station) for n, station in enumerate(stations[:-1]) if station.sends]
    wires = tuple(Wire(_arrow(number)) for number, _station in legs)
    words = tuple(_amount(number, station) for number, station in legs)
    width = STEP_PX * (len(stations) - 1) + WIDTH_PX + 4
    return Picture(width, TOP_PX + HEIGHT_PX + 4, boxes, wires, words)


def _box(number: int, station: Station) -> Box:
    style = "me" if station.end else ""
    name = fitted(station.name, WIDTH_PX - 20)
    return Box(2 + STEP_PX * number, TOP_PX, WIDTH_PX, HEIGHT_PX, name, station.place, style)


def _arrow(number: int) -> str:
    x = 2 + STEP_PX * number + WIDTH_PX + 3
    return f"M{x} {TOP_PX + HEIGHT_PX / 2:g}h{STEP_PX - WIDTH_PX - 6}m-7 -5l7 5-7 5"


def _amount(number: int, station: Station) -> Words:
    x = 2 + STEP_PX * number + WIDTH_PX + (STEP_PX - WIDTH_PX) / 2
    return Words(x, TOP_PX + HEIGHT_PX / 2 - 10, station.sends, "b mid")
