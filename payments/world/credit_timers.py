"""What goes with each move of the clock: the table of what falls due on a credit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from payments.credit.credit import Credit
from payments.credit.guards import Moment
from payments.credit.machine import Open, changed
from payments.network.ids import Ids
from payments.network.model import Due
from payments.world import credit_agenda, credit_clock, credit_paying
from payments.world.credit_deciding import taken_up
from payments.world.credit_doing import Done, done, kept
from payments.world.kinds import Effect
from payments.world.parts import credit_of
from payments.world.state import World


def run(world: World, due: Due, ids: Ids) -> Effect:
    """Do what is due on a credit."""
    if due.kind in credit_agenda.REMINDERS:
        return credit_agenda.remind(world, due)

    def do(world: World, credit: Credit, found: Open, moment: Moment, item: Due) -> Effect:
        then = _THEN.get(item.kind, _nothing_more)
        return done(world, credit, found, moment, lambda w, act: then(w, act, ids), (item.key,))

    return credit_clock.run(world, due, do)


def _nothing_more(world: World, _act: Done, _ids: Ids) -> Effect:
    return world, ()


def _precluded(world: World, act: Done, _ids: Ids) -> Effect:
    """The bank learns what was in the documents: too late to say so."""
    return taken_up(world, act)


def _overrun(world: World, act: Done, _ids: Ids) -> Effect:
    credit = changed(
        credit_of(world, act.number),
        act.presentation.id,
        act.bank,
        lambda desk: replace(desk, overrun=True),
    )
    return kept(world, credit), ()


_THEN: Mapping[str, Callable[[World, Done, Ids], Effect]] = {
    credit_clock.PRECLUDE: _precluded,
    credit_clock.OVERRUN: _overrun,
    credit_clock.PAY: credit_paying.at_maturity,
    credit_clock.SETTLE: credit_paying.settled_at_maturity,
    credit_clock.REIMBURSED: credit_paying.claim_paid,
}
