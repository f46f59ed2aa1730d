"""What must hold besides the state before a move may be made: small questions with a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from payments.credit.guards import Moment
from payments.guarantee import clocks
from payments.guarantee.guarantee import Guarantee, Role, available


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to make a move; the moment is at the guarantor's place."""

    guarantee: Guarantee
    by: Role
    moment: Moment


Guard: TypeAlias = Callable[[Attempt], bool]


def inside_expiry(attempt: Attempt) -> bool:
    """The last day has not closed (URDG 758 art. 14(a), 25(d), 26(b))."""
    calendar = attempt.moment.calendar
    closing = calendar.closing(clocks.last_day(attempt.guarantee, calendar))
    return attempt.moment.at < closing


def past_expiry(attempt: Attempt) -> bool:
    return not inside_expiry(attempt)


def amount_left(attempt: Attempt) -> bool:
    """Something may still be demanded (URDG 758 art. 25(b))."""
    today = attempt.moment.calendar.local(attempt.moment.at).date()
    return available(attempt.guarantee, today).minor > 0


def nothing_left(attempt: Attempt) -> bool:
    return not amount_left(attempt)


def examination_over(attempt: Attempt) -> bool:
    """The last business day to reject has closed (URDG 758 art. 24(e))."""
    demand = attempt.guarantee.in_hand
    return demand is not None and attempt.moment.at >= demand.examine_until


def suspension_over(attempt: Attempt) -> bool:
    """The days for which payment could wait are over (URDG 758 art. 23(a))."""
    demand = attempt.guarantee.in_hand
    until = demand.suspended_until if demand else None
    return until is not None and attempt.moment.at >= until


def amendment_pending(attempt: Attempt) -> bool:
    return attempt.guarantee.proposed is not None


def no_amendment_pending(attempt: Attempt) -> bool:
    return attempt.guarantee.proposed is None


def transferable(attempt: Attempt) -> bool:
    return attempt.guarantee.terms.transferable


def expiry_event_stated(attempt: Attempt) -> bool:
    return attempt.guarantee.terms.expiry_event is not None


def counter_guarantee_missing(attempt: Attempt) -> bool:
    """A counter-guarantor is named and has not yet bound itself."""
    named = attempt.guarantee.terms.counter_guarantor is not None
    return named and not _bound(attempt.guarantee)


def counter_guarantee_not_missing(attempt: Attempt) -> bool:
    return not counter_guarantee_missing(attempt)


def interrupted(attempt: Attempt) -> bool:
    """Force majeure keeps the guarantor closed (URDG 758 art. 26(a))."""
    return any(ended is None for _, ended in clocks.interruptions(attempt.guarantee))


def not_interrupted(attempt: Attempt) -> bool:
    return not interrupted(attempt)


def _bound(guarantee: Guarantee) -> bool:
    return any(step.kind == "guarantee.counter_guarantee" for step in guarantee.steps)
