"""The moves of a documentary collection: who may do what, from which state, and where it leads.

`ROWS` is to be read aloud: "from RECEIVED, `collection.present`, by the presenting bank, to
PRESENTED". `MOVES` is the same table with one line a state. No row lets a bank examine a document
or look after the goods, since no bank does (URC 522 art. 4(a), 10, 12).

Source: URC 522; each row names its article, or where else it is written. One bank is collecting
and presenting bank here, as it mostly is (art. 3(a)).
"""

from __future__ import annotations

from typing import TypeAlias

from payments import moves
from payments.collection import guards as g
from payments.collection.collection import Role as R  # noqa: N817  letters keep a row readable
from payments.collection.collection import State as S  # noqa: N817

Move: TypeAlias = moves.Move[S, R, g.Guard]
Row: TypeAlias = moves.Row[S, R, g.Guard]


STAYS = None
START = S.DRAFT
ENDS = frozenset({S.PAID, S.RETURNED})

UNPAID = (S.REFUSED, S.OVERDUE, S.DISHONOURED)
AT_PRESENTING_BANK = (S.RECEIVED, S.PRESENTED, S.ACCEPTED, S.AVALISED, S.DUE, S.COLLECTED)

# fmt: off
ROWS: tuple[Row, ...] = (
    # The documents travel, and the instruction with them.
    Row((S.DRAFT,), "collection.instruct", R.PRINCIPAL, S.INSTRUCTED,
        "URC 522 art. 4(a)", "Hand the documents and your instruction to your bank"),
    Row((S.INSTRUCTED,), "collection.send_back", R.REMITTING_BANK, S.DRAFT,
        "URC 522 art. 1(c), 4(b)", "Give the instruction back to be made complete"),
    Row((S.INSTRUCTED,), "collection.forward", R.REMITTING_BANK, S.SENT,
        "URC 522 art. 4(a), 5(c)", "Send documents and instruction on"),
    Row((S.SENT,), "collection.decline", R.PRESENTING_BANK, S.RETURNED,
        "URC 522 art. 1(b), 1(c)", "Do not handle the collection, and say so at once"),
    Row((S.SENT,), "collection.acknowledge", R.PRESENTING_BANK, S.RECEIVED,
        "URC 522 art. 12(a)", "Tell that the documents have come, and whether any is missing"),
    Row((S.RECEIVED, S.DISHONOURED), "collection.present", R.PRESENTING_BANK, S.PRESENTED,
        "URC 522 art. 5(a), 6", "Present to the drawee", (g.may_present,)),

    # The drawee pays, or accepts, or neither.
    Row((S.PRESENTED, S.DUE, *UNPAID), "collection.pay", R.DRAWEE, S.COLLECTED,
        "URC 522 art. 7(c), 16(a)", "Pay", (g.payable,)),
    Row((S.AVALISED,), "collection.pay", R.DRAWEE, S.COLLECTED,
        "URC 522 art. 6, 16(a)", "Pay", (g.fallen_due,)),
    Row((S.PRESENTED, S.REFUSED, S.DISHONOURED), "collection.accept", R.DRAWEE, S.ACCEPTED,
        "URC 522 art. 7(b), 22", "Accept the draft", (g.by_acceptance, g.not_accepted)),
    Row((S.PRESENTED, S.DUE), "collection.refuse", R.DRAWEE, S.REFUSED,
        "URC 522 art. 26(c)", "Refuse"),

    # Where it is asked, the presenting bank adds its own promise to the draft.
    Row((S.ACCEPTED,), "collection.avalise", R.PRESENTING_BANK, S.AVALISED,
        "Uniform Law on Bills of Exchange art. 30-32",
        "Sign as guarantor: from now on your bank is bound to pay", (g.aval_asked,)),
    Row((S.ACCEPTED,), "collection.decline_aval", R.PRESENTING_BANK, S.REFUSED,
        "Uniform Law on Bills of Exchange art. 30", "Do not sign as guarantor", (g.aval_asked,)),
    Row((S.AVALISED,), "collection.pay_under_aval", R.PRESENTING_BANK, S.COLLECTED,
        "Uniform Law on Bills of Exchange art. 32", "Pay as guarantor", (g.fallen_due,)),

    # What falls due, and what does not come.
    Row((S.ACCEPTED,), "collection.fall_due", R.CLOCK, S.DUE,
        "URC 522 art. 6", "The draft is due: the bank presents it for payment",
        (g.due_day_reached,)),
    Row((S.AVALISED,), "collection.fall_due", R.CLOCK, STAYS,
        "URC 522 art. 6", "The draft is due: the bank presents it for payment",
        (g.due_day_reached, g.not_fallen_due)),
    Row((S.DUE,), "collection.default", R.CLOCK, S.OVERDUE,
        "URC 522 art. 26(c)", "The day of payment has ended without payment",
        (g.due_day_over,)),

    # The presenting bank tells what became of it, without delay.
    Row((S.ACCEPTED, S.AVALISED, S.DUE, S.OVERDUE), "collection.advise_acceptance",
        R.PRESENTING_BANK, STAYS,
        "URC 522 art. 26(c)", "Tell that the draft is accepted", (g.acceptance_not_advised,)),
    Row((S.COLLECTED,), "collection.advise_payment", R.PRESENTING_BANK, S.PAID,
        "URC 522 art. 16(a), 26(c)", "Tell that it is paid"),
    Row((S.PRESENTED, S.REFUSED, S.OVERDUE), "collection.advise_dishonour",
        R.PRESENTING_BANK, S.DISHONOURED,
        "URC 522 art. 26(c)", "Tell that it is not paid or not accepted"),
    Row((S.SENT, *AT_PRESENTING_BANK, S.REFUSED, S.OVERDUE), "collection.trace",
        R.REMITTING_BANK, STAYS,
        "Standards MT, MT 420", "Ask what became of it", (g.no_question_open,)),
    Row((*AT_PRESENTING_BANK, *UNPAID), "collection.report_fate", R.PRESENTING_BANK, STAYS,
        "URC 522 art. 26(a)", "Tell how it stands, and ask for instructions",
        (g.question_open,)),

    # After dishonour somebody must say what is to happen; a bank does nothing of its own accord.
    Row((S.DISHONOURED,), "collection.order", R.PRINCIPAL, STAYS,
        "URC 522 art. 26(c)", "Tell your bank what is to happen now"),
    Row((S.DISHONOURED,), "collection.pass_on", R.REMITTING_BANK, STAYS,
        "URC 522 art. 26(c)", "Pass the new instructions on", (g.order_waits,)),
    Row((S.REFUSED, S.DISHONOURED), "collection.order", R.CASE_OF_NEED, STAYS,
        "URC 522 art. 25", "Tell the presenting bank what is to happen now", (g.empowered,)),
    Row(UNPAID, "collection.protest", R.PRESENTING_BANK, STAYS,
        "URC 522 art. 24", "Have the draft protested",
        (g.protest_instructed, g.not_protested)),
    Row((S.DISHONOURED,), "collection.sixty_days", R.CLOCK, STAYS,
        "URC 522 art. 26(c)", "Sixty days have brought no instructions",
        (g.sixty_days_over, g.sixty_days_not_noted)),
    Row((S.DISHONOURED,), "collection.return_documents", R.PRESENTING_BANK, S.RETURNED,
        "URC 522 art. 26(c)", "Send back what is still here", (g.may_return,)),
)
# fmt: on

MOVES: tuple[Move, ...] = tuple(move for row in ROWS for move in row.moves())
