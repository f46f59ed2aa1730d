"""Who is told of an act on a credit: what a party does not hear of, its seat does not see.

The seller first hears of a credit when it is advised; the buyer does not hear that documents were
presented, since until they are taken up they are between the seller and the banks. What happens at
the desk of the issuing bank is told by a table of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from payments.credit.credit import Role
from payments.credit.machine import holders
from payments.credit.terms import Terms

HERE = Role.CLOCK
"""Stands for the bank at whose desk something happens, whichever it is."""

_BUYER = (Role.APPLICANT, Role.ISSUING_BANK)
_SELLER = (Role.BENEFICIARY, Role.NOMINATED_BANK)
_BANKS = (Role.ISSUING_BANK, Role.ADVISING_BANK, Role.CONFIRMING_BANK, Role.NOMINATED_BANK)
_ALL = (*_BANKS, Role.APPLICANT, Role.BENEFICIARY)
_PAID = (Role.BENEFICIARY, HERE, Role.ISSUING_BANK)

TOLD: Mapping[str, tuple[Role, ...]] = {
    "credit.apply": _BUYER,
    "credit.decline_application": _BUYER,
    "credit.issue": (*_BUYER, Role.ADVISING_BANK, Role.NOMINATED_BANK),
    "credit.advise": (*_SELLER, Role.ADVISING_BANK, Role.ISSUING_BANK, Role.CONFIRMING_BANK),
    "credit.confirm": (*_BANKS, Role.BENEFICIARY),
    "credit.decline_to_confirm": (*_BANKS, Role.BENEFICIARY),
    "credit.agree_to_act": _SELLER,
    "credit.transfer": (*_SELLER, Role.ISSUING_BANK),
    "credit.amend": _ALL,
    "credit.accept_amendment": _ALL,
    "credit.reject_amendment": _ALL,
    "credit.extend_confirmation": (*_BANKS, Role.BENEFICIARY),
    "credit.agree_to_cancel": (*_BANKS, Role.BENEFICIARY),
    "credit.cancel": _ALL,
    "credit.ship": (Role.BENEFICIARY,),
    "credit.present": (Role.BENEFICIARY, HERE),
    "credit.examine": (Role.BENEFICIARY, HERE),
    "credit.find_complying": (HERE,),
    "credit.find_discrepant": (HERE,),
    "credit.forward": _PAID,
    "credit.substitute": (Role.APPLICANT, HERE),
    "credit.pass_on": (Role.APPLICANT, Role.BENEFICIARY, HERE),
    "credit.advise_discrepancies": (HERE, Role.ISSUING_BANK),
    "credit.authorise": (HERE, Role.ISSUING_BANK),
    "credit.decline_to_authorise": (HERE, Role.ISSUING_BANK),
    "credit.ask_waiver": _BUYER,
    "credit.waive": _BUYER,
    "credit.decline_waiver": _BUYER,
    "credit.refuse": _PAID,
    "credit.return_documents": (Role.BENEFICIARY, HERE),
    "credit.preclude": _PAID,
    "credit.overrun": (Role.BENEFICIARY, HERE),
    "credit.honour": _PAID,
    "credit.negotiate": _PAID,
    "credit.accept_draft": _PAID,
    "credit.undertake_deferred_payment": _PAID,
    "credit.pay_at_maturity": _PAID,
    "credit.be_reimbursed": (HERE, Role.ISSUING_BANK),
    "credit.take_back": (Role.BENEFICIARY, HERE),
    "credit.reimburse": (*_BUYER, Role.NOMINATED_BANK, Role.CONFIRMING_BANK),
    "credit.settle_at_maturity": (*_BUYER, Role.NOMINATED_BANK, Role.CONFIRMING_BANK),
    "credit.expire": (*_SELLER, *_BUYER, Role.ADVISING_BANK),
    "credit.miss_instalment": _ALL,
    "credit.latest_shipment": (Role.BENEFICIARY,),
    "credit.last_sailing": (Role.BENEFICIARY,),
    "credit.papers_ready": (Role.BENEFICIARY,),
    "credit.last_presentation": (Role.BENEFICIARY,),
}

_PRESENTER = (Role.ISSUING_BANK, Role.NOMINATED_BANK, Role.CONFIRMING_BANK, Role.BENEFICIARY)

AT_THE_ISSUING_BANK: Mapping[str, tuple[Role, ...]] = {
    "credit.examine": (Role.ISSUING_BANK,),
    "credit.refuse": (*_PRESENTER, Role.APPLICANT),
    "credit.return_documents": _PRESENTER,
    "credit.preclude": (*_PRESENTER, Role.APPLICANT),
    "credit.honour": (*_PRESENTER, Role.APPLICANT),
    "credit.accept_draft": (*_PRESENTER, Role.APPLICANT),
    "credit.undertake_deferred_payment": (*_PRESENTER, Role.APPLICANT),
}


def told(kind: str, terms: Terms, bank: Role | None = None) -> tuple[str, ...]:
    """The parties that hear of an act of this kind, made at the desk of a bank."""
    named = (holder(role, terms) for role in hear(kind, bank))
    return tuple(dict.fromkeys(party for party in named if party))


def hear(kind: str, bank: Role | None = None) -> tuple[Role, ...]:
    """The roles that hear of it."""
    at_issuer = AT_THE_ISSUING_BANK if bank is Role.ISSUING_BANK else {}
    roles = at_issuer.get(kind) or TOLD.get(kind, ())
    return tuple(role for each in roles if (role := bank if each is HERE else each) is not None)


def holder(role: Role, terms: Terms) -> str:
    """The party that holds a role in a credit; nothing where nobody does."""
    return holders(terms).get(role) or ""
