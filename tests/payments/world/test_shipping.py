"""Goods leave with a sailing, the papers of that sailing are the true ones, and days are told."""

from dataclasses import replace
from datetime import date

import pytest

from payments.credit.credit import Disposal
from payments.errors import NoSuchMove, NotPossible
from payments.world.bots import planner
from payments.world.clock import Advance
from payments.world.credit_acts import Apply, OnCredit, Present, Refuse
from payments.world.rounds import answers
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.view import view

CREDIT = "HU-2026-0117"


class Table:
    """A world played act by act, with its log, up to the seller's knowing of the credit."""

    def __init__(self, opening, **changes):
        change = first(opening)
        self.opening, self.world, self.entries = opening, change.world, [change.entry]
        self.act("buyer", "apply", Apply(replace(opening.terms, **changes)))
        self.act("buyer_bank", "issue")

    def act(self, seat, kind, body=None):
        return self.do(seat, f"credit.{kind}", body or OnCredit(CREDIT))

    def do(self, seat, kind, body):
        change = step(self.world, Act(self.world.number + 1, seat, kind, body))
        self.world = change.world
        self.entries.append(change.entry)
        return self

    def to(self, day):
        at = day if day == "next" else f"2026-{day}T12:00:00+03:00"
        return self.do(TRAINER, "advance", Advance(at))

    def advised(self):
        return self.act("seller_bank", "advise")

    def shipped(self, day):
        return self.to(day).act("seller", "ship")

    def present(self, name):
        return self.act("seller", "present", Present(CREDIT, name))

    def sees(self, seat="seller"):
        return view(self.world, self.entries, seat)

    def sets(self, seat="seller"):
        return [laid.name for laid in self.sees(seat).document_sets]

    def open(self, seat="seller"):
        return {offer.kind for offer in self.sees(seat).offers}

    def dates(self, seat="seller"):
        return {due.kind: due.at.strftime("%m-%d %H:%M") for due in self.sees(seat).deadlines}

    def heard(self, seat="seller"):
        return [line.kind for line in self.sees(seat).story]


@pytest.fixture
def table(scenario):
    return lambda **changes: Table(scenario.opening, **changes)


@pytest.fixture
def advised(table):
    return table().advised()


@pytest.mark.parametrize(
    ("day", "left_on", "true", "false"),
    [
        ("03-09", date(2026, 3, 9), "in_order", "as_shipped"),
        ("03-10", date(2026, 3, 13), "as_shipped", "in_order"),
        ("03-13", date(2026, 3, 13), "as_shipped", "in_order"),
    ],
)
def test_only_the_papers_of_the_sailing_are_true(advised, day, left_on, true, false):
    advised.shipped(day).to("03-20")
    assert advised.world.credits[CREDIT].shipped_on == (left_on,)
    assert advised.sets() == [true]
    with pytest.raises(NotPossible, match="the goods left on 2026-03"):
        advised.present(false)
    (made,) = advised.present(true).world.credits[CREDIT].presentations
    assert any(paper.kind == "bill_of_lading" for paper in made.documents)


@pytest.mark.parametrize("day", ["01-14", "03-08", "03-14", "04-01"])
def test_goods_that_no_sailing_takes_stay_where_they_are(advised, day):
    advised.to(day)
    assert "credit.ship" not in advised.open()
    with pytest.raises(NotPossible, match=r"2026-03-(09|13)"):
        advised.act("seller", "ship")


def test_papers_are_there_once_they_are_dated(advised):
    advised.shipped("03-13")
    assert (advised.sets(), [(c.name, c.there_on) for c in advised.sees().sets_coming]) == (
        [],
        [("as_shipped", date(2026, 3, 14))],
    )
    with pytest.raises(NotPossible, match="dated 2026-03-14; they are there from that day"):
        advised.present("as_shipped")
    advised.to("03-14")
    assert (advised.sets(), advised.sees().sets_coming) == (["as_shipped"], ())
    advised.present("as_shipped")


def test_nobody_is_shown_papers_of_goods_that_have_not_left(advised):
    advised.to("03-20")
    assert advised.sets() == advised.sets(TRAINER) == []
    with pytest.raises(NotPossible, match="nothing has left yet"):
        advised.present("as_shipped")


def test_a_paper_that_a_person_dates_ahead_is_a_discrepancy(advised):
    """UCP 600 art. 14(i) knows such papers: they are examined, and found wrong."""
    papers = advised.opening.document_sets[0].documents
    advised.to("03-12").act("seller", "present", Present(CREDIT, documents=papers))
    (made,) = advised.world.credits[CREDIT].presentations
    late = {finding.at for finding in made.report.findings if finding.rule == "ucp600-14i"}
    assert late == {"INV-2026-031", "BL-MBA-5521"}


def test_goods_leave_once(advised):
    advised.shipped("03-09")
    assert "credit.ship" not in advised.open()
    with pytest.raises(NoSuchMove):
        advised.act("seller", "ship")
    with pytest.raises(NoSuchMove):
        advised.to("03-12").present("in_order").act("seller", "ship")


