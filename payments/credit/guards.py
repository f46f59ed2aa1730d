"""What must hold besides the state before a move may be made: small questions with a name.

A guard sees one attempt. It answers; the machine refuses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from payments.calendar import BankingCalendar
from payments.credit.credit import SETTLED, Credit, Desk, Disposal, Presentation, Reply, Role, State
from payments.credit.drawing import balance, missed, period_of
from payments.credit.terms import Availability, Confirmation


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where: an aware instant, and the calendar of the credit's place of expiry.

    `shut` names the banks that force majeure keeps closed (UCP 600 art. 36).
    """

    at: datetime
    calendar: BankingCalendar
    shut: frozenset[str] = frozenset()

    @property
    def on(self) -> date:
        """The day it is there."""
        return self.calendar.local(self.at).date()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody tries to make a move: what a guard looks at.

    A move at a desk has the presentation and the desk; a move of the credit itself has none.
    """

    credit: Credit
    by: Role
    moment: Moment
    made: Presentation | None = None
    desk: Desk | None = None

    @property
    def availability(self) -> Availability:
        return self.credit.terms.availability


Guard: TypeAlias = Callable[[Attempt], bool]
BANKS_THAT_PAY = frozenset({Role.NOMINATED_BANK, Role.CONFIRMING_BANK})


def inside_expiry(attempt: Attempt) -> bool:
    """The last day has not closed; it rolls over the bank's closures (UCP 600 art. 29(a), 33)."""
    last_day = attempt.moment.calendar.extend(attempt.credit.terms.expires_on)
    return attempt.moment.at < attempt.moment.calendar.closing(last_day)


def past_expiry(attempt: Attempt) -> bool:
    return not inside_expiry(attempt)


def something_left(attempt: Attempt) -> bool:
    """The credit is not drawn in full."""
    return balance(attempt.credit).minor > 0


def not_used_up(attempt: Attempt) -> bool:
    """Something is left to draw, or documents are still in a bank's hands."""
    desks = (desk for made in attempt.credit.presentations for desk in made.desks)
    return something_left(attempt) or any(desk.state not in SETTLED for desk in desks)


def one_more_allowed(attempt: Attempt) -> bool:
    """Nothing is drawn yet, or partial drawings are allowed (UCP 600 art. 31(a))."""
    untouched = not any(made.drawn for made in attempt.credit.presentations)
    return untouched or attempt.credit.terms.partial_shipments_allowed


def no_instalment_missed(attempt: Attempt) -> bool:
    """Every instalment so far was drawn; one that was not ends those after it (art. 32)."""
    return missed(attempt.credit, attempt.moment.on) is None


def inside_an_instalment(attempt: Attempt) -> bool:
    terms = attempt.credit.terms
    return not terms.instalments or period_of(terms, attempt.moment.on) is not None


def instalment_missed(attempt: Attempt) -> bool:
    said = attempt.credit.has("credit.miss_instalment")
    return not said and not no_instalment_missed(attempt)


def one_more_shipment(attempt: Attempt) -> bool:
    """Nothing was shipped yet; or parts may be, and each so far has drawn what it is worth."""
    credit = attempt.credit
    shipped = sum(step.kind == "credit.ship" for step in credit.steps)
    drawn = sum(made.drawn for made in credit.presentations)
    return not shipped or (credit.terms.partial_shipments_allowed and drawn >= shipped)


def own(attempt: Attempt) -> bool:
    """The documents lie at the desk of the bank that tries."""
    return attempt.desk is not None and attempt.desk.by is attempt.by


def at_the_issuing_bank(attempt: Attempt) -> bool:
    return attempt.desk is not None and attempt.desk.by is Role.ISSUING_BANK


def at_another_bank(attempt: Attempt) -> bool:
    """At the bank that pays the seller, on behalf of the issuing bank."""
    return attempt.desk is not None and attempt.desk.by in BANKS_THAT_PAY


def in_time(attempt: Attempt) -> bool:
    """The fifth banking day has not closed (UCP 600 art. 16(d)). Force majeure stops nothing."""
    return attempt.desk is not None and attempt.moment.at < attempt.desk.examine_until


def no_notice_yet(attempt: Attempt) -> bool:
    """A single notice (UCP 600 art. 16(c))."""
    return attempt.desk is not None and attempt.desk.notice is None


def held_for_the_presenter(attempt: Attempt) -> bool:
    """The notice holds the documents for instructions, or follows earlier ones (16(c)(iii)).

    What a notice sends back goes to whoever presented, and to no other bank.
    """
    notice = attempt.desk.notice if attempt.desk else None
    return notice is not None and notice.disposal in _HELD


def examination_over(attempt: Attempt) -> bool:
    """The fifth banking day has closed without a refusal that stands (art. 16(d), 16(f))."""
    desk = attempt.desk
    refused = desk is not None and desk.notice is not None and not desk.notice.void
    return desk is not None and attempt.moment.at >= desk.examine_until and not refused


def promised(attempt: Attempt) -> bool:
    """The bank at whose desk the documents lie owes an honour if they comply."""
    return attempt.desk is not None and owes(attempt.credit, attempt.desk.by)


def promised_nothing(attempt: Attempt) -> bool:
    return not promised(attempt)


def not_overrun(attempt: Attempt) -> bool:
    return attempt.desk is not None and not attempt.desk.overrun


def owes(credit: Credit, by: Role) -> bool:
    """Whether a bank is bound: by its credit, by confirming, or because it agreed (art. 7, 8, 12).

    To examine and to forward binds nobody (art. 12(c)).
    """
    return by is Role.ISSUING_BANK or credit.has(_BINDS[by])


