"""What seats do with a bill of lading as a record: make it, give it on, give it back.

Which act is open is the table `payments.title.moves`; here stands only what an act does beside the
move. A record never moves by itself: not when documents are presented, not when money is paid.

Source: MLETR art. 10 to 18.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeVar

from lei.sentences import Sentence
from payments.documents.kinds import BillOfLading
from payments.errors import NoSuchPart, NotItsHolder, NotPossible, NotYourAct, TitleNotOpen
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.title.effects import Given, amendment_of
from payments.title.machine import issued, move, open_now, replaced, roles_for, roles_of
from payments.title.moves import ISSUE, REMADE
from payments.title.title import Medium, Role, State, Title, named_in
from payments.world.kinds import Effect, caused, seats_of
from payments.world.papers_seen import bills_there
from payments.world.shipments import laid_ready
from payments.world.state import TRAINER, Actor, Offer, World

CARRIER_SEAT: Final = "carrier"
"""The seat that makes records and owes the goods; where no world has it, the trainer does."""


@dataclass(frozen=True, slots=True)
class IssueTitle:
    """Body of `title.issue`: a bill of lading, or the set of documents that has it.

    `shipper` is a party's id, by default the seller of the contract, else whoever acts.
    """

    document_set: str | None = None
    document: BillOfLading | None = None
    medium: Medium = Medium.ELECTRONIC
    shipper: str | None = None


@dataclass(frozen=True, slots=True)
class OnTitle:
    """Body of an act that needs nothing but the record's number."""

    title: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ToParty:
    """Body of an act that names a party, by its id."""

    title: str
    to: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Amend:
    """Body of `title.propose_amendment`: what one datum of the bill is to say."""

    title: str
    field: str
    after: str
    remark: str = ""


