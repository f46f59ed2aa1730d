"""Any history of open acts keeps the laws: books, messages, deadlines, replays, and views."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from lei.findings import Severity
from payments.credit.credit import Disposal
from payments.credit.moves import MOVES
from payments.credit.terms import After, Availability, Confirmation, Instalment, Tenor
from payments.errors import PaymentsError
from payments.messages import mt
from payments.money import Money
from payments.network.ledger import balance, check
from payments.network.model import Account
from payments.party import Party
from payments.world.acts import kind_of
from payments.world.clock import Advance
from payments.world.credit_acts import (
    AcceptAmendment,
    Amend,
    Apply,
    CloseBank,
    Find,
    OnCredit,
    Present,
    Refuse,
    Substitute,
    Transfer,
)
from payments.world.offers import offers
from payments.world.replay import replay
from payments.world.state import TRAINER, Act, Seat
from payments.world.step import first, step
from payments.world.tagged import canonical, plain, typed
from payments.world.view import view

RULES = ("ucp600-20a-ii-latest", "ucp600-28f-ii", "ucp600-18c")
STEPS = {(move.kind, move.by, move.to) for move in MOVES}
KINDS = {move.kind for move in MOVES}
CREDIT = "HU-2026-0117"
BUYERS = "DE11000000000000480600"


@pytest.fixture(scope="module")
def opening(scenario):
    """The coffee credit, with a grower behind the seller who can be a second seller."""
    told = scenario.opening
    grower = Party("grower", "Nyeri Growers Ltd", None, told.parties[0].address)
    return replace(
        told,
        parties=(*told.parties, grower),
        accounts=(*told.accounts, Account("0100-777-EUR", "savanna", "grower", "EUR")),
        seats=(*told.seats, Seat("grower", "grower", "")),
    )


TERMS = some.fixed_dictionaries(
    {
        "availability": some.sampled_from(Availability),
        "tenor": some.sampled_from(
            [Tenor(0), Tenor(20), Tenor(30, After.SHIPMENT), Tenor(9, After.SIGHT)]
        ),
        "confirmation": some.sampled_from(Confirmation),
        "confirming_bank": some.just("savanna"),
        "transferable": some.booleans(),
        "partial_shipments_allowed": some.booleans(),
        "reimbursing_bank": some.sampled_from([None, "hansa"]),
        "any_bank": some.booleans(),
        "instalments": some.sampled_from(
            [(), (Instalment(date(2026, 1, 10), date(2026, 2, 20), Money.of("20000", "EUR")),)]
        ),
    }
)


def body_of(offer, world, draw):
    """A body for an open act, as a person might give it."""
    if offer.kind in BODIES:
        return BODIES[offer.kind](offer, world, draw)
    return typed(kind_of(offer.kind).body, dict(offer.body))


def _number(offer):
    return offer.body["credit"]


def _rules(draw):
    return tuple(draw(some.lists(some.sampled_from(RULES), min_size=1, unique=True)))


def _amend(offer, _world, draw):
    amount = draw(some.sampled_from([None, Money.of("60000", "EUR"), Money.of("9000", "EUR")]))
    return Amend(_number(offer), amount, presentation_days=draw(some.integers(1, 40)))


def _refuse(offer, _world, draw):
    disposal = draw(some.sampled_from([None, *Disposal]))
    return Refuse(_number(offer), _rules(draw), disposal, (), offer.body.get("presentation"))


def _present(offer, world, draw):
    """A set of the scenario, true or not, or the same papers as the seller writes them."""
    laid = draw(some.sampled_from(world.opening.document_sets))
    if draw(some.booleans()):
        return Present(_number(offer), laid.name)
    return Present(_number(offer), documents=laid.documents)


def _transfer(offer, _world, draw):
    amount = draw(some.sampled_from(["9000", "40000"]))
    return Transfer(_number(offer), "grower", Money.of(amount, "EUR"))


BODIES = {
    "credit.present": _present,
    "credit.find_discrepant": lambda offer, _, draw: Find(_number(offer), _rules(draw)),
    "credit.refuse": _refuse,
    "credit.amend": _amend,
    "credit.accept_amendment": lambda offer, _, draw: AcceptAmendment(
        _number(offer), draw(some.sampled_from([(), ("amount",)]))
    ),
    "credit.transfer": _transfer,
    "credit.substitute": lambda offer, *_: Substitute(_number(offer), "in_order"),
    "bank.close": lambda offer, world, draw: CloseBank(
        offer.about, world.now.date() + timedelta(days=draw(some.integers(0, 9)))
    ),
}


def moved(world, seat, draw):
    """The next act: an open one on a credit, or the clock."""
    open_ = [o for o in offers(world, seat) if o.kind in KINDS | {"bank.close"}]
    open_ = [o for o in open_ if o.kind not in DULL or draw(some.integers(0, 5)) == 0]
    if (seat == TRAINER and draw(some.booleans())) or not open_:
        hours = draw(some.sampled_from([1, 5, 24, 72, 24 * 8]))
        return TRAINER, "advance", Advance(f"PT{hours}H")
    chosen = draw(some.sampled_from(open_))
    return seat, chosen.kind, body_of(chosen, world, draw)


def sound(world, change):
    assert check(world.network) == ()
    assert all(due.at >= world.now for due in world.network.agenda)
    for message in (m for o in change.outcomes for m in o.messages if m.kind.startswith("MT ")):
        wrong = [f for f in mt.check(message.text).findings if f.severity is not Severity.INFO]
        assert wrong == [], message.text
    for number in world.credits:
        credit = world.credits[number]
        assert {(s.kind, s.by, s.to) for s in credit.steps if s.kind in KINDS} <= STEPS
    assert balance(world.network, BUYERS).minor >= 0


BEGINNING = (
    ("buyer_bank", "credit.issue", OnCredit(CREDIT)),
    ("seller_bank", "credit.advise", OnCredit(CREDIT)),
    (TRAINER, "advance", Advance("2026-03-13T12:00:00+03:00")),
    ("seller", "credit.ship", OnCredit(CREDIT)),
    (TRAINER, "advance", Advance("2026-03-16T12:00:00+03:00")),
    ("seller", "credit.present", Present(CREDIT, "as_shipped")),
    ("seller_bank", "credit.examine", OnCredit(CREDIT)),
    ("seller_bank", "credit.forward", OnCredit(CREDIT)),
    ("buyer_bank", "credit.examine", OnCredit(CREDIT)),
)
"""How a history may begin, so that it does not end before a bank has documents."""

DULL = frozenset({"credit.decline_application", "credit.agree_to_cancel", "credit.cancel"})

SEATS = ("buyer", "buyer_bank", "seller_bank", "seller", "grower", TRAINER)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=some.data())
def test_any_history_keeps_the_laws(opening, data):
    draw = data.draw
    world = first(opening).world
    acts = [Act(1, TRAINER, "open", opening)]
    todo = list(reversed(BEGINNING[: draw(some.integers(0, len(BEGINNING)))]))
    todo.append(("buyer", "credit.apply", Apply(replace(opening.terms, **draw(TERMS)))))
    entries = []
    for _ in range(draw(some.integers(5, 40))):
        seat = draw(some.sampled_from(SEATS))
        seat, kind, body = todo.pop() if todo else moved(world, seat, draw)
        act = Act(world.number + 1, seat, kind, body)
        try:
            change = step(world, act)
        except PaymentsError:
            continue
        world = change.world
        acts.append(act)
        entries.append(change.entry)
        sound(world, change)
    for seat in SEATS:
        canonical(view(world, entries, seat))
    read = [replace(act, body=typed(type(act.body), plain(act.body))) for act in acts]
    again = replay(read)
    assert canonical(sorted(again.credits.items())) == canonical(sorted(world.credits.items()))
    assert again.network.balances == world.network.balances


@pytest.mark.parametrize("end", ["refused", "paid"])
def test_every_mt_message_of_a_played_story_is_read_without_a_finding(played, end):
    outcomes = (outcome for entry in played[end].entries for outcome in entry.outcomes)
    texts = [m.text for o in outcomes for m in o.messages if m.kind.startswith("MT ")]
    assert texts
    for text in texts:
        found = mt.check(text).findings
        assert [f for f in found if f.severity is not Severity.INFO] == []
