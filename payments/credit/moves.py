"""The moves of a documentary credit: who may do what, from which state, and where it leads.

`ROWS` is to be read aloud: "from PRESENTED, `credit.examine`, by the bank that has the documents,
to EXAMINING". `MOVES` is the same table with one line a state and role; buttons, open acts and the
picture of the life-cycle come from it.

A state of the credit itself leads to another of the same, but for `credit.present`, which opens a
desk at PRESENTED and leaves the credit where it is. From PRESENTED on a state is that of one
presentation at one bank, and no other bank's desk is moved.

Source: UCP 600; each row names its article.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.credit import guards as g
from payments.credit.credit import OF_A_DESK, SETTLED
from payments.credit.credit import Role as R  # noqa: N817  letters keep a row readable
from payments.credit.credit import State as S  # noqa: N817


@dataclass(frozen=True, slots=True)
class Move:
    """In `state`, `by` may do `kind` when every guard agrees, which leads `to`.

    `source` is the article; `says` stands on the button. Where `to` is `state`, the move is
    recorded and leaves the state as it is.
    """

    state: S
    kind: str
    by: R
    to: S
    source: str
    says: str
    guards: tuple[g.Guard, ...] = ()

    @property
    def at_a_desk(self) -> bool:
        """Whether it moves a presentation at a bank, not the credit."""
        return self.state in OF_A_DESK


@dataclass(frozen=True, slots=True)
class Row:
    """The same move from several states, open to several roles; `to` is `STAYS` or a state."""

    states: tuple[S, ...]
    kind: str
    by: tuple[R, ...]
    to: S | None
    source: str
    says: str
    guards: tuple[g.Guard, ...] = ()


STAYS = None
START = S.DRAFT
OWN_ENDS = frozenset({S.EXPIRED, S.CANCELLED})
ENDS = OWN_ENDS | SETTLED

KNOWN = (S.ADVISED, S.CONFIRMED)  # the seller has the credit and has done nothing under it
LIVE = (*KNOWN, S.TRANSFERRED, S.SHIPPED)  # documents may be presented
OPEN = (S.EXAMINING, S.DISCREPANT, S.WAIVER_SOUGHT, S.WAIVED)  # not yet decided
UNTOLD = (S.PRESENTED, *OPEN)
PAYABLE = (S.EXAMINING, S.COMPLYING, S.WAIVED, S.PRECLUDED)

PAYERS = (R.NOMINATED_BANK, R.CONFIRMING_BANK)
EXAMINERS = (*PAYERS, R.ISSUING_BANK)
"""The banks that documents may be presented to (UCP 600 art. 6(a), 14(a))."""

BANKS = frozenset({*EXAMINERS, R.ADVISING_BANK})
STOPPED = frozenset(
    {"credit.present", "credit.preclude", "credit.overrun", "credit.pay_at_maturity",
     "credit.settle_at_maturity"}
)  # fmt: skip
"""What else waits, beside a bank's own acts, while force majeure keeps it closed (art. 36). That
the credit expires does not."""

# fmt: off
ROWS: tuple[Row, ...] = (
    # The bank binds itself, and the seller hears of it.
    Row((S.DRAFT,), "credit.apply", (R.APPLICANT,), S.APPLIED,
        "UCP 600 art. 4", "Apply for the credit"),
    Row((S.APPLIED,), "credit.decline_application", (R.ISSUING_BANK,), S.DRAFT,
        "UCP 600 art. 7", "Send the application back"),
    Row((S.APPLIED,), "credit.issue", (R.ISSUING_BANK,), S.ISSUED,
        "UCP 600 art. 7(b)", "Issue the credit: from now on the bank is bound"),
    Row((S.ISSUED,), "credit.advise", (R.ADVISING_BANK,), S.ADVISED,
        "UCP 600 art. 9(b)", "Advise the credit to the seller"),
    Row((S.ADVISED,), "credit.confirm", (R.CONFIRMING_BANK,), S.CONFIRMED,
        "UCP 600 art. 8", "Add the bank's own undertaking",
        (g.confirmation_asked, g.confirmation_not_declined)),
    Row((S.ADVISED,), "credit.decline_to_confirm", (R.CONFIRMING_BANK,), STAYS,
        "UCP 600 art. 8(d)", "Tell the issuing bank that you do not confirm",
        (g.confirmation_asked, g.confirmation_not_declined)),
    Row(LIVE, "credit.agree_to_act", (R.NOMINATED_BANK,), STAYS,
        "UCP 600 art. 12(a)", "Agree with the seller to honour complying documents",
        (g.has_not_promised, g.not_used_up)),
    Row((*KNOWN, S.TRANSFERRED), "credit.transfer", (R.NOMINATED_BANK,), S.TRANSFERRED,
        "UCP 600 art. 38", "Transfer the credit to a second seller",
        (g.transferable, g.something_left)),

    # Changing it takes everybody's consent; silence is no consent.
    Row(LIVE, "credit.amend", (R.ISSUING_BANK,), STAYS,
        "UCP 600 art. 10(b)", "Propose an amendment",
        (g.no_amendment_pending, g.not_transferred_from, g.not_used_up)),
    Row(LIVE, "credit.accept_amendment", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(c)", "Accept the amendment",
        (g.amendment_pending, g.not_used_up)),
    Row(LIVE, "credit.reject_amendment", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(d)", "Reject the amendment: the old terms stay",
        (g.amendment_pending, g.not_used_up)),
    Row(LIVE, "credit.extend_confirmation", (R.CONFIRMING_BANK,), STAYS,
        "UCP 600 art. 10(b)", "Extend the confirmation to the amendment",
        (g.amendment_to_extend, g.not_used_up)),
    Row(LIVE, "credit.agree_to_cancel", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(a)", "Agree that the credit be cancelled",
        (g.has_not_agreed, g.not_used_up)),
    Row(LIVE, "credit.agree_to_cancel", (R.CONFIRMING_BANK,), STAYS,
        "UCP 600 art. 10(a)", "Agree that the credit be cancelled",
        (g.confirmed, g.has_not_agreed, g.not_used_up)),
    Row(LIVE, "credit.cancel", (R.ISSUING_BANK,), S.CANCELLED,
        "UCP 600 art. 10(a)", "Cancel the credit: all have agreed",
        (g.all_agreed_to_cancel, g.not_transferred_from, g.not_passed_on, g.not_used_up)),

    # The seller performs.
    Row(LIVE, "credit.ship", (R.BENEFICIARY,), S.SHIPPED,
        "UCP 600 art. 19-25", "Ship the goods", (g.one_more_shipment, g.something_left)),
    Row(LIVE, "credit.present", (R.BENEFICIARY,), S.PRESENTED,
        "UCP 600 art. 6(e), 14(c), 31, 32", "Present the documents",
        (g.inside_expiry, g.something_left, g.one_more_allowed, g.no_instalment_missed,
         g.inside_an_instalment)),

    # A bank examines the documents, and nothing but the documents.
    Row((S.PRESENTED,), "credit.examine", EXAMINERS, S.EXAMINING,
        "UCP 600 art. 14(a)", "Take the documents up for examination", (g.own,)),
    Row((S.EXAMINING,), "credit.find_complying", EXAMINERS, S.COMPLYING,
        "UCP 600 art. 15", "Find that the documents comply", (g.own,)),
    Row((S.EXAMINING,), "credit.find_discrepant", EXAMINERS, S.DISCREPANT,
        "UCP 600 art. 16(a)", "Find that the documents do not comply", (g.own,)),
    Row((S.PRESENTED, S.EXAMINING, S.COMPLYING, S.DISCREPANT, S.WAIVER_SOUGHT),
        "credit.forward", (R.NOMINATED_BANK,), S.FORWARDED,
        "UCP 600 art. 12(a), 12(c)", "Do not act: send the documents on to the bank that promised",
        (g.own, g.promised_nothing, g.not_transferred_from)),
    Row((S.PRESENTED, S.EXAMINING, S.COMPLYING), "credit.substitute", (R.APPLICANT,), S.FORWARDED,
        "UCP 600 art. 38(h)", "Put your own invoice in the place of the second seller's",
        (g.is_transferred,)),
    Row((S.PRESENTED, S.EXAMINING, S.COMPLYING), "credit.pass_on", (R.NOMINATED_BANK,), S.FORWARDED,
        "UCP 600 art. 38(i)", "Use the second seller's documents as they are",
        (g.own, g.is_transferred)),
    Row((S.REFUSED,), "credit.forward", PAYERS, S.FORWARDED,
        "UCP 600 art. 16(c)", "Send the refused documents on, as the seller asks",
        (g.own, g.not_transferred_from, g.held_for_the_presenter)),
    Row((S.DISCREPANT,), "credit.advise_discrepancies", PAYERS, S.WAIVER_SOUGHT,
        "UCP 600 art. 16(a)", "Tell the issuing bank what does not comply, and ask it", (g.own,)),
    Row((S.WAIVER_SOUGHT,), "credit.authorise", (R.ISSUING_BANK,), S.WAIVED,
        "UCP 600 art. 16(b)", "Let the other bank pay in spite of the discrepancies",
        (g.at_another_bank,)),
    Row((S.WAIVER_SOUGHT,), "credit.decline_to_authorise", (R.ISSUING_BANK,), S.DISCREPANT,
        "UCP 600 art. 16(b)", "Do not let the other bank pay", (g.at_another_bank,)),
    Row((S.DISCREPANT,), "credit.ask_waiver", (R.ISSUING_BANK,), S.WAIVER_SOUGHT,
        "UCP 600 art. 16(b)", "Ask the buyer to accept the discrepancies: the clock goes on",
        (g.own,)),
    Row((S.WAIVER_SOUGHT, S.REFUSED), "credit.waive", (R.APPLICANT,), S.WAIVED,
        "UCP 600 art. 16(b)", "Accept the discrepancies: the bank still decides",
        (g.at_the_issuing_bank,)),
    Row((S.WAIVER_SOUGHT,), "credit.decline_waiver", (R.APPLICANT,), S.DISCREPANT,
        "UCP 600 art. 16(b)", "Do not accept the discrepancies", (g.at_the_issuing_bank,)),
    Row(OPEN, "credit.refuse", EXAMINERS, S.REFUSED,
        "UCP 600 art. 16(c)", "Refuse: one notice, every discrepancy",
        (g.own, g.in_time, g.no_notice_yet)),
    Row((S.REFUSED,), "credit.return_documents", EXAMINERS, S.RETURNED,
        "UCP 600 art. 16(e)", "Give the documents back", (g.own,)),
    Row((*UNTOLD, S.REFUSED), "credit.preclude", (R.CLOCK,), S.PRECLUDED,
        "UCP 600 art. 16(f)", "The five banking days have ended: the bank can no longer refuse",
        (g.examination_over, g.promised)),
    Row(UNTOLD, "credit.overrun", (R.CLOCK,), STAYS,
        "UCP 600 art. 12(c), 14(b)",
        "The five banking days have ended: a bank that promised nothing owes nothing",
        (g.examination_over, g.promised_nothing, g.not_overrun)),

    # A bank near the seller pays from its own money, in the way the credit says.
    Row(PAYABLE, "credit.honour", PAYERS, S.HONOURED,
        "UCP 600 art. 2, 15", "Honour: pay at sight",
        (g.own, g.at_sight, g.still_covered, g.not_transferred_from)),
    Row(PAYABLE, "credit.negotiate", PAYERS, S.NEGOTIATED,
        "UCP 600 art. 2, 15", "Negotiate: buy the documents before the money comes",
        (g.own, g.by_negotiation, g.still_covered, g.not_transferred_from)),
    Row(PAYABLE, "credit.accept_draft", EXAMINERS, S.ACCEPTED,
        "UCP 600 art. 2, 15", "Honour: accept the draft",
        (g.own, g.by_acceptance, g.nobody_paid, g.still_covered, g.not_transferred_from)),
    Row(PAYABLE, "credit.undertake_deferred_payment", EXAMINERS, S.DEFERRED,
        "UCP 600 art. 2, 15", "Honour: undertake to pay on the due date",
        (g.own, g.by_deferred_payment, g.nobody_paid, g.still_covered, g.not_transferred_from)),
    Row((S.ACCEPTED, S.DEFERRED), "credit.pay_at_maturity", (R.CLOCK,), S.HONOURED,
        "UCP 600 art. 2, 3", "The due date has come: the bank pays the seller",
        (g.at_another_bank, g.matured)),
    Row((S.HONOURED, S.NEGOTIATED), "credit.be_reimbursed", (R.CLOCK,), S.PAID,
        "UCP 600 art. 7(c), 13", "The money comes from the issuing bank"),
    Row((S.NEGOTIATED,), "credit.take_back", (R.NOMINATED_BANK,), S.RETURNED,
        "UCP 600 art. 8(a)(ii)", "Take the money back from the seller: you did not confirm",
        (g.own, g.not_confirmed, g.refused_by_the_issuing_bank)),

    # The issuing bank is bound by its own credit, whoever acts for it.
    Row(PAYABLE, "credit.honour", (R.ISSUING_BANK,), S.PAID,
        "UCP 600 art. 7(a), 15(a)", "Honour: pay the seller",
        (g.own, g.not_by_a_term, g.nobody_paid, g.still_covered, g.not_transferred_from)),
    Row(PAYABLE, "credit.reimburse", (R.ISSUING_BANK,), S.PAID,
        "UCP 600 art. 7(c), 13", "Reimburse the bank that paid", (g.own, g.another_bank_paid)),
    Row((S.COMPLYING, S.WAIVED, S.PRECLUDED, S.ACCEPTED, S.DEFERRED),
        "credit.settle_at_maturity", (R.CLOCK,), S.PAID,
        "UCP 600 art. 7(a), 7(c)", "The due date has come: the issuing bank pays",
        (g.at_the_issuing_bank, g.matured)),

    # What nobody decides.
    Row((S.ISSUED, *LIVE), "credit.expire", (R.CLOCK,), S.EXPIRED,
        "UCP 600 art. 6(d)(i), 29(a), 36", "The credit has expired",
        (g.past_expiry, g.something_left)),
    Row(LIVE, "credit.miss_instalment", (R.CLOCK,), STAYS,
        "UCP 600 art. 32", "An instalment was not drawn: it and the later ones are lost",
        (g.instalment_missed,)),
)
# fmt: on

MOVES: tuple[Move, ...] = tuple(
    Move(state, row.kind, by, row.to or state, row.source, row.says, row.guards)
    for row in ROWS
    for state in row.states
    for by in row.by
)
