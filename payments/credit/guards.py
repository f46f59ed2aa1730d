"""What must hold besides the state before a move may be made: small questions with a name.

A guard sees one attempt. It answers; the machine refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, Disposal, Role, State
from payments.credit.terms import Availability, Confirmation


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where: an aware instant, and the calendar of the credit's place of expiry."""

    at: datetime
    calendar: BankingCalendar


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to make a move: what a guard looks at."""

    credit: Credit
    by: Role
    moment: Moment


Guard: TypeAlias = Callable[[Attempt], bool]


def inside_expiry(attempt: Attempt) -> bool:
    """The last day has not closed; it rolls over the bank's closures (UCP 600 art. 29(a), 33)."""
    last_day = attempt.moment.calendar.extend(attempt.credit.terms.expires_on)
    return attempt.moment.at < attempt.moment.calendar.closing(last_day)


def past_expiry(attempt: Attempt) -> bool:
    return not inside_expiry(attempt)


def examination_over(attempt: Attempt) -> bool:
    """The fifth banking day has closed without a refusal (UCP 600 art. 16(d))."""
    return (
        attempt.credit.in_hand is not None
        and attempt.moment.at >= attempt.credit.in_hand.examine_until
        and all(step.kind != "credit.refuse" for step in attempt.credit.steps_since_presented)
    )


def not_held_for_waiver(attempt: Attempt) -> bool:
    """No refused documents wait at the bank for the applicant's word (UCP 600 art. 16(c)(iii))."""
    notice = attempt.credit.in_hand.notice if attempt.credit.in_hand else None
    return notice is None or notice.disposal is not Disposal.HOLDING_FOR_WAIVER


def at_sight(attempt: Attempt) -> bool:
    """Negotiation counts: the bank advances the money as the documents are found complying."""
    sight = {Availability.SIGHT_PAYMENT, Availability.NEGOTIATION}
    return attempt.credit.terms.availability in sight


def by_acceptance(attempt: Attempt) -> bool:
    return attempt.credit.terms.availability is Availability.ACCEPTANCE


def by_deferred_payment(attempt: Attempt) -> bool:
    return attempt.credit.terms.availability is Availability.DEFERRED_PAYMENT


def confirmation_asked(attempt: Attempt) -> bool:
    return attempt.credit.terms.confirmation is not Confirmation.WITHOUT


def confirmation_not_declined(attempt: Attempt) -> bool:
    return all(step.kind != "credit.decline_to_confirm" for step in attempt.credit.steps)


def transferable(attempt: Attempt) -> bool:
    return attempt.credit.terms.transferable


def amendment_pending(attempt: Attempt) -> bool:
    return attempt.credit.proposed is not None


def no_amendment_pending(attempt: Attempt) -> bool:
    return attempt.credit.proposed is None


def confirmed(attempt: Attempt) -> bool:
    """A confirming bank has added its own undertaking (UCP 600 art. 8)."""
    return any(step.kind == "credit.confirm" for step in attempt.credit.steps)


def has_not_agreed(attempt: Attempt) -> bool:
    """Whoever tries has not yet agreed that the credit be cancelled."""
    return attempt.by not in _agreed_to_cancel(attempt.credit)


def all_agreed_to_cancel(attempt: Attempt) -> bool:
    """Beneficiary and, if there is one, confirming bank; the issuing bank agrees by the act."""
    asked = {Role.BENEFICIARY} | ({Role.CONFIRMING_BANK} if confirmed(attempt) else set())
    return asked <= _agreed_to_cancel(attempt.credit)


def took_up(attempt: Attempt) -> bool:
    """Whoever tries took up the documents in hand; when nobody did, each bank may."""
    since = attempt.credit.steps_since_presented
    examiners = [step.by for step in since if step.kind == "credit.examine"]
    return not examiners or examiners[-1] is attempt.by


def may_decide(attempt: Attempt) -> bool:
    """The bank that took the documents up, and the issuing bank once there is a result.

    The issuing bank is bound whichever bank examined (UCP 600 art. 7), and a waiver is for its
    own judgement (art. 16(b)).
    """
    examined = attempt.credit.state is not State.EXAMINING
    return took_up(attempt) or (examined and attempt.by is Role.ISSUING_BANK)


def interrupted(attempt: Attempt) -> bool:
    """Force majeure keeps the bank closed (UCP 600 art. 36)."""
    kinds = [step.kind for step in attempt.credit.steps]
    return kinds.count("credit.interrupt") > kinds.count("credit.resume")


def not_interrupted(attempt: Attempt) -> bool:
    return not interrupted(attempt)


def _agreed_to_cancel(credit: Credit) -> set[Role]:
    return {step.by for step in credit.steps if step.kind == "credit.agree_to_cancel"}
