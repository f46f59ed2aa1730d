"""A guarantee in a world: from the instruction to its end, by the acts of its seats."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from payments.errors import NoSuchMove, NoSuchPart, NotPossible
from payments.guarantee.guarantee import State
from payments.messages.mt import check
from payments.money import Money
from payments.network.ledger import balance
from payments.network.ledger import check as ledger_check
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
from payments.world.replay import difference, replay
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.view import view
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[3] / "fixtures"
NUMBER = "G-2026-1"
AMOUNT = Money.of("1200", "EUR")
ASKED = Instruct(
    guarantor="savanna",
    beneficiary="elbe",
    amount=AMOUNT,
    underlying="the coffee contract",
    expires_on=date(2026, 6, 30),
    number=NUMBER,
)
ON = OnGuarantee(NUMBER)
COMPLYING = MakeDemand(NUMBER, AMOUNT, statement="The coffee was never shipped.")


class Table:
    """A world that remembers its log."""

    def __init__(self, opening):
        self.changes = [first(opening)]

    @property
    def world(self):
        return self.changes[-1].world

    @property
    def guarantee(self):
        return self.world.guarantees[NUMBER]

    def act(self, seat, kind, body=ON):
        change = step(self.world, Act(self.world.number + 1, seat, f"guarantee.{kind}", body))
        self.changes.append(change)
        return change

    def until(self, day):
        act = Act(self.world.number + 1, TRAINER, "advance", Advance(f"{day}T12:00:00+03:00"))
        self.changes.append(step(self.world, act))

    def sees(self, seat):
        return view(self.world, [change.entry for change in self.changes], seat)

    def letters(self):
        return [m for c in self.changes for o in c.entry.outcomes for m in o.messages]


@pytest.fixture(scope="module")
def opening():
    return scenarios.load("late-bill-of-lading", FIXTURES, "guarantees").opening


@pytest.fixture
def table(opening):
    """A guarantee of Savanna for Highland in favour of Elbe, issued on 12 January 2026."""
    made = Table(opening)
    made.act("seller", "instruct", ASKED)
    made.act("seller_bank", "issue")
    return made


def test_the_beneficiary_hears_of_it_when_it_is_issued_and_not_before(opening):
    made = Table(opening)
    made.act("seller", "instruct", ASKED)
    assert made.sees("buyer").guarantees == ()
    assert len(made.sees("seller_bank").guarantees) == 1
    made.act("seller_bank", "issue")
    seen = made.sees("buyer").guarantees[0]
    assert seen.terms.issued_on == date(2026, 1, 12)
    assert [step.kind for step in seen.steps] == ["guarantee.issue"]


def test_what_would_be_over_as_it_is_issued_is_not_issued(opening):
    made = Table(opening)
    made.act("seller", "instruct", replace(ASKED, expires_on=date(2026, 1, 30)))
    made.until("2026-02-03")
    with pytest.raises(NotPossible) as refused:
        made.act("seller_bank", "issue")
    assert refused.value.at == "$.guarantee"
    assert made.guarantee.state is State.INSTRUCTED
    made.act("seller_bank", "decline")


@pytest.mark.parametrize("expires_on", [date(2026, 2, 3), date(2026, 2, 20)])
def test_an_amendment_that_is_accepted_too_late_leaves_nothing_due_in_the_past(table, expires_on):
    table.act("seller_bank", "propose_amendment", ProposeAmendment(NUMBER, expires_on=expires_on))
    table.until("2026-02-10")
    table.act("buyer", "accept_amendment")
    assert all(item.at >= table.world.now for item in table.world.network.agenda)
    step(table.world, Act(table.world.number + 1, TRAINER, "advance", Advance("next")))
    assert (table.guarantee.state is State.EXPIRED) == (expires_on < date(2026, 2, 10))


def test_a_complying_demand_is_paid_by_a_transfer_and_ends_it(table):
    table.act("buyer", "demand", COMPLYING)
    table.act("seller_bank", "pay")
    assert table.guarantee.state is State.EXHAUSTED
    paid = next(iter(table.world.network.transfers.values()))
    assert paid.instruction.amount == AMOUNT
    assert paid.instruction.debtor_account == "0100-480600-EUR"
    assert NUMBER in paid.instruction.remittance


def test_an_applicant_without_the_money_does_not_stop_the_payment(opening):
    """It owes its bank what is missing: Highland has 1,500 and the guarantee is for 9,000."""
    made = Table(opening)
    made.act("seller", "instruct", replace(ASKED, amount=Money.of("9000", "EUR")))
    made.act("seller_bank", "issue")
    made.act("buyer", "demand", replace(COMPLYING, amount=Money.of("9000", "EUR")))
    made.act("seller_bank", "pay")
    assert made.guarantee.state is State.EXHAUSTED
    assert balance(made.world.network, "0100-480600-EUR") == Money.of("-7500", "EUR")
    assert ledger_check(made.world.network) == ()


def test_a_part_is_paid_and_the_rest_is_still_there(table):
    table.act("buyer", "demand", replace(COMPLYING, amount=Money.of("500", "EUR")))
    table.act("seller_bank", "pay")
    assert table.guarantee.state is State.PAID
    table.act("buyer", "demand", replace(COMPLYING, amount=Money.of("800", "EUR")))
    (found,) = table.guarantee.demands[-1].report.findings
    assert (found.rule, found.values["available"]) == ("urdg758-17e", Money.of("700", "EUR"))


def test_what_the_engine_saw_is_the_guarantors_once_it_has_decided(table):
    table.act("buyer", "demand", replace(COMPLYING, statement=None))
    for seat in ("buyer", "seller", "seller_bank"):
        assert all(d.report is None for g in table.sees(seat).guarantees for d in g.demands)
        assert not [line for line in table.sees(seat).story if line.findings]
    table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a",)))
    (demand,) = table.sees("seller_bank").guarantees[0].demands
    assert [found.rule for found in demand.report.findings] == ["urdg758-15a"]
    (seen,) = table.sees("buyer").guarantees[0].demands
    assert (seen.report, seen.notice.discrepancies) == (None, ("urdg758-15a",))


def test_a_guarantor_that_lets_its_days_pass_must_pay(table):
    """Demanded on Monday 12 January: the fifth business day is Monday 19 January, 16:00."""
    table.act("buyer", "demand", replace(COMPLYING, statement=None))
    table.until("2026-01-19")
    assert table.guarantee.state is State.DEMANDED
    table.until("2026-01-20")
    assert table.guarantee.state is State.MUST_PAY
    with pytest.raises(NoSuchMove) as refusal:
        table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a",)))
    assert refusal.value.open == ("guarantee.pay",)


def test_extend_or_pay_extended(table):
    asked = MakeDemandExtendOrPay(NUMBER, AMOUNT, date(2026, 9, 30), statement="Not shipped yet.")
    table.act("buyer", "demand_extend_or_pay", asked)
    table.act("seller_bank", "suspend")
    table.act("seller_bank", "extend")
    assert table.guarantee.state is State.ISSUED
    assert table.guarantee.terms.expires_on == date(2026, 9, 30)
    table.until("2026-07-02")
    assert table.guarantee.state is State.ISSUED
    table.until("2026-10-02")
    assert table.guarantee.state is State.EXPIRED


def test_extend_or_pay_left_alone_falls_due_after_thirty_days(table):
    asked = MakeDemandExtendOrPay(NUMBER, AMOUNT, date(2026, 9, 30), statement="Not shipped yet.")
    table.act("buyer", "demand_extend_or_pay", asked)
    table.act("seller_bank", "suspend")
    table.until("2026-02-11")
    assert table.guarantee.state is State.SUSPENDED
    table.until("2026-02-12")
    assert table.guarantee.state is State.MUST_PAY
    table.act("seller_bank", "pay")
    assert table.guarantee.state is State.EXHAUSTED


def test_it_expires_on_its_day_and_a_demand_is_then_refused(table):
    table.until("2026-06-30")
    assert table.guarantee.state is State.ISSUED
    table.until("2026-07-01")
    assert table.guarantee.state is State.EXPIRED
    with pytest.raises(NoSuchMove):
        table.act("buyer", "demand", COMPLYING)


def test_a_demand_under_way_outlives_the_expiry_and_ends_with_its_rejection(table):
    """URDG 758 art. 20(a)."""
    table.until("2026-06-30")
    table.act("buyer", "demand", replace(COMPLYING, statement=None))
    table.until("2026-07-02")
    assert table.guarantee.state is State.DEMANDED
    table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a",)))
    assert table.guarantee.state is State.EXPIRED


def test_force_majeure_gives_thirty_days_more(table):
    table.until("2026-06-29")
    table.act(TRAINER, "interrupt")
    table.until("2026-07-03")
    assert table.guarantee.state is State.ISSUED
    with pytest.raises(NoSuchMove):
        table.act("buyer", "demand", COMPLYING)
    table.act(TRAINER, "resume")
    table.until("2026-07-30")
    assert table.guarantee.state is State.ISSUED
    table.until("2026-07-31")
    assert table.guarantee.state is State.EXPIRED


def test_an_examination_stands_still_while_the_guarantor_is_closed(table):
    table.act("buyer", "demand", COMPLYING)
    table.until("2026-01-14")
    table.act(TRAINER, "interrupt")
    table.until("2026-02-02")
    assert table.guarantee.state is State.DEMANDED
    table.act(TRAINER, "resume")
    table.until("2026-02-05")
    assert table.guarantee.state is State.DEMANDED
    table.until("2026-02-06")
    assert table.guarantee.state is State.MUST_PAY


def test_an_amendment_counts_when_the_beneficiary_agrees(table):
    more = ProposeAmendment(NUMBER, amount=Money.of("1500", "EUR"))
    table.act("seller_bank", "propose_amendment", more)
    assert table.guarantee.terms.amount == AMOUNT
    table.act("buyer", "reject_amendment")
    assert (table.guarantee.terms.amount, table.guarantee.proposed) == (AMOUNT, None)
    table.act("seller_bank", "propose_amendment", more)
    table.act("buyer", "accept_amendment")
    assert table.guarantee.terms.amount == Money.of("1500", "EUR")


def test_every_message_that_was_written_keeps_its_table(table):
    table.act("seller_bank", "propose_amendment", ProposeAmendment(NUMBER, Money.of("9", "EUR")))
    table.act("buyer", "demand", COMPLYING)
    table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a",)))
    assert [m.kind for m in table.letters()] == ["MT 760", "MT 767", "MT 765", "MT 799"]
    for letter in table.letters():
        assert {f.severity.value for f in check(letter.text).findings} <= {"info"}


def test_a_rejection_is_written_with_each_discrepancy_in_words(table):
    table.act("buyer", "demand", MakeDemand(NUMBER, Money.of("2000", "EUR")))
    table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a", "urdg758-21a")))
    letter = table.letters()[-1]
    assert (letter.sender, letter.receiver) == ("savanna", "hansa")
    text = " ".join(letter.text.split())
    assert "1. No statement says in what respect the applicant is in breach" in text
    assert "2. Not in order under URDG 758 art. 21(a)." in text


def test_the_log_folds_to_the_same(table):
    table.act("buyer", "demand", COMPLYING)
    table.until("2026-01-14")
    table.act("seller_bank", "pay")
    entries = [change.entry for change in table.changes]
    assert replay([entry.act for entry in entries]) == table.world
    assert difference((change.act, change.digest) for change in table.changes) is None


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("$.amount", {"amount": Money.zero("EUR")}),
        ("$.number", {"number": "X" * 17}),
        ("$.underlying", {"underlying": " "}),
        ("$.beneficiary", {"beneficiary": "highland"}),
        ("$.expires_on", {"expires_on": date(2025, 12, 31)}),
    ],
)
def test_terms_that_cannot_be(opening, place, wrong):
    made = Table(opening)
    with pytest.raises(NotPossible) as refusal:
        made.act("seller", "instruct", replace(ASKED, **wrong))
    assert refusal.value.at == place


@pytest.mark.parametrize(
    ("seat", "kind", "body", "refusal"),
    [
        ("seller", "issue", ON, NoSuchMove),
        ("seller", "instruct", ASKED, NotPossible),  # twice the same number
        ("seller", "instruct", replace(ASKED, number="G-2", guarantor="highland"), NoSuchPart),
        ("buyer", "demand", replace(COMPLYING, amount=Money.zero("EUR")), NotPossible),
        ("buyer", "demand", replace(COMPLYING, amount=Money.of("1", "USD")), NotPossible),
        ("seller", "demand", COMPLYING, NoSuchMove),
        ("buyer", "demand", replace(COMPLYING, guarantee="G-9"), NoSuchPart),
        ("seller_bank", "reject", Reject(NUMBER, ("urdg758-15a",)), NoSuchMove),
        ("seller_bank", "transfer", TransferTo(NUMBER, "hansa"), NoSuchMove),
        ("seller_bank", "propose_amendment", ProposeAmendment(NUMBER), NotPossible),
        ("buyer_bank", "release", ON, NoSuchMove),
    ],
)
def test_what_is_refused_changes_nothing(table, seat, kind, body, refusal):
    before = table.world
    with pytest.raises(refusal):
        table.act(seat, kind, body)
    assert table.world is before


def test_a_rejection_names_rules_that_there_are(table):
    table.act("buyer", "demand", COMPLYING)
    with pytest.raises(NoSuchPart):
        table.act("seller_bank", "reject", Reject(NUMBER, ("urdg758-7",)))
    with pytest.raises(NotPossible):
        table.act("seller_bank", "reject", Reject(NUMBER, ()))
