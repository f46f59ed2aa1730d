"""What a credit shows as rows: who is bound, what runs until when, when a debt falls due."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.credit.clocks import Ends, deadlines
from payments.credit.credit import Role
from payments.credit.maturity import maturity
from payments.credit.terms import After, Confirmation, Tenor
from payments.credit.undertakings import Bond, undertakings
from payments.money import Money

ISSUED = (("credit.apply", Role.APPLICANT), ("credit.issue", Role.ISSUING_BANK))
ADVISED = (*ISSUED, ("credit.advise", Role.ADVISING_BANK))
PRESENTED = (
    *ADVISED,
    ("credit.ship", Role.BENEFICIARY),
    ("credit.present", Role.BENEFICIARY),
)
HAMBURG = BankingCalendar(
    "Hamburg",
    "Europe/Berlin",
    frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1)}),
    date(2026, 1, 1),
    date(2026, 12, 31),
)


def bonds(credit):
    return {row.by: row.bond for row in undertakings(credit) if row.to == "seller"}


def test_nobody_is_bound_before_the_credit_is_issued(draft, moment, walk):
    assert undertakings(walk(draft, ISSUED[:1], moment)) == ()


def test_each_bank_is_bound_by_its_own_word(draft, moment, walk):
    """UCP 600 art. 7(b), 8(b), 12(a)."""
    asked = replace(
        draft,
        terms=replace(draft.terms, confirmation=Confirmation.MAY_ADD, confirming_bank="third"),
    )
    advised = walk(asked, ADVISED, moment)
    assert bonds(advised) == {
        Role.ISSUING_BANK: Bond.BOUND,
        Role.CONFIRMING_BANK: Bond.ASKED,
        Role.NOMINATED_BANK: Bond.NONE,
    }
    no = walk(advised, (("credit.decline_to_confirm", Role.CONFIRMING_BANK),), moment)
    assert bonds(no)[Role.CONFIRMING_BANK] is Bond.DECLINED
    yes = walk(advised, (("credit.confirm", Role.CONFIRMING_BANK),), moment)
    assert bonds(yes)[Role.CONFIRMING_BANK] is Bond.BOUND
    agreed = walk(advised, (("credit.agree_to_act", Role.NOMINATED_BANK),), moment)
    assert bonds(agreed)[Role.NOMINATED_BANK] is Bond.BOUND


def test_the_issuing_bank_owes_the_bank_that_paid(draft, moment, walk):
    """UCP 600 art. 7(c): beside its promise to the seller."""
    steps = (("credit.examine", Role.NOMINATED_BANK), ("credit.honour", Role.NOMINATED_BANK))
    paid = walk(draft, (*PRESENTED, *steps), moment)
    (row,) = [row for row in undertakings(paid) if row.to != "seller"]
    assert (row.by, row.to, row.amount) == (Role.ISSUING_BANK, "savanna", Money.of("48600", "EUR"))
    assert row.since == moment.at


def test_a_promise_ends_with_a_credit_that_nobody_drew(draft, moment, walk):
    after = replace(moment, at=datetime(2026, 4, 10, 13, tzinfo=UTC))
    expired = walk(walk(draft, ADVISED, moment), (("credit.expire", Role.CLOCK),), after)
    assert bonds(expired)[Role.ISSUING_BANK] is Bond.ENDED


def test_the_deadlines_name_article_place_and_instant(draft, moment, nairobi, walk):
    places = {"savanna": nairobi, "hansa": HAMBURG}
    shipped = walk(draft, ADVISED, replace(moment, at=datetime(2026, 3, 13, 9, tzinfo=UTC)))
    rows = {row.ends: row for row in deadlines(shipped, places)}
    assert rows[Ends.SHIPMENT].due_on == date(2026, 3, 10)
    assert rows[Ends.CREDIT].due_at.isoformat() == "2026-04-10T16:00:00+03:00"
    at = replace(moment, at=datetime(2026, 3, 13, 9, tzinfo=UTC))
    shipped = walk(shipped, (("credit.ship", Role.BENEFICIARY),), at)
    shipped = replace(shipped, shipped_on=(date(2026, 3, 13),))
    rows = {row.ends: row for row in deadlines(shipped, places)}
    assert Ends.SHIPMENT not in rows
    assert (rows[Ends.PRESENTING].due_on, rows[Ends.PRESENTING].rolled_from) == (
        date(2026, 4, 7),
        date(2026, 4, 3),
    )
    presented = walk(draft, PRESENTED, moment)
    (row,) = deadlines(presented, places)
    assert (row.ends, row.due_on, row.binding) == (Ends.EXAMINATION, date(2026, 4, 13), False)
    assert row.place == "Nairobi"


@pytest.mark.parametrize(
    ("days", "start", "due"),
    [
        (60, date(2026, 2, 20), date(2026, 4, 21)),  # the published example of a D/A draft
        (10, date(2026, 5, 1), date(2026, 5, 11)),  # "after 1 May": that day is not counted
        (30, date(2026, 3, 4), date(2026, 4, 7)),  # Good Friday, then Easter Monday
        (0, date(2026, 4, 30), date(2026, 4, 30)),
        (1, date(2026, 4, 30), date(2026, 5, 4)),  # Labour Day, then a weekend
    ],
)
def test_a_debt_falls_due_so_many_days_after_and_on_a_banking_day(days, start, due):
    assert maturity(Tenor(days, After.SHIPMENT), start, HAMBURG) == due
