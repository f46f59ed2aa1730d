"""The messages of a collection: what they say, and that nothing anybody types breaks them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.findings import Severity
from payments.collection.terms import CollectionInstruction, Counted, Listed, Order, Tenor
from payments.messages import mt
from payments.messages.mt import collection_messages as messages
from payments.messages.mt.credit_messages import Correspondence
from payments.money import Money
from payments.party import Party, PostalAddress

FACE = Money.of("31250", "EUR")
ABOUT = Correspondence("CHAOTHB0XXX", "TERASND0XXX", "COL123", "ST-2026-0031")
DUE = date(2026, 4, 21)
PARTIES = {
    "cajou": Party("cajou", "Société Exemple Cajou SARL", None, PostalAddress("Dakar", "SN")),
    "siam": Party("siam", "Siam & Sons", None, PostalAddress("Bangkok", "TH", street="Soi 8")),
}


def instruction(tenor=None):
    return CollectionInstruction(
        number="ST-2026-0031",
        principal="cajou",
        drawee="siam",
        remitting_bank="teranga",
        presenting_bank="chao",
        amount=FACE,
        goods="Cashew nuts",
        documents=(Listed("invoice"),),
        tenor=tenor,
    )


def errors(written):
    found = mt.check(mt.build(written.message)).findings
    return [finding for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("tenor", "tag", "text"),
    [
        (None, "32B", "EUR31250,00"),
        (Tenor(60, Counted.BILL_OF_LADING, date(2026, 2, 20)), "32K", "D060TDEUR31250,00"),
        (Tenor(90, Counted.SIGHT), "32K", "D090STEUR31250,00"),
    ],
)
def test_an_amount_stands_with_when_it_is_due(tenor, tag, text):
    written = messages.acknowledge(ABOUT, instruction(tenor), ())
    assert written.message.get(tag) == text
    assert errors(written) == []


def test_acceptance_names_the_day_of_payment():
    written = messages.advise_acceptance(ABOUT, FACE, DUE)
    assert written.message.get("32A") == "260421EUR31250,00"


@pytest.mark.parametrize(("remitted", "tag"), [("31240", "71B"), ("31300", "73"), ("31250", None)])
def test_what_lies_between_collected_and_sent_on_is_told(remitted, tag):
    sent = Money.of(remitted, "EUR")
    written = messages.advise_payment(ABOUT, FACE, None, sent, DUE)
    assert {field.tag for field in written.message.all("71B", "73")} == ({tag} if tag else set())
    assert errors(written) == []


def test_proceeds_in_another_currency_are_not_subtracted():
    written = messages.advise_payment(ABOUT, FACE, DUE, Money.of("34000", "USD"), DUE)
    assert written.message.get("33A") == "260421USD34000,00"
    assert errors(written) == []


def test_both_firms_stand_in_an_advice_of_dishonour():
    written = messages.advise_dishonour(ABOUT, instruction(), PARTIES, None, "No answer.")
    assert written.message.get("23E") == ("NACC" if instruction().tenor else "NPAY")
    assert written.message.get("50D") == "Siam + Sons\nSoi 8\nBangkok, TH"
    assert "Societe" in written.message.get("59")
    assert {note.rule for note in written.notes} == {"mt-spelled"}


def test_an_accepted_draft_is_not_paid_where_another_is_not_accepted():
    said = {
        due: messages.advise_dishonour(ABOUT, instruction(), PARTIES, due, "No answer.")
        for due in (None, DUE)
    }
    assert said[DUE].message.get("23E") == "NPAY"
    assert said[DUE].message.get("77A").startswith("Not paid.")


@given(st.text(max_size=200))
def test_whatever_reason_is_typed_the_message_is_read_again(reason):
    said = " ".join(reason.split())
    written = messages.advise_dishonour(ABOUT, instruction(), PARTIES, None, said)
    assert errors(written) == []
    assert mt.read(mt.build(written.message)).get("21A") == "ST-2026-0031"


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("amount", [None, Money.of("30000", "EUR")])
def test_each_order_can_be_written(order, amount):
    written = messages.amend(ABOUT, instruction(), amount, order)
    assert errors(written) == []
    assert (written.message.get("33K") is None) == (amount is None)
