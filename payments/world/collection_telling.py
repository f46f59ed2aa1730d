"""Who is told of an act on a collection: what a party does not hear of, its seat does not see.

The seller hears what the banks advise, not what the drawee says to its bank; the drawee hears of
the collection when it is presented, and not of what the seller asks of the banks.
"""

from __future__ import annotations

from payments.collection.collection import Collection, Role
from payments.collection.machine import holder
from payments.collection.terms import CollectionInstruction

_SELLER = (Role.PRINCIPAL, Role.REMITTING_BANK)
_BANKS = (Role.REMITTING_BANK, Role.PRESENTING_BANK)
_ADVISED = (*_SELLER, Role.PRESENTING_BANK)
_BUYER = (Role.DRAWEE, Role.PRESENTING_BANK)
_FELT = (*_ADVISED, Role.DRAWEE)

TOLD: dict[str, tuple[Role, ...]] = {
    "collection.instruct": _SELLER,
    "collection.send_back": _SELLER,
    "collection.forward": _ADVISED,
    "collection.decline": _ADVISED,
    "collection.acknowledge": _ADVISED,
    "collection.present": _BUYER,
    "collection.pay": _BUYER,
    "collection.accept": _BUYER,
    "collection.refuse": _BUYER,
    "collection.avalise": _BUYER,
    "collection.decline_aval": _BUYER,
    "collection.pay_under_aval": _BUYER,
    "collection.fall_due": _BUYER,
    "collection.default": _BUYER,
    "collection.advise_acceptance": _ADVISED,
    "collection.advise_payment": _ADVISED,
    "collection.advise_dishonour": (*_ADVISED, Role.CASE_OF_NEED),
    "collection.trace": _BANKS,
    "collection.report_fate": _ADVISED,
    "collection.order": _SELLER,
    "collection.pass_on": _ADVISED,
    "collection.protest": _FELT,
    "collection.sixty_days": _ADVISED,
    "collection.return_documents": _ADVISED,
}

BY_CASE_OF_NEED = (Role.CASE_OF_NEED, Role.PRESENTING_BANK)
"""Who is told of an order that the case of need gives, of which the seller's bank knows nothing."""


def told(kind: str, by: Role, instruction: CollectionInstruction) -> tuple[str, ...]:
    """The parties that hear of a move of this kind, made by that role."""
    roles = hearing(kind, by)
    held = (holder(role, instruction) for role in roles)
    return tuple(dict.fromkeys(party for party in held if party is not None))


def hearing(kind: str, by: Role) -> tuple[Role, ...]:
    """The roles that hear of it."""
    if kind == "collection.order" and by is Role.CASE_OF_NEED:
        return BY_CASE_OF_NEED
    return TOLD[kind]


def parties_named(collection: Collection) -> tuple[str, ...]:
    """Every party that a collection names."""
    held = (holder(role, collection.instruction) for role in Role)
    return tuple(party for party in held if party is not None)
