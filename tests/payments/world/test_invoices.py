"""An invoice on open account: sent, paid by a transfer that names it, reminded of when late."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.money import Money
from payments.sale.due_dates import Counted
from payments.world.clock import Advance
from payments.world.invoice_acts import OnInvoice, Pay, Send
from payments.world.replay import difference, replay
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.transfer_acts import Order
from payments.world.view import view
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[3] / "fixtures"
AMOUNT = Money.of("8940.50", "EUR")
SENT = Send("elbe", AMOUNT, days=30, number="INV-17", late_percent=Decimal(10))
ON = OnInvoice("INV-17")


class Table:
    """A world that remembers its log."""

    def __init__(self, opening):
        self.changes = [first(opening)]

    @property
    def world(self):
        return self.changes[-1].world

    def act(self, seat, kind, body):
        self.changes.append(step(self.world, Act(self.world.number + 1, seat, kind, body)))

    def until(self, day):
        self.act(TRAINER, "advance", Advance(f"{day}T12:00:00+03:00"))

    def sees(self, seat):
        return view(self.world, [change.entry for change in self.changes], seat)

    def stands(self, seat="seller"):
        (receivable,) = self.sees(seat).invoices
        return receivable


@pytest.fixture(scope="module")
def opening():
    return scenarios.load("late-bill-of-lading", FIXTURES, "invoices").opening


@pytest.fixture
def table(opening):
    """Sent on 12 January 2026, due on 11 February."""
    made = Table(opening)
    made.act("seller", "invoice.send", SENT)
    return made


def test_the_two_firms_see_it_and_their_banks_do_not(table):
    assert table.stands("buyer").invoice.due_on == date(2026, 2, 11)
    assert table.stands("seller").standing == "open"
    assert table.sees("buyer_bank").invoices == table.sees("seller_bank").invoices == ()


def test_it_is_paid_when_the_money_that_names_it_is_there(table):
    table.act("buyer", "invoice.pay", Pay("INV-17"))
    (sent,) = table.world.network.transfers.values()
    assert sent.instruction.remittance.startswith(table.stands().invoice.reference)
    assert table.stands().standing == "open"
    assert "invoice.pay" not in {o.kind for o in table.sees("buyer").offers}  # all is on its way
    table.until("2026-01-15")
    assert (table.stands().standing, table.stands().left.minor) == ("paid", 0)


def test_a_payment_without_the_reference_pays_no_invoice(table):
    account = table.stands().invoice.account
    order = Order("DE11000000000000480600", account, AMOUNT, remittance="for the coffee")
    table.act("buyer", "transfer.order", order)
    table.until("2026-01-15")
    assert table.stands().standing == "open"


def test_a_part_leaves_the_rest(table):
    table.act("buyer", "invoice.pay", Pay("INV-17", Money.of("940.50", "EUR")))
    table.until("2026-01-15")
    assert table.stands().standing == "part_paid"
    assert table.stands().left == Money.of("8000", "EUR")


def test_late_it_bears_interest_and_may_be_reminded_of(table):
    with pytest.raises(NotPossible):
        table.act("seller", "invoice.remind", ON)
    table.until("2026-03-13")
    assert table.stands().standing == "overdue"
    assert (table.stands().late.days, table.stands().late.interest) == (
        30,
        Money.of("74.50", "EUR"),  # 8,940.50 x 10 % x 30/360 = 74.504
    )
    table.act("seller", "invoice.remind", ON)
    assert len(table.stands().invoice.reminded_at) == 1
    told = [line.kind for line in table.sees("buyer").story]
    assert told[-2:] == ["invoice.fall_due", "invoice.remind"]


def test_interest_stops_with_the_payment(table):
    table.until("2026-03-12")
    table.act("buyer", "invoice.pay", Pay("INV-17"))
    table.until("2026-06-01")
    late = table.stands().late
    assert table.stands().standing == "paid"
    assert 29 <= late.days <= 31


def test_nothing_is_told_on_the_due_date_of_what_was_paid(table):
    table.act("buyer", "invoice.pay", Pay("INV-17"))
    table.until("2026-02-20")
    assert "invoice.fall_due" not in {line.kind for line in table.sees("seller").story}


def test_days_that_count_from_shipment(opening):
    made = Table(opening)
    shipped = Send("elbe", AMOUNT, 60, Counted.TRANSPORT, date(2026, 2, 20), "INV-18")
    made.act("seller", "invoice.send", shipped)
    assert made.stands().invoice.due_on == date(2026, 4, 21)


def test_the_log_folds_to_the_same(table):
    table.act("buyer", "invoice.pay", Pay("INV-17"))
    table.until("2026-03-01")
    assert replay([change.act for change in table.changes]) == table.world
    assert difference((change.act, change.digest) for change in table.changes) is None


@pytest.mark.parametrize(
    ("seat", "kind", "body", "refusal"),
    [
        ("seller", "invoice.send", SENT, NotPossible),  # the same number again
        ("seller", "invoice.send", Send("elbe", Money.zero("EUR")), NotPossible),
        ("seller", "invoice.send", Send("elbe", AMOUNT, days=-1), NotPossible),
        ("seller", "invoice.send", Send("elbe", AMOUNT, counted=Counted.TRANSPORT), NotPossible),
        ("seller", "invoice.send", Send("nobody", AMOUNT), NoSuchPart),
        ("seller", "invoice.send", Send("highland", AMOUNT), NotPossible),
        ("seller", "invoice.send", Send("elbe", Money.of("1", "USD")), NoSuchPart),
        ("seller", "invoice.send", Send("elbe", AMOUNT, late_percent=Decimal(101)), NotPossible),
        ("seller", "invoice.send", Send("elbe", AMOUNT, number="--"), NotPossible),
        (TRAINER, "invoice.send", SENT, NotYourAct),
        ("seller", "invoice.pay", Pay("INV-17"), NotYourAct),
        ("buyer", "invoice.remind", ON, NotYourAct),
        ("buyer", "invoice.pay", Pay("INV-99"), NoSuchPart),
        ("buyer", "invoice.pay", Pay("INV-17", Money.of("-1", "EUR")), NotPossible),
    ],
)
def test_what_is_refused_changes_nothing(table, seat, kind, body, refusal):
    before = table.world
    with pytest.raises(refusal):
        table.act(seat, kind, body)
    assert table.world is before
