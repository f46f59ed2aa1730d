"""What one seat may see of a credit: the steps it was told of, and the documents it holds.

The documents are between the seller and the banks that have them; the buyer gets them when its
bank has paid. What the engine found is a bank's own once its own decision is in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from payments.credit.clocks import Deadline, deadlines
from payments.credit.credit import Credit, Desk, Presentation, Role, State, Step
from payments.credit.machine import roles_of
from payments.credit.moves import EXAMINERS, UNTOLD
from payments.credit.undertakings import Undertaking, undertakings
from payments.world.parts import calendar_working
from payments.world.state import TRAINER, Actor, World
from payments.world.telling import hear


@dataclass(frozen=True, slots=True)
class Standing:
    """A credit's promises and deadlines, as far as a seat knows the credit."""

    number: str
    undertakings: tuple[Undertaking, ...]
    deadlines: tuple[Deadline, ...]


def visible_credit(credit: Credit, who: Actor) -> Credit | None:
    """The credit as far as a seat was told of it, or None when it was told nothing."""
    if who.seat == TRAINER:
        return credit
    roles = _roles(credit, who)
    steps = tuple(step for step in credit.steps if roles & set(hear(step.kind, step.bank)))
    if not steps:
        return None
    knows_changes = any(step.kind == "credit.amend" for step in steps)
    return replace(
        credit,
        state=_headline(steps),
        own=_own(steps),
        steps=steps,
        presentations=tuple(_presentations(credit, roles)),
        amendments=credit.amendments if knows_changes else (),
        children=credit.children if roles & _TRANSFERS else (),
        shipped_on=credit.shipped_on if Role.BENEFICIARY in roles else (),
    )


def standing(world: World, credit: Credit) -> Standing:
    """The promises and deadlines of a credit as a seat sees it."""
    places = {bank: calendar_working(world, bank) for bank in world.network.banks}
    known = _issued(world, credit)
    return Standing(credit.terms.number, undertakings(known), deadlines(credit, places))


def _roles(credit: Credit, who: Actor) -> frozenset[Role]:
    """What a seat is in a credit; a seller is nothing in one that nobody has advised to it."""
    held = roles_of(credit.terms, who.party) if who.party else frozenset[Role]()
    return held if credit.has("credit.advise") else held - {Role.BENEFICIARY}


def _issued(world: World, credit: Credit) -> Credit:
    """Whoever has heard of a credit later on knows that it was issued, and when."""
    steps = world.credits[credit.terms.number].steps
    issue = next((step for step in steps if step.kind == "credit.issue"), None)
    if issue is None or credit.has("credit.issue"):
        return credit
    return replace(credit, steps=(issue, *credit.steps))


def _headline(steps: tuple[Step, ...]) -> State:
    return steps[-1].to


def _own(steps: tuple[Step, ...]) -> State:
    """The state of the credit itself, as far as the steps tell."""
    mine = [step.to for step in steps if step.presentation is None]
    return mine[-1] if mine else State.ISSUED


def _presentations(credit: Credit, roles: frozenset[Role]) -> Iterator[Presentation]:
    for made in credit.presentations:
        desks = tuple(_desk(desk, roles) for desk in made.desks if _hears_of(made, desk, roles))
        if desks and _has_papers(made, roles):
            known = any(_decided(desk) for desk in made.desks if desk.by in roles)
            yield replace(made, desks=desks, report=made.report if known else None)


def _has_papers(made: Presentation, roles: frozenset[Role]) -> bool:
    """Who may read the documents: the seller, each bank they reached, the buyer once it is paid."""
    if Role.BENEFICIARY in roles or any(desk.by in roles for desk in made.desks):
        return True
    issuers = made.desk_of(Role.ISSUING_BANK)
    return Role.APPLICANT in roles and issuers is not None and issuers.state is State.PAID


def _hears_of(made: Presentation, desk: Desk, roles: frozenset[Role]) -> bool:
    """A bank hears of its own desk and of those before it; the seller of where it presented."""
    if roles & set(EXAMINERS):
        mine = [n for n, each in enumerate(made.desks) if each.by in roles]
        return bool(mine) and made.desks.index(desk) <= max(mine)
    if Role.APPLICANT in roles:
        return desk.by is Role.ISSUING_BANK
    return desk is made.desks[0] or desk.notice is not None or desk.state not in UNTOLD


def _desk(desk: Desk, roles: frozenset[Role]) -> Desk:
    """A desk as others see it: what its bank wrote down is its own."""
    return desk if desk.by in roles else replace(desk, found=())


def _decided(desk: Desk) -> bool:
    return desk.state not in {*UNTOLD, State.FORWARDED} or desk.notice is not None


_TRANSFERS = frozenset({Role.BENEFICIARY, Role.NOMINATED_BANK})
