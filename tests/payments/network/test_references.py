"""Who answers or asks about a message names one that the other bank has seen."""

import re

import pytest

from payments.money import Money
from payments.network.faults import fault
from payments.network.model import ChargeBearer, Method
from payments.network.post import text
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import AnswerRecall, AskBack

PAYER, PAYEE = "SENVANG-MEKONG-USD", "ANDINO-SELVA-USD"
AMOUNT = Money.of("5000", "USD")
ORDERS = {
    "serial": Order(PAYER, PAYEE, AMOUNT),
    "cover": Order(PAYER, PAYEE, AMOUNT, method=Method.COVER),
    "returned": Order(PAYER, PAYEE, AMOUNT, remittance=fault("returned-later").magic),
    "silent": Order(PAYER, PAYEE, AMOUNT, remittance=fault("bank-silent").magic),
    "silent cover": Order(
        PAYER, PAYEE, AMOUNT, remittance=fault("bank-silent").magic, method=Method.COVER
    ),
}
ABOUT = re.compile(r"<OrgnlMsgId>(.*?)</OrgnlMsgId>")
OWN = re.compile(r"<MsgId>(.*?)</MsgId>")


def _next(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _sent(world, order):
    """The payment ordered, run, recalled and given back: every message, written."""
    changes = [_next(world, "transfer.order", order)]
    uetr = changes[0].outcomes[0].transfers[0].uetr
    changes.append(_next(changes[-1].world, "advance", Advance("P40D")))
    if changes[-1].world.network.transfers[uetr].received:
        changes.append(_next(changes[-1].world, "transfer.recall", AskBack(uetr, "DUPL")))
        changes.append(_next(changes[-1].world, "transfer.answer_recall", AnswerRecall(uetr)))
        changes.append(_next(changes[-1].world, "advance", Advance("P10D")))
    last = changes[-1].world
    found = (m for change in changes for o in change.outcomes for m in o.messages)
    return [(m, text(last.network, m)) for m in found if m.about == uetr]


@pytest.mark.parametrize("name", ORDERS)
def test_what_is_named_was_exchanged_between_the_two(lab, name):
    sent = _sent(lab, ORDERS[name])
    seen = {}
    for message, written in sent:
        for own in OWN.findall(written)[:1]:
            seen[own] = {message.sender, message.receiver}
    between = [
        (m.kind, named, {m.sender, m.receiver})
        for m, written in sent
        for named in ABOUT.findall(written)
        if m.kind[:4] == "pacs" or m.kind[:8] in ("camt.056", "camt.029")
    ]
    assert between
    assert [row for row in between if seen.get(row[1]) != row[2]] == []
    questions = [n for m, w in sent for n in ABOUT.findall(w) if m.kind[:8] == "camt.110"]
    assert set(questions) <= set(seen)


def test_a_recall_asks_for_what_the_bank_asked_has_had(lab):
    written = {m.receiver: w for m, w in _sent(lab, ORDERS["serial"]) if m.kind[:8] == "camt.056"}
    carried = {m.receiver: w for m, w in _sent(lab, ORDERS["serial"]) if m.kind[:8] == "pacs.008"}
    amount = re.compile(r"<(?:Orgnl)?IntrBkSttlmAmt[^>]*>(.*?)<")
    assert len(written) > 1
    for bank, recall in written.items():
        assert amount.search(recall)[1] == amount.search(carried[bank])[1]


def test_what_is_prepaid_is_for_the_bank_that_is_told(lab):
    for method in Method:
        order = Order(PAYER, "VOLTA-LAKECOCOA-USD", AMOUNT, ChargeBearer.DEBT, method=method)
        for message, written in _sent(lab, order):
            charged = re.search(r"<ChrgsInf>.*?<BICFI>(.*?)</BICFI>", written, re.DOTALL)
            if message.kind[:8] == "pacs.008" and charged:
                assert charged[1] == lab.network.banks[message.receiver].bic


def test_a_return_carries_one_amount_all_the_way(lab):
    sent = _sent(lab, ORDERS["returned"])
    returns = [written for message, written in sent if message.kind[:8] == "pacs.004"]
    amounts = {re.search(r"<RtrdIntrBkSttlmAmt[^>]*>(.*?)<", w)[1] for w in returns}
    assert len(returns) > 1
    assert len(amounts) == 1
    assert not any("<ChrgsInf>" in written for written in returns)
