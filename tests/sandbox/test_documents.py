"""A single document is checked the same at the command line and over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from payments.documents import ubl
from sandbox.cli import main
from sandbox.services.documents import check_document
from sandbox.services.presentation_schema import EXAMPLES

CODE = "SBOX00H4K7NB39D2XV53"


def as_json(of: str, **changed: Any) -> bytes:
    return json.dumps({**EXAMPLES[of], **changed}).encode()


def as_xml(kind: str) -> bytes:
    return ubl.build(check_document(as_json(kind)).document)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_example_is_read_and_nothing_is_wrong_with_it(kind: str) -> None:
    checked = check_document(as_json(kind))
    assert checked.valid, checked.findings
    assert checked.document.kind == kind


@pytest.mark.parametrize("kind", ["invoice", "credit_note"])
def test_billing_is_held_to_schema_and_rules(kind: str) -> None:
    checked = check_document(as_xml(kind))
    assert checked.valid
    assert len(checked.against) == 2


WRONG = [
    (b"<cbc:IdentificationCode>KE</cbc:IdentificationCode>", b"", "peppol-bis-3"),
    (b">270.00<", b">271.00<", "peppol-bis-3"),
    (b"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
     b"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Colour/>", "ubl-schema"),
    (CODE.encode(), b"SBOX00H4K7NB39D2XV54", "lei-check-digits"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule"), WRONG)
def test_what_is_wrong_is_found_by_its_rule_at_every_door(
    service: Any, tmp_path: Path, old: bytes, new: bytes, rule: str
) -> None:
    data = as_xml("invoice").replace(old, new)
    file = tmp_path / "invoice.xml"
    file.write_bytes(data)
    ran = CliRunner().invoke(main, ["document", "check", str(file), "--json"])
    assert ran.exit_code == 1
    told = requests.post(f"{service.url}/api/documents/check", data=data, timeout=10).json()
    assert told == json.loads(ran.output)
    assert {finding["rule"] for finding in told["findings"]} == {rule}


REFUSED = [
    (as_json("invoice", total={"amount": "48600.00"}), "total.currency"),
    (as_json("invoice", quantity=0), "quantity"),
    (as_json("invoice", issued_on="2026-02-30"), "issued_on"),
    (as_json("invoice", kind="bill"), "kind"),
    (as_json("invoice", kind=["invoice"]), "kind"),
    (b"[]", "$"),
    (b"", "neither XML nor JSON"),
    (b"<Invoice/>", "Invoice is no UBL document"),
    (b"<!DOCTYPE x><Invoice/>", "document type"),
    (as_xml("invoice").replace(b"2026-03-14", b"2026-02-30"), "issued_on"),
    (as_xml("invoice").replace(b">48600.00<", b">" + b"9" * 40 + b"<"), "total"),
    (as_xml("order").replace(b' currencyID="EUR"', b""), "currency"),
]


@pytest.mark.parametrize(("data", "named"), REFUSED, ids=lambda value: str(value)[:30])
def test_what_is_no_document_is_refused_by_name(
    service: Any, tmp_path: Path, data: bytes, named: str
) -> None:
    file = tmp_path / "document"
    file.write_bytes(data)
    ran = CliRunner().invoke(main, ["document", "check", str(file)])
    assert ran.exit_code == 2
    assert named in ran.stderr
    refused = requests.post(f"{service.url}/api/documents/check", data=data, timeout=10)
    assert refused.status_code == 400
    assert named in refused.json()["detail"]


def test_the_command_line_writes_ubl(tmp_path: Path) -> None:
    file = tmp_path / "order.json"
    file.write_bytes(as_json("order"))
    ran = CliRunner().invoke(main, ["document", "ubl", str(file)])
    assert ran.exit_code == 0
    assert ubl.read(ran.stdout_bytes) == check_document(as_json("order")).document
