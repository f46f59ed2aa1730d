"""Every message of a payment keeps the schema and the usage rules, and reads as what happened."""

from dataclasses import replace

import pytest

from payments import messages
from payments.money import Money
from payments.network.faults import fault
from payments.network.model import ChargeBearer, Method
from payments.network.payee import Payee
from payments.network.post import text
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import AnswerRecall, AskBack

PAYER = "SENVANG-MEKONG-USD"
ORDINARY = Order(PAYER, "ANDINO-SELVA-USD", Money.of("5000", "USD"), remittance="Invoice 17")
CASES = {
    "shared": ORDINARY,
    "creditor": Order(PAYER, "ANDINO-SELVA-COP", ORDINARY.amount, ChargeBearer.CRED),
    "debtor": Order(PAYER, "VOLTA-LAKECOCOA-USD", ORDINARY.amount, ChargeBearer.DEBT),
    "cover": Order(PAYER, "ANDINO-SELVA-USD", ORDINARY.amount, method=Method.COVER),
    "another-name": replace(ORDINARY, payee=Payee("Some Other Ltd")),
    "letters": replace(ORDINARY, end_to_end_id="A-1/b", remittance="Kaffee für Zoë – 5 € ¾ Łódź"),
    "exchange": Order("SENVANG-MEKONG-VND", "VOLTA-LAKECOCOA-USD", Money.of("200000000", "VND")),
    **{
        id_: Order(PAYER, "ANDINO-SELVA-USD", ORDINARY.amount, remittance=fault(id_).magic)
        for id_ in ("account-closed", "returned-later", "bank-silent", "screening-hold", "lei-bad")
    },
}
PROFILES = ("cbpr-2025", "cbpr-2026")
KINDS = {
    "pacs.008.001.08", "pacs.009.001.08", "pacs.002.001.10", "pacs.004.001.09", "pain.002.001.10",
    "camt.053.001.08", "camt.054.001.08", "camt.056.001.08", "camt.029.001.09", "camt.110.001.01",
    "camt.111.001.01",
}  # fmt: skip


def _messages(world, order):
    """The payment ordered, let run, called back where it arrived: the world and all messages."""
    changes = [_next(world, "transfer.order", order)]
    uetr = changes[0].outcomes[0].transfers[0].uetr
    changes.append(_next(changes[-1].world, "advance", Advance("P40D")))
    if changes[-1].world.network.transfers[uetr].received:
        changes.append(_next(changes[-1].world, "transfer.recall", AskBack(uetr, "DUPL")))
        given = AnswerRecall(uetr)
        changes.append(_next(changes[-1].world, "transfer.answer_recall", given))
    outcomes = (outcome for change in changes for outcome in change.outcomes)
    return changes[-1].world, [message for outcome in outcomes for message in outcome.messages]


def _next(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("case", CASES)
def test_no_message_of_a_payment_is_found_fault_with(lab, case, profile):
    world, sent = _messages(lab, CASES[case])
    rules = messages.profile(profile)
    assert sent
    for message in sent:
        written = text(world.network, message).encode()
        report = messages.check(written, rules, _known(world), world.now.date())
        wrong = [(f.rule, f.at) for f in report.findings if f.severity == "error"]
        assert wrong == [], message.kind
        assert messages.recognise(written).read(written)


def _known(world):
    return lambda leis: {lei: world.network.records.get(lei) for lei in leis}


def test_these_payments_have_every_kind_of_message(lab):
    assert {m.kind for order in CASES.values() for m in _messages(lab, order)[1]} == KINDS


@pytest.mark.parametrize(("payee", "coded"), [(None, "BOOK"), ("ANDINO-SELVA-USD", "XBCT")])
def test_an_entry_says_whether_the_money_crossed_a_border(lab, payee, coded):
    here = lab.network.accounts[PAYER]
    beside = next(
        a.number
        for a in lab.network.accounts.values()
        if a.bank == here.bank and a.kind is here.kind and a.number != PAYER
    )
    world, sent = _messages(lab, replace(ORDINARY, creditor_account=payee or beside))
    (told,) = [m for m in sent if m.kind[:8] == "camt.054" and m.about in world.network.transfers][
        :1
    ]
    assert f"<SubFmlyCd>{coded}</SubFmlyCd>" in text(world.network, told)
