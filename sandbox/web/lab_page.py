"""The rows of the lab's pages: acts in sentences, requests with their instants."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from payments.world.acts import kind_of
from sandbox.services.lab_log import LogLine
from sandbox.services.request_log import RequestView
from sandbox.services.worlds import ActView
from sandbox.web.desk import Desk, seat_name
from sandbox.wording import filled

ABOUT_MAX = 5
"""Things named of what an act is about; the rest is counted."""


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act of the log: who, when by the world's clock, what it says, and what it carried."""

    number: int
    at: str
    seat: str
    kind: str
    says: str
    transfers: tuple[str, ...]
    more: int
    body: str | None
    digest: str | None
    in_force: bool


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request of the log. `at` is the server's own time."""

    at: datetime
    request: RequestView


def acts_shown(desk: Desk, lines: Iterable[LogLine]) -> tuple[ShownAct, ...]:
    """The rows of the log's page."""
    return tuple(_act(desk, line) for line in lines)


def requests_shown(found: Iterable[RequestView]) -> tuple[ShownRequest, ...]:
    """The rows of the page of requests."""
    return tuple(ShownRequest(datetime.fromisoformat(each.at), each) for each in found)


def _act(desk: Desk, line: LogLine) -> ShownAct:
    act = line.act
    body = None
    if act.body is not None and act.number > 1:  # the opening is the whole world
        body = json.dumps(act.body, ensure_ascii=False, indent=2)
    return ShownAct(
        number=act.number,
        at=desk.clocks.here(act.at),
        seat=seat_name(act.seat),
        kind=act.kind,
        says=_says(desk, act),
        transfers=act.transfers[:ABOUT_MAX],
        more=max(0, len(act.transfers) - ABOUT_MAX),
        body=body,
        digest=line.digest,
        in_force=line.in_force,
    )


def _says(desk: Desk, act: ActView) -> str:
    told = {"seat": _who(desk, act.seat), "about": ", ".join(act.about[:1])}
    return filled(kind_of(act.kind).told, told)


def _who(desk: Desk, seat: str) -> str:
    """The firm that sits there, where the seat is called as the firm is; else the seat in words."""
    party = desk.party(seat)
    return party.name if party else seat_name(seat)
