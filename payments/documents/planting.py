"""Discrepancies planted into documents that comply: exercises with a known answer.

A plant changes a dossier so that one rule finds it and no other rule does. How often each comes
is weighted by the ranking of discrepancies that the ICC surveyed in 2015. Nothing here is drawn
by chance: the same seed plants the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from payments.credit.terms import Terms
from payments.documents.kinds import BillOfLading, Capacity, Document, InsurancePolicy, Invoice
from payments.documents.presentation import Dossier
from payments.money import Money

Change = Callable[[Dossier], Dossier]


@dataclass(frozen=True, slots=True)
class Plant:
    """A rule, how often it comes, what of the dossier it touches, and the change itself."""

    rule: str
    weight: int
    touches: frozenset[str]
    change: Change


@dataclass(frozen=True, slots=True)
class Planted:
    """A dossier with discrepancies, and the rules that find them."""

    dossier: Dossier
    rules: tuple[str, ...]


def plant(dossier: Dossier, seed: str, how_many: int) -> Planted:
    """Plant up to `how_many` discrepancies that do not hide each other.

    `dossier` is a complying sale with invoice, bill of lading and insurance; other documents
    stay as they are. Fewer are planted when no more fit together.
    """
    draws = _draws(seed)
    chosen: list[Plant] = []
    left = [one for one in PLANTS if _fits(one, dossier)]
    while left and len(chosen) < how_many:
        one = _weighted(left, next(draws))
        chosen.append(one)
        left = [other for other in left if not other.touches & one.touches]
    for one in chosen:
        dossier = one.change(dossier)
    return Planted(dossier, tuple(one.rule for one in chosen))


def _fits(one: Plant, dossier: Dossier) -> bool:
    return one.change(dossier) != dossier


def _weighted(left: list[Plant], draw: int) -> Plant:
    tickets = [one for one in left for _ in range(one.weight)]
    return tickets[draw % len(tickets)]


def _draws(seed: str) -> Iterator[int]:
    for number in count():
        digest = hashlib.sha256(f"{seed}/{number}".encode()).digest()
        yield int.from_bytes(digest[:8])


def _each(dossier: Dossier, change: Callable[[Document], Document]) -> Dossier:
    return replace(dossier, documents=tuple(change(one) for one in dossier.documents))


def _invoice(change: Callable[[Invoice], Invoice]) -> Change:
    return lambda dossier: _each(dossier, lambda d: change(d) if isinstance(d, Invoice) else d)


def _bill(change: Callable[[BillOfLading, Terms], BillOfLading]) -> Change:
    return lambda dossier: _each(
        dossier, lambda d: change(d, dossier.terms) if isinstance(d, BillOfLading) else d
    )


def _policy(change: Callable[[InsurancePolicy], InsurancePolicy]) -> Change:
    return lambda dossier: _each(
        dossier, lambda d: change(d) if isinstance(d, InsurancePolicy) else d
    )


def _lower(money: Money) -> Money:
    return Money.from_minor(money.minor - 1, money.currency)


def _without_policy(dossier: Dossier) -> Dossier:
    kept = tuple(one for one in dossier.documents if not isinstance(one, InsurancePolicy))
    return replace(dossier, documents=kept)


def _less_described(invoice: Invoice) -> Invoice:
    first, _, rest = invoice.description.partition(" ")
    return replace(invoice, description=rest or first)


def _late_shipment(bill: BillOfLading, terms: Terms) -> BillOfLading:
    latest_on = terms.latest_shipment_on
    return bill if latest_on is None else replace(bill, on_board_on=latest_on + timedelta(days=1))


def _received_only(bill: BillOfLading, _: Terms) -> BillOfLading:
    return replace(bill, shipped_on_board=False, on_board_on=None)


def _short(bill: BillOfLading, _: Terms) -> BillOfLading:
    return replace(bill, quantity=bill.quantity + 1)


def _insured_late(dossier: Dossier) -> Dossier:
    shipped = [one.shipped_on for one in dossier.asked(BillOfLading) if one.shipped_on]
    if not shipped:
        return dossier
    day = min(max(shipped) + timedelta(days=1), dossier.presented_on)
    late = _policy(lambda policy: replace(policy, issued_on=day, effective_on=None))
    return late(dossier)


def _shorter_period(dossier: Dossier) -> Dossier:
    """The credit allows a day less than the seller took, counted from the day on board."""
    shipped = [one.shipped_on for one in dossier.asked(BillOfLading) if one.shipped_on]
    took = [(dossier.presented_on - shipped_on).days for shipped_on in shipped]
    if not took or min(took) < 2 or not dossier.calendar.is_open(_day_before(dossier)):
        return dossier
    return replace(dossier, terms=replace(dossier.terms, presentation_days=min(took) - 1))


def _expired(dossier: Dossier) -> Dossier:
    """The credit expired on the day before the presentation, which was a banking day."""
    day = _day_before(dossier)
    if not dossier.calendar.is_open(day):
        return dossier
    return replace(dossier, terms=replace(dossier.terms, expires_on=day))


def _day_before(dossier: Dossier) -> date:
    return dossier.presented_on - timedelta(days=1)


def _touching(*names: str) -> frozenset[str]:
    return frozenset(names)


# fmt: off
PLANTS: tuple[Plant, ...] = (
    # The ranking of the survey, the commonest first.
    Plant("ucp600-14d", 12, _touching("bill quantity"), _bill(_short)),
    Plant("ucp600-14a", 11, _touching("policy"), _without_policy),
    Plant("ucp600-14c", 10, _touching("presentation", "shipment"), _shorter_period),
    Plant("ucp600-20a-ii-latest", 9, _touching("shipment"), _bill(_late_shipment)),
    Plant("ucp600-6e", 8, _touching("presentation"), _expired),
    Plant("isbp821-a7", 7, _touching("corrections"),
          _bill(lambda bill, _: replace(bill, unauthenticated_correction=True))),
    Plant("isbp821-e13", 6, _touching("endorsement"),
          _bill(lambda bill, _: replace(bill, consignee="To order", endorsement=None))),
    Plant("ucp600-18c", 5, _touching("description"),
          _invoice(_less_described)),
    Plant("ucp600-20a-iii", 4, _touching("ports"),
          _bill(lambda bill, _: replace(bill, port_of_discharge="Port Exercise"))),
    Plant("ucp600-28e", 3, _touching("policy", "shipment"), _insured_late),
    Plant("ucp600-20a-ii", 2, _touching("shipment", "policy"), _bill(_received_only)),
    # Not in the ranking, and met all the same.
    Plant("ucp600-18a-i", 1, _touching("issuer"),
          _invoice(lambda invoice: replace(invoice, issuer="Practice Trading House Ltd"))),
    Plant("ucp600-18a-ii", 1, _touching("addressee"),
          _invoice(lambda invoice: replace(invoice, addressee="Practice Import House Ltd"))),
    Plant("ucp600-18c-term", 1, _touching("term"),
          _invoice(lambda invoice: replace(invoice, incoterm="EXW Practice Yard"))),
    Plant("ucp600-20a-i", 1, _touching("signature"),
          _bill(lambda bill, _: replace(bill, signed_as=Capacity.FORWARDER))),
    Plant("ucp600-20a-iv", 1, _touching("originals"),
          _bill(lambda bill, _: replace(bill, originals_issued=bill.originals + 1))),
    Plant("ucp600-27", 1, _touching("clauses"),
          _bill(lambda bill, _: replace(bill, clauses=("several packages wet",)))),
    Plant("ucp600-28a", 1, _touching("policy"),
          _policy(lambda policy: replace(policy, issued_as=Capacity.BROKER))),
    Plant("ucp600-28c", 1, _touching("policy"),
          _policy(lambda policy: replace(policy, cover_note=True))),
    Plant("ucp600-28f-ii", 3, _touching("policy"),
          _policy(lambda policy: replace(policy, amount=_lower(policy.amount)))),
)
# fmt: on
