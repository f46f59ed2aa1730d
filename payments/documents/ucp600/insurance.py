"""The insurance document and what it covers (UCP 600 art. 28).

Every rule is for policy and certificate alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.documents.kinds import Capacity, InsurancePolicy, Invoice
from payments.documents.presentation import TRANSPORT, Dossier, each, judge, refs, total
from payments.documents.wording import unmatched

ISSUERS = (Capacity.INSURER, Capacity.UNDERWRITER, Capacity.AGENT_FOR_INSURER)


@rule(
    "ucp600-28a",
    source="UCP 600 art. 28(a)",
    says="{document} is issued and signed as {found}. It has to come from an insurer, an "
    "underwriter, or their agent: ask for one that does.",
)
@each(InsurancePolicy)
def issued_by_an_insurer(_: Dossier, policy: InsurancePolicy) -> Judgement:
    if policy.issued_as is None:
        return Missing(policy.ref)
    found = policy.issued_as
    return judge(found in ISSUERS, policy.ref, document=policy.ref, found=found.value)


@rule(
    "ucp600-28b",
    source="UCP 600 art. 28(b)",
    says="{document} says that {issued} originals were issued; {found} came in. All of them are "
    "needed: present the others too.",
)
@each(InsurancePolicy)
def in_all_originals(_: Dossier, policy: InsurancePolicy) -> Judgement:
    if policy.originals_issued is None:
        return NotApplicable(policy.ref)  # it does not say that there are more than one
    found = 1 if policy.originals is None else policy.originals
    issued = policy.originals_issued
    return judge(found >= issued, policy.ref, document=policy.ref, issued=issued, found=found)


@rule(
    "ucp600-28c",
    source="UCP 600 art. 28(c)",
    says="{document} is a cover note. A bank does not take one: ask the insurer for a policy or "
    "a certificate.",
)
@each(InsurancePolicy)
def no_cover_note(_: Dossier, policy: InsurancePolicy) -> Judgement:
    return judge(not policy.cover_note, policy.ref, document=policy.ref)


@rule(
    "ucp600-28e",
    source="UCP 600 art. 28(e)",
    says="{document} is dated {covered_on} and says of no earlier cover. The goods left on "
    "{shipped_on}. Ask the insurer to state that cover began by that day.",
)
@each(InsurancePolicy)
def insured_before_shipment(dossier: Dossier, policy: InsurancePolicy) -> Judgement:
    transport = dossier.asked(*TRANSPORT)
    if not transport:
        return NotApplicable(policy.ref)
    shipped = [one.shipped_on for one in transport if one.shipped_on]
    covered_on = _covered_on(policy)
    if len(shipped) < len(transport) or covered_on is None:
        return Missing(policy.ref)
    shipped_on = min(shipped)
    return judge(
        covered_on <= shipped_on,
        policy.ref,
        document=policy.ref,
        covered_on=covered_on,
        shipped_on=shipped_on,
    )


@rule(
    "ucp600-28f-i",
    source="UCP 600 art. 28(f)(i)",
    says="{document} insures in {found}. The credit is in {expected}. Ask the insurer for cover "
    "in that currency.",
)
@each(InsurancePolicy)
def insured_in_the_currency(dossier: Dossier, policy: InsurancePolicy) -> Judgement:
    found, expected = policy.amount.currency, dossier.terms.amount.currency
    return judge(found == expected, policy.ref, document=policy.ref, found=found, expected=expected)


@rule(
    "ucp600-28f-ii",
    source="UCP 600 art. 28(f)(ii)",
    says="The goods are insured for {insured}. The credit needs {needed}, which is {percent} % of "
    "the invoice. Ask the insurer to raise the cover.",
)
def insured_enough(dossier: Dossier) -> Iterator[Judgement]:
    """The base is the invoice: its CIF or CIP value, and its gross value where there is none."""
    policies, invoices = dossier.asked(InsurancePolicy), dossier.asked(Invoice)
    insured = total(tuple(policy.amount for policy in policies))
    invoiced = total(tuple(invoice.total for invoice in invoices))
    if insured is None or (invoiced and insured.currency != invoiced.currency):
        yield NotApplicable("insurance_policy")  # none, or a currency that 28(f)(i) speaks of
    elif invoiced is None:
        yield Missing("invoice")
    else:
        percent = dossier.terms.insured_percent
        needed = invoiced.share(Decimal(percent) / 100)
        yield judge(
            insured >= needed, refs(policies), insured=insured, needed=needed, percent=percent
        )


@rule(
    "ucp600-28f-iii",
    source="UCP 600 art. 28(f)(iii)",
    says="{document} covers {found}. The credit asks for carriage {expected}. Ask the insurer to "
    "cover all of that way.",
)
@each(InsurancePolicy)
def covers_the_way(dossier: Dossier, policy: InsurancePolicy) -> Judgement:
    """Cover may begin before loading and end after discharge: at least that way is asked for.

    Whether a place that the credit does not name lies before the one or after the other is on no
    document: such a policy is not judged.
    """
    terms = dossier.terms
    if terms.port_of_loading is None or terms.port_of_discharge is None:
        return NotApplicable(policy.ref)
    if policy.from_place is None or policy.to_place is None:
        return Missing(policy.ref)
    starts = (terms.place_of_receipt, terms.port_of_loading, _town(dossier, terms.beneficiary))
    ends = (terms.destination, terms.port_of_discharge, _town(dossier, terms.applicant))
    begins, stops = policy.from_place, policy.to_place
    in_order = _is_one_of(begins, starts) and _is_one_of(stops, ends)
    if not (in_order or _is_one_of(begins, ends) or _is_one_of(stops, starts)):
        return Missing(policy.ref)
    return judge(
        in_order,
        policy.ref,
        document=policy.ref,
        found=f"{policy.from_place} to {policy.to_place}",
        expected=f"{terms.port_of_loading} to {terms.port_of_discharge}",
    )


@rule(
    "ucp600-28g",
    source="UCP 600 art. 28(g), 28(h)",
    says='{document} covers "{found}". The credit asks for these risks too: {lacking}. Ask the '
    "insurer to add them.",
)
@each(InsurancePolicy)
def covers_the_risks(dossier: Dossier, policy: InsurancePolicy) -> Judgement:
    """ "All risks" is met by any notation of all risks, whatever it excludes (28(h))."""
    asked = dossier.terms.risks
    if not asked:
        return NotApplicable(policy.ref)
    lacking = tuple(risk for risk in asked if unmatched(risk, policy.risks))
    return judge(not lacking, policy.ref, document=policy.ref, found=policy.risks, lacking=lacking)


def _covered_on(policy: InsurancePolicy) -> date | None:
    days = [day for day in (policy.issued_on, policy.effective_on) if day]
    return min(days) if days else None


def _town(dossier: Dossier, party: str) -> str | None:
    known = dossier.parties.get(party)
    return known.address.town if known and known.address else None


def _is_one_of(place: str, known: tuple[str | None, ...]) -> bool:
    return any(one and not unmatched(one, place) for one in known)


RULES: tuple[Rule[Dossier], ...] = (
    issued_by_an_insurer,
    in_all_originals,
    no_cover_note,
    insured_before_shipment,
    insured_in_the_currency,
    insured_enough,
    covers_the_way,
    covers_the_risks,
)
