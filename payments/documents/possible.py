"""What no document can say, whatever the credit: a quantity of zero, less than nothing to pay.

The types keep dates and currencies in order; here stands what they cannot say.
"""

from __future__ import annotations

from lei.sentences import Sentence
from payments.documents.kinds import Document
from payments.errors import NotPossible
from payments.money import Money


def require_possible(document: Document, at: str) -> None:
    """Raise NotPossible, with the field's place below `at`, for a number that cannot be."""
    for field, least in LEAST.items():
        stated = getattr(document, field, None)
        if isinstance(stated, int) and stated < least:
            raise NotPossible(
                f"{at}.{field}", Sentence("a number of {least} or more is needed here", least=least)
            )
    for field in MONEY:
        money = getattr(document, field, None)
        if isinstance(money, Money) and money.amount < 0:
            raise NotPossible(f"{at}.{field}", "an amount of nothing or more is needed here")


LEAST = {
    "quantity": 1,
    "packages": 1,
    "net_weight_kg": 1,
    "gross_weight_kg": 1,
    "originals_issued": 1,
    "originals": 0,
    "copies": 0,
}
"""Fields that count something, and the least that they can be."""
MONEY = ("total", "amount", "unit_price")
