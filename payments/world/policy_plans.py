"""What a policy makes of a seat's plans, given what the seat sees: pure, the same every time.

Chance comes from the world's chance seed alone, so that all tables of a class meet the same bots.

Source of the days: UCP 600 art. 14(b); of a waiver: art. 16(b).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from lei.findings import Severity
from payments.credit.credit import Credit, Desk, Disposal, Presentation, Role, State
from payments.credit.machine import holders
from payments.documents.examination import examine_presentation
from payments.documents.presentation import Dossier
from payments.world import look_up
from payments.world.bots import decision
from payments.world.credit_acts import PRESENT, SHIP, OnCredit, Present, Refuse
from payments.world.look_up import LookUp
from payments.world.scenario import DECIDE, Plan, Scenario
from payments.world.score_conduct import COMMITS
from payments.world.shipments import dated_on, shipped_on
from payments.world.state import DocumentSet
from payments.world.view import WorldView

EXAMINE, REFUSE, COMPLIES = "credit.examine", "credit.refuse", "credit.find_complying"
REIMBURSE, HONOUR = "credit.reimburse", "credit.honour"
Lying: TypeAlias = tuple[Credit, Presentation, Desk]
"""Documents on the desk of a bank."""

LAST_SENSIBLE_DAY = 4
"""The banking day after receipt on which a careful bank decides: the fifth is the last."""


def as_planned(scenario: Scenario, seat: str, _view: WorldView) -> tuple[Plan, ...]:
    """What the scenario's first end has for the seat."""
    plans = scenario.ends[0].plans if scenario.ends else ()
    return tuple(plan for plan in plans if plan.seat == seat)


def looking(scenario: Scenario, seat: str, _view: WorldView) -> tuple[Plan, ...]:
    """The plans of the ends, with a look at the partner before the first act that binds."""
    plans = _wide(scenario, seat)
    if any(plan.kind == look_up.KIND for plan in plans):
        return plans
    partner = _partner(scenario, seat)
    for number, plan in enumerate(plans):
        if plan.kind in COMMITS and partner:
            look = Plan(seat, look_up.KIND, plan.not_before, LookUp(partner))
            return (*plans[:number], look, *plans[number:])
    return plans


def forgetful(scenario: Scenario, seat: str, _view: WorldView) -> tuple[Plan, ...]:
    """The plans of the ends without the looking up."""
    return tuple(plan for plan in _wide(scenario, seat) if plan.kind != look_up.KIND)


def doubtful(scenario: Scenario, seat: str, view: WorldView) -> tuple[Plan, ...]:
    """The plans of the ends, with the worst papers presented, and the goods shipped for them."""
    sets = scenario.opening.document_sets
    worst = max(sets, key=lambda each: _flaws(each, view)) if sets else None
    plans = _wide(scenario, seat)
    return tuple(_doubtful(plan, worst) for plan in plans) if worst else plans


def waits(_scenario: Scenario, _view: WorldView) -> tuple[Plan, ...]:
    """Answers nothing that is not planned."""
    return ()


def judges(_scenario: Scenario, view: WorldView) -> tuple[Plan, ...]:
    """Decides on the fourth banking day, naming every discrepancy; lets none go unseen."""
    judged = (_judged(view, lying, _sensible(view, lying[2])) for lying in _lying(view))
    return (*_handled(view), *judged, *_answers(view, "credit.decline_waiver"))


def overlooks(scenario: Scenario, view: WorldView) -> tuple[Plan, ...]:
    """Decides at once, and misses what chance has it miss."""
    judged = (_careless(scenario, view, lying) for lying in _lying(view))
    return (*_handled(view), *judged, *_answers(view, "credit.waive"))


def pretends(scenario: Scenario, view: WorldView) -> tuple[Plan, ...]:
    """As the buyer's bank refuses for what is no ground, as the buyer lets no discrepancy go."""
    judged = (_unfair(scenario, view, lying) for lying in _lying(view))
    return (*_handled(view), *judged, *_answers(view, "credit.decline_waiver"))


def _wide(scenario: Scenario, seat: str) -> tuple[Plan, ...]:
    """The first end's plans, then what other ends have the seat do that the first has not."""
    plans = [plan for end in scenario.ends[:1] for plan in end.plans if plan.seat == seat]
    for end in scenario.ends[1:]:
        known = {plan.kind for plan in plans}
        plans += [plan for plan in end.plans if plan.seat == seat and plan.kind not in known]
    return tuple(plan for plan in plans if plan.kind not in _BY_WHAT_LIES_THERE)


def _partner(scenario: Scenario, seat: str) -> str | None:
    """The LEI of another firm of the deal, of a bank where there is no other."""
    opening = scenario.opening
    own = next(each.party for each in opening.seats if each.name == seat)
    banks = {bank.party for bank in opening.banks}
    others = [party for party in opening.parties if party.id != own and party.lei]
    firms = [party for party in others if party.id not in banks]
    return next((party.lei for party in (*firms, *others)), None)


def _lying(view: WorldView) -> Iterator[Lying]:
    """The documents on this seat's desk that it has taken up and not decided on."""
    return (lying for lying in _desks(view) if lying[2].state is State.EXAMINING)


def _handled(view: WorldView) -> Iterator[Plan]:
    """What follows by itself: new documents are taken up, what is owed is paid."""
    for credit, made, desk in _desks(view):
        body = OnCredit(credit.terms.number, made.id)
        if desk.state is State.PRESENTED:
            yield Plan(view.seat, EXAMINE, view.now, body)
        elif desk.state in _OWING:
            kinds = (REIMBURSE, _HONOURS.get(credit.terms.availability.value, HONOUR))
            offered = {offer.kind for offer in view.offers}
            yield from (Plan(view.seat, k, view.now, body) for k in kinds if k in offered)


