"""A seller makes its papers on a page: entered once they agree, typed again they may not."""

from __future__ import annotations

import html
import re
from typing import Any, TypeAlias

import pytest

from payments.world.state import Opening

Table: TypeAlias = Any
NUMBER = "HU-2026-0117"
OWN = {
    "0.ref": "INV-9", "1.ref": "BL-9", "1.carrier": "Training Line", "1.vessel": "MV Practice",
    "1.issued_on": "2026-01-09", "1.on_board_on": "2026-01-09", "1.shipped_on_board": "yes",
    "1.signed_as": "carrier", "1.originals_issued": "3", "2.ref": "POL-9", "2.insurer": "Lesson",
    "2.issued_on": "2026-01-08", "2.risks": "All risks", "2.issued_as": "insurer",
    "3.ref": "PL-9", "4.ref": "CO-9", "4.issuer": "Chamber", "4.origin": "Kenya",
}  # fmt: skip


@pytest.fixture
def at(table: Table, opening: Opening) -> str:
    """The page of a seller whose credit was advised."""
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=NUMBER) == 303
    return f"/worlds/{table.world.id}/credits/{NUMBER}/papers"


def entries(page: str) -> dict[str, str]:
    """What stands in the inputs of the form."""
    found = re.findall(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def present(table: Table, at: str, said: dict[str, str]) -> Any:
    return table.browsers["seller"].post(at, data=said)


def presented(table: Table) -> Any:
    path = f"/api/worlds/{table.world.id}/credits/{NUMBER}/presentations/P1"
    key = {"Authorization": f"Bearer {table.world.key}"}
    answer = table.browsers["seller"].get(path, headers=key)
    return answer.json if answer.status_code == 200 else None


def test_entered_once_the_papers_agree(table: Table, at: str) -> None:
    begun = entries(table.get("seller", at))
    assert begun["0.issuer"] == "Highland Beans Ltd"
    assert begun["0.total"] == "48600.00"
    assert "3.vessel" not in begun
    assert present(table, at, {**begun, **OWN}).status_code == 303
    made = presented(table)
    assert made["report"]["findings"] == []
    by_kind = {document["kind"]: document for document in made["documents"]}
    assert by_kind["packing_list"]["vessel"] == "MV Practice"
    assert by_kind["packing_list"]["invoice_number"] == "INV-9"
    assert by_kind["insurance_policy"]["amount"] == {"amount": "53460.00", "currency": "EUR"}


def test_typed_again_nothing_is_begun_and_a_slip_is_found(table: Table, at: str) -> None:
    empty = entries(table.get("seller", f"{at}?mode=again"))
    typed = {name for name, value in empty.items() if value and name[0].isdigit()}
    assert all(name.endswith(".currency") for name in typed)
    once = entries(table.get("seller", at))
    goods = {
        f"{place}.{field}": once[f"0.{field}"]
        for place in (1, 3, 4)
        for field in ("description", "quantity", "unit")
    }
    again = {
        **once, **goods, **OWN, "mode": "again", "1.shipper": "Highland Beans Ltd",
        "2.insured": "Highland Beans Ltd", "3.issuer": "Highland Beans Ltd", "3.quantity": "108",
    }  # fmt: skip
    assert present(table, at, again).status_code == 303
    assert {one["rule"] for one in presented(table)["report"]["findings"]} == {"ucp600-14d"}


@pytest.mark.parametrize(
    ("entry", "value", "says"),
    [
        ("1.carrier", "", "Bill of lading: the entry “Carrier”"),
        ("0.quantity", "0", "Commercial invoice: the entry “Quantity”"),
        ("0.quantity", "many", "Commercial invoice: the entry “Quantity”"),
        ("0.quantity", "9" * 5000, "Commercial invoice: the entry “Quantity”"),
        ("0.total.currency", "", "Commercial invoice: the entry “Total”"),
        ("0.total.currency", "EURO", "Commercial invoice: the entry “Total”"),
        ("2.issued_on", "2026-02-30", "Insurance policy: the entry “Dated”"),
        ("1.shipped_on_board", "perhaps", "Bill of lading: the entry “Says “shipped on board””"),
        ("1.signed_as", "pirate", "Bill of lading: the entry “Capacity of the signatory”"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name_and_kept(
    table: Table, at: str, entry: str, value: str, says: str
) -> None:
    said = {**entries(table.get("seller", at)), **OWN, entry: value}
    answer = present(table, at, said)
    assert answer.status_code in (400, 422)
    assert says in answer.text
    assert presented(table) is None
    assert entries(answer.text)["2.insurer"] == "Lesson"


def test_a_form_sent_twice_presents_once(table: Table, at: str) -> None:
    said = {**entries(table.get("seller", at)), **OWN}
    assert [present(table, at, said).status_code for _ in range(2)] == [303, 303]


def test_only_who_may_present_makes_papers(table: Table, at: str) -> None:
    for seat in ("seller_bank", "buyer", "buyer_bank"):
        assert table.browsers[seat].get(at).status_code == 404
        assert table.browsers[seat].post(at, data=OWN).status_code == 404
    assert table.browsers["seller"].get(at.replace(NUMBER, "X")).status_code == 404


def test_a_refusal_that_names_no_entry_is_told_as_it_is(table: Table, at: str) -> None:
    """Somebody else moved the credit on while the form was open."""
    said = {**entries(table.get("seller", at)), **OWN}
    table.ship("in_order")
    assert table.act("seller", "credit.present", credit=NUMBER, document_set="in_order") == 303
    assert present(table, at, said).status_code in (404, 409)
