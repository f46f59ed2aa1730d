"""Whatever is legal, in whatever order: the log refolds to the same world, and books balance."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payments.collection.moves import MOVES
from payments.collection.terms import CaseOfNeed, Order, Protest, Release
from payments.errors import InsufficientFunds, NotPossible
from payments.network.ledger import check
from payments.world.offers import offers
from payments.world.replay import replay
from payments.world.state import TRAINER

SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")
TABLE = {(row.state, row.kind, row.by, row.to) for row in MOVES}
WIDE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@WIDE
@given(data=st.data())
def test_any_legal_history_refolds_and_balances(open_game, data):
    draw = data.draw
    against = draw(st.sampled_from([Release.PAYMENT, Release.ACCEPTANCE]))
    changed = {"release": against, "tenor": None} if against is Release.PAYMENT else {}
    game = open_game(
        funds=draw(st.sampled_from(["40000", "10"])),
        protest=draw(st.sampled_from([None, *Protest])),
        aval_asked=draw(st.booleans()) and against is Release.ACCEPTANCE,
        case_of_need=CaseOfNeed("cajou", (Order.RETURN,)) if draw(st.booleans()) else None,
        **changed,
    )
    game.act("seller", "instruct", document_set="as_shipped")
    for _ in range(20):
        one_more(game, draw)
    assert check(game.world.network) == ()
    again = replay([entry.act for entry in game.entries])
    assert again.collections == game.world.collections
    assert again.network.balances == game.world.network.balances
    assert walks_the_table(game.collection)


def one_more(game, draw):
    """One act that is open to some seat, or the clock goes on."""
    open_acts = [
        (seat, offer.kind.removeprefix("collection."))
        for seat in SEATS
        for offer in offers(game.world, seat)
        if offer.kind.startswith("collection.")
    ]
    seat, kind = draw(st.sampled_from([*open_acts, (TRAINER, "advance")]))
    bodies = {
        "advance": {"to": draw(st.sampled_from(["next", "P1D", "P20D"]))},
        "instruct": {"document_set": "as_shipped"},
        "order": {"order": draw(st.sampled_from(Order)).value},
    }
    before = game.entries
    try:
        if game.world.now - game.entries[0].outcomes[0].at < timedelta(days=200):
            game.act(seat, kind, **bodies.get(kind, {}))
    except (InsufficientFunds, NotPossible):  # no money; too late to accept; beyond its powers
        assert game.entries == before


def walks_the_table(collection):
    state = MOVES[0].state
    for step in collection.steps:
        assert (state, step.kind, step.by, step.to) in TABLE
        state = step.to
    return state is collection.state


def test_a_seat_that_is_nobody_here_sees_nothing(open_game):
    game = open_game().presented()
    stranger = replace(game.world.opening.seats[0], name="other", party="nobody")
    opening = replace(game.world.opening, seats=(*game.world.opening.seats, stranger))
    game.world = replace(game.world, opening=opening)
    assert game.seen("other").collections == ()
    assert game.seen("other").instruction is None
