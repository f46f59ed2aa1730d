"""One payment with all that its page tells: its journey, what it cost, and the other way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from sqlmodel import Session

from payments.network.cost import Cost, cost
from payments.network.model import Method, Network, Phase, Transfer
from payments.network.speed import Speed, business_day_after, ordered_at, speed
from payments.network.what_if import both_ways
from payments.world.state import ENGINE, World
from payments.world.step import first
from payments.world.view import TransferView
from sandbox.services import worlds
from sandbox.store.database import memory

REMEMBERED_MAX = 500
"""How many payments a process remembers both ways of: they never change."""


@dataclass(frozen=True, slots=True)
class WaySeen:
    """A payment as it goes by one method when nothing goes wrong; `messages` are their kinds."""

    method: Method
    transfer: Transfer
    messages: tuple[str, ...]
    cost: Cost
    speed: Speed | None


@dataclass(frozen=True, slots=True)
class Journey:
    """A transfer as a seat sees it. `places` says where each bank works: a place of a calendar.

    `ways` is the payment by both methods, the one it took first, or nothing where there is one.
    """

    seen: TransferView
    places: Mapping[str, str]
    cost: Cost
    speed: Speed | None
    day_is_over: bool  # the business day in which it should be there
    ways: tuple[WaySeen, ...]

    @property
    def transfer(self) -> Transfer:
        return self.seen.transfer


def journey(session: Session, world: str, seat: str, uetr: str) -> Journey:
    """The journey of a transfer. Raises NotFound, NoSuchPart."""
    seen = worlds.show_transfer(session, world, seat, uetr)
    now = worlds.current(session, world)
    transfer, network = seen.transfer, now.network
    return Journey(
        seen=seen,
        places={bank: network.banks[bank].calendar.place for bank in transfer.route},
        cost=cost(network, transfer),
        speed=speed(network, transfer),
        day_is_over=_day_is_over(now, transfer),
        ways=_remembered(session, now, transfer),
    )


def _day_is_over(now: World, transfer: Transfer) -> bool:
    today = now.network.banks[transfer.route[-1]].calendar.local(now.now).date()
    return today > business_day_after(now.network, transfer)


def _remembered(session: Session, now: World, transfer: Transfer) -> tuple[WaySeen, ...]:
    """Both ways: they follow from the opening and the order, so they are worked out once."""
    known = cast(dict[str, tuple[WaySeen, ...]], memory(session).setdefault("ways", {}))
    if transfer.phase is Phase.SCHEDULED:  # when it is taken up, rates and hours are others
        return ()
    if now.opening.engine != ENGINE:  # how it would go today says nothing about it
        return ()
    name = f"{transfer.uetr}/{ordered_at(transfer).isoformat()}"
    found = known.get(name) or _ways(first(now.opening).world.network, transfer)
    known[name] = found
    for oldest in list(known)[:-REMEMBERED_MAX]:
        known.pop(oldest, None)
    return found


def _ways(network: Network, transfer: Transfer) -> tuple[WaySeen, ...]:
    return tuple(
        WaySeen(
            method=way.method,
            transfer=way.transfer,
            messages=tuple(message.kind for message in way.messages),
            cost=cost(network, way.transfer),
            speed=speed(network, way.transfer),
        )
        for way in both_ways(network, transfer)
    )