def test_a_part_that_was_refused_is_not_shipped_again(table):
    advised = table(partial_shipments_allowed=True).advised().shipped("03-09").to("03-12")
    advised.present("in_order").act("seller_bank", "examine")
    advised.act("seller_bank", "refuse", Refuse(CREDIT, ("ucp600-18c",), Disposal.HOLDING))
    assert "credit.ship" not in advised.open()


def test_the_next_part_leaves_once_the_last_one_is_presented(table):
    parts = table(partial_shipments_allowed=True).advised().shipped("03-09")
    with pytest.raises(NoSuchMove):
        parts.act("seller", "ship")
    paper = next(p for p in parts.opening.document_sets[1].documents if p.kind == "invoice")
    half = replace(paper, total=paper.total - paper.unit_price, quantity=179)
    parts.to("03-12").act("seller", "present", Present(CREDIT, documents=(half,)))
    parts.act("seller", "ship")
    assert parts.world.credits[CREDIT].shipped_on == (date(2026, 3, 9), date(2026, 3, 13))


def test_the_seller_knows_its_days_from_the_advice_on(advised):
    assert advised.dates() == {
        "credit.latest_shipment": "03-10 09:00",
        "credit.last_sailing": "03-13 09:00",
        "credit.last_presentation": "04-10 09:00",
        "credit.expire": "04-10 16:00",
    }
    advised.shipped("03-13")
    assert advised.dates() == {
        "credit.papers_ready": "03-14 09:00",
        "credit.last_presentation": "04-07 09:00",  # 3 April, which is Good Friday
        "credit.expire": "04-10 16:00",
    }


def test_a_last_day_stands_among_the_dates_until_it_is_over(advised):
    assert advised.to("03-10").dates()["credit.latest_shipment"] == "03-10 23:59"
    assert "credit.latest_shipment" not in advised.to("03-11").dates()
    assert advised.shipped("03-13").to("04-07").dates()["credit.last_presentation"] == "04-07 16:00"
    assert "credit.last_presentation" not in advised.dates("buyer")
    assert "credit.last_presentation" not in advised.to("04-08").dates()


def test_a_last_day_is_no_date_once_that_is_done_which_it_asks_for(advised):
    assert "credit.latest_shipment" not in advised.shipped("03-10").dates()
    assert "credit.papers_ready" not in advised.to("03-14").dates()


@pytest.mark.parametrize("seat", ["seller_bank", "buyer", "buyer_bank"])
def test_the_sellers_days_are_its_own(advised, seat):
    assert set(advised.dates(seat)) <= {"credit.expire"}
    advised.shipped("03-13").to("03-14")
    assert set(advised.dates(seat)) <= {"credit.expire"}
    assert "credit.papers_ready" in advised.heard()
    assert not {"credit.latest_shipment", "credit.papers_ready"} & set(advised.heard(seat))


def test_the_clock_stops_where_the_seller_still_can_act(advised):
    stops = [advised.to("next").world.now.strftime("%m-%d") for _ in range(4)]
    assert stops == ["03-10", "03-13", "04-10", "04-10"]
    assert advised.heard()[-1] == "credit.expire"


def test_the_clock_does_not_stop_for_what_is_done(advised):
    advised.shipped("03-09").to("03-12").present("in_order")
    assert advised.to("next").world.now.strftime("%m-%d") == "03-19"  # the bank's fifth day
    assert "credit.last_presentation" not in advised.dates()


def test_an_amendment_that_is_accepted_moves_the_days(table):
    later = table(latest_shipment_on=date(2026, 3, 12), presentation_days=10).advised()
    assert later.dates()["credit.latest_shipment"] == "03-12 09:00"
    assert later.shipped("03-09").dates()["credit.last_presentation"] == "03-19 09:00"


def test_a_seller_who_was_never_advised_knows_of_no_credit(table):
    kept = table().to("04-12")
    seen = kept.sees()
    assert (seen.credits, seen.deadlines, seen.document_sets) == ((), (), ())
    assert "credit.expire" not in kept.heard()
    assert "credit.expire" in kept.heard("seller_bank")


def test_the_clock_does_not_stop_for_a_seller_who_knows_of_no_credit(table):
    """Nothing says to the trainer that a day of that seller has come: it could do nothing."""
    assert table().to("next").world.now.strftime("%m-%d %H:%M") == "04-10 16:00"


def test_a_bot_that_finds_other_goods_shipped_presents_their_papers(scenario, advised):
    advised.shipped("03-09").to("04-02")
    bots = {"seller": planner(scenario.end("refused").plans)}
    acts = [change.act for change in answers(advised.world, advised.entries, bots)]
    assert [act.body.document_set for act in acts if act.kind == "credit.present"] == ["in_order"]


@pytest.mark.parametrize(("disposal", "goes_on"), [("holding", True), ("returning", False)])
def test_what_is_sent_back_goes_to_no_other_bank(advised, disposal, goes_on):
    advised.shipped("03-13").to("03-16").present("as_shipped").act("seller_bank", "examine")
    refusal = Refuse(CREDIT, ("ucp600-28f-ii",), Disposal(disposal))
    advised.act("seller_bank", "refuse", refusal)
    assert ("credit.forward" in advised.open("seller_bank")) is goes_on
