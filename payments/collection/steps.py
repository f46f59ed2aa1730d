"""What a move leaves in a collection beside its state: a due day, an order, a new amount.

Source: URC 522 art. 6, 25, 26(c).
"""

from __future__ import annotations

from dataclasses import replace

from lei.sentences import Sentence
from payments.collection.collection import Collection, Ordered, Role
from payments.collection.guards import Moment
from payments.collection.maturity import payable_on
from payments.collection.terms import Order
from payments.errors import NotPossible
from payments.money import Money


def presented(collection: Collection) -> Collection:
    """Presented: what was ordered or refused before is over."""
    return replace(collection, orders=(), refusal=None, accepted_on=None, payable_on=None)


def accepted(collection: Collection, moment: Moment) -> Collection:
    """Accepted today: the day of payment is known. Raises ClosuresUnknown, NotPossible."""
    today = moment.calendar.local(moment.at).date()
    tenor = collection.instruction.tenor
    day = payable_on(tenor, today, moment.calendar) if tenor else None
    if day is None:
        raise NotPossible("$.collection", "the instruction does not say when the draft is due")
    if day < today:
        raise NotPossible(
            "$.collection", Sentence("the draft was payable on {day}, which is over", day=day)
        )
    return replace(collection, accepted_on=today, payable_on=day)


def ordered(
    collection: Collection, order: Order, amount: Money | None, by: Role, moment: Moment
) -> Collection:
    """After dishonour: what is to happen now. A case of need's word is in force at once.

    Raises NotPossible: beyond the powers of the case of need, or an amount that is no reduction.
    """
    need, agent = collection.instruction.case_of_need, by is Role.CASE_OF_NEED
    if agent and (need is None or order not in need.powers):
        raise NotPossible("$.order", "the instruction gives the case of need no power to order it")
    if amount is not None:
        _require_lower(collection, order, amount)
    given = Ordered(order, by, moment.at, agent, amount)
    made = replace(collection, orders=(*collection.orders, given))
    return _lowered(made, amount) if agent else made


def passed_on(collection: Collection) -> Collection:
    """The presenting bank knows the orders; the last amount among them is the amount now."""
    waiting = [given.amount for given in collection.orders if not given.in_force]
    in_force = tuple(replace(given, in_force=True) for given in collection.orders)
    amounts = [amount for amount in waiting if amount is not None]
    return _lowered(replace(collection, orders=in_force), amounts[-1] if amounts else None)


def _require_lower(collection: Collection, order: Order, amount: Money) -> None:
    now = collection.instruction.amount
    if order is not Order.PRESENT_AGAIN:
        raise NotPossible("$.amount", "a new amount goes with a new presentation")
    if amount.currency != now.currency or not 0 < amount.minor < now.minor:
        raise NotPossible(
            "$.amount", Sentence("a new amount is above nothing and below {now}", now=now)
        )


def _lowered(collection: Collection, amount: Money | None) -> Collection:
    if amount is None:
        return collection
    return replace(collection, instruction=replace(collection.instruction, amount=amount))
