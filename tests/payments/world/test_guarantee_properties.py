"""Laws that hold for any sequence of acts on a guarantee, sensible or not."""

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from payments.errors import NoSuchMove, Refused
from payments.guarantee.guarantee import paid
from payments.guarantee.moves import ENDS, MOVES
from payments.money import Money
from payments.network.ledger import check
from payments.world.acts import ACTS
from payments.world.clock import Advance
from payments.world.guarantee_bodies import (
    Instruct,
    MakeDemand,
    MakeDemandExtendOrPay,
    OnGuarantee,
    ProposeAmendment,
    Reject,
    TransferTo,
)
from payments.world.offers import offers
from payments.world.replay import difference, replay
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[3] / "fixtures"
OPENING = scenarios.load("late-bill-of-lading", FIXTURES, "guarantee laws").opening
SEATS = ("seller", "seller_bank", "buyer", "buyer_bank", TRAINER)
AMOUNT = Money.of("1200", "EUR")
TABLE = {(move.state, move.kind): move.to for move in MOVES}

instructions = some.builds(
    Instruct,
    guarantor=some.just("savanna"),
    beneficiary=some.just("elbe"),
    amount=some.just(AMOUNT),
    underlying=some.just("contract 117"),
    expires_on=some.sampled_from((date(2026, 2, 3), date(2026, 3, 1))),
    number=some.just("G-1"),
    expiry_event=some.sampled_from((None, "Delivery note")),
    transferable=some.booleans(),
)
amounts = some.sampled_from((AMOUNT, Money.of("300", "EUR"), Money.of("5000", "EUR")))
BODIES = {
    "guarantee.demand": some.builds(
        MakeDemand, some.just("G-1"), amounts, some.sampled_from((None, "No goods came."))
    ),
    "guarantee.demand_extend_or_pay": some.builds(
        MakeDemandExtendOrPay, some.just("G-1"), amounts, some.just(date(2026, 4, 1))
    ),
    "guarantee.reject": some.just(Reject("G-1", ("urdg758-15a",))),
    "guarantee.propose_amendment": some.just(ProposeAmendment("G-1", Money.of("2000", "EUR"))),
    "guarantee.transfer": some.just(TransferTo("G-1", "hansa")),
}
KINDS = sorted(row.kind for row in ACTS if row.kind.startswith("guarantee."))
HISTORY_MAX = 10


def _drawn(draw, world):
    """An act that is offered, or any at all, or the clock moving on."""
    way = draw(some.sampled_from(("offered", "offered", "offered", "any", "clock")))
    if way == "clock":
        return Act(world.number + 1, TRAINER, "advance", Advance(draw(some.sampled_from(STEPS))))
    seat = draw(some.sampled_from(SEATS))
    offered = [o.kind for o in offers(world, seat) if o.kind in KINDS and o.about]
    if way == "any" or not offered:
        kind = draw(some.sampled_from(KINDS))
    else:
        kind = draw(some.sampled_from(offered))
    body = instructions if kind == "guarantee.instruct" else BODIES.get(kind, ALONE)
    return Act(world.number + 1, seat, kind, draw(body))


ALONE = some.just(OnGuarantee("G-1"))
STEPS = ("next", "P1D", "P6D", "P31D")


@given(some.data())
@settings(max_examples=20, deadline=None)
def test_any_history_keeps_to_the_table_and_folds_again(data):
    changes = [first(OPENING)]
    seller = Act(2, "seller", "guarantee.instruct", data.draw(instructions))
    changes.append(step(changes[-1].world, seller))
    for _ in range(HISTORY_MAX):
        world = changes[-1].world
        act = _drawn(data.draw, world)
        try:
            changes.append(step(world, act))
        except (Refused, NoSuchMove):
            assert act.kind != "advance" or not world.network.agenda  # nothing is next
            continue
    _kept_to_the_table(changes[-1].world)
    acts = [change.act for change in changes]
    assert replay(acts) == changes[-1].world
    assert difference((change.act, change.digest) for change in changes) is None


def _kept_to_the_table(world):
    guarantee = world.guarantees["G-1"]
    states = ["draft", *(each.to for each in guarantee.steps)]
    for before, made in zip(states, guarantee.steps, strict=False):
        assert TABLE[before, made.kind] == made.to
    assert guarantee.state == states[-1]
    assert paid(guarantee) <= max(guarantee.terms.amount, AMOUNT)
    assert check(world.network) == ()
    assert all(item.at >= world.now for item in world.network.agenda)
    if guarantee.state in ENDS:
        open_to_all = {o.kind for seat in SEATS for o in offers(world, seat) if o.about == "G-1"}
        assert not open_to_all
