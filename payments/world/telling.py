"""Who is told of an act on a credit: what a party does not hear of, its seat does not see.

The seller first hears of a credit when it is advised; the buyer does not hear that documents
were presented, since until they are taken up they are between the seller and its bank.
"""

from __future__ import annotations

from payments.credit.credit import Role
from payments.credit.terms import Terms

_BUYER = (Role.APPLICANT, Role.ISSUING_BANK)
_SELLER = (Role.BENEFICIARY, Role.NOMINATED_BANK)

TOLD: dict[str, tuple[Role, ...]] = {
    "credit.apply": _BUYER,
    "credit.issue": (*_BUYER, Role.ADVISING_BANK, Role.NOMINATED_BANK),
    "credit.advise": (*_SELLER, Role.ADVISING_BANK, Role.ISSUING_BANK),
    "credit.ship": (Role.BENEFICIARY,),
    "credit.present": _SELLER,
    "credit.examine": _SELLER,
    "credit.refuse": (*_SELLER, Role.ISSUING_BANK),
    "credit.honour": (*_SELLER, Role.ISSUING_BANK),
    "credit.preclude": (*_SELLER, Role.ISSUING_BANK),
    "credit.expire": (*_SELLER, *_BUYER, Role.ADVISING_BANK),
    "credit.reimburse": (*_BUYER, *_SELLER),
}


def told(kind: str, terms: Terms) -> tuple[str, ...]:
    """The parties that hear of an act of this kind."""
    return tuple(dict.fromkeys(holder(role, terms) for role in TOLD[kind]))


def holder(role: Role, terms: Terms) -> str:
    """The party that holds a role in a credit."""
    return str(getattr(terms, role.value))
