"""A presentation and its documents over HTTP, as files and as JSON."""

from __future__ import annotations

from typing import Any

import pytest

from payments.documents import ubl
from sandbox.services.documents import check_document
from sandbox.services.presentation_schema import EXAMPLES

NUMBER = "HU-2026-0117"


def presented(world: Any) -> str:
    world.ship("2026-03-13", "2026-03-14")
    made = world.seats["seller"].act(
        world.id, "credit.present", credit=NUMBER, document_set="as_shipped"
    )
    assert made.status_code == 201, made.text
    return f"{world.path}/credits/{NUMBER}/presentations/P1"


def test_a_document_is_the_same_in_every_form(world: Any) -> None:
    at, seller = presented(world), world.seats["seller"]
    shown = seller.get(at).json()
    assert shown["report"] is None
    one = seller.get(f"{at}/documents/1").json()
    assert one == shown["documents"][0]
    written = seller.get(f"{at}/documents/1.xml")
    assert written.headers["Content-Type"].startswith("application/xml")
    document = check_document(seller.get(f"{at}/documents/1").content).document
    assert ubl.build(document) == written.content
    printed = seller.get(f"{at}/documents/1.pdf")
    assert printed.headers["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF")
    assert printed.content == world.seats["seller_bank"].get(f"{at}/documents/1.pdf").content


def test_whoever_does_not_see_the_presentation_sees_no_document(world: Any) -> None:
    at = presented(world)
    for path in (at, f"{at}/documents/1", f"{at}/documents/1.pdf", f"{at}/documents/1.xml"):
        refused = world.seats["buyer"].get(path)
        assert refused.status_code == 404
        assert refused.headers["Content-Type"] == "application/problem+json"


def test_what_is_not_there_is_refused_by_name(world: Any) -> None:
    at, seller = presented(world), world.seats["seller"]
    assert seller.get(f"{at}/documents/9.pdf").status_code == 404
    policy = seller.get(f"{at}/documents/3.xml")
    assert policy.status_code == 422
    assert "insurance_policy" in policy.json()["detail"]
    bad = seller.act(world.id, "credit.present", credit=NUMBER, document_set="none")
    assert bad.status_code in (404, 409)


INVOICE = EXAMPLES["invoice"]


@pytest.mark.parametrize(
    ("documents", "at"),
    [
        ([], "$.documents"),
        ([{**INVOICE, "kind": "bill"}], "$.documents[0].kind"),
        ([{**INVOICE, "total": {"amount": "1.00"}}], "$.documents[0].total.currency"),
        ([{**INVOICE, "issued_on": "2026-02-30"}], "$.documents[0].issued_on"),
        ([INVOICE, {**INVOICE, "quantity": 0}], "$.documents[1].quantity"),
        ([{**INVOICE, "total": {"amount": "-1.00", "currency": "EUR"}}], "$.documents[0].total"),
    ],
)
def test_what_no_document_can_be_is_refused_and_nothing_changes(
    world: Any, documents: list[Any], at: str
) -> None:
    world.ship("2026-03-09", "2026-03-10")
    before = world.trainer.get(world.path).json()["number"]
    refused = world.seats["seller"].act(
        world.id, "credit.present", credit=NUMBER, documents=documents
    )
    assert refused.status_code == 422
    assert at in refused.json()["detail"]
    assert world.trainer.get(world.path).json()["number"] == before
