"""Points for how a table conducts itself: looking before promising, keeping days, cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from payments.money import Money
from payments.network.model import Due
from payments.world import look_up
from payments.world import score_says as why
from payments.world.collection_table import COLLECTION_TOLD
from payments.world.costs import borne, totals
from payments.world.guarantee_table import GUARANTEE_TOLD
from payments.world.invoice_acts import standing_of
from payments.world.invoice_table import INVOICE_TOLD
from payments.world.scenario import EndKind
from payments.world.score_case import ALL, NONE, WHOLE_TABLE, Case, Mark, Reference
from payments.world.state import ENGINE, Entry


def lei_before_commitment(case: Case) -> Iterator[Mark]:
    """A seat that the reference has look a partner up did so before it first bound itself."""
    for seat in case.opening.seats:
        codes = {p.lei for p in case.opening.parties if p.lei and p.id != seat.party}
        own = [entry for entry in case.entries if entry.act.seat == seat.name]
        bound = next((entry.act.number for entry in own if entry.act.kind in COMMITS), 0)
        looks = [entry.act.number for entry in own if _looked_up(entry) in codes]
        before = [number for number in looks if not bound or number < bound]
        if seat.name in _lookers(case) and (bound or looks):
            yield Mark(
                seat=seat.name,
                key="",
                share=ALL if before else NONE,
                says=why.LOOKED[bool(before), bool(looks), bool(bound)],
                acts=tuple(number for number in (*(before or looks)[:1], bound) if number),
                values={"act": bound},
            )


def days_kept(case: Case) -> Iterator[Mark]:
    """No day of a collection, a guarantee or an invoice was let pass, but where the plot has it so.

    A day counts once it is over, struck off the agenda because somebody was in time or missed;
    that of an invoice once all of it is paid.
    """
    plot = {o.kind for each in _references(case) for e in each.entries for o in e.outcomes}
    due: dict[str, Due] = {}
    told: dict[str, Mark] = {}
    for entry in case.entries:
        for outcome in entry.outcomes:
            due |= {item.key: item for item in outcome.due if item.kind in DAYS - plot}
            for item in (due.pop(key) for key in outcome.spent if key in due):
                told[item.key] = _day(item, entry.act.number, missed=outcome.kind == item.kind)
    yield from (*told.values(), *(_early(case, i) for i in due.values() if _is_paid(case, i)))


def _day(item: Due, number: int, *, missed: bool) -> Mark:
    return Mark(
        seat=WHOLE_TABLE,
        key=item.key[:KEY_MAX],
        share=NONE if missed else ALL,
        says=why.DAY_MISSED if missed else why.DAY_KEPT,
        acts=(number,),
        values={"about": item.about, "at": item.at},
    )


def _is_paid(case: Case, item: Due) -> bool:
    """Whether what is due is an invoice of which nothing is left to pay."""
    if item.kind not in INVOICE_TOLD or case.opening.engine != ENGINE:
        return False
    invoice = case.world.invoices.get(item.about)
    return invoice is not None and standing_of(case.world, invoice).left.minor <= 0


def _early(case: Case, item: Due) -> Mark:
    """A day that was kept before it came, by the last act that moved a payment."""
    moved = (e.act.number for e in case.entries for o in e.outcomes if o.transfers)
    return _day(item, max(moved, default=case.entries[-1].act.number), missed=False)


def cost(case: Case) -> Iterator[Mark]:
    """The charges of the whole table, beside those of the reference solution.

    Who bears a charge changes nothing at a table; that it is paid twice does.
    """
    ways = [totals(borne(each.entries)) for each in _references(case)]
    for currency, paid in sorted(totals(case.charges).items()):
        least = min((way.get(currency, Money.zero(currency)) for way in ways), default=paid)
        yield Mark(
            seat=WHOLE_TABLE,
            key=currency,
            share=min(ALL, Fraction(least.minor, paid.minor)),
            says=why.CHARGES,
            acts=tuple(sorted({c.number for c in case.charges if c.money.currency == currency})),
            values={"paid": paid, "least": least},
        )


def _lookers(case: Case) -> set[str]:
    """The seats that look somebody up in the reference; all of them where none does."""
    ends = [end for end in case.scenario.ends if end.kind is EndKind.REFERENCE]
    plans = (plan for end in ends for plan in end.plans if plan.kind == look_up.KIND)
    return {plan.seat for plan in plans} or {seat.name for seat in case.opening.seats}


def _references(case: Case) -> Iterable[Reference]:
    return (each for each in case.references if each.end.kind is EndKind.REFERENCE)


def _looked_up(entry: Entry) -> str | None:
    if entry.act.kind != look_up.KIND:
        return None
    return next((outcome.about for outcome in entry.outcomes), None)


COMMITS = frozenset(
    {
        "credit.apply",
        "credit.issue",
        "credit.confirm",
        "credit.agree_to_act",
        "credit.ship",
        "collection.instruct",
        "collection.accept",
        "collection.pay",
        "collection.avalise",
        "guarantee.instruct",
        "guarantee.counter_guarantee",
        "guarantee.issue",
        "invoice.send",
        "invoice.pay",
        "transfer.order",
        "transfer.order_file",
        "transfer.release",
    }
)
"""Acts by which a seat binds itself, or lets goods or money go."""

DAYS = frozenset({*COLLECTION_TOLD, *GUARANTEE_TOLD, *INVOICE_TOLD})
"""What the clock does, beside credits and payments, to those who let a day pass."""

KEY_MAX = 60
