"""Bots: pure functions of what their seat sees and of what is open to it.

A bot keeps no memory: how often it has already done something stands in the story it sees.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from lei.findings import Severity
from payments.credit.credit import Credit, Disposal
from payments.credit.terms import Availability
from payments.documents.examination import examine_presentation
from payments.documents.presentation import Dossier
from payments.world.acts import kind_of
from payments.world.credit_acts import PRESENT, OnCredit, Present, Refuse
from payments.world.scenario import DECIDE, Plan
from payments.world.state import Offer
from payments.world.tagged import typed
from payments.world.view import WorldView


@dataclass(frozen=True, slots=True)
class Intent:
    """What a bot wants to do next."""

    kind: str
    body: Any


Bot: TypeAlias = Callable[[WorldView, tuple[Offer, ...]], Intent | None]


def planner(plans: tuple[Plan, ...]) -> Bot:
    """A bot that does what its seat's plans say, each once, when it is time and open."""

    def next_intent(view: WorldView, offers: tuple[Offer, ...]) -> Intent | None:
        for plan in plans:
            if plan.seat != view.seat or view.now < plan.not_before:
                continue
            intent = _wanted(view, plan, offers)
            if _open(intent, offers) and not _done(view, plans, plan, intent.kind):
                return intent
        return None

    return next_intent


def decision(view: WorldView, credit: Credit) -> Intent:
    """A careful bank's: refuse naming every discrepancy, or honour when there is none."""
    wrong = _discrepancies(view, credit)
    number = credit.terms.number
    if wrong:
        return Intent("credit.refuse", Refuse(number, wrong, Disposal.HOLDING))
    return Intent(_HONOURS[credit.terms.availability], OnCredit(number))


def _wanted(view: WorldView, plan: Plan, offers: tuple[Offer, ...]) -> Intent:
    if plan.kind == DECIDE:
        return _decided(view)
    if plan.adds is not None:
        return _completed(plan.kind, plan.adds, offers)
    return Intent(plan.kind, _true(view, plan.body) if plan.kind == PRESENT else plan.body)


def _true(view: WorldView, body: Present) -> Present:
    """The papers that are planned; others where only those tell of what has left."""
    sets = [laid.name for laid in view.document_sets]
    if body.document_set is None or body.document_set in sets or not sets:
        return body
    return replace(body, document_set=sets[0])


def _completed(kind: str, adds: Mapping[str, str], offers: tuple[Offer, ...]) -> Intent:
    """An act whose body is what the first open one of its kind knows, with what a plan adds."""
    known = next((offer.body for offer in offers if offer.kind == kind), None)
    return Intent(kind, None if known is None else typed(kind_of(kind).body, {**known, **adds}))


def _decided(view: WorldView) -> Intent:
    for credit in view.credits:
        if credit.presentations:
            return decision(view, credit)
    return Intent(DECIDE, None)


def _discrepancies(view: WorldView, credit: Credit) -> tuple[str, ...]:
    report = examine_presentation(_dossier(view, credit))
    wrong = (f.rule for f in report.findings if f.severity is Severity.ERROR)
    return tuple(dict.fromkeys(wrong))


def _dossier(view: WorldView, credit: Credit) -> Dossier:
    made = credit.presentations[-1]
    return Dossier(
        terms=credit.terms,
        documents=made.documents,
        parties={party.id: party for party in view.parties},
        presented_on=made.presented_on,
        calendar=next(c for c in view.calendars if c.place == view.place),
    )


def _open(intent: Intent, offers: tuple[Offer, ...]) -> bool:
    return any(offer.kind == intent.kind for offer in offers)


def _done(view: WorldView, plans: tuple[Plan, ...], plan: Plan, kind: str) -> bool:
    """Whether the story already tells of this plan's act: its turn among its like is past."""
    alike = [p for p in plans if p.seat == plan.seat and p.kind == plan.kind]
    told = sum(1 for line in view.story if line.kind == kind and line.seat == view.seat)
    return told > alike.index(plan)


_HONOURS = {
    Availability.SIGHT_PAYMENT: "credit.honour",
    Availability.NEGOTIATION: "credit.negotiate",
    Availability.ACCEPTANCE: "credit.accept_draft",
    Availability.DEFERRED_PAYMENT: "credit.undertake_deferred_payment",
}
