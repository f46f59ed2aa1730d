"""One sale under every term of payment, without a world: what the page and the API both show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from payments.sale.comparison import Compared, CostKind, compare
from payments.sale.fees import Side
from payments.sale.sale import Sale, schedule
from payments.world.tagged import typed
from sandbox.answers import Answer, answer
from sandbox.wording import filled


def read_sale(data: Mapping[str, Any]) -> Sale:
    """A sale as JSON. Raises MalformedBody, with the place, for what does not fit its shape."""
    return typed(Sale, dict(data))


def comparison(data: Mapping[str, Any]) -> Answer:
    """The sale, its fee schedule and every term.

    Raises as `read_sale`, and NotPossible, with the place, for a sale that cannot be.
    """
    sale = read_sale(data)
    compared = compare(sale)
    return {
        "sale": answer(sale),
        "fees": [{**answer(fee), "says": filled(fee.says, {})} for fee in schedule(sale)],
        "terms": [_term(each) for each in compared],
    }


def _term(each: Compared) -> Answer:
    row = each.term
    return {
        "id": row.id,
        "name": filled(row.name, {}),
        "says": filled(row.says, {}),
        "first_day": each.first_day,
        "last_day": each.last_day,
        "paid": answer(each.paid),
        "received": answer(each.received),
        "seller": _side(each, Side.SELLER),
        "buyer": _side(each, Side.BUYER),
        "risks": {
            str(risk): {"by": borne.by.value, "why": filled(borne.why, {})}
            for risk, borne in row.risks.items()
        },
        "financed": answer(each.financed),
        "insured": answer(each.insured),
    }


def _side(each: Compared, side: Side) -> Answer:
    return {
        "cost": answer(each.cost(side)),
        **{str(kind): answer(each.cost(side, kind)) for kind in CostKind},
        "net": answer(each.net(side)),
        "costs": [
            {
                "kind": cost.kind.value,
                "says": filled(cost.says, {}),
                "how": filled(cost.how, cost.values),
                "money": answer(cost.money),
                "day": cost.day,
            }
            for cost in each.costs
            if cost.side is side
        ],
        "curve": [{"day": day, "money": answer(money)} for day, money in each.curve(side)],
    }
