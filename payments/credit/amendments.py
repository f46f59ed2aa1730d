"""Amending a credit: new terms are proposed, the old ones live until the seller answers.

Source: UCP 600 art. 10. Silence is no answer; a part of an amendment cannot be accepted.
"""

from __future__ import annotations

from dataclasses import replace

from payments.credit.credit import Credit, Proposal, Reply, Role
from payments.credit.guards import Moment
from payments.credit.machine import move
from payments.credit.terms import Terms


def propose(credit: Credit, terms: Terms, moment: Moment) -> Credit:
    """The issuing bank proposes `terms` and is bound by them at once. Raises NoSuchMove."""
    moved = move(credit, "credit.amend", Role.ISSUING_BANK, moment)
    return proposed(moved, terms, moment)


def accept(credit: Credit, moment: Moment) -> Credit:
    """The seller accepts: the proposed terms are the terms. Raises NoSuchMove."""
    moved = move(credit, "credit.accept_amendment", Role.BENEFICIARY, moment)
    return replied(moved, Reply.ACCEPTED, moment)


def reject(credit: Credit, moment: Moment) -> Credit:
    """The seller rejects: the terms stay as they were. Raises NoSuchMove."""
    moved = move(credit, "credit.reject_amendment", Role.BENEFICIARY, moment)
    return replied(moved, Reply.REJECTED, moment)


def proposed(credit: Credit, terms: Terms, moment: Moment) -> Credit:
    """The credit with one more amendment pending."""
    proposal = Proposal(len(credit.amendments) + 1, terms, credit.terms, moment.at)
    return replace(credit, amendments=(*credit.amendments, proposal))


def replied(credit: Credit, reply: Reply, moment: Moment) -> Credit:
    """The credit with its pending amendment answered; without one, as it was."""
    pending = credit.pending
    if pending is None:
        return credit
    answered = replace(pending, reply=reply, replied_at=moment.at)
    terms = pending.terms if reply in AGREED else credit.terms
    return replace(credit, terms=terms, amendments=(*credit.amendments[:-1], answered))


def extended(credit: Credit, moment: Moment) -> Credit:
    """The confirming bank extends its undertaking to the latest amendment (art. 10(b))."""
    last = replace(credit.amendments[-1], extended_at=moment.at)
    return replace(credit, amendments=(*credit.amendments[:-1], last))


AGREED = frozenset({Reply.ACCEPTED, Reply.ACCEPTED_BY_PRESENTING})
