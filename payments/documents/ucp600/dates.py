"""When and where documents are presented: expiry, period, place, force majeure, dates on paper.

Source: UCP 600 art. 6, 14(c), 14(i), 29, 32, 33, 36.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.credit.terms import Instalment
from payments.documents.kinds import Document, TransportDocument
from payments.documents.presentation import (
    TRANSPORT,
    Dossier,
    every,
    judge,
    of_originals,
    shipment_of,
)


@rule(
    "ucp600-6e",
    source="UCP 600 art. 6(e), 29(a)",
    says="The credit expired on {expires_on} and its last day to present was {last_day}. The "
    "documents came in on {presented_on}. No new paper brings that day back: ask the buyer to "
    "accept.",
)
def before_expiry(dossier: Dossier) -> Iterator[Judgement]:
    expires_on = dossier.terms.expires_on
    last_day = dossier.extended(expires_on)
    if _interrupted(dossier):
        yield NotApplicable("expiry")  # art. 36 speaks of it
    elif last_day is None:
        yield Missing(dossier.calendar.place)
    else:
        yield judge(
            dossier.presented_on <= last_day,
            "presentation",
            expires_on=expires_on,
            last_day=last_day,
            presented_on=dossier.presented_on,
        )


@rule(
    "ucp600-36",
    source="UCP 600 art. 36",
    says="The credit expired on {expires_on}, while force majeure kept the bank closed until "
    "{closed_until}. The documents came in on {presented_on}. Such a closure does not extend the "
    "expiry: ask the buyer to accept, or for a new credit.",
)
def not_expired_meanwhile(dossier: Dossier) -> Iterator[Judgement]:
    expires_on = dossier.terms.expires_on
    for interruption in dossier.interruptions:
        if interruption.first <= expires_on <= interruption.last:
            yield judge(
                dossier.presented_on <= expires_on,
                "presentation",
                expires_on=expires_on,
                closed_until=interruption.last,
                presented_on=dossier.presented_on,
            )
    if not _interrupted(dossier):
        yield NotApplicable("force majeure")


@rule(
    "ucp600-6d-ii",
    source="UCP 600 art. 6(a), 6(d)(ii)",
    says="The documents were presented to {found}. The credit is available with {expected}. "
    "Present them there, or to the issuing bank.",
)
def presented_at_the_place(dossier: Dossier) -> Iterator[Judgement]:
    terms, found = dossier.terms, dossier.presented_to
    places = (terms.nominated_bank, terms.confirming_bank, terms.issuing_bank)
    if found is None:
        yield NotApplicable("place of presentation")
    else:
        yield judge(
            found in places,
            "presentation",
            found=_named(dossier, found),
            expected=_named(dossier, terms.nominated_bank),
        )


@rule(
    "ucp600-14c",
    source="UCP 600 art. 14(c), 29(a), 31(b)",
    says="{document} shows shipment on {shipped_on}, so the last day to present was {last_day}. "
    "The documents came in on {presented_on}. No new paper brings that day back: ask the buyer "
    "to accept.",
)
@of_originals(*TRANSPORT)
def presented_in_time(dossier: Dossier, document: TransportDocument) -> Judgement:
    if document.originals == 0:
        return NotApplicable(document.ref)  # the period is for sets with an original
    shipped_on = shipment_of(dossier, document)
    if shipped_on is None:
        return Missing(document.ref)
    end = dossier.end_of_period(shipped_on)
    last_day = dossier.extended(end) if end else None
    if last_day is None:
        return Missing(dossier.calendar.place)
    return judge(
        dossier.presented_on <= last_day,
        document.ref,
        document=document.ref,
        shipped_on=shipped_on,
        last_day=last_day,
        presented_on=dossier.presented_on,
    )


@rule(
    "ucp600-14i",
    source="UCP 600 art. 14(i)",
    says="{document} is dated {issued_on}, after the day of presentation, {presented_on}. Have "
    "the date put right by whoever issued it.",
)
@every
def not_dated_after_presentation(dossier: Dossier, document: Document) -> Judgement:
    if document.issued_on is None:
        return NotApplicable(document.ref)  # a date is not asked of every document
    return judge(
        document.issued_on <= dossier.presented_on,
        document.ref,
        document=document.ref,
        issued_on=document.issued_on,
        presented_on=dossier.presented_on,
    )


@rule(
    "ucp600-32",
    source="UCP 600 art. 32",
    says="No instalment of the credit can be drawn on {presented_on}: the day lies in none of "
    "their periods, or an earlier one was not drawn and ended those after it. Ask the buyer to "
    "accept, or for a new credit.",
)
def inside_its_instalment(dossier: Dossier) -> Iterator[Judgement]:
    periods, on = dossier.terms.instalments, dossier.presented_on
    earlier = tuple(period for period in periods if period.last < on)
    if not periods:
        yield NotApplicable("instalments")
    elif not any(period.first <= on <= period.last for period in periods):
        yield judge(False, "presentation", presented_on=on)
    elif earlier and dossier.drawn_on is None:
        yield Missing("drawn_on")
    else:
        yield judge(
            all(_drawn(period, dossier.drawn_on or ()) for period in earlier),
            "presentation",
            presented_on=on,
        )


def _drawn(period: Instalment, days: tuple[date, ...]) -> bool:
    return any(period.first <= day <= period.last for day in days)


def _interrupted(dossier: Dossier) -> bool:
    day = dossier.terms.expires_on
    return any(one.first <= day <= one.last for one in dossier.interruptions)


def _named(dossier: Dossier, party: str) -> str:
    known = dossier.parties.get(party)
    return known.name if known else party


RULES: tuple[Rule[Dossier], ...] = (
    before_expiry,
    not_expired_meanwhile,
    presented_at_the_place,
    presented_in_time,
    not_dated_after_presentation,
    inside_its_instalment,
)
