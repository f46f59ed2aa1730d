"""THE TABLE of criteria: what a table of a class earns points for. Speed alone earns none.

A default weight is in points; a scenario may weigh otherwise (`payments.world.score`). What makes
hints cost is their own price.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from payments.credit.credit import Charge
from payments.money import Money
from payments.network.model import Due
from payments.world import look_up
from payments.world.collection_table import COLLECTION_TOLD
from payments.world.costs import borne, totals
from payments.world.credit_acts import Refuse
from payments.world.decisions import LATE, Decision
from payments.world.guarantee_table import GUARANTEE_TOLD
from payments.world.invoice_table import INVOICE_TOLD
from payments.world.lesson import Criterion as Weighed
from payments.world.scenario import EndKind
from payments.world.score_case import WHOLE_TABLE, Case, Criterion, Mark, Reference
from payments.world.state import ENGINE, Entry

NONE, ALL = Fraction(0), Fraction(1)


def right_decision(case: Case) -> Iterator[Mark]:
    """Refused for a ground that is there, or took up documents that comply."""
    for made in case.decisions:
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=ALL if made.right else NONE,
            says=_DECIDED[_verdict(made)],
            acts=(made.papers.number, made.number),
            rules=made.hit if made.refuses else tuple(one.rule for one in made.papers.grounds),
            values={"grounds": len(made.papers.grounds)},
        )


def every_discrepancy(case: Case) -> Iterator[Mark]:
    """How many of the discrepancies that are there the refusal names."""
    for made in _refusals(case):
        there = len({*made.hit, *made.missed})
        if there:
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=Fraction(len(set(made.hit) - set(made.missed)), there),
                says=_NAMED,
                acts=(made.number,),
                rules=(*made.hit, *made.missed),
                values={"named": len(set(made.hit) - set(made.missed)), "there": there},
            )


def no_spurious(case: Case) -> Iterator[Mark]:
    """Nothing is named that is no discrepancy; each that is costs half."""
    for made in _refusals(case):
        count = len(made.spurious)
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=max(NONE, ALL - Fraction(count, 2)),
            says=_SPURIOUS if count else _NOTHING_SPURIOUS,
            acts=(made.number,),
            rules=made.spurious,
            values={"count": count},
        )


def right_article(case: Case) -> Iterator[Mark]:
    """Each discrepancy is named for the article that says it, where articles are cited."""
    for made in _refusals(case):
        charges = _charges(case, made)
        cited = [charge for charge in charges if charge.article and charge.rule in made.hit]
        if cited:
            wrong = len(made.misquoted)
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=max(NONE, ALL - Fraction(wrong, len(cited))),
                says=_CITED,
                acts=(made.number,),
                rules=made.misquoted,
                values={"cited": len(cited), "wrong": wrong},
            )


def in_time(case: Case) -> Iterator[Mark]:
    """The bank decided before its five banking days ended. Earlier is not better."""
    for made in case.decisions:
        if made.until is not None:
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=NONE if made.late else ALL,
                says=_LATE if made.late else _IN_TIME,
                acts=(made.number,),
                values={"until": made.until},
            )


def good_notice(case: Case) -> Iterator[Mark]:
    """One notice that says that the bank refuses and where the documents are."""
    for made in _refusals(case):
        wrong = tuple(one.rule for one in made.flaws if one.rule in NOTICE_RULES)
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=NONE if wrong else ALL,
            says=_BAD_NOTICE if wrong else _GOOD_NOTICE,
            acts=(made.number,),
            rules=wrong,
        )


def presented_in_time(case: Case) -> Iterator[Mark]:
    """The seller brought the documents before the credit expired and the days after shipment."""
    for made in case.papers:
        late = tuple(one.rule for one in made.grounds if one.rule in LATE_PAPERS)
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=NONE if late else ALL,
            says=_LATE_PAPERS if late else _PAPERS_IN_TIME,
            acts=(made.number,),
            rules=late,
        )


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
                says=_LOOKED[bool(before), bool(looks), bool(bound)],
                acts=tuple(number for number in (*(before or looks)[:1], bound) if number),
                values={"act": bound},
            )


def days_kept(case: Case) -> Iterator[Mark]:
    """No day of a collection, a guarantee or an invoice was let pass, but where the plot has it so.

    A day counts once it is over: struck off the agenda because somebody was in time, or missed.
    """
    plot = {o.kind for each in _references(case) for e in each.entries for o in e.outcomes}
    due: dict[str, Due] = {}
    for entry in case.entries:
        for outcome in entry.outcomes:
            due |= {item.key: item for item in outcome.due if item.kind in DAYS - plot}
            for item in (due.pop(key) for key in outcome.spent if key in due):
                missed = outcome.kind == item.kind
                yield Mark(
                    seat=WHOLE_TABLE,
                    key=f"{entry.act.number}.{item.about}"[:KEY_MAX],
                    share=NONE if missed else ALL,
                    says=_DAY_MISSED if missed else _DAY_KEPT,
                    acts=(entry.act.number,),
                    values={"about": item.about, "at": item.at},
                )


def cost(case: Case) -> Iterator[Mark]:
    """The charges of the whole table, beside the cheapest way that is no mistake.

    Who bears a charge changes nothing at a table; that it is paid twice does.
    """
    fair = [each for each in case.references if each.end.kind is not EndKind.MISTAKE]
    ways = [totals(borne(each.entries)) for each in fair]
    for currency, paid in sorted(totals(case.charges).items()):
        least = min((way.get(currency, Money.zero(currency)) for way in ways), default=paid)
        yield Mark(
            seat=WHOLE_TABLE,
            key=currency,
            share=min(ALL, Fraction(least.minor, paid.minor)),
            says=_CHARGES,
            acts=tuple(sorted({c.number for c in case.charges if c.money.currency == currency})),
            values={"paid": paid, "least": least},
        )


def reached_reference(case: Case) -> Iterator[Mark]:
    """The table came to the end that the reference solution comes to."""
    known = [end for end in case.scenario.ends if end.kind is EndKind.REFERENCE]
    if not known or case.opening.engine != ENGINE:
        return
    right = [each for each in case.reached if each.end in known]
    came_to = (*right, *case.reached[-1:])[:1]
    yield Mark(
        seat=WHOLE_TABLE,
        key="",
        share=ALL if right else NONE,
        says=_ENDS["reference" if right else "other" if came_to else "none"],
        acts=tuple(each.number for each in came_to),
    )


def _verdict(made: Decision) -> str:
    if made.kind in LATE:
        return "let pass"
    if made.refuses:
        return "refused rightly" if made.right else "refused wrongly"
    if made.right:
        return "waived" if made.papers.grounds else "taken up rightly"
    return "taken up wrongly"


def _refusals(case: Case) -> Iterable[Decision]:
    return (made for made in case.decisions if made.refuses)


def _charges(case: Case, made: Decision) -> tuple[Charge, ...]:
    act = next(entry.act for entry in case.entries if entry.act.number == made.number)
    body: Refuse = act.body
    return body.charges


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
LATE_PAPERS = frozenset({"ucp600-6e", "ucp600-14c", "ucp600-36"})
NOTICE_RULES = frozenset({"ucp600-16c", "ucp600-16c-i", "ucp600-16c-iii"})

_DECIDED: Mapping[str, str] = {
    "refused rightly": "The documents give grounds to refuse, and the bank refused for one.",
    "refused wrongly": "The bank refused for nothing that stands in the documents.",
    "taken up rightly": "The documents comply, and the bank took them up.",
    "taken up wrongly": "The bank took up documents that break {grounds} rules of the credit.",
    "waived": "The bank took the documents up after the discrepancies were accepted.",
    "let pass": "The bank let its days pass without a decision.",
}
_NAMED = "The notice names {named} of the {there} rules that the documents break."
_NOTHING_SPURIOUS = "The notice names nothing that is no discrepancy."
_CITED = "The notice cites {cited} articles, {wrong} of them for what they do not say."
_IN_TIME = "The bank decided before its days ended at {until}."
_PAPERS_IN_TIME = "The documents were presented in time."
_CHARGES = (
    "Charges of {paid} in all, where the cheapest good way that the scenario knows costs {least}."
)
_SPURIOUS = "The notice names {count} rules that the documents do not break."
_LATE = "The bank had not decided when its days ended at {until}."
_GOOD_NOTICE = "The notice says that the bank refuses and where the documents are, once for all."
_BAD_NOTICE = "The notice lacks what makes it one: see the rules named beside."
_LATE_PAPERS = "The documents were presented too late: see the rules named beside."
_LOOKED: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): "The seat looked a partner up by its LEI before it bound itself by act "
    "{act}.",
    (True, True, False): "The seat looked a partner up by its LEI, and has not bound itself.",
    (False, True, True): "The seat bound itself by act {act}, and looked a partner up only then.",
    (False, False, True): "The seat bound itself by act {act} and never looked a partner up.",
}
_DAY_KEPT = "What was due on {at} about {about} was done in time."
_DAY_MISSED = "The day that counted for {about} was let pass: {at}."
_ENDS: Mapping[str, str] = {
    "reference": "The table came to the end that the reference solution comes to.",
    "other": "The table came to another end than the reference solution.",
    "none": "The table has come to none of the ends that the scenario knows.",
}

SENTENCES: tuple[str, ...] = (
    *_DECIDED.values(),
    *_LOOKED.values(),
    *_ENDS.values(),
    _NAMED,
    _NOTHING_SPURIOUS,
    _SPURIOUS,
    _CITED,
    _IN_TIME,
    _LATE,
    _GOOD_NOTICE,
    _BAD_NOTICE,
    _PAPERS_IN_TIME,
    _LATE_PAPERS,
    _CHARGES,
    _DAY_KEPT,
    _DAY_MISSED,
)
"""Why a row has its points: with placeholders, to be told in a language."""

CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "right-decision",
        "Right decision",
        "Refuse for a ground that is there; take up documents that comply.",
        "UCP 600 art. 14(a), 15, 16(a)",
        Weighed.RIGHT_DECISION,
        right_decision,
    ),
    Criterion(
        "every-discrepancy",
        "Every discrepancy named",
        "Name each discrepancy in the one notice: what is left out is lost.",
        "UCP 600 art. 16(c)(ii)",
        Weighed.RIGHT_DECISION,
        every_discrepancy,
    ),
    Criterion(
        "reference-end",
        "The end of the reference solution",
        "Come to where the reference solution of the scenario comes to.",
        "The scenario's reference solution",
        Weighed.RIGHT_DECISION,
        reached_reference,
    ),
    Criterion(
        "no-spurious",
        "No spurious discrepancy",
        "Name nothing that is no discrepancy.",
        "UCP 600 art. 14(d), 14(j), 15",
        Weighed.NO_SPURIOUS,
        no_spurious,
    ),
    Criterion(
        "in-time",
        "Decided in time",
        "Decide within five banking days after the day of presentation.",
        "UCP 600 art. 14(b), 16(d)",
        Weighed.IN_TIME,
        in_time,
    ),
    Criterion(
        "presented-in-time",
        "Presented in time",
        "Present before the expiry, and within the days after shipment.",
        "UCP 600 art. 6(e), 14(c), 29",
        Weighed.IN_TIME,
        presented_in_time,
    ),
    Criterion(
        "days-kept",
        "No day let pass",
        "Do what is due before its day is over.",
        "The dates of the collection, the guarantee or the invoice",
        Weighed.IN_TIME,
        days_kept,
    ),
    Criterion(
        "good-notice",
        "Good notice",
        "Say in one notice that the bank refuses and where the documents are.",
        "UCP 600 art. 16(c)",
        Weighed.GOOD_NOTICE,
        good_notice,
    ),
    Criterion(
        "right-article",
        "Right article",
        "Cite the article that says it, where you cite one.",
        "UCP 600 art. 16(c)(ii)",
        Weighed.GOOD_NOTICE,
        right_article,
    ),
    Criterion(
        "lei-checked",
        "LEI looked up before the promise",
        "Look your partner up before you bind yourself.",
        "ISO 17442; the sandbox's own lesson",
        Weighed.LEI_CHECKED,
        lei_before_commitment,
    ),
    Criterion(
        "cost",
        "Cost",
        "Pay no more charges than the cheapest way costs.",
        "The banks' prices in the scenario",
        Weighed.COST,
        cost,
    ),
)
