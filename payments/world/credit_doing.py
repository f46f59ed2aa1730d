"""How an act on a credit is done: who may, the move, what goes with it, and who is told.

An act makes its move, does what belongs to it, and writes its messages. Where what belongs to it
was stopped (a payment that the bank's own checks hold up), the credit stands as it did before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from payments.credit.credit import Credit, Desk, Presentation, Role
from payments.credit.guards import Moment
from payments.credit.machine import Open, find, make, open_now, openings, roles_of
from payments.errors import NoSuchMove
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world.credit_mail import letters
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import credit_of, moment_at
from payments.world.state import TRAINER, Actor, Offer, World
from payments.world.telling import told


@dataclass(frozen=True, slots=True)
class Done:
    """A move that was made: the credit before it, by whom, when, and at which desk."""

    before: Credit
    kind: str
    by: Role
    moment: Moment
    made: Presentation | None = None
    desk: Desk | None = None

    @property
    def number(self) -> str:
        return self.before.terms.number

    @property
    def presentation(self) -> Presentation:
        """The presentation, of a move at a desk."""
        assert self.made is not None
        return self.made

    @property
    def bank(self) -> Role:
        """The bank at whose desk it was made, else the one that made it."""
        return self.desk.by if self.desk else self.by


class NamesCredit(Protocol):
    @property
    def credit(self) -> str: ...


Body = TypeVar("Body", bound=NamesCredit)
Then = Callable[[World, Done, Body, Ids], Effect]


def acting(kind: str, then: Then[Body] | None = None) -> Callable[..., Effect]:
    """The function of an act on a credit: make the move, then what goes with it."""

    def apply(world: World, body: Body, actor: Actor, ids: Ids) -> Effect:
        credit = credit_of(world, body.credit)
        moment = moment_at(world, credit)
        presentation: str | None = getattr(body, "presentation", None)
        by = role_of(credit, actor, kind, moment, presentation)
        found = find(credit, kind, by, moment, presentation)
        return done(world, credit, found, moment, lambda w, d: then(w, d, body, ids) if then
                    else (w, ()))  # fmt: skip

    return apply


def done(
    world: World,
    credit: Credit,
    found: Open,
    moment: Moment,
    then: Callable[[World, Done], Effect],
    spent: tuple[str, ...] = (),
) -> Effect:
    """Make an open move and what goes with it; the first outcome is the act's own."""
    kind = found.move.kind
    act = Done(credit, kind, found.move.by, moment, found.made, found.desk)
    world, more = then(kept(world, make(credit, found, moment)), act)
    after = credit_of(world, act.number)
    if after is credit:  # it was stopped
        return world, more
    bank = act.bank if act.desk else after.steps[-1].bank or act.by
    outcome = Outcome(
        kind,
        world.now,
        act.number,
        messages=letters(world, after, kind, bank, act.made.id if act.made else None),
        spent=spent,
        audience=seats_of(world, _hearing(after, kind, bank)),
    )
    world, first = caused(world, (outcome,))
    return world, (*first, *more)


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The credits on which a seat may do `kind` now; one offer a presentation where there are
    several."""

    def open_(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            offer
            for number in sorted(world.credits)
            for offer in _offered(world, world.credits[number], actor, kind)
        )

    return open_


def role_of(
    credit: Credit, actor: Actor, kind: str, moment: Moment, presentation: str | None = None
) -> Role:
    """As what the actor may do `kind`. Raises NoSuchMove, with what is open to it."""
    for each in _open_to(credit, actor, kind, moment):
        if presentation is None or each.made is None or each.made.id == presentation:
            return each.move.by
    others = {m.kind for role in _held(credit, actor) for m in open_now(credit, role, moment)}
    raise NoSuchMove(kind, actor.seat, credit.state, tuple(sorted(others)))


def _hearing(credit: Credit, kind: str, bank: Role) -> Iterator[str]:
    """The parties that hear of it; of a credit that was never advised the seller knows nothing."""
    advised = credit.has("credit.advise")
    parties = told(kind, credit.terms, bank)
    return (party for party in parties if advised or party != credit.terms.beneficiary)


def kept(world: World, credit: Credit) -> World:
    """The world with the credit as it now is."""
    return replace(world, credits=world.credits.set(credit.terms.number, credit))


def _offered(world: World, credit: Credit, actor: Actor, kind: str) -> tuple[Offer, ...]:
    number = credit.terms.number
    found = _open_to(credit, actor, kind, moment_at(world, credit))
    names = tuple(dict.fromkeys(each.made.id for each in found if each.made))
    if len(names) > 1:
        return tuple(Offer(kind, number, {"credit": number, "presentation": n}) for n in names)
    return (Offer(kind, number, {"credit": number}),) if found else ()


def _open_to(credit: Credit, actor: Actor, kind: str, moment: Moment) -> tuple[Open, ...]:
    roles = (role for role in Role if role in _held(credit, actor))
    return tuple(
        each for by in roles for each in openings(credit, by, moment) if each.move.kind == kind
    )


def _held(credit: Credit, actor: Actor) -> frozenset[Role]:
    """The roles of the actor; the trainer has all but the clock's."""
    if actor.seat == TRAINER:
        return frozenset(Role) - {Role.CLOCK}
    return roles_of(credit.terms, actor.party) if actor.party else frozenset()