class _OnTitle(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def remark(self) -> str: ...


Body = TypeVar("Body", bound=_OnTitle)
Fill = Callable[[World, Title, Body], Given]


def title_of(world: World, number: str, who: Actor) -> Title:
    """The record of that number, if `who` may read it. Raises NoSuchPart."""
    found = visible_title(world.titles.get(number), who)
    if found is None:
        raise NoSuchPart("bill of lading", number)
    return found


def visible_title(title: Title | None, who: Actor) -> Title | None:
    """The record, or None for a stranger: whom a record has ever named reads all of it."""
    if title is None or (who.seat != TRAINER and who.party not in named_in(title)):
        return None
    return title


def visible_titles(world: World, who: Actor) -> Iterator[Title]:
    """The records that a seat may read, in the order in which they were made."""
    for title in sorted(world.titles.values(), key=lambda title: int(title.number[1:])):
        if visible_title(title, who) is not None:
            yield title


def issue(world: World, body: IssueTitle, actor: Actor, ids: Ids) -> Effect:
    """A record is made of a bill of lading, and is in the shipper's hands.

    Raises NotYourAct, NoSuchPart, and NotPossible for a bill that a record was made of before.
    """
    if not _may_issue(world, actor):
        raise NotYourAct(ISSUE, actor.seat)
    bill = body.document or _laid_ready(world, body.document_set)
    if not bill.ref.strip():
        raise NotPossible("$.document.ref", "a bill of lading has a number")
    if bill.quantity < 1:
        raise NotPossible("$.document.quantity", "a bill of lading is for one thing at least")
    if bill.ref in _recorded(world):
        raise NotPossible(
            "$.document.ref", Sentence("there is a record of the bill {ref} already", ref=bill.ref)
        )
    shipper = _shipper(world, body.shipper, actor)
    blank = Title(_next_number(world), body.medium, _carrier(world), shipper, bill, ())
    return _kept(world, issued(blank, ids.reference("EBL"), world.now), ISSUE)


def acting(kind: str, fill: Fill[Body]) -> Callable[[World, Body, Actor, Ids], Effect]:
    """The function of an act on a record: make the move, and tell whom it names.

    Raises NoSuchPart for a record that the seat may not read, NotItsHolder for one in other
    hands, TitleNotOpen, NotPossible.
    """

    def apply(world: World, body: Body, actor: Actor, ids: Ids) -> Effect:
        title = title_of(world, body.title, actor)
        role = _role(title, kind, actor)
        moved = move(title, kind, role, fill(world, title, body))
        world, first = _kept(world, moved, kind)
        if moved.state is not State.REPLACED:
            return world, first
        world, more = _remade(world, moved, ids)
        return world, (*first, *more)

    return apply


def alone(world: World, _title: Title, body: OnTitle) -> Given:
    """What comes with an act that names nobody."""
    return Given(world.now, remark=body.remark)


def naming(world: World, _title: Title, body: ToParty) -> Given:
    """What comes with an act that names a party of the world. Raises NoSuchPart."""
    if all(party.id != body.to for party in world.opening.parties):
        raise NoSuchPart("party", body.to)
    return Given(world.now, to=body.to, remark=body.remark)


def amending(world: World, title: Title, body: Amend) -> Given:
    """What comes with an amendment. Raises NotPossible."""
    amendment = amendment_of(title.document, body.field, body.after)
    return Given(world.now, amendment=amendment, remark=body.remark)


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The records on which a seat may do `kind` now."""

    def open_to(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            Offer(kind, title.number, {"title": title.number})
            for title in visible_titles(world, actor)
            if _open_roles(title, kind, actor)
        )

    return open_to


def issue_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The bills that are there and that no record was made of, for who may make one."""
    if not _may_issue(world, actor):
        return ()
    done = _recorded(world)
    return tuple(
        Offer(ISSUE, bill.ref, {"document_set": laid.name})
        for laid in bills_there(world)
        for bill in laid.documents
        if isinstance(bill, BillOfLading) and bill.ref not in done
    )


def _role(title: Title, kind: str, actor: Actor) -> Role:
    """The role in which the actor acts."""
    needed = roles_for(kind)
    held = _roles(title, actor)
    if not held & set(needed):
        raise NotItsHolder(kind, title.number, needed[0], actor.seat)
    roles = _open_roles(title, kind, actor)
    if roles:
        return roles[0]
    open_kinds = {m.kind for role in held for m in open_now(title, role)}
    raise TitleNotOpen(kind, needed[0], title.state, tuple(sorted(open_kinds)))


def _open_roles(title: Title, kind: str, actor: Actor) -> tuple[Role, ...]:
    held = _roles(title, actor)
    return tuple(
        role for role in Role if role in held and any(m.kind == kind for m in open_now(title, role))
    )


def _roles(title: Title, actor: Actor) -> frozenset[Role]:
    """The trainer may act for each."""
    if actor.seat == TRAINER:
        return frozenset(Role)
    return roles_of(title, actor.party) if actor.party else frozenset()


def _may_issue(world: World, actor: Actor) -> bool:
    terms = world.opening.terms
    shipper = terms is None or actor.party == terms.beneficiary
    return actor.seat in (TRAINER, CARRIER_SEAT) or (shipper and actor.party is not None)


def _carrier(world: World) -> str:
    seats = {seat.name: seat.party for seat in world.opening.seats}
    return seats.get(CARRIER_SEAT, TRAINER)


def _shipper(world: World, named: str | None, actor: Actor) -> str:
    terms = world.opening.terms
    found = named or (terms.beneficiary if terms else actor.party)
    if found is None:
        raise NotPossible("$.shipper", "it is not said who ships")
    if all(party.id != found for party in world.opening.parties):
        raise NoSuchPart("party", found)
    if actor.seat not in (TRAINER, CARRIER_SEAT) and found != actor.party:
        raise NotPossible("$.shipper", "a shipper makes a record in its own name")
    return found


def _laid_ready(world: World, name: str | None) -> BillOfLading:
    laid = laid_ready(world, name or "without a name")
    if laid not in bills_there(world):
        raise NotPossible("$.document_set", "the papers of this set are not there yet")
    for document in laid.documents:
        if isinstance(document, BillOfLading):
            return document
    raise NoSuchPart("bill of lading", Sentence("in {name}", name=name))


def _recorded(world: World) -> frozenset[str]:
    return frozenset(title.document.ref for title in world.titles.values())


def _next_number(world: World) -> str:
    return f"T{len(world.titles) + 1}"


def _remade(world: World, old: Title, ids: Ids) -> Effect:
    """The same bill on the other medium."""
    new = replaced(old, _next_number(world), ids.reference("EBL"), world.now)
    return _kept(world, new, REMADE)


def _kept(world: World, title: Title, kind: str) -> Effect:
    world = replace(world, titles=world.titles.set(title.number, title))
    seats = seats_of(world, named_in(title))
    return caused(world, (Outcome(kind, world.now, title.number, audience=seats),))
