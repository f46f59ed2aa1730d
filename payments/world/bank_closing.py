"""Force majeure keeps a bank closed: the trainer's storm, strike or flood.

While it lasts the bank does nothing, and takes no documents in. A credit that expires meanwhile is
not honoured afterwards: an ordinary closure would have moved its last day (UCP 600 art. 29(a)),
this does not (art. 36). The days of an examination that had begun go on when the bank opens: our
reading, since the bank answers for nothing that the closure brings about.

Source: UCP 600 art. 36.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from lei.sentences import Sentence
from payments.credit.credit import Credit, Desk, Presentation
from payments.credit.machine import changed, holders
from payments.credit.moves import UNTOLD
from payments.documents.deadlines import examine_until
from payments.documents.presentation import Interruption
from payments.errors import NotPossible, NotYourAct
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world import credit_clock
from payments.world.credit_acts import CloseBank
from payments.world.credit_doing import kept
from payments.world.credit_presenting import preclusion
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at, calendar_working, shut
from payments.world.state import TRAINER, Actor, Offer, World

KIND = "bank.close"
DAYS_MAX = 60


def close(world: World, body: CloseBank, actor: Actor, _ids: Ids) -> Effect:
    """The bank is closed from today to the day named. Raises NotYourAct, NotPossible."""
    if actor.seat != TRAINER:
        raise NotYourAct(KIND, actor.seat)
    today = calendar_at(world, body.bank).local(world.now).date()
    _possible(today, body.until)
    if body.bank in shut(world):
        raise NotPossible("$.bank", "this bank is closed already")
    days = (*world.interruptions.get(body.bank, ()), Interruption(today, body.until))
    world = replace(world, interruptions=world.interruptions.set(body.bank, days))
    seats = seats_of(world, (party.id for party in world.opening.parties))
    world, first = caused(world, (Outcome(KIND, world.now, body.bank, audience=seats),))
    world, more = _days_go_on_later(world, body.bank)
    return world, (*first, *more)


def offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The trainer may close any bank that is open, where credits are played."""
    if actor.seat != TRAINER or not world.credits:
        return ()
    banks = sorted(set(world.network.banks) - shut(world))
    return tuple(Offer(KIND, bank, {"bank": bank}) for bank in banks)


def _possible(today: date, until: date) -> None:
    if not 0 <= (until - today).days <= DAYS_MAX:
        raise NotPossible(
            "$.until", Sentence("a day from today, at most {days_max} days on", days_max=DAYS_MAX)
        )


def _days_go_on_later(world: World, bank: str) -> Effect:
    """The examinations that lie at the bank end later by the days it is closed."""
    outcomes = []
    for credit, made, desk in tuple(_open_desks(world, bank)):
        until = examine_until(desk.received_on, calendar_working(world, bank))
        later = replace(desk, examine_until=until)
        current = world.credits[credit.terms.number]
        world = kept(world, changed(current, made.id, desk.by, _to(later)))
        due = preclusion(current, made, later)
        spent = credit_clock.keys(current, made.id, desk)
        outcomes.append(Outcome(credit_clock.DIARY, world.now, due.about, due=(due,), spent=spent))
    return caused(world, outcomes)


def _to(desk: Desk) -> Callable[[Desk], Desk]:
    return lambda _: desk


def _open_desks(world: World, bank: str) -> Iterator[tuple[Credit, Presentation, Desk]]:
    for number in sorted(world.credits):
        credit = world.credits[number]
        for made in credit.presentations:
            for desk in made.desks:
                if holders(credit.terms)[desk.by] == bank and desk.state in UNTOLD:
                    yield credit, made, desk
