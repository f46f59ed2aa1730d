"""The examine page, and the presentation of a world: side by side, marked for whom may know."""

from __future__ import annotations

import html
import io
import json
import re
from typing import Any, TypeAlias

import pytest
from flask import Flask

from payments.documents.kinds import DOCUMENT_KINDS
from payments.world.state import Opening
from sandbox.services.presentation_schema import example
from sandbox.services.presentations import examine

Table: TypeAlias = Any
NUMBER = "HU-2026-0117"


def asked(app: Flask, data: Any) -> tuple[int, str]:
    text = data if isinstance(data, str) else json.dumps(data)
    answer = app.test_client().post("/examine", data={"presentation": text})
    return answer.status_code, html.unescape(answer.text)


def conflicting() -> Any:
    data = example()
    data["documents"][3]["gross_weight_kg"] = 10890
    return data


def test_the_page_says_what_the_api_says(app: Flask) -> None:
    with app.test_request_context():
        told = examine(conflicting(), app.extensions["lei_sandbox"].settings.fixtures_dir)
    status, page = asked(app, conflicting())
    assert status == 200
    assert "The documents do not comply" in page
    for finding in told["findings"]:
        assert finding["says"] in page
        assert finding["article"] in page
        assert f"/help/rules/{finding['rule']}" in page
    for one in told["cleared"]:
        assert one.get("no_discrepancy_because", "") in page
    assert "7 April 2026" in page
    assert "Mon 13 Apr 2026, 16:00 (UTC+3)" in page


def test_both_sides_of_a_conflict_are_marked(app: Flask) -> None:
    _status, page = asked(app, conflicting())
    row = re.findall(r'<tr class="hit">.*?</tr>', page, re.DOTALL)
    assert len(row) == 1
    assert re.findall(r"<mark>(.*?)</mark>", row[0]) == ["10,980", "10,890"]


def test_what_complies_says_so(app: Flask) -> None:
    data = example()
    data["terms"]["latest_shipment_on"] = "2026-03-13"
    data["documents"][2]["amount"]["amount"] = "53460.00"
    assert "The documents comply with the credit" in asked(app, data)[1]


def test_a_file_is_taken_before_the_text(app: Flask) -> None:
    file = (io.BytesIO(b"\xef\xbb\xbf" + json.dumps(example()).encode()), "presentation.json")
    answer = app.test_client().post("/examine", data={"presentation": "no", "file": file})
    assert answer.status_code == 200


WRONG = [
    ({"documents": []}, "a presentation needs at least one document"),
    ({"documents": [{"kind": "bill"}]}, "$.documents[0].kind"),
    ({"presented_on": "2026-02-30"}, "$.presented_on"),
    ({"calendar": "nowhere"}, "nowhere"),
    ({"presented_on": "2099-01-04"}, "banking calendar"),
]


@pytest.mark.parametrize(("changed", "named"), WRONG)
def test_what_is_no_presentation_is_refused_by_name(
    app: Flask, changed: dict[str, Any], named: str
) -> None:
    status, page = asked(app, {**example(), **changed})
    assert status >= 400
    assert named in page


@pytest.mark.parametrize(
    ("field", "value", "at"),
    [
        ("total", {"amount": "1.00"}, "$.documents[0].total.currency"),
        ("quantity", 0, "$.documents[0].quantity"),
        ("issued_on", "2026-02-30", "$.documents[0].issued_on"),
    ],
)
def test_a_document_that_cannot_be_is_refused_by_its_field(
    app: Flask, field: str, value: Any, at: str
) -> None:
    data = example()
    data["documents"][0][field] = value
    status, page = asked(app, data)
    assert status == 400
    assert at in page


@pytest.mark.parametrize("text", ["", "no", "[]", "[" * 60_000, '{"documents": NaN}', "\x00"])
def test_what_is_no_json_is_refused(app: Flask, text: str) -> None:
    status, page = asked(app, text)
    assert status == 400
    assert "Unreadable request" in page


@pytest.mark.parametrize("kind", [kind.kind for kind in DOCUMENT_KINDS])
def test_there_is_an_example_of_each_kind(app: Flask, kind: str) -> None:
    page = app.test_client().get(f"/examine?example={kind}").text
    written = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[0]
    data = json.loads(html.unescape(written))
    assert kind in {document["kind"] for document in data["documents"]}
    assert asked(app, data)[0] == 200


def test_there_is_no_example_of_another_kind(app: Flask) -> None:
    assert app.test_client().get("/examine?example=bill").status_code == 404


def presented(table: Table, opening: Opening) -> str:
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=NUMBER) == 303
    table.ship("as_shipped")
    table.train("/acts", kind="advance", to="2026-04-02T09:00:00+03:00")
    assert table.act("seller", "credit.present", credit=NUMBER, document_set="as_shipped") == 303
    return f"/worlds/{table.world.id}/credits/{NUMBER}/presentations/P1"


def test_the_papers_are_open_to_the_seller_and_its_bank_only(
    table: Table, opening: Opening
) -> None:
    at = presented(table, opening)
    for path in (at, f"{at}/documents/1", f"{at}/documents/1.pdf", f"{at}/documents/1.xml"):
        found = {seat: table.browsers[seat].get(path).status_code for seat in table.browsers}
        assert found == {"seller": 200, "seller_bank": 200, "buyer": 404, "buyer_bank": 404}
        assert table.train(path.removeprefix(f"/worlds/{table.world.id}")).status_code == 200


def test_nothing_is_marked_before_the_bank_has_decided(table: Table, opening: Opening) -> None:
    at = presented(table, opening)
    for seat in ("seller", "seller_bank"):
        page = table.get(seat, at)
        assert "<mark>" not in page
        assert "ucp600" not in page
    refusal = {"discrepancies": ["ucp600-20a-ii-latest"], "disposal": "holding"}
    assert table.act("seller_bank", "credit.examine", credit=NUMBER) == 303
    assert table.act("seller_bank", "credit.refuse", credit=NUMBER, **refusal) == 303
    assert "ucp600-28f-ii" in table.get("seller_bank", at)
    assert "ucp600-28f-ii" not in table.get("seller", at)


def test_a_document_that_is_not_there_is_not_found(table: Table, opening: Opening) -> None:
    at = presented(table, opening)
    for path in ("documents/0", "documents/99", "documents/99.pdf", "documents/1.doc"):
        assert table.browsers["seller"].get(f"{at}/{path}").status_code == 404
    assert table.browsers["seller"].get(at.replace("P1", "P2")).status_code == 404
    policy = table.browsers["seller"].get(f"{at}/documents/3.xml")
    assert policy.status_code == 422
    assert "UBL has no insurance_policy" in policy.text


def test_papers_that_lie_ready_can_be_printed_by_the_seller_only(table: Table) -> None:
    at = f"/worlds/{table.world.id}/papers/as_shipped/1"
    assert table.browsers["seller"].get(at).status_code == 404
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=NUMBER) == 303
    table.ship("as_shipped")
    for path in (at, f"{at}.pdf", f"{at}.xml"):
        assert table.browsers["seller"].get(path).status_code == 200
        assert table.browsers["buyer"].get(path).status_code == 404
    pdf = table.browsers["seller"].get(f"{at}.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert pdf.data == table.browsers["seller"].get(f"{at}.pdf").data
    assert pdf.headers["Content-Disposition"].startswith("inline; filename=")
