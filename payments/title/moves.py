"""The moves of a bill of lading: who may do what, from which state, and where it leads.

To be read aloud: "while HELD, `title.surrender`, by the holder, leads to SURRENDERED, if holder
and owner are one". Buttons, open acts and the picture of the life-cycle come from this table.

Source: each row names its own. MLETR is UNCITRAL's Model Law on Electronic Transferable Records
(2017); TradeTrust stands for the functions of the title escrow in its token registry 5.5.
"""

from __future__ import annotations

from typing import TypeAlias

from payments import moves
from payments.title import guards as g
from payments.title.title import Role as R  # noqa: N817  letters keep a row readable
from payments.title.title import State as S  # noqa: N817

Move: TypeAlias = moves.Move[S, R, g.Guard]


ISSUE = "title.issue"
"""How a record begins; not a move, since before it there is no record to stand anywhere."""

REMADE = "title.remade"
"""How a record begins that replaces one on the other medium."""

START = S.HELD
ENDS = frozenset({S.DELIVERED, S.REPLACED})

# fmt: off
MOVES: tuple[Move, ...] = (
    # Control goes from hand to hand; the goods are made over by endorsement.
    Move(S.HELD, "title.nominate", R.OWNER, S.HELD,
         "TradeTrust, nominate", "Name the next owner", (g.electronic,)),
    Move(S.HELD, "title.hand_over", R.HOLDER, S.HELD,
         "MLETR art. 11(2); TradeTrust, transferHolder", "Hand the record over: the owner stays"),
    Move(S.HELD, "title.endorse", R.HOLDER, S.HELD,
         "MLETR art. 15; TradeTrust, transferBeneficiary",
         "Endorse it to the next owner: you keep the record", (g.next_owner_known,)),
    Move(S.HELD, "title.transfer", R.HOLDER, S.HELD,
         "MLETR art. 11(2), 15; TradeTrust, transferOwners",
         "Endorse it and hand it over at once", (g.next_owner_known,)),

    # What came unasked is given back as the very next act, or it is kept.
    Move(S.HELD, "title.reject_hand_over", R.HOLDER, S.HELD,
         "TradeTrust, rejectTransferHolder", "Give the record back", (g.just_handed_over,)),
    Move(S.HELD, "title.reject_endorsement", R.OWNER, S.HELD,
         "TradeTrust, rejectTransferBeneficiary", "Refuse the endorsement", (g.just_endorsed,)),
    Move(S.HELD, "title.reject_transfer", R.HOLDER, S.HELD,
         "TradeTrust, rejectTransferOwners", "Give back both, record and endorsement",
         (g.just_transferred,)),

    # The carrier changes what stands in it; the holder has to agree.
    Move(S.HELD, "title.propose_amendment", R.CARRIER, S.HELD,
         "MLETR art. 16", "Propose an amendment to the holder",
         (g.electronic, g.no_amendment_pending)),
    Move(S.HELD, "title.accept_amendment", R.HOLDER, S.HELD,
         "MLETR art. 16", "Accept the amendment", (g.amendment_pending,)),
    Move(S.HELD, "title.decline_amendment", R.HOLDER, S.HELD,
         "MLETR art. 16", "Decline the amendment: the record stays as it is",
         (g.amendment_pending,)),

    # It is given back for the goods, or for the same bill on another medium.
    Move(S.HELD, "title.surrender", R.HOLDER, S.SURRENDERED,
         "MLETR art. 11(1); TradeTrust, returnToIssuer",
         "Surrender it to the carrier for the goods", (g.in_one_hand,)),
    Move(S.SURRENDERED, "title.accept_surrender", R.CARRIER, S.DELIVERED,
         "MLETR art. 10(1)(b)(ii); TradeTrust, burn", "Take it back and deliver the goods"),
    Move(S.SURRENDERED, "title.reject_surrender", R.CARRIER, S.HELD,
         "TradeTrust, restore", "Send it back to the holder"),
    Move(S.HELD, "title.ask_medium", R.HOLDER, S.CHANGING,
         "MLETR art. 17, 18", "Ask for it on the other medium", (g.in_one_hand,)),
    Move(S.CHANGING, "title.change_medium", R.CARRIER, S.REPLACED,
         "MLETR art. 17(3), 18(3)", "Make it out on the other medium: this one ceases"),
    Move(S.CHANGING, "title.decline_medium", R.CARRIER, S.HELD,
         "MLETR art. 17, 18", "Leave it on the medium it is on"),
)
# fmt: on
