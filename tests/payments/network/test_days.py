"""Cut-offs and value days: the cut-off itself is late, and both banks must work."""

from datetime import UTC, date, datetime, time, timedelta

from payments.money import Money
from payments.network.model import TransferStatus
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"


def _value_day(lab, at):
    world = step(lab, Act(lab.number + 1, TRAINER, "advance", Advance(at.isoformat()))).world
    order = Order(PAYER, PAYEE, Money.of("100", "EUR"))
    ordered = step(world, Act(world.number + 1, TRAINER, "transfer.order", order))
    return ordered.outcomes[0].transfers[0].value_on


def test_what_comes_at_the_cut_off_is_late_and_a_second_before_is_not(lab):
    bank = lab.network.banks["hansa"]
    cut_off = bank.cut_off("EUR", date(2026, 3, 3))
    assert bank.calendar.local(cut_off).time() == time(14)
    assert _value_day(lab, cut_off - timedelta(seconds=1)) == date(2026, 3, 3)
    assert _value_day(lab, cut_off) == date(2026, 3, 4)


def test_a_day_on_which_only_one_of_the_banks_works_is_no_value_day(lab):
    """20 March 2026 is Eid al-Fitr in Nairobi and a working Friday in Hamburg."""
    assert _value_day(lab, datetime(2026, 3, 20, 8, tzinfo=UTC)) == date(2026, 3, 23)


def test_a_payment_is_credited_in_the_hours_of_the_payees_bank(lab):
    world = step(
        lab, Act(lab.number + 1, TRAINER, "advance", Advance("2026-03-03T12:45:00Z"))
    ).world
    order = Order(PAYER, PAYEE, Money.of("100", "EUR"))
    world = step(world, Act(world.number + 1, TRAINER, "transfer.order", order)).world
    world = step(world, Act(world.number + 1, TRAINER, "advance", Advance("P3D"))).world
    (transfer,) = world.network.transfers.values()
    assert transfer.status is TransferStatus.ACCC
    credited_at = lab.network.banks["savanna"].calendar.local(transfer.hops[-1].at)
    assert time(9) <= credited_at.time() <= time(16)
    assert credited_at.date() == date(2026, 3, 4)  # 15:45 in Nairobi and half an hour of handling
