"""Amending a credit: new terms are proposed, the old ones live until the seller answers.

Source: UCP 600 art. 10. Silence is no answer; a part of an amendment cannot be accepted.
"""

from __future__ import annotations

from dataclasses import replace

from payments.credit.credit import Credit, Role
from payments.credit.guards import Moment
from payments.credit.machine import move
from payments.credit.terms import Terms


def propose(credit: Credit, terms: Terms, moment: Moment) -> Credit:
    """The issuing bank proposes `terms` and is bound by them at once. Raises NoSuchMove."""
    moved = move(credit, "credit.propose_amendment", Role.ISSUING_BANK, moment)
    return replace(moved, proposed=terms)


def accept(credit: Credit, moment: Moment) -> Credit:
    """The seller accepts: the proposed terms are the terms. Raises NoSuchMove."""
    moved = move(credit, "credit.accept_amendment", Role.BENEFICIARY, moment)
    return replace(moved, terms=credit.proposed or credit.terms, proposed=None)


def reject(credit: Credit, moment: Moment) -> Credit:
    """The seller rejects: the terms stay as they were. Raises NoSuchMove."""
    moved = move(credit, "credit.reject_amendment", Role.BENEFICIARY, moment)
    return replace(moved, proposed=None)
