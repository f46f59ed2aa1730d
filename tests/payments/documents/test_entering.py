"""What is entered once agrees everywhere; what is typed again may not."""

from dataclasses import replace
from datetime import date

import pytest

from payments.credit.terms import Goods, Terms
from payments.documents.conflicts import conflicts
from payments.documents.elements import ELEMENTS, kinds_with
from payments.documents.entering import OWN, agreed, carried_by, entered_once, from_contract
from payments.documents.kinds import (
    BillOfLading,
    CertificateOfOrigin,
    Contract,
    Draft,
    InsurancePolicy,
    Invoice,
    PackingList,
)
from payments.errors import MalformedBody
from payments.money import Money
from payments.party import Party

KINDS = (Invoice, BillOfLading, InsurancePolicy, PackingList, CertificateOfOrigin, Draft)
CONTRACT = Contract(
    "SC-1", "Seller Ltd", "Buyer GmbH", "Green coffee", 180, "bags", Money.of("48600", "EUR"),
    incoterm="CIF Hamburg", seller_lei="SBOX00H4K7NB39D2XV53", credit_number="LC-1",
)  # fmt: skip
OWN_DATA = {
    "invoice": {"ref": "INV-1", "hs_code": "0901"},
    "bill_of_lading": {
        "ref": "BL-1", "carrier": "Line", "consignee": "To order", "port_of_loading": "Mombasa",
        "port_of_discharge": "Hamburg", "vessel": "MV Sun", "issued_on": "2026-03-13",
        "shipped_on_board": True, "gross_weight_kg": 10980, "net_weight_kg": 10800,
    },
    "insurance_policy": {
        "ref": "P-1", "insurer": "Insurer", "amount": {"amount": "53460.00", "currency": "EUR"},
        "issued_on": "2026-03-09", "risks": "All risks",
    },
    "packing_list": {"ref": "PL-1"},
    "certificate_of_origin": {"ref": "CO-1", "issuer": "Chamber", "origin": "Kenya"},
    "draft": {"ref": "DR-1", "drawee": "Bank"},
}  # fmt: skip


def made(**changed):
    return from_contract(replace(CONTRACT, **changed), KINDS, OWN_DATA)


def test_documents_from_one_contract_do_not_conflict():
    documents = made()
    assert [type(one) for one in documents] == list(KINDS)
    assert conflicts((CONTRACT, *documents)) == ()


def test_what_the_contract_says_stands_on_every_document_that_has_it():
    invoice, bill, policy, packing, origin, draft = made(description="Tea", quantity=90)
    assert (bill.description, packing.description, origin.description) == ("Tea",) * 3
    assert (invoice.quantity, bill.quantity, packing.quantity) == (90,) * 3
    assert {invoice.issuer, bill.shipper, policy.insured, draft.drawer} == {"Seller Ltd"}
    assert origin.consignee == invoice.addressee == "Buyer GmbH"
    assert draft.amount == invoice.total == CONTRACT.total
    assert invoice.issuer_lei == CONTRACT.seller_lei


def test_what_a_later_document_enters_is_carried_to_those_after_it():
    _invoice, bill, policy, packing, origin, _draft = made()
    assert (policy.vessel, packing.vessel, origin.vessel) == (bill.vessel,) * 3
    assert packing.invoice_number == origin.invoice_number == "INV-1"
    assert packing.gross_weight_kg == origin.gross_weight_kg == 10980
    assert (policy.from_place, policy.to_place) == ("Mombasa", "Hamburg")
    assert origin.hs_code == "0901"


def test_a_document_has_its_own_number_and_date():
    documents = made(issued_on=date(2026, 1, 2))
    assert len({one.ref for one in documents}) == len(documents)
    assert documents[0].issued_on is None


def test_typed_again_a_slip_becomes_a_conflict():
    invoice, bill, *others = made()
    slip = replace(bill, quantity=108)
    assert {one.element.id for one in conflicts((invoice, slip, *others))} == {"quantity"}


def test_what_nobody_entered_is_refused_by_its_name():
    without = {**OWN_DATA, "bill_of_lading": {"ref": "BL-1"}}
    with pytest.raises(MalformedBody) as refused:
        from_contract(CONTRACT, KINDS, without)
    assert refused.value.at == "$.carrier"


def test_what_was_entered_first_wins():
    first, second = entered_once(
        ["invoice", "packing_list"],
        {},
        {"invoice": {"quantity": 5}, "packing_list": {"quantity": 7, "ref": "PL"}},
    )
    assert (first["quantity"], second["quantity"], second["ref"]) == (5, 5, "PL")


def test_every_own_element_is_one_of_the_dictionary_and_stands_on_some_kind():
    known = {element.id for element in ELEMENTS}
    assert known >= OWN
    assert all(kinds_with(element) for element in ELEMENTS)
    assert carried_by("draft", "amount") == "amount_claimed"


TERMS = Terms(
    number="LC-1", applicant="buyer", beneficiary="seller", issuing_bank="hansa",
    advising_bank="savanna", nominated_bank="savanna", amount=Money.of("48600.01", "EUR"),
    goods=Goods("Green coffee", 180, "bags"), latest_shipment_on=None,
    expires_on=date(2026, 4, 10), place_of_expiry="Nairobi", documents=("invoice",),
)  # fmt: skip


def test_what_a_credit_says_is_where_typing_begins():
    parties = {name: Party(name, name.title()) for name in ("buyer", "seller", "hansa", "savanna")}
    said = agreed(TERMS, parties)
    assert said["insured_amount"] == {"amount": "53460.02", "currency": "EUR"}
    assert (said["seller_name"], said["drawee"]) == ("Seller", "Savanna")
    assert said["consignee"] == "To the order of Hansa"
    assert "incoterm" not in said
    assert agreed(TERMS, {})["quantity"] == 180
