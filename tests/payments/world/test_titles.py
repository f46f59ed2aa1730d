"""Bills of lading as records in a world: who may do what, who sees them, one record a bill."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from payments.errors import NoSuchMove, NoSuchPart, NotItsHolder, NotPossible, NotYourAct, Refused
from payments.party import Party
from payments.title.moves import ENDS, MOVES
from payments.title.title import Hands, Medium, State
from payments.title.trail import check_title
from payments.world.clock import Advance
from payments.world.credit_acts import Apply, OnCredit
from payments.world.offers import offers
from payments.world.replay import replay
from payments.world.state import TRAINER, Act, Entry, Seat
from payments.world.step import first, step
from payments.world.title_acts import Amend, IssueTitle, OnTitle, ToParty
from payments.world.view import view

SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")
KINDS = sorted({move.kind for move in MOVES})
NAMING = ("title.nominate", "title.hand_over", "title.endorse", "title.transfer")
CREDIT = "HU-2026-0117"
SHIPPED = (
    ("buyer", "credit.apply", Apply()),
    ("buyer_bank", "credit.issue", OnCredit(CREDIT)),
    ("seller_bank", "credit.advise", OnCredit(CREDIT)),
    (TRAINER, "advance", Advance("2026-03-13T12:00:00+03:00")),
    ("seller", "credit.ship", OnCredit(CREDIT)),
    (TRAINER, "advance", Advance("2026-03-14T12:00:00+03:00")),
)
"""What makes the bill: goods have left, and its papers are there."""
PLEDGE = (
    ("seller", "title.issue", IssueTitle("as_shipped")),
    ("seller", "title.nominate", ToParty("T1", "elbe")),
    ("seller", "title.hand_over", ToParty("T1", "hansa", "Pledged for HU-2026-0117")),
)


class Table:
    """A world that is acted in, with its log."""

    def __init__(self, opening):
        change = first(opening)
        self.world, self.entries = change.world, [change.entry]
        self.play(*SHIPPED)

    def act(self, seat, kind, body):
        change = step(self.world, Act(self.world.number + 1, seat, kind, body))
        self.world = change.world
        self.entries.append(Entry(change.act, change.outcomes))
        return self

    def play(self, *acts):
        for seat, kind, body in acts:
            self.act(seat, kind, body)
        return self

    def titles(self, seat):
        return view(self.world, self.entries, seat).titles

    def open(self, seat):
        return {offer.kind for offer in offers(self.world, seat) if "title." in offer.kind}


def bills(world):
    """The bills of which the seller may make a record."""
    return [o.about for o in offers(world, "seller") if o.kind == "title.issue"]


@pytest.fixture
def table(scenario):
    return Table(scenario.opening)


@pytest.fixture
def with_carrier(scenario):
    """The same world with a seat for the carrier."""
    line = Party("line", "Kilindini Practice Line Ltd")
    opening = replace(
        scenario.opening,
        parties=(*scenario.opening.parties, line),
        seats=(*scenario.opening.seats, Seat("carrier", "line", "You carry.")),
    )
    return Table(opening)


def test_the_bank_holds_while_the_buyer_is_named(table):
    (title,) = table.play(*PLEDGE).titles("buyer")
    assert title.last.hands == Hands("hansa", "highland", "elbe")
    table.act("buyer_bank", "title.transfer", ToParty("T1", "elbe"))
    assert table.world.titles["T1"].last.hands == Hands("elbe", "elbe")
    table.act("buyer", "title.surrender", OnTitle("T1"))
    assert table.open("buyer") == set()
    table.act(TRAINER, "title.accept_surrender", OnTitle("T1"))
    assert table.world.titles["T1"].state is State.DELIVERED


def test_one_who_is_not_the_holder_is_refused_by_name(table):
    table.play(*PLEDGE)
    before = table.world
    for seat, kind in (("buyer", "title.transfer"), ("seller", "title.endorse")):
        with pytest.raises(NotItsHolder) as refusal:
            table.act(seat, kind, ToParty("T1", "elbe"))
        assert (refusal.value.seat, refusal.value.needed) == (seat, "holder")
    assert table.world is before


def test_a_stranger_hears_of_no_record(table):
    table.act(*PLEDGE[0])
    assert table.titles("buyer") == table.titles("seller_bank") == ()
    with pytest.raises(NoSuchPart):
        table.act("buyer", "title.surrender", OnTitle("T1"))
    assert [title.number for title in table.titles(TRAINER)] == ["T1"]


def test_one_bill_one_record(table):
    assert bills(table.world) == ["BL-MBA-5521"]
    table.act(*PLEDGE[0])
    with pytest.raises(NotPossible):
        table.act(*PLEDGE[0])
    assert bills(table.world) == []


def test_no_record_is_made_of_a_bill_that_is_not_there(scenario):
    """Nothing has left yet, and the vessel of the other set never took the goods."""
    world = first(scenario.opening).world
    assert bills(world) == []
    for known in (world, Table(scenario.opening).world):
        with pytest.raises(NotPossible):
            step(known, Act(known.number + 1, "seller", "title.issue", IssueTitle("in_order")))


def test_only_the_shipper_the_carrier_and_the_trainer_make_records(with_carrier):
    for seat in ("buyer", "buyer_bank", "seller_bank"):
        assert "title.issue" not in with_carrier.open(seat)
        with pytest.raises(NotYourAct):
            with_carrier.act(seat, "title.issue", IssueTitle("as_shipped"))
    with pytest.raises(NotPossible):
        with_carrier.act("seller", "title.issue", IssueTitle("as_shipped", shipper="elbe"))
    with_carrier.act("carrier", "title.issue", IssueTitle("as_shipped"))
    title = with_carrier.world.titles["T1"]
    assert (title.carrier, title.holder) == ("line", "highland")


@pytest.mark.parametrize("body", [IssueTitle(), IssueTitle("of nobody")])
def test_a_record_needs_a_bill_of_lading(table, body):
    with pytest.raises(NoSuchPart):
        table.act("seller", "title.issue", body)


@pytest.mark.parametrize(
    ("change", "at"), [({"quantity": 0}, "$.document.quantity"), ({"ref": " "}, "$.document.ref")]
)
def test_a_bill_for_nothing_or_without_a_number_is_none(table, change, at):
    bill = next(d for d in table.world.opening.document_sets[0].documents if "BL" in d.ref)
    with pytest.raises(NotPossible) as refusal:
        table.act("seller", "title.issue", IssueTitle(document=replace(bill, **change)))
    assert refusal.value.at == at


def test_a_party_that_the_world_has_not_gets_nothing(table):
    table.act(*PLEDGE[0])
    with pytest.raises(NoSuchPart):
        table.act("seller", "title.hand_over", ToParty("T1", "a stranger"))


def test_the_carrier_amends_and_the_holder_agrees(with_carrier):
    with_carrier.play(*PLEDGE)
    amend = Amend("T1", "vessel", "MV Lehrboot")
    with pytest.raises(NotItsHolder):
        with_carrier.act("seller", "title.propose_amendment", amend)
    with_carrier.act("carrier", "title.propose_amendment", amend)
    with pytest.raises(NotItsHolder):
        with_carrier.act("carrier", "title.accept_amendment", OnTitle("T1"))
    with_carrier.act("buyer_bank", "title.accept_amendment", OnTitle("T1"))
    assert with_carrier.world.titles["T1"].document.vessel == "MV Lehrboot"


def test_a_change_of_medium_leaves_one_record_that_counts(table):
    table.act(*PLEDGE[0])
    table.act("seller", "title.ask_medium", OnTitle("T1"))
    table.act(TRAINER, "title.change_medium", OnTitle("T1"))
    old, paper = table.world.titles["T1"], table.world.titles["T2"]
    assert (old.state, paper.state, paper.medium) == (State.REPLACED, State.HELD, Medium.PAPER)
    assert (paper.former, paper.holder) == ("T1", "highland")
    with pytest.raises(NotItsHolder):
        table.act("seller", "title.surrender", OnTitle("T1"))
    with pytest.raises(NoSuchMove):
        table.act(TRAINER, "title.hand_over", ToParty("T1", "elbe"))
    table.act("seller", "title.ask_medium", OnTitle("T2"))
    table.act(TRAINER, "title.change_medium", OnTitle("T2"))
    assert table.world.titles["T3"].medium is Medium.ELECTRONIC
    told = [line.about for line in view(table.world, table.entries, "seller").story]
    assert told[-3:] == ["T2", "T2", "T3"]


def test_whom_the_record_names_is_told(table):
    table.play(*PLEDGE)
    told = {o.kind: o.audience for entry in table.entries for o in entry.outcomes}
    assert told["title.issue"] == ("seller",)
    assert told["title.hand_over"] == ("seller", "buyer", "buyer_bank")


def test_presenting_documents_moves_no_record(scenario, played):
    """Only an act on the record does."""
    world = replay([entry.act for entry in played["paid"].entries])
    assert not world.titles


def body_of(kind, number, to):
    if kind in NAMING:
        return ToParty(number, to)
    if kind == "title.propose_amendment":
        return Amend(number, "vessel", "MV Lehrboot")
    return OnTitle(number)


@settings(max_examples=40, deadline=None)
@given(data=some.data())
def test_any_acts_by_any_seats_keep_the_laws(scenario, data):
    """One holder and one live record a bill, whole trails, and a replay that agrees."""
    table = Table(scenario.opening).act(*PLEDGE[0])
    for _turn in range(15):
        seat = data.draw(some.sampled_from((*SEATS, TRAINER)))
        kind = data.draw(some.sampled_from(KINDS))
        number = data.draw(some.sampled_from(sorted(table.world.titles)))
        to = data.draw(some.sampled_from(("highland", "elbe", "hansa")))
        offered = (kind, number) in {(o.kind, o.about) for o in offers(table.world, seat)}
        before = table.world
        with suppress(Refused, NoSuchMove):
            table.act(seat, kind, body_of(kind, number, to))
        assert offered or table.world is before
        live = [title for title in table.world.titles.values() if title.state not in ENDS]
        delivered = [t for t in table.world.titles.values() if t.state is State.DELIVERED]
        assert len(live) + len(delivered) == 1
        assert all(check_title(title) == () for title in table.world.titles.values())
    again = replay([entry.act for entry in table.entries])
    assert again.titles == table.world.titles
