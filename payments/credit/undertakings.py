"""Who is bound to whom under a credit, since when, and by which article: one row a promise.

One credit carries several promises that stand alone: the issuing bank's, the confirming bank's,
and the nominated bank's, which promises nothing unless it says so. Each has a small life of its
own: it is asked for, given or declined, and ends with the credit or when it is kept.

Source: UCP 600 art. 7, 8, 10(b), 12.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from payments.credit.amendments import AGREED
from payments.credit.credit import Credit, Desk, Presentation, Role, State, Step
from payments.credit.drawing import balance
from payments.credit.machine import holders
from payments.credit.moves import OWN_ENDS
from payments.credit.terms import Confirmation
from payments.money import Money


class Bond(StrEnum):
    """Where a promise stands."""

    ASKED = "asked"  # of the confirming bank, which may say no
    NONE = "none"  # nominated, which binds nobody
    DECLINED = "declined"
    BOUND = "bound"
    KEPT = "kept"
    ENDED = "ended"  # with the credit, undrawn


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A promise: `by` a bank's role and id, `to` a party's id. `since` is None while not given."""

    by: Role
    bank: str
    to: str
    bond: Bond
    source: str
    amount: Money
    since: datetime | None = None
    presentation: str | None = None


def undertakings(credit: Credit) -> tuple[Undertaking, ...]:
    """Every promise under the credit: of the banks to the seller, and of the issuing bank to them.

    Empty before the credit is issued.
    """
    issued = _step(credit, "credit.issue")
    if issued is None:
        return ()
    return (*_to_the_seller(credit, issued), *_to_the_banks(credit))


def _to_the_seller(credit: Credit, issued: Step) -> Iterator[Undertaking]:
    amount = credit.proposed.amount if credit.proposed else credit.terms.amount
    yield _row(credit, Role.ISSUING_BANK, "UCP 600 art. 7(a), 7(b), 10(b)", issued, amount)
    if credit.terms.confirmation is not Confirmation.WITHOUT and credit.terms.confirming_bank:
        confirmed = _step(credit, "credit.confirm")
        yield _row(
            credit,
            Role.CONFIRMING_BANK,
            "UCP 600 art. 8(a), 8(b)",
            confirmed,
            _confirmed(credit, confirmed),
        )
    agreed = _step(credit, "credit.agree_to_act")
    yield _row(credit, Role.NOMINATED_BANK, "UCP 600 art. 12(a)", agreed)


def _confirmed(credit: Credit, confirmed: Step | None) -> Money:
    """What the confirming bank stands for: up to the first amendment it did not extend to."""
    since = confirmed.at if confirmed else None
    agreed = (each for each in credit.amendments if each.reply in AGREED)
    later = (each for each in agreed if since and each.proposed_at >= since)
    short = next((each for each in later if each.extended_at is None), None)
    return short.before.amount if short else credit.terms.amount


def _row(
    credit: Credit, by: Role, source: str, since: Step | None, amount: Money | None = None
) -> Undertaking:
    return Undertaking(
        by=by,
        bank=holders(credit.terms)[by] or "",
        to=credit.terms.beneficiary,
        bond=_bond(credit, by, since),
        source=source,
        amount=amount or credit.terms.amount,
        since=since.at if since else None,
    )


def _bond(credit: Credit, by: Role, since: Step | None) -> Bond:
    if since is None:
        return _not_given(credit, by)
    if balance(credit).minor == 0 and all(_rests(made) for made in credit.presentations):
        return Bond.KEPT
    in_hand = any(not _rests(made) for made in credit.presentations)
    return Bond.ENDED if credit.own in OWN_ENDS and not in_hand else Bond.BOUND


def _not_given(credit: Credit, by: Role) -> Bond:
    if by is not Role.CONFIRMING_BANK:
        return Bond.NONE
    return Bond.DECLINED if credit.has("credit.decline_to_confirm") else Bond.ASKED


def _rests(made: Presentation) -> bool:
    """Whether no bank has it in hand any more."""
    at_rest = {State.REFUSED, State.RETURNED, State.FORWARDED, State.PAID}
    return all(desk.state in at_rest for desk in made.desks)


def _to_the_banks(credit: Credit) -> Iterator[Undertaking]:
    """The issuing bank reimburses whoever honoured or negotiated complying documents."""
    for made in credit.presentations:
        for desk in made.desks:
            if desk.by is not Role.ISSUING_BANK and desk.state in _GAVE:
                yield _reimbursement(credit, made, desk)


def _reimbursement(credit: Credit, made: Presentation, desk: Desk) -> Undertaking:
    paid = next(
        (s for s in credit.steps if (s.presentation, s.bank) == (made.id, desk.by)
         and s.to in _GAVE), None
    )  # fmt: skip
    return Undertaking(
        by=Role.ISSUING_BANK,
        bank=credit.terms.issuing_bank,
        to=holders(credit.terms)[desk.by] or "",
        bond=Bond.KEPT if desk.state is State.PAID else Bond.BOUND,
        source="UCP 600 art. 7(c)",
        amount=made.draws,
        since=paid.at if paid else None,
        presentation=made.id,
    )


def _step(credit: Credit, kind: str) -> Step | None:
    return next((step for step in credit.steps if step.kind == kind), None)


_GAVE = frozenset({State.ACCEPTED, State.DEFERRED, State.HONOURED, State.NEGOTIATED, State.PAID})