def has_not_promised(attempt: Attempt) -> bool:
    return not owes(attempt.credit, attempt.by) and not attempt.credit.has("credit.confirm")


def still_covered(attempt: Attempt) -> bool:
    """What the presentation draws fits beside the others."""
    made = attempt.made
    return made is not None and made.draws <= balance(attempt.credit, without=made.id)


def nobody_paid(attempt: Attempt) -> bool:
    """No other bank has paid, or promised to pay, for this presentation."""
    return attempt.made is not None and payer(attempt.made) is None


def another_bank_paid(attempt: Attempt) -> bool:
    """It is this bank's turn to reimburse (UCP 600 art. 7(c))."""
    paid = payer(attempt.made) if attempt.made else None
    return paid is not None and paid.state in {State.HONOURED, State.NEGOTIATED, State.PAID}


def matured(attempt: Attempt) -> bool:
    """The day on which the debt falls due has come, here or at the bank that pays the seller."""
    day = matures_on(attempt.made, attempt.desk) if attempt.made and attempt.desk else None
    return day is not None and attempt.moment.on >= day


def matures_on(made: Presentation, desk: Desk) -> date | None:
    """When what was promised at a desk falls due; at the issuing bank, when another promised it."""
    paid = payer(made)
    return desk.matures_on or (paid.matures_on if paid else None)


def payer(made: Presentation) -> Desk | None:
    """The desk of the bank, other than the issuing one, that paid or promised to."""
    desks = (desk for desk in made.desks if desk.by is not Role.ISSUING_BANK)
    return next((desk for desk in desks if desk.state in _PAYS), None)


def refused_by_the_issuing_bank(attempt: Attempt) -> bool:
    issuers = attempt.made.desk_of(Role.ISSUING_BANK) if attempt.made else None
    return issuers is not None and issuers.state in {State.REFUSED, State.RETURNED}


def at_sight(attempt: Attempt) -> bool:
    return attempt.availability is Availability.SIGHT_PAYMENT


def by_negotiation(attempt: Attempt) -> bool:
    return attempt.availability is Availability.NEGOTIATION


def not_by_a_term(attempt: Attempt) -> bool:
    """What an issuing bank pays at once: it never negotiates its own credit."""
    return at_sight(attempt) or by_negotiation(attempt)


def by_acceptance(attempt: Attempt) -> bool:
    return attempt.availability is Availability.ACCEPTANCE


def by_deferred_payment(attempt: Attempt) -> bool:
    return attempt.availability is Availability.DEFERRED_PAYMENT


def confirmation_asked(attempt: Attempt) -> bool:
    return attempt.credit.terms.confirmation is not Confirmation.WITHOUT


def confirmation_not_declined(attempt: Attempt) -> bool:
    return not attempt.credit.has("credit.decline_to_confirm")


def transferable(attempt: Attempt) -> bool:
    return attempt.credit.terms.transferable


def not_transferred_from(attempt: Attempt) -> bool:
    """It is no transferred credit: those are changed through their parent."""
    return attempt.credit.parent is None


def not_passed_on(attempt: Attempt) -> bool:
    """No second seller holds a part of it."""
    return not attempt.credit.children


def is_transferred(attempt: Attempt) -> bool:
    return attempt.credit.parent is not None


def amendment_pending(attempt: Attempt) -> bool:
    return attempt.credit.pending is not None


def no_amendment_pending(attempt: Attempt) -> bool:
    return attempt.credit.pending is None


def amendment_to_extend(attempt: Attempt) -> bool:
    """The confirming bank has not extended its undertaking to the latest amendment."""
    last = attempt.credit.amendments[-1] if attempt.credit.amendments else None
    open_ = last is not None and last.reply in {Reply.PENDING, Reply.ACCEPTED}
    return open_ and last is not None and last.extended_at is None and confirmed(attempt)


def confirmed(attempt: Attempt) -> bool:
    """A confirming bank has added its own undertaking (UCP 600 art. 8)."""
    return attempt.credit.has("credit.confirm")


def not_confirmed(attempt: Attempt) -> bool:
    return not confirmed(attempt)


def has_not_agreed(attempt: Attempt) -> bool:
    """Whoever tries has not yet agreed that the credit be cancelled."""
    return attempt.by not in _agreed_to_cancel(attempt.credit)


def all_agreed_to_cancel(attempt: Attempt) -> bool:
    """Beneficiary and, if there is one, confirming bank; the issuing bank agrees by the act."""
    asked = {Role.BENEFICIARY} | ({Role.CONFIRMING_BANK} if confirmed(attempt) else set())
    return asked <= _agreed_to_cancel(attempt.credit)


def _agreed_to_cancel(credit: Credit) -> set[Role]:
    return {step.by for step in credit.steps if step.kind == "credit.agree_to_cancel"}


_HELD = frozenset({Disposal.HOLDING, Disposal.HOLDING_FOR_WAIVER, Disposal.PRIOR_INSTRUCTIONS})

_BINDS = {
    Role.CONFIRMING_BANK: "credit.confirm",
    Role.NOMINATED_BANK: "credit.agree_to_act",
    Role.ADVISING_BANK: "",
    Role.APPLICANT: "",
    Role.BENEFICIARY: "",
    Role.CLOCK: "",
    Role.TRAINER: "",
}
"""The step by which a bank that did not issue the credit binds itself."""

_PAYS = frozenset({State.ACCEPTED, State.DEFERRED, State.HONOURED, State.NEGOTIATED, State.PAID})
