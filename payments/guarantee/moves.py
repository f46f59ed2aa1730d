"""The moves of an undertaking: who may do what, from which state, and where it leads.

`ROWS` is to be read aloud: "from ISSUED, `guarantee.demand`, by the beneficiary, to DEMANDED".
`MOVES` is the same table with one line a state and role.

Source: URDG 758; each row names its article.
"""

from __future__ import annotations

from typing import TypeAlias

from payments import moves
from payments.guarantee import guards as g
from payments.guarantee.guarantee import Role as R  # noqa: N817  letters keep a row readable
from payments.guarantee.guarantee import State as S  # noqa: N817

Move: TypeAlias = moves.Move[S, R, g.Guard]
Row: TypeAlias = moves.Row[S, R, g.Guard]


STAYS = None
START = S.DRAFT
ENDS = frozenset({S.EXPIRED, S.RELEASED, S.EXHAUSTED})

LIVE = (S.ISSUED, S.REJECTED, S.PAID)  # a demand may be made
EXAMINED = (S.DEMANDED, S.EXTEND_OR_PAY)  # one was made, and the guarantor's days run
UNPAID = (*EXAMINED, S.SUSPENDED, S.MUST_PAY)
BOUND = (*LIVE, *UNPAID)

UNSTOPPED = frozenset({"guarantee.expire", "guarantee.resume"})
"""What goes on while force majeure keeps the guarantor closed: the thirty days run (art. 26)."""

# fmt: off
ROWS: tuple[Row, ...] = (
    # The guarantor binds itself.
    Row((S.DRAFT,), "guarantee.instruct", R.INSTRUCTING_PARTY, S.INSTRUCTED,
        "URDG 758 art. 8", "Instruct the bank to issue the guarantee"),
    Row((S.INSTRUCTED,), "guarantee.decline", R.GUARANTOR, S.DRAFT,
        "URDG 758 art. 9", "Tell the instructing party that you do not issue it"),
    Row((S.INSTRUCTED,), "guarantee.counter_guarantee", R.COUNTER_GUARANTOR, STAYS,
        "URDG 758 art. 5(b)", "Give the guarantor a counter-guarantee",
        (g.counter_guarantee_missing,)),
    Row((S.INSTRUCTED,), "guarantee.issue", R.GUARANTOR, S.ISSUED,
        "URDG 758 art. 4(b)", "Issue the guarantee: from now on the bank is bound",
        (g.counter_guarantee_not_missing,)),

    # Changing it takes the beneficiary's consent.
    Row(LIVE, "guarantee.propose_amendment", R.GUARANTOR, STAYS,
        "URDG 758 art. 11(b)", "Issue an amendment", (g.no_amendment_pending,)),
    Row(LIVE, "guarantee.accept_amendment", R.BENEFICIARY, STAYS,
        "URDG 758 art. 11(c)", "Accept the amendment", (g.amendment_pending,)),
    Row(LIVE, "guarantee.reject_amendment", R.BENEFICIARY, STAYS,
        "URDG 758 art. 11(c)", "Reject the amendment: the old terms stay",
        (g.amendment_pending,)),
    Row(LIVE, "guarantee.transfer", R.GUARANTOR, STAYS,
        "URDG 758 art. 33(a)", "Transfer the guarantee to another beneficiary",
        (g.transferable, g.amount_left, g.inside_expiry)),

    # The beneficiary demands.
    Row(LIVE, "guarantee.demand", R.BENEFICIARY, S.DEMANDED,
        "URDG 758 art. 14(a), 15(a)", "Demand payment", (g.inside_expiry, g.amount_left)),
    Row(LIVE, "guarantee.demand_extend_or_pay", R.BENEFICIARY, S.EXTEND_OR_PAY,
        "URDG 758 art. 23(a)", "Demand that the bank extend or pay",
        (g.inside_expiry, g.amount_left)),

    # The guarantor examines the demand, and nothing but the demand.
    Row(EXAMINED, "guarantee.reject", R.GUARANTOR, S.REJECTED,
        "URDG 758 art. 24(d)", "Reject: one notice, each discrepancy"),
    Row(EXAMINED, "guarantee.preclude", R.CLOCK, S.MUST_PAY,
        "URDG 758 art. 24(f)", "The business days have ended: the guarantor can no longer reject",
        (g.examination_over,)),
    Row((S.EXTEND_OR_PAY,), "guarantee.suspend", R.GUARANTOR, S.SUSPENDED,
        "URDG 758 art. 23(a)", "Suspend payment, and ask whether to extend"),
    Row((S.EXTEND_OR_PAY, S.SUSPENDED), "guarantee.extend", R.GUARANTOR, S.ISSUED,
        "URDG 758 art. 23(d)", "Extend as requested: the demand is withdrawn"),
    Row((S.SUSPENDED,), "guarantee.fall_due", R.CLOCK, S.MUST_PAY,
        "URDG 758 art. 23(d)", "No extension was granted in time: the demand is to be paid",
        (g.suspension_over,)),
    Row(UNPAID, "guarantee.pay", R.GUARANTOR, S.PAID,
        "URDG 758 art. 20(b)", "Pay the demand"),

    # It ends.
    Row(LIVE, "guarantee.release", R.BENEFICIARY, S.RELEASED,
        "URDG 758 art. 25(b)", "Release the guarantor"),
    Row(LIVE, "guarantee.show_expiry_event", R.APPLICANT, S.EXPIRED,
        "URDG 758 art. 2, 25(b)", "Present the document that shows the expiry event",
        (g.expiry_event_stated,)),
    Row((S.PAID,), "guarantee.exhaust", R.CLOCK, S.EXHAUSTED,
        "URDG 758 art. 25(b)", "Nothing is left to demand", (g.nothing_left,)),
    Row(LIVE, "guarantee.expire", R.CLOCK, S.EXPIRED,
        "URDG 758 art. 25(b), 25(d)", "The guarantee has expired", (g.past_expiry,)),
    Row(BOUND, "guarantee.interrupt", R.TRAINER, STAYS,
        "URDG 758 art. 26(a)", "Force majeure closes the guarantor", (g.not_interrupted,)),
    Row(BOUND, "guarantee.resume", R.TRAINER, STAYS,
        "URDG 758 art. 26(b)", "The guarantor opens again", (g.interrupted,)),
)
# fmt: on

MOVES: tuple[Move, ...] = tuple(move for row in ROWS for move in row.moves())
