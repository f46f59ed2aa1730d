"""What must hold besides the state before a move may be made: small questions with a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from payments.calendar import BankingCalendar
from payments.collection.collection import Collection, Role, State, released
from payments.collection.terms import Order, Protest, Release

INSTRUCTIONS_WITHIN = timedelta(days=60)
"""After so many days without an answer documents may go back (URC 522 art. 26(c)(iii))."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where: an aware instant, and the calendar of the presenting bank's place."""

    at: datetime
    calendar: BankingCalendar


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to make a move: what a guard looks at."""

    collection: Collection
    by: Role
    moment: Moment


Guard: TypeAlias = Callable[[Attempt], bool]


def payable(attempt: Attempt) -> bool:
    """Against payment at any time; an accepted draft once it is due, or refused since."""
    collection = attempt.collection
    if collection.instruction.released_against is Release.PAYMENT:
        return True
    return collection.accepted and collection.state is not State.PRESENTED


def by_acceptance(attempt: Attempt) -> bool:
    return attempt.collection.instruction.released_against is Release.ACCEPTANCE


def not_accepted(attempt: Attempt) -> bool:
    return not attempt.collection.accepted


def aval_asked(attempt: Attempt) -> bool:
    return attempt.collection.instruction.aval_asked


def fallen_due(attempt: Attempt) -> bool:
    made = attempt.collection.steps_since_presented
    return any(step.kind == "collection.fall_due" for step in made)


def not_fallen_due(attempt: Attempt) -> bool:
    return not fallen_due(attempt)


def due_day_reached(attempt: Attempt) -> bool:
    """Banks have opened on the day of payment."""
    day, moment = attempt.collection.payable_on, attempt.moment
    return day is not None and moment.at >= moment.calendar.opening(day)


def due_day_over(attempt: Attempt) -> bool:
    """Banks have closed on the day of payment."""
    day, moment = attempt.collection.payable_on, attempt.moment
    return day is not None and moment.at >= moment.calendar.closing(day)


def acceptance_not_advised(attempt: Attempt) -> bool:
    made = attempt.collection.steps_since_presented
    return all(step.kind != "collection.advise_acceptance" for step in made)


def no_question_open(attempt: Attempt) -> bool:
    return not _question_open(attempt.collection)


def question_open(attempt: Attempt) -> bool:
    """The remitting bank has asked what became of it, or waits to be asked for instructions."""
    collection = attempt.collection
    unasked = collection.state is State.DISHONOURED and not _after_dishonour(
        collection, "collection.report_fate"
    )
    return _question_open(collection) or unasked


def protest_instructed(attempt: Attempt) -> bool:
    """By the instruction, or by an order since; without one no bank protests (art. 24)."""
    instruction = attempt.collection.instruction
    asked = instruction.protest is Protest.PROTEST or _ordered(attempt.collection, Order.PROTEST)
    return asked and instruction.has_draft


def not_protested(attempt: Attempt) -> bool:
    made = attempt.collection.steps_since_presented
    return all(step.kind != "collection.protest" for step in made)


def empowered(attempt: Attempt) -> bool:
    """The case of need has powers, clearly stated; else no bank listens to it (art. 25)."""
    need = attempt.collection.instruction.case_of_need
    return need is not None and bool(need.powers)


def order_waits(attempt: Attempt) -> bool:
    """The principal has ordered what the presenting bank does not know yet."""
    return any(not ordered.in_force for ordered in attempt.collection.orders)


def may_present(attempt: Attempt) -> bool:
    """The first time; after dishonour, when it is ordered and the documents are still here."""
    collection = attempt.collection
    if collection.state is State.RECEIVED:
        return True
    return _ordered(collection, Order.PRESENT_AGAIN) and not released(collection)


def may_return(attempt: Attempt) -> bool:
    """When it is ordered, or when sixty days have brought no instructions."""
    return _ordered(attempt.collection, Order.RETURN) or sixty_days_over(attempt)


def sixty_days_over(attempt: Attempt) -> bool:
    """Sixty days since the advice of dishonour, and no instructions (art. 26(c)(iii))."""
    advised = attempt.collection.last("collection.advise_dishonour")
    silent = not any(ordered.in_force for ordered in attempt.collection.orders)
    if advised is None or not silent:
        return False
    return attempt.moment.at >= waits_until(advised.at, attempt.moment.calendar)


def waits_until(advised_at: datetime, calendar: BankingCalendar) -> datetime:
    """The close of the sixtieth day after the advice, at the presenting bank."""
    return calendar.closing(calendar.local(advised_at).date() + INSTRUCTIONS_WITHIN)


def sixty_days_not_noted(attempt: Attempt) -> bool:
    return not _after_dishonour(attempt.collection, "collection.sixty_days")


def _question_open(collection: Collection) -> bool:
    kinds = [step.kind for step in collection.steps]
    asked = [n for n, kind in enumerate(kinds) if kind == "collection.trace"]
    return bool(asked) and "collection.report_fate" not in kinds[asked[-1] :]


def _after_dishonour(collection: Collection, kind: str) -> bool:
    kinds = [step.kind for step in collection.steps]
    advised = [n for n, made in enumerate(kinds) if made == "collection.advise_dishonour"]
    return bool(advised) and kind in kinds[advised[-1] :]


def _ordered(collection: Collection, order: Order) -> bool:
    """Whether the latest order in force is this one."""
    in_force = [given for given in collection.orders if given.in_force]
    return bool(in_force) and in_force[-1].order is order
