"""A bank that holds a payment over a name asks the bank before, and is answered, by the hub."""

from dataclasses import replace

import pytest

from payments import messages
from payments.money import Money
from payments.network.model import Method
from payments.network.post import text
from payments.world.clock import Advance
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.transfer_acts import Order
from payments.world.transfer_verbs import OnTransfer

HELD = Order(
    "SENVANG-MEKONG-USD",
    "ANDINO-SELVA-USD",
    Money.of("700", "USD"),
    remittance="FAULT-SCREENING-HOLD",
)
ASKED, ANSWERED = "camt.110.001.01", "camt.111.001.01"


def _done(world, kind, body):
    return step(world, Act(world.number + 1, TRAINER, kind, body))


def _questions(changes):
    outcomes = (outcome for change in changes for outcome in change.outcomes)
    sent = (message for outcome in outcomes for message in outcome.messages)
    return [message for message in sent if message.kind in (ASKED, ANSWERED)]


def _played(world, order, then="P5D"):
    changes = [_done(world, "transfer.order", order)]
    changes.append(_done(changes[-1].world, "advance", Advance(then)))
    return changes


@pytest.mark.parametrize("method", Method)
def test_the_question_goes_to_the_bank_before_and_the_answer_comes_back(lab, method):
    changes = _played(lab, replace(HELD, method=method))
    told = [(m.kind, m.sender, m.receiver) for m in _questions(changes)]
    assert told == [
        (ASKED, "harbourmark", "hub"),
        (ASKED, "hub", "senvang"),
        (ANSWERED, "senvang", "hub"),
        (ANSWERED, "hub", "harbourmark"),
    ]


@pytest.mark.parametrize("profile", ["cbpr-2025", "cbpr-2026"])
@pytest.mark.parametrize("method", Method)
def test_both_legs_read_alike_and_keep_the_rules(lab, method, profile):
    changes = _played(lab, replace(HELD, method=method))
    world, rules = changes[-1].world, messages.profile(profile)
    written = [text(world.network, m).encode() for m in _questions(changes)]
    known, today = world.network.records, world.now.date()
    for each in written:
        report = messages.check(each, rules, lambda leis: {x: known.get(x) for x in leis}, today)
        assert [f.rule for f in report.findings if f.severity == "error"] == []
    read = [messages.recognise(each).read(each) for each in written]
    assert (read[0], read[2]) == (read[1], read[3])
    question, answer = read[0], read[2]
    assert (question.requestor.bic, question.responder.bic) == ("HBMKUS30XXX", "SNVGVNV0XXX")
    assert (answer.requestor, answer.responder) == (question.requestor, question.responder)
    assert answer.request_id == question.message_id
    assert (question.kind, question.reason) == ("RQFI", "DTOR")
    assert "Mekong Fjord JSC" in answer.answer
    assert "Selva Cacao SAS" in answer.answer


def test_the_question_names_the_message_that_came(lab):
    for method, kind in ((Method.SERIAL, "pacs.008.001.08"), (Method.COVER, "pacs.009.001.08")):
        changes = _played(lab, replace(HELD, method=method))
        network = changes[-1].world.network
        question = messages.recognise(first := text(network, _questions(changes)[0]).encode()).read(
            first
        )
        outcomes = (outcome for change in changes for outcome in change.outcomes)
        sent = [text(network, m) for o in outcomes for m in o.messages if m.kind == kind]
        assert question.original_kind == kind
        assert any(question.original_message_id in each for each in sent)
        assert any(question.original_instruction_id in each for each in sent)


def test_what_is_released_before_is_not_answered(lab):
    changes = _played(lab, HELD, "P1DT8H")
    assert [m.kind for m in _questions(changes)] == [ASKED, ASKED]
    uetr = changes[0].outcomes[0].transfers[0].uetr
    changes.append(_done(changes[-1].world, "transfer.release", OnTransfer(uetr)))
    changes.append(_done(changes[-1].world, "advance", Advance("P5D")))
    assert [m.kind for m in _questions(changes)] == [ASKED, ASKED]
    assert changes[-1].world.network.transfers[uetr].received
    assert not any(item.about == uetr for item in changes[-1].world.network.agenda)


def test_only_the_banks_hear_of_it(lab):
    changes = _played(lab, HELD)
    answered = [o for c in changes for o in c.outcomes if o.kind == "transfer.question_answered"]
    assert [set(o.audience) for o in answered] == [{"senvang", "harbourmark", "andino"}]


def test_without_a_hub_nobody_asks(lab):
    alone = replace(lab, network=replace(lab.network, hub=None))
    changes = _played(alone, HELD)
    assert _questions(changes) == []


def test_a_person_who_holds_a_payment_asks_nobody(lab):
    changes = [_done(lab, "transfer.order", replace(HELD, remittance=None))]
    uetr = changes[0].outcomes[0].transfers[0].uetr
    changes.append(_done(changes[-1].world, "transfer.hold", OnTransfer(uetr)))
    changes.append(_done(changes[-1].world, "advance", Advance("P5D")))
    assert _questions(changes) == []
