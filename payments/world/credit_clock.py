"""What the clock does to a credit: the end of a bank's days, and the expiry.

Source: UCP 600 art. 14(b) and 16(d), (f) (preclusion), 6(d) and 29(a) (expiry).
"""

from __future__ import annotations

from dataclasses import replace

from payments.credit.credit import Role
from payments.credit.machine import move, open_now
from payments.network.model import Due, Outcome
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import credit_of, moment_at
from payments.world.state import World
from payments.world.telling import told

PRECLUDE = "credit.preclude"
EXPIRE = "credit.expire"
DIARY = "diary"  # something was put on the agenda
SECRET = "examined"  # what the engine saw, before the bank decided
DISCLOSED = "disclosed"  # the same, once it has


def run(world: World, due: Due) -> Effect:
    """Do what is due, where the credit still stands so that it applies; else only strike it off."""
    credit = credit_of(world, due.about)
    moment = moment_at(world, credit)
    open_kinds = {m.kind for m in open_now(credit, Role.CLOCK, moment)}
    if due.kind not in open_kinds:
        return caused(world, (Outcome(DIARY, due.at, due.about, spent=(due.key,)),))
    moved = move(credit, due.kind, Role.CLOCK, moment)
    world = replace(world, credits=world.credits.set(due.about, moved))
    audience = seats_of(world, told(due.kind, credit.terms))
    return caused(
        world, (Outcome(due.kind, due.at, due.about, spent=(due.key,), audience=audience),)
    )
