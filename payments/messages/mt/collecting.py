"""Documentary collections: MT 400 to 430.

Source: order and duty of the fields as in Standards MT, November 2019, held against a public
model of these messages; the names are ours.
"""

from __future__ import annotations

from payments.messages.mt.rows import MtType, Row, Sequence, may, message, must

_AMOUNT = "32A 32B 32K"
_BANKS = may("72", "from bank to bank")


def _items(*rows: Row) -> Sequence:
    """One collection after the other, each with both references."""
    references = (must("20", "sender's reference"), must("21", "remitting bank's reference"))
    return Sequence((*references, *rows), repeats=True)


MT_400 = message(
    "400",
    "Advice of payment",
    must("20", "collecting bank's reference"),
    must("21", "remitting bank's reference"),
    must(_AMOUNT, "amount collected"),
    must("33A", "proceeds remitted"),
    may("52A 52D", "ordering bank"),
    may("53A 53B 53D", "sender's correspondent"),
    may("54A 54B 54D", "receiver's correspondent"),
    may("57A 57D", "account with bank"),
    may("58A 58B 58D", "beneficiary bank"),
    may("71B", "charges deducted"),
    _BANKS,
    may("73", "amounts added"),
)

MT_410 = MtType(
    "410",
    "Acknowledgement of a collection",
    (
        _items(must(_AMOUNT, "amount acknowledged")),
        Sequence((_BANKS,), required=False),
    ),
)

MT_412 = MtType(
    "412",
    "Advice of acceptance",
    (
        _items(must("32A", "maturity and amount accepted")),
        Sequence((_BANKS,), required=False),
    ),
)

MT_416 = MtType(
    "416",
    "Advice of non-payment or non-acceptance",
    (
        Sequence(
            (
                must("20", "sender's reference"),
                must("21", "remitting bank's reference"),
                may("23E", "what was not done, and why"),
                may("51A", "sending institution"),
                may("53A 53B", "sender's correspondent"),
                may("71F", "sender's charges"),
                may("77A", "narrative"),
            )
        ),
        Sequence(
            (
                must("21A", "reference of the item"),
                may("23E", "what was not done, and why"),
                may("21C", "principal's reference"),
                must(_AMOUNT, "face amount"),
                may("50D", "drawee"),
                may("59", "drawer"),
                may("71F", "charges"),
                may("77A", "narrative"),
            ),
            repeats=True,
        ),
    ),
)

MT_420 = MtType(
    "420",
    "Tracer",
    (
        _items(must(_AMOUNT, "amount traced")),
        Sequence(
            (may("30", "date of the collection instruction"), may("59", "drawee"), _BANKS),
            required=False,
        ),
    ),
)

MT_422 = MtType(
    "422",
    "Advice of fate and request for instructions",
    (
        _items(may(_AMOUNT, "amount of the collection")),
        Sequence((_BANKS, may("75", "queries"), may("76", "answers")), required=False),
    ),
)

MT_430 = MtType(
    "430",
    "Amendment of instructions",
    (
        _items(may("32A 32K", "amount as it is"), may("33A 33K", "amount as amended")),
        Sequence((may("59", "drawee"), _BANKS, may("74", "amendments")), required=False),
    ),
)

MESSAGES = (MT_400, MT_410, MT_412, MT_416, MT_420, MT_422, MT_430)