def _desks(view: WorldView) -> Iterator[Lying]:
    """The documents that came to this seat's bank."""
    for credit in view.credits:
        mine = {role for role, party in holders(credit.terms).items() if _is(view, party)}
        for made in credit.presentations:
            yield from ((credit, made, desk) for desk in made.desks if desk.by in mine)


def _is(view: WorldView, party: str | None) -> bool:
    return view.party is not None and party == view.party.id


def _sensible(view: WorldView, desk: Desk) -> datetime:
    place = next(each for each in view.calendars if each.place == view.place)
    return place.opening(place.add_banking_days(desk.received_on, LAST_SENSIBLE_DAY))


def _judged(view: WorldView, lying: Lying, at: datetime) -> Plan:
    """The decision that the papers call for."""
    grounds = _grounds(view, lying)
    return _refusal(view, lying, grounds, at) if grounds else _taking_up(view, lying, at)


def _careless(scenario: Scenario, view: WorldView, lying: Lying) -> Plan:
    seed = f"{scenario.opening.chance_seed}/{view.seat}"
    seen = tuple(rule for rule in _grounds(view, lying) if not _by_chance(seed, rule))
    now = view.now
    return _refusal(view, lying, seen, now) if seen else _taking_up(view, lying, now)


def _unfair(scenario: Scenario, view: WorldView, lying: Lying) -> Plan:
    """The buyer's bank adds a ground that is none; any other bank is fair."""
    at, grounds = _sensible(view, lying[2]), _grounds(view, lying)
    if lying[2].by is not Role.ISSUING_BANK:
        return _judged(view, lying, at)
    free = [rule for rule in PRETEXTS if rule not in grounds]
    pretext = free[_draw(f"{scenario.opening.chance_seed}/{view.seat}") % len(free)]
    return _refusal(view, lying, (*grounds, pretext), at)


def _refusal(view: WorldView, lying: Lying, rules: tuple[str, ...], at: datetime) -> Plan:
    body = Refuse(lying[0].terms.number, rules, Disposal.HOLDING, presentation=lying[1].id)
    return Plan(view.seat, REFUSE, at, body)


def _taking_up(view: WorldView, lying: Lying, at: datetime) -> Plan:
    """The issuing bank finds that they comply, and pays by its plans; another bank pays."""
    credit, made, desk = lying
    body = OnCredit(credit.terms.number, made.id)
    if desk.by is Role.ISSUING_BANK:
        return Plan(view.seat, COMPLIES, at, body)
    honours = _HONOURS.get(credit.terms.availability.value, HONOUR)
    return Plan(view.seat, honours, at, body)


def _grounds(view: WorldView, lying: Lying) -> tuple[str, ...]:
    """What a careful checker finds: by rule id."""
    credit = replace(lying[0], presentations=(lying[1],))
    body = decision(view, credit).body
    return body.discrepancies if isinstance(body, Refuse) else ()


def _doubtful(plan: Plan, worst: DocumentSet) -> Plan:
    """The same plan for the worst papers: their sailing is waited for, and their dates."""
    body = plan.body
    if plan.kind == SHIP:
        return _not_before(plan, shipped_on(worst.documents))
    if plan.kind != PRESENT or not isinstance(body, Present):
        return plan
    presented = replace(plan, body=replace(body, document_set=worst.name, documents=()))
    return _not_before(presented, dated_on(worst.documents))


def _not_before(plan: Plan, day: date | None) -> Plan:
    """The plan on that day at the earliest, at the hour that it has."""
    days = 0 if day is None else max(0, (day - plan.not_before.date()).days)
    return replace(plan, not_before=plan.not_before + timedelta(days=days))


def _flaws(papers: DocumentSet, view: WorldView) -> int:
    """How much is wrong with papers on the day on which they are there."""
    if view.terms is None:
        return 0
    dossier = Dossier(
        terms=view.terms,
        documents=papers.documents,
        parties={party.id: party for party in view.parties},
        presented_on=dated_on(papers.documents) or view.now.date(),
        calendar=view.calendars[0],
    )
    report = examine_presentation(dossier)
    return sum(1 for finding in report.findings if finding.severity is Severity.ERROR)


def _answers(view: WorldView, kind: str) -> Iterator[Plan]:
    """The buyer's answer to each bank that asks for a waiver."""
    for offer in view.offers:
        if offer.kind == kind:
            body = OnCredit(offer.about, offer.body.get("presentation"))
            yield Plan(view.seat, kind, view.now, body)


def _by_chance(seed: str, what: str) -> bool:
    """Whether this one is overlooked: half of all are."""
    return _draw(f"{seed}/{what}") % 2 == 0


def _draw(seed: str) -> int:
    return hashlib.sha256(seed.encode()).digest()[0]


_OWING = frozenset({State.COMPLYING, State.PRECLUDED, State.WAIVED})
_HONOURS = {
    "negotiation": "credit.negotiate",
    "acceptance": "credit.accept_draft",
    "deferred_payment": "credit.undertake_deferred_payment",
}

_BY_WHAT_LIES_THERE = frozenset(
    {DECIDE, EXAMINE, REFUSE, COMPLIES, REIMBURSE, HONOUR, *_HONOURS.values()}
)
"""What a policy does when the papers call for it, whatever a plan says."""

PRETEXTS = ("ucp600-14j-country", "ucp600-18c", "ucp600-14d", "isbp821-e13")
"""What is most often named as a discrepancy where it is none: another street, other words for the
goods, data that are not identical, an endorsement that nobody needs."""
