"""What happens to a firm's LEI while the world runs, and the list of shareholders that a seat gets.

A registration lapses, is renewed, or the firm is merged into another: as an act, or on a day that
the opening states. From then on look-ups and banks see the record as it now is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lei.record import EntityStatus, LeiRecord, RegistrationStatus, Successor
from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.network.model import Due, Outcome
from payments.world.kinds import Effect, caused
from payments.world.shareholders import Owned, add_up, read_list
from payments.world.state import TRAINER, Actor, Happening, Offer, Opening, World

CHANGE = "entity.change"
RENEW = "entity.renew"
ASK = "entity.ask_shareholders"
CHANGES = "entity.changes"  # what the opening states for a day
ADDED_UP = "entity.added_up"  # what the list comes to: the trainer's alone
KINDS = frozenset({CHANGES})
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Change:
    """Body of `entity.change`: what happens to an LEI; a firm merges into its `successor`."""

    lei: str
    happens: Happening
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class OnLei:
    """Body of an act that needs nothing but an LEI."""

    lei: str


def change(world: World, body: Change, actor: Actor, _ids: object) -> Effect:
    """The trainer lets something happen to an LEI. Raises NotYourAct, NoSuchPart, NotPossible."""
    if actor.seat != TRAINER:
        raise NotYourAct(CHANGE, actor.seat)
    if body.happens is Happening.MERGES and body.successor is None:
        raise NotPossible("$.successor", "a firm merges into another one")
    after = _changed(world, body.lei, body.happens, body.successor)
    return caused(after, (Outcome(CHANGE, world.now, body.lei),))


def renew(world: World, body: OnLei, actor: Actor, _ids: object) -> Effect:
    """A firm renews its own LEI for a year. Raises NotYourAct, NoSuchPart."""
    if actor.seat != TRAINER and body.lei not in _own(world, actor):
        raise NotYourAct(RENEW, actor.seat)
    after = _changed(world, body.lei, Happening.RENEWS, None)
    audience = () if actor.seat == TRAINER else (actor.seat,)
    return caused(after, (Outcome(RENEW, world.now, body.lei, audience=audience),))


def ask_shareholders(world: World, body: OnLei, actor: Actor, _ids: object) -> Effect:
    """A seat gets the list behind a firm. What it adds up to is its own work. Raises NoSuchPart."""
    known = world.opening.shareholdings
    if not any(held.firm == body.lei for held in known):
        raise NoSuchPart("list of shareholders", body.lei)
    owned = _owned(world, body.lei)
    return caused(
        world,
        (
            Outcome(ASK, world.now, body.lei, findings=read_list(owned), audience=(actor.seat,)),
            Outcome(ADDED_UP, world.now, body.lei, findings=add_up(owned)),
        ),
    )


def run(world: World, item: Due) -> Effect:
    """The day has come that the opening states."""
    stated = next(each for each in dues(world.opening) if each[0].key == item.key)[1]
    after = _changed(world, stated.lei, stated.happens, stated.successor)
    return caused(after, (Outcome(CHANGES, item.at, item.about, spent=(item.key,)),))


def dues(opening: Opening) -> Iterator[tuple[Due, Change]]:
    """What the opening states for a day, as items of the agenda."""
    for number, stated in enumerate(opening.register_changes):
        key = f"{CHANGES}/{number}"
        due = Due(stated.at, key, CHANGES, stated.lei, "")
        yield due, Change(stated.lei, stated.happens, stated.successor)


def change_offers(_world: World, actor: Actor) -> tuple[Offer, ...]:
    """The trainer may always."""
    return (Offer(CHANGE, ""),) if actor.seat == TRAINER else ()


def renew_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """A firm may renew an LEI of its own that has lapsed."""
    codes = _own(world, actor)
    return tuple(Offer(RENEW, lei, {"lei": lei}) for lei in codes if _has_lapsed(world, lei))


def ask_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """Every firm may ask, where there is a list."""
    parties = {party.lei: party.id for party in world.opening.parties}
    firms = dict.fromkeys(held.firm for held in world.opening.shareholdings)
    asked = (firm for firm in firms if parties.get(firm) not in (None, actor.party))
    return tuple(Offer(ASK, lei, {"lei": lei}) for lei in asked) if actor.party else ()


def _changed(world: World, lei: str, happens: Happening, successor: str | None) -> World:
    record = world.network.records.get(lei)
    if record is None:
        raise NoSuchPart("entity", lei)
    if successor is not None and successor not in world.network.records:
        raise NoSuchPart("entity", successor)
    after = _record(record, happens, successor, world.now)
    records = world.network.records.set(lei, after)
    return replace(world, network=replace(world.network, records=records))


def _record(
    record: LeiRecord, happens: Happening, successor: str | None, at: datetime
) -> LeiRecord:
    held = replace(record.registration, status=_STATUSES[happens], updated_at=at)
    if happens is Happening.LAPSES:
        return replace(record, registration=replace(held, renewal_at=at))
    if happens is Happening.RENEWS:
        return replace(record, registration=replace(held, renewal_at=at + YEAR))
    return replace(
        record,
        registration=held,
        status=EntityStatus.INACTIVE,
        expired_at=at,
        expiration_reason="CORPORATE_ACTION",
        successors=(Successor(lei=successor),),
    )


def _owned(world: World, lei: str) -> Owned:
    names = {record.lei: record.legal_name.text for record in world.opening.entities}
    listed = frozenset(entry.lei or entry.name for entry in world.opening.listed)
    return Owned(lei, world.opening.shareholdings, names, listed)


def _own(world: World, actor: Actor) -> tuple[str, ...]:
    parties = world.opening.parties
    return tuple(p.lei for p in parties if p.id == actor.party and p.lei)


def _has_lapsed(world: World, lei: str) -> bool:
    record = world.network.records.get(lei)
    return record is not None and record.registration.status is RegistrationStatus.LAPSED


_STATUSES = {
    Happening.LAPSES: RegistrationStatus.LAPSED,
    Happening.RENEWS: RegistrationStatus.ISSUED,
    Happening.MERGES: RegistrationStatus.RETIRED,
}
