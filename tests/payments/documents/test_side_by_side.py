"""Documents beside each other: what is marked is what conflicts, and nothing is left out."""

from dataclasses import replace

from payments.documents.conflicts import conflicts
from payments.documents.kinds import Invoice, PackingList
from payments.documents.side_by_side import side_by_side
from payments.money import Money

INVOICE = Invoice("INV-1", "S Ltd", "B GmbH", "Tea", 180, "bags", Money.of("100", "EUR"))
LIST = PackingList("PL-1", "S Ltd", "Black tea", 180, "BAG", invoice_number="INV-1")
WRONG = replace(LIST, quantity=170, invoice_number="INV-2")


def marked(documents, held):
    rows = side_by_side(documents, held)
    return {row.element.id: [entry.conflicts for entry in row.entries] for row in rows}


def test_what_agrees_is_not_marked():
    rows = marked((INVOICE, LIST), (INVOICE, LIST))
    assert set(rows) == {"invoice_number", "goods_description", "quantity", "quantity_unit"}
    assert not any(any(entries) for entries in rows.values())


def test_what_conflicts_is_marked_on_both_and_comes_first():
    rows = marked((INVOICE, WRONG), (INVOICE, WRONG))
    named = {one.element.id for one in conflicts((INVOICE, WRONG))}
    assert {name for name, entries in rows.items() if all(entries)} == named
    assert set(list(rows)[: len(named)]) == named


def test_what_nobody_asked_for_is_not_held_against_anything():
    assert not any(any(entries) for entries in marked((INVOICE, WRONG), (INVOICE,)).values())
    assert not any(any(entries) for entries in marked((INVOICE, WRONG), ()).values())


def test_two_bills_that_share_a_quantity_are_both_marked_when_the_sum_is_wrong():
    half = replace(WRONG, quantity=80, invoice_number=None)
    other = replace(half, ref="PL-2")
    rows = marked((INVOICE, half, other), (INVOICE, half, other))
    assert rows["quantity"] == [True, True, True]
