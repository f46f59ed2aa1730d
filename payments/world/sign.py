"""What an end is recognised by: a part of the world of some kind that stands somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from payments.collection.collection import Collection
from payments.collection.collection import State as CollectionState
from payments.credit.credit import Credit
from payments.credit.credit import State as CreditState
from payments.guarantee.guarantee import Guarantee
from payments.guarantee.guarantee import State as GuaranteeState
from payments.network.model import TransferStatus
from payments.sale.invoice import Standing
from payments.world.invoice_acts import REMIND, standing_of
from payments.world.state import World


@dataclass(frozen=True, slots=True)
class Sign:
    """A part of `PARTS` stands at one of its words, or has been through an act, or both.

    `name` says which one, where there are several: the number of a credit, a collection, a
    guarantee or an invoice, the end-to-end id of a transfer. `reason` is a transfer's; `after` an
    act that the other part has been through.
    """

    part: str
    stands: str | None = None
    name: str | None = None
    reason: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A part of a world, where it stands, why where that is told, and the acts that led there."""

    name: str
    stands: str
    reason: str | None = None
    acts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of part: the words for where it can stand, and those that a world has."""

    words: tuple[str, ...]
    every: Callable[[World], Iterator[Found]]


def shows(world: World, sign: Sign) -> bool:
    """Whether the world shows the sign. Raises KeyError for a part that is none."""
    return any(_is(found, sign) for found in PARTS[sign.part].every(world))


def _is(found: Found, sign: Sign) -> bool:
    named = sign.name in (None, found.name)
    because = sign.reason in (None, found.reason)
    after = sign.after is None or sign.after in found.acts
    return named and because and after and sign.stands in (None, found.stands)


def _credits(world: World) -> Iterator[Found]:
    return (_moved(number, credit) for number, credit in world.credits.items())


def _collections(world: World) -> Iterator[Found]:
    return (_moved(number, found) for number, found in world.collections.items())


def _guarantees(world: World) -> Iterator[Found]:
    return (_moved(number, found) for number, found in world.guarantees.items())


def _moved(number: str, found: Credit | Collection | Guarantee) -> Found:
    acts = frozenset(step.kind for step in found.steps)
    return Found(number, found.state, acts=acts)


def _transfers(world: World) -> Iterator[Found]:
    transfers = world.network.transfers.values()
    return (Found(each.end_to_end_id, each.status, each.reason) for each in transfers)


def _invoices(world: World) -> Iterator[Found]:
    for number, invoice in world.invoices.items():
        acts = frozenset({REMIND} if invoice.reminded_at else ())
        yield Found(number, standing_of(world, invoice).standing, acts=acts)


PARTS: Mapping[str, Part] = {
    "credit": Part(tuple(CreditState), _credits),
    "collection": Part(tuple(CollectionState), _collections),
    "guarantee": Part(tuple(GuaranteeState), _guarantees),
    "transfer": Part(tuple(TransferStatus), _transfers),
    "invoice": Part(tuple(Standing), _invoices),
}
