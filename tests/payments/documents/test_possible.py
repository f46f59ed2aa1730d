"""What no document can say is refused by the place of it."""

from dataclasses import replace

import pytest

from payments.documents.kinds import BillOfLading, Invoice
from payments.documents.possible import require_possible
from payments.errors import NotPossible
from payments.money import Money

INVOICE = Invoice("INV-1", "S", "B", "Tea", 180, "bags", Money.of("0", "EUR"), copies=0)
BILL = BillOfLading("BL", "C", "S", "B", "Tea", 1, "bag", None, None, None, None, True)


def test_what_can_be_is_let_through():
    require_possible(INVOICE, "$")
    require_possible(BILL, "$")


@pytest.mark.parametrize(
    ("document", "at"),
    [
        (replace(INVOICE, quantity=0), "$.quantity"),
        (replace(INVOICE, total=Money.of("-1", "EUR")), "$.total"),
        (replace(INVOICE, gross_weight_kg=0), "$.gross_weight_kg"),
        (replace(BILL, originals=-1), "$.originals"),
        (replace(BILL, originals_issued=0), "$.originals_issued"),
    ],
)
def test_what_cannot_be_is_refused_by_its_place(document, at):
    with pytest.raises(NotPossible) as refused:
        require_possible(document, "$")
    assert refused.value.at == at
