"""Published figures come out exactly, and what cannot be is refused with its place."""

from datetime import date
from decimal import Decimal

import pytest

from payments.errors import NotPossible
from payments.money import Money
from payments.sale.due_dates import Counted, DueTerm, due_on
from payments.sale.interest import Basis, interest
from payments.sale.late_interest import LATE_RATES, late_interest, late_rate
from payments.sale.receivables import Finance, discount, effective_rate, indemnity
from payments.sale.references import creditor_reference, references_in

INVOICE = Money.of("12000", "USD")
OFFER = Finance(Decimal(80), Decimal(9), Decimal(1), 60)


def test_an_invoice_of_12000_discounted_at_80_per_cent():
    sold = discount(INVOICE, OFFER)
    assert sold.advance == Money.of("9600", "USD")
    assert sold.interest == Money.of("144", "USD")
    assert sold.fee == Money.of("120", "USD")
    assert sold.paid_now == Money.of("9336", "USD")
    assert sold.paid_later == Money.of("2400", "USD")
    assert sold.cost == Money.of("264", "USD")


def test_the_true_rate_of_an_advance_is_far_above_the_rate_that_is_named():
    """264 on 9,336 for 60 days is 16.97 per cent a year, not 9."""
    assert effective_rate(discount(INVOICE, OFFER), 60) == Decimal("16.97")


def test_an_insurance_of_85_per_cent():
    covered = indemnity(Money.of("31250", "EUR"), Decimal(85))
    assert covered.paid == Money.of("26562.50", "EUR")
    assert covered.own_loss == Money.of("4687.50", "EUR")


def test_a_draft_at_sixty_days_after_the_bill_of_lading_is_due_on_21_april():
    term = DueTerm(60, Counted.TRANSPORT)
    assert due_on(term, date(2026, 2, 18), date(2026, 2, 20)) == date(2026, 4, 21)


@pytest.mark.parametrize(
    ("invoiced", "days", "due"),
    [
        (date(2026, 2, 1), 30, date(2026, 3, 30)),  # 28 February and thirty days
        (date(2028, 2, 29), 0, date(2028, 2, 29)),
        (date(2026, 12, 31), 60, date(2027, 3, 1)),
    ],
)
def test_days_after_the_end_of_the_month(invoiced, days, due):
    assert due_on(DueTerm(days, Counted.END_OF_MONTH), invoiced) == due


def test_interest_is_rounded_half_to_even_at_the_currency():
    assert interest(Money.of("1000", "JPY"), Decimal("0.9"), 20, Basis.ACT_360) == Money.of(
        "0", "JPY"
    )  # half a yen
    assert interest(Money.of("1000", "KWD"), Decimal(9), 61, Basis.ACT_365) == Money.of(
        "15.041", "KWD"
    )


def test_a_year_of_360_days_costs_more_than_one_of_365():
    of = {basis: interest(INVOICE, Decimal(9), 90, basis) for basis in Basis}
    assert of[Basis.ACT_360] == Money.of("270", "USD")
    assert of[Basis.ACT_365] == Money.of("266.30", "USD")


def test_late_interest_counts_from_the_day_after_the_due_date():
    late = late_interest(
        Money.of("8940.50", "EUR"), date(2026, 4, 21), date(2026, 5, 21), Decimal(10)
    )
    assert late.days == 30
    assert late.interest == Money.of("73.48", "EUR")  # 8,940.50 x 10 % x 30/365


def test_in_time_costs_nothing():
    paid = late_interest(INVOICE, date(2026, 4, 21), date(2026, 4, 21), Decimal(10))
    assert (paid.days, paid.interest) == (0, Money.zero("USD"))


def test_the_examples_of_rates_say_where_they_come_from():
    assert late_rate("statutory-example").percent == Decimal(10)
    assert all("example" in row.source or "invented" in row.source for row in LATE_RATES)


def test_the_reference_of_the_standards_example():
    assert creditor_reference("5390 0754 7034") == "RF18539007547034"
    assert references_in("pay RF18 5390 0754 7034 please") == ("RF18539007547034",)


@pytest.mark.parametrize("text", ["RF19539007547034", "INV-2026-3", "", "RF", "RF18"])
def test_what_is_no_reference_is_not_taken_for_one(text):
    assert references_in(text) == ()


@pytest.mark.parametrize("number", ["", "--", "X" * 22])
def test_a_number_that_makes_no_reference(number):
    with pytest.raises(NotPossible, match=r"\$\.number"):
        creditor_reference(number)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("advance_percent", Finance(Decimal("100.01"), Decimal(9), Decimal(1), 60)),
        ("rate", Finance(Decimal(80), Decimal("NaN"), Decimal(1), 60)),
        ("rate", Finance(Decimal(80), Decimal("1e400"), Decimal(1), 60)),
        ("fee_percent", Finance(Decimal(80), Decimal(9), Decimal(-1), 60)),
        ("days", Finance(Decimal(80), Decimal(9), Decimal(1), -1)),
    ],
)
def test_an_offer_that_cannot_be(place, wrong):
    with pytest.raises(NotPossible) as refusal:
        discount(INVOICE, wrong)
    assert refusal.value.at == f"$.{place}"


def test_days_from_a_shipment_that_is_not_given():
    with pytest.raises(NotPossible) as refusal:
        due_on(DueTerm(60, Counted.TRANSPORT), date(2026, 2, 18))
    assert refusal.value.at == "$.shipped_on"


def test_no_calendar_reaches_so_far():
    with pytest.raises(NotPossible, match=r"\$\.days"):
        due_on(DueTerm(3000), date(9999, 1, 1))
