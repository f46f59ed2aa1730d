"""Laws that hold for any sequence of orders, verbs, faults and clock moves."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from payments.errors import PaymentsError
from payments.money import Money
from payments.network.bookings import at_receiver
from payments.network.faults import FAULTS
from payments.network.ledger import check
from payments.network.model import ChargeBearer, Method, Phase
from payments.world.clock import Advance
from payments.world.fault_acts import Plant
from payments.world.replay import difference, replay, rewound
from payments.world.rewind import Rewind
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import AnswerRecall, AskBack, OnTransfer, WithReason
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
OPENING = banks.lab(FIXTURES, "laws", datetime(2026, 3, 2, 8, tzinfo=UTC))
ACCOUNTS = (
    "DE11000000000000480600",
    "0100-480600-EUR",
    "SAVANNA-HIGHLAND-KES",
    "SENVANG-MEKONG-USD",
    "SENVANG-MEKONG-VND",
    "ANDINO-SELVA-COP",
    "RENSHU-POTTERY-JPY",
    "HARBOURMARK-PELICAN-USD",
)
LATER = ("PT20M", "PT6H", "P1D", "P4D", "next")

amounts = st.builds(
    Money.from_minor, st.integers(5_000, 90_000_000), st.sampled_from(("EUR", "USD", "KES", "VND"))
)
orders = st.builds(
    Order,
    debtor_account=st.sampled_from(ACCOUNTS),
    creditor_account=st.sampled_from(ACCOUNTS),
    amount=amounts,
    charge_bearer=st.sampled_from(ChargeBearer),
    method=st.sampled_from(Method),
    remittance=st.one_of(st.none(), st.sampled_from([row.magic for row in FAULTS])),
)
moves = st.builds(Advance, st.sampled_from(LATER))
plants = st.builds(
    Plant, fault=st.sampled_from([row.id for row in FAULTS]), on=st.sampled_from(ACCOUNTS)
)
verbs = st.sampled_from(
    (
        ("transfer.hold", OnTransfer),
        ("transfer.release", OnTransfer),
        ("transfer.complete", OnTransfer),
        ("transfer.reject", WithReason),
        ("transfer.return", WithReason),
        ("transfer.recall", AskBack),
        ("transfer.answer_recall", AnswerRecall),
    )
)
steps = st.one_of(
    st.tuples(st.just("transfer.order"), orders),
    st.tuples(st.just("advance"), moves),
    st.tuples(st.just("fault.plant"), plants),
    st.tuples(verbs, st.integers(0, 9)),
)
LIGHT = settings(max_examples=60, deadline=None)


def played(script):
    """The changes of those steps that were not refused; and after each, the books are whole."""
    change = first(OPENING)
    changes = [change]
    for kind, body in script:
        act = _act(change.world, kind, body)
        if act is None:
            continue
        try:
            change = step(change.world, act)
        except PaymentsError:
            continue
        assert check(change.world.network) == ()
        assert all(due.at >= change.world.now for due in change.world.network.agenda)
        changes.append(change)
    return changes


def _act(world, kind, body):
    if isinstance(kind, tuple):
        uetrs = sorted(world.network.transfers)
        if not uetrs:
            return None
        kind, body = kind[0], kind[1](uetrs[body % len(uetrs)])
    return Act(world.number + 1, TRAINER, kind, body)


@LIGHT
@given(st.lists(steps, max_size=12))
def test_the_books_are_whole_and_what_arrives_is_what_was_ordered_less_charges(script):
    world = played(script)[-1].world
    for transfer in world.network.transfers.values():
        if transfer.received is not None:
            assert transfer.received == _expected(transfer)


@LIGHT
@given(st.lists(steps, max_size=12))
def test_in_the_end_nothing_is_under_way(script):
    world = played(script)[-1].world
    for _ in range(3):
        world = step(world, Act(world.number + 1, TRAINER, "advance", Advance("P60D"))).world
    assert world.network.agenda == ()
    assert check(world.network) == ()
    assert len(world.network.waiting) == 0
    ended = {transfer.phase for transfer in world.network.transfers.values()}
    assert ended <= {Phase.CREDITED, Phase.CLOSED}


@settings(max_examples=25, deadline=None)
@given(st.lists(steps, max_size=10), st.data())
def test_a_replay_proves_itself_and_going_back_restores_the_state(script, data):
    changes = played(script)
    acts = [change.act for change in changes]
    assert replay(acts) == changes[-1].world
    assert difference([(change.act, change.digest) for change in changes]) is None
    to = data.draw(st.sampled_from(acts)).number
    back = rewound(acts, Act(acts[-1].number + 1, TRAINER, "rewind", Rewind(to)))
    kept = next(change.world for change in changes if change.act.number == to)
    assert (back.world.network, back.world.now) == (kept.network, kept.now)


def _expected(transfer):
    """What was ordered, at the rates told, less what the banks took."""
    order = transfer.instruction
    route_currency = transfer.sent[0].amount.currency
    amount = order.amount
    if amount.currency != route_currency:
        amount = transfer.conversions[0].bought
    for charge in transfer.charges:
        if not charge.billed:
            amount = amount - charge.money
    changed = at_receiver(transfer, route_currency)
    if not changed:
        return amount
    assert changed[0].sold == amount
    return changed[0].bought
