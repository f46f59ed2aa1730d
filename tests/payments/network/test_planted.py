"""A payment that is refused over its payee shows in its message what is wrong."""

from dataclasses import replace

import pytest

from payments import messages
from payments.messages import pacs_008, pacs_009, pacs_009_cov
from payments.money import Money
from payments.network.faults import fault
from payments.network.model import Method, TransferStatus
from payments.network.planted import ANOTHER_NAME
from payments.network.post import text
from payments.world.clock import Advance
from payments.world.fault_acts import Plant
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order

PAYEE = "ANDINO-SELVA-USD"
ORDER = Order("SENVANG-MEKONG-USD", PAYEE, Money.of("5000", "USD"))
SHOWN = {
    ("address-unstructured", "cbpr-2026"): {"cbpr-address-unstructured"},
    ("address-unstructured", "cbpr-2025"): set(),  # a warning yet
    ("name-mismatch", "cbpr-2026"): {"lei-gate-name"},
    ("name-mismatch", "cbpr-2025"): {"lei-gate-name"},
}
"""Fault and profile: which rules find an error in the payment message."""


def _act(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _sent(world, order):
    """The world after the payment, and each of its messages with its text."""
    ordered = _act(world, "transfer.order", order)
    later = _act(ordered.world, "advance", Advance("P40D"))
    sent = (m for o in (*ordered.entry.outcomes, *later.entry.outcomes) for m in o.messages)
    return later.world, [(m.kind, text(later.world.network, m).encode()) for m in sent]


def _payments(sent, kind=pacs_008.ID):
    return [data for found, data in sent if found == kind]


def _errors(world, data, profile):
    known = world.network.records.get
    report = messages.check(
        data,
        messages.profile(profile),
        lambda leis: {lei: known(lei) for lei in leis},
        world.now.date(),
    )
    return {found.rule for found in report.findings if found.severity == "error"}


def _with(id_, **more):
    return replace(ORDER, remittance=f"Cocoa, {fault(id_).magic}", **more)


def test_an_address_in_free_lines_is_in_the_message(lab):
    _, sent = _sent(lab, _with("address-unstructured"))
    (payment,) = _payments(sent)
    address = pacs_008.read(payment).creditor.address
    known = lab.network.parties[lab.network.accounts[PAYEE].holder].address
    assert (address.town, address.country, address.street) == ("", "", None)
    assert known.town in " ".join(address.lines)
    assert b"TwnNm" not in payment.partition(b"<Cdtr>")[2].partition(b"</Cdtr>")[0]


def test_another_name_is_in_every_leg_and_the_lei_beside_it_is_still_the_holders(lab):
    world, sent = _sent(lab, _with("name-mismatch"))
    named = [pacs_008.read(data).creditor for data in _payments(sent)]
    (transfer,) = world.network.transfers.values()
    holder = lab.network.parties[lab.network.accounts[PAYEE].holder]
    assert len(named) == len(transfer.route) - 1 > 1
    assert {(each.name, each.lei) for each in named} == {(ANOTHER_NAME, holder.lei)}
    assert transfer.status is TransferStatus.RJCT


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(("id_", "profile"), SHOWN)
def test_our_own_check_finds_it_in_the_payment_and_nothing_elsewhere(lab, id_, profile, method):
    world, sent = _sent(lab, _with(id_, method=method))
    carry = {pacs_008.ID} if method is Method.SERIAL else {pacs_008.ID, pacs_009.ID}
    assert carry <= {kind for kind, _ in sent}
    for kind, data in sent:
        assert _errors(world, data, profile) == (SHOWN[id_, profile] if kind in carry else set())


def test_the_cover_carries_what_it_covers(lab):
    _, sent = _sent(lab, _with("address-unstructured", method=Method.COVER))
    direct = pacs_008.read(_payments(sent)[0])
    for cover in _payments(sent, pacs_009.ID):
        assert pacs_009_cov.read(cover).underlying.creditor == direct.creditor


def test_planted_on_the_account_it_is_the_same_message(lab):
    planted = _act(lab, "fault.plant", Plant("address-unstructured", PAYEE)).world
    _, sent = _sent(planted, ORDER)
    assert pacs_008.read(_payments(sent)[0]).creditor.address.town == ""


def test_a_payment_without_a_fault_names_the_payee_as_the_register_does(lab):
    world, sent = _sent(lab, ORDER)
    for data in _payments(sent):
        assert _errors(world, data, "cbpr-2026") == set()
        assert pacs_008.read(data).creditor.address.town
