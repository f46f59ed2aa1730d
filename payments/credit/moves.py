"""The moves of a documentary credit: who may do what, from which state, and where it leads.

`ROWS` is to be read aloud: "from PRESENTED, `credit.examine`, by a bank that examines, to
EXAMINING". `MOVES` is the same table with one line a state and role; buttons, open acts and the
picture of the life-cycle come from it.

Source: UCP 600; each row names its article. One bank at a time holds the documents here. Art.
16(f) names the issuing and the confirming bank; a nominated bank that examines for them is held
to the same clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.credit import guards as g
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
ENDS = frozenset({S.PAID, S.EXPIRED, S.CANCELLED})

KNOWN = (S.ADVISED, S.CONFIRMED)  # the seller has the credit and has done nothing under it
UNSHIPPED = (*KNOWN, S.TRANSFERRED)
LIVE = (*UNSHIPPED, S.SHIPPED, S.REFUSED)  # documents may be presented
UNDECIDED = (S.DISCREPANT, S.WAIVER_SOUGHT, S.WAIVED)  # found discrepant, not yet refused
PAYABLE = (S.EXAMINING, S.COMPLYING, S.WAIVED, S.PRECLUDED)
BOUND = tuple(state for state in S if state not in ENDS | {S.DRAFT, S.APPLIED})

EXAMINERS = (R.NOMINATED_BANK, R.CONFIRMING_BANK, R.ISSUING_BANK)
"""The banks that documents may be presented to (UCP 600 art. 6(a), 14(a))."""

UNSTOPPED = frozenset({"credit.ship", "credit.expire", "credit.resume"})
"""What goes on while force majeure keeps the bank closed: the credit expires (art. 36)."""

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
    Row(KNOWN, "credit.transfer", (R.NOMINATED_BANK,), S.TRANSFERRED,
        "UCP 600 art. 38", "Transfer the credit to a second seller", (g.transferable,)),

    # Changing it takes everybody's consent; silence is no consent.
    Row(LIVE, "credit.propose_amendment", (R.ISSUING_BANK,), STAYS,
        "UCP 600 art. 10(b)", "Propose an amendment", (g.no_amendment_pending,)),
    Row(LIVE, "credit.accept_amendment", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(c)", "Accept the amendment", (g.amendment_pending,)),
    Row(LIVE, "credit.reject_amendment", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(d)", "Reject the amendment: the old terms stay", (g.amendment_pending,)),
    Row(LIVE, "credit.agree_to_cancel", (R.BENEFICIARY,), STAYS,
        "UCP 600 art. 10(a)", "Agree that the credit be cancelled", (g.has_not_agreed,)),
    Row(LIVE, "credit.agree_to_cancel", (R.CONFIRMING_BANK,), STAYS,
        "UCP 600 art. 10(a)", "Agree that the credit be cancelled",
        (g.confirmed, g.has_not_agreed)),
    Row(LIVE, "credit.cancel", (R.ISSUING_BANK,), S.CANCELLED,
        "UCP 600 art. 10(a)", "Cancel the credit: all have agreed", (g.all_agreed_to_cancel,)),

    # The seller performs.
    Row(UNSHIPPED, "credit.ship", (R.BENEFICIARY,), S.SHIPPED,
        "UCP 600 art. 19-25", "Ship the goods"),
    Row(LIVE, "credit.present", (R.BENEFICIARY,), S.PRESENTED,
        "UCP 600 art. 6(e), 14(c)", "Present the documents", (g.inside_expiry,)),

    # A bank examines the documents, and nothing but the documents.
    Row((S.PRESENTED,), "credit.examine", EXAMINERS, S.EXAMINING,
        "UCP 600 art. 14(a)", "Take the documents up for examination"),
    Row((S.EXAMINING,), "credit.find_complying", EXAMINERS, S.COMPLYING,
        "UCP 600 art. 15", "Find that the documents comply", (g.took_up,)),
    Row((S.EXAMINING,), "credit.find_discrepant", EXAMINERS, S.DISCREPANT,
        "UCP 600 art. 16(a)", "Find that the documents do not comply", (g.took_up,)),
    Row((S.DISCREPANT,), "credit.seek_waiver", (R.ISSUING_BANK,), S.WAIVER_SOUGHT,
        "UCP 600 art. 16(b)", "Ask the buyer to accept the discrepancies: the clock goes on"),
    Row((S.WAIVER_SOUGHT, S.REFUSED), "credit.waive", (R.APPLICANT,), S.WAIVED,
        "UCP 600 art. 16(b)", "Accept the discrepancies: the bank still decides"),
    Row((S.WAIVER_SOUGHT,), "credit.decline_waiver", (R.APPLICANT,), S.DISCREPANT,
        "UCP 600 art. 16(b)", "Do not accept the discrepancies"),
    Row((S.EXAMINING, *UNDECIDED), "credit.refuse", EXAMINERS, S.REFUSED,
        "UCP 600 art. 16(c)", "Refuse: one notice, every discrepancy", (g.may_decide,)),
    Row((S.REFUSED,), "credit.return_documents", EXAMINERS, S.EXPIRED,
        "UCP 600 art. 16(e)", "Give the documents back and close the credit",
        (g.may_decide, g.past_expiry)),
    Row((S.PRESENTED, S.EXAMINING, *UNDECIDED), "credit.preclude", (R.CLOCK,), S.PRECLUDED,
        "UCP 600 art. 16(f)", "The five banking days have ended: the bank can no longer refuse",
        (g.examination_over,)),

    # It honours, in the way the credit says, and is reimbursed.
    Row(PAYABLE, "credit.honour", EXAMINERS, S.HONOURED,
        "UCP 600 art. 2, 15", "Honour: pay at sight", (g.may_decide, g.at_sight)),
    Row(PAYABLE, "credit.accept_draft", EXAMINERS, S.ACCEPTED,
        "UCP 600 art. 2, 15", "Honour: accept the draft", (g.may_decide, g.by_acceptance)),
    Row(PAYABLE, "credit.undertake_deferred_payment", EXAMINERS, S.DEFERRED,
        "UCP 600 art. 2, 15", "Honour: undertake to pay on the due date",
        (g.may_decide, g.by_deferred_payment)),
    Row((S.ACCEPTED, S.DEFERRED), "credit.pay_at_maturity", EXAMINERS, S.HONOURED,
        "UCP 600 art. 2, 7(c)", "Pay on the due date", (g.may_decide,)),
    Row((S.HONOURED,), "credit.reimburse", (R.ISSUING_BANK,), S.PAID,
        "UCP 600 art. 7(c), 13", "Reimburse the bank that paid"),

    # What nobody decides.
    Row((S.ISSUED, *LIVE), "credit.expire", (R.CLOCK,), S.EXPIRED,
        "UCP 600 art. 6(d)(i), 29(a)", "The credit has expired",
        (g.past_expiry, g.not_held_for_waiver)),
    Row(BOUND, "credit.interrupt", (R.TRAINER,), STAYS,
        "UCP 600 art. 36", "Force majeure closes the bank", (g.not_interrupted,)),
    Row(BOUND, "credit.resume", (R.TRAINER,), STAYS,
        "UCP 600 art. 36", "The bank opens again", (g.interrupted,)),
)
# fmt: on

MOVES: tuple[Move, ...] = tuple(
    Move(state, row.kind, by, row.to or state, row.source, row.says, row.guards)
    for row in ROWS
    for state in row.states
    for by in row.by
)
