"""The dictionary holds every datum of every document; every rule has its lesson."""

from dataclasses import fields

import pytest

from payments.documents.conflicts import conflicts
from payments.documents.elements import ELEMENTS, element_of
from payments.documents.examination import RULES
from payments.documents.kinds import (
    DOCUMENT_KINDS,
    BillOfLading,
    Invoice,
    PackingList,
    WeightCertificate,
)
from payments.documents.ktdde import KTDDE
from payments.documents.lessons import LESSONS
from payments.money import Money


@pytest.mark.parametrize("kind", DOCUMENT_KINDS, ids=lambda kind: kind.kind)
def test_every_field_of_a_document_is_an_element(kind):
    assert all(element_of(kind.kind, field.name) for field in fields(kind))


def test_an_element_has_one_id_and_stands_somewhere():
    assert len({element.id for element in ELEMENTS}) == len(ELEMENTS)
    named = {(kind.kind, field.name) for kind in DOCUMENT_KINDS for field in fields(kind)}
    for element in ELEMENTS:
        for place in element.places:
            kind, _, field = place.rpartition(".")
            assert any(name == field and kind in {"", one} for one, name in named), place


def test_names_of_the_glossary_are_of_elements_that_there_are():
    assert len(ELEMENTS) >= 60
    assert KTDDE.keys() <= {element.id for element in ELEMENTS}
    assert {"Consignee", "Gross weight", "Documentary credit identifier"} <= set(KTDDE.values())


def test_every_rule_has_one_lesson_about_an_element_that_there_is():
    assert [lesson.rule for lesson in LESSONS if lesson.rule not in {r.id for r in RULES}] == []
    assert sorted(lesson.rule for lesson in LESSONS) == sorted(rule.id for rule in RULES)
    known = {element.id for element in ELEMENTS}
    assert {lesson.element for lesson in LESSONS if lesson.element} <= known


def test_a_lesson_is_a_sentence():
    assert all(lesson.mistake.endswith(".") and "!" not in lesson.mistake for lesson in LESSONS)


def invoice(**said):
    return Invoice("INV-1", "S Ltd", "B GmbH", "Tea", 180, "bags", Money.of("100", "EUR"), **said)


def bill(ref, quantity, unit="bags", **said):
    return BillOfLading(
        ref, "C", "S Ltd", "To order", "Tea", quantity, unit, None, None, "MV Sun", None, True,
        **said,
    )  # fmt: skip


def packing(**said):
    return PackingList("PL-1", "S Ltd", "Black tea in bags of 60 kg", 180, "BAG", **said)


@pytest.mark.parametrize(
    "documents",
    [
        (invoice(), bill("BL-1", 90), bill("BL-2", 90)),  # two bills share the quantity
        (invoice(), bill("BL-1", 10_800, "kg")),
        (invoice(), packing(invoice_number="inv 1")),
        (bill("BL-1", 180, containers=("TRNU 1", "TRNU 2")), packing(containers=("TRNU1",))),
        (bill("BL-1", 180), packing(vessel="M/V SUN")),
        (invoice(hs_code="0902"), bill("BL-1", 180)),
        (invoice(issuer_address="Here 1"), invoice(issuer_address="There 2")),
    ],
)
def test_what_differs_need_not_conflict(documents):
    assert conflicts(documents) == ()


@pytest.mark.parametrize(
    ("documents", "element"),
    [
        ((invoice(), bill("BL-1", 90), bill("BL-2", 80)), "quantity"),
        ((packing(gross_weight_kg=10_980), bill("BL-1", 180, gross_weight_kg=10_890)),
         "gross_weight"),
        ((packing(vessel="MV Moon"), bill("BL-1", 180)), "vessel"),
        ((invoice(), packing(invoice_number="INV-7")), "invoice_number"),
        ((bill("BL-1", 180, containers=("A1",)), packing(containers=("B2",))), "containers"),
        ((packing(gross_weight_kg=9), WeightCertificate("W", "X", "Tea", 8)), "gross_weight"),
    ],
)  # fmt: skip
def test_what_conflicts_is_named_by_its_element(documents, element):
    assert [made.element.id for made in conflicts(documents)] == [element]
