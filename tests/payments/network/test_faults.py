"""Every fault of the table does what its row says, whichever way it is set off."""

import pytest

from payments.errors import NoSuchPart
from payments.messages import pacs_002
from payments.messages.code_sets import CODE_SETS, RETURN_REASON, STATUS_REASON
from payments.money import Money
from payments.network.faults import FAULTS, Effect, Station, fault, out_of_order
from payments.network.ledger import balance, check
from payments.network.model import Phase, TransferStatus
from payments.network.post import text
from payments.world.clock import Advance
from payments.world.fault_acts import Plant
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

PAYER, PAYEE = "SENVANG-MEKONG-USD", "ANDINO-SELVA-USD"
ENDS = {
    Effect.REJECT: (TransferStatus.RJCT, Phase.CLOSED),
    Effect.HOLD: (TransferStatus.RJCT, Phase.CLOSED),  # nobody releases it
    Effect.KEEP: (TransferStatus.RJCT, Phase.CLOSED),
}
"""Where a payment ends that meets an effect and that nobody looks after; all others arrive."""
BY_EFFECT = [row for row in FAULTS if row.station is not Station.ANSWER]


def _act(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _ordered(world, **more):
    return _act(world, "transfer.order", Order(PAYER, PAYEE, Money.of("5000", "USD"), **more))


def _later(world, span="P40D"):
    return _act(world, "advance", Advance(span))


def _only(world):
    (transfer,) = world.network.transfers.values()
    return transfer


@pytest.mark.parametrize("row", BY_EFFECT, ids=lambda row: row.id)
def test_a_fault_ends_as_its_row_says_and_the_books_stay_whole(lab, row):
    world = _later(_ordered(lab, remittance=f"Cocoa, {row.magic}").world).world
    ended = _only(world)
    expected = ENDS.get(row.effect, (TransferStatus.ACCC, Phase.CREDITED))
    assert (ended.status, ended.phase) == expected
    if ended.status is TransferStatus.RJCT:
        assert ended.reason == row.reason
    assert check(world.network) == ()
    assert world.network.agenda == ()


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row.id)
def test_by_reference_by_account_and_by_act_it_is_the_same_fault(lab, row):
    by_reference = _later(_ordered(lab, end_to_end_id=row.magic).world).world
    planted = _act(lab, "fault.plant", Plant(row.id, PAYEE)).world
    by_act = _later(_ordered(planted).world).world
    for one, other in zip(_only(by_reference).hops, _only(by_act).hops, strict=True):
        assert (one.bank, one.at, one.status, one.reason) == (
            other.bank,
            other.at,
            other.status,
            other.reason,
        )


def test_a_fault_on_one_transfer_leaves_the_next_alone(lab):
    first = _ordered(lab)
    planted = _act(first.world, "fault.plant", Plant("account-closed", first.outcomes[0].about))
    world = _later(_ordered(planted.world).world).world
    statuses = sorted(t.status for t in world.network.transfers.values())
    assert statuses == [TransferStatus.ACCC, TransferStatus.RJCT]


def test_what_the_payers_bank_does_not_take_is_never_debited(lab):
    for row in FAULTS:
        if row.station is Station.DEBTOR_BANK and row.effect is Effect.REJECT:
            world = _ordered(lab, remittance=row.magic).world
            assert balance(world.network, PAYER) == balance(lab.network, PAYER)


def test_a_return_three_days_later_has_its_own_message_and_not_a_rejection(lab):
    ordered = _ordered(lab, remittance=fault("returned-later").magic)
    later = _later(ordered.world)
    kinds = [m.kind for o in later.outcomes for m in o.messages]
    assert kinds.count("pacs.004.001.09") == 2
    returned = next(o for o in later.outcomes for m in o.messages if "pacs.004" in m.kind)
    taken = next(o for o in later.outcomes if o.kind == "transfer.kept")
    assert (returned.at.date() - taken.at.date()).days == 3


def test_a_silent_bank_is_asked_through_the_hub_and_answers_at_last(lab):
    later = _later(_ordered(lab, remittance=fault("bank-silent").magic).world)
    asked = [(m.kind[:8], m.sender, m.receiver) for o in later.outcomes for m in o.messages]
    asked = [each for each in asked if each[0] in ("camt.110", "camt.111")]
    assert asked == [
        ("camt.110", "senvang", "hub"),
        ("camt.110", "hub", "andino"),
        ("camt.111", "andino", "hub"),
        ("camt.111", "hub", "senvang"),
    ]


def test_a_tampered_report_names_another_payment_though_the_money_is_there(lab):
    later = _later(_ordered(lab, remittance=fault("status-tampered").magic).world)
    transfer = _only(later.world)
    report = next(m for o in later.outcomes for m in o.messages if m.kind == pacs_002.ID)
    told = pacs_002.read(text(later.world.network, report).encode())
    assert transfer.status is TransferStatus.ACCC
    assert told.end_to_end_id != transfer.end_to_end_id


def test_news_out_of_order_is_a_flag_and_nothing_else(lab):
    plain = _later(_ordered(lab).world).world
    flagged = _later(_ordered(lab, remittance=fault("news-out-of-order").magic).world).world
    assert out_of_order(flagged.network, _only(flagged).uetr)
    assert not out_of_order(plain.network, _only(plain).uetr)
    assert _only(plain).hops == _only(flagged).hops


def test_reasons_are_codes_of_the_standard():
    for row in FAULTS:
        if row.reason and row.effect in (Effect.REJECT, Effect.HOLD, Effect.WAIT):
            assert row.reason in CODE_SETS[STATUS_REASON]
        if row.effect is Effect.KEEP:
            assert row.reason in CODE_SETS[RETURN_REASON]


def test_a_fault_that_is_not_there_is_refused(lab):
    with pytest.raises(NoSuchPart):
        _act(lab, "fault.plant", Plant("meteor", PAYEE))
    with pytest.raises(NoSuchPart):
        _act(lab, "fault.plant", Plant("account-closed", "NOWHERE"))
