"""The rows of the table of acts that are about bills of lading as records."""

from __future__ import annotations

from payments.title.moves import ISSUE, REMADE
from payments.world import title_acts as on_title
from payments.world.kinds import ActKind


def _alone(kind: str, says: str, told: str) -> ActKind:
    apply = on_title.acting(kind, on_title.alone)
    return ActKind(kind, says, told, on_title.OnTitle, apply, on_title.offers(kind))


def _naming(kind: str, says: str, told: str) -> ActKind:
    apply = on_title.acting(kind, on_title.naming)
    return ActKind(kind, says, told, on_title.ToParty, apply, on_title.offers(kind))


TITLE_ACTS: tuple[ActKind, ...] = (
    ActKind(
        ISSUE,
        "Make a record of the bill of lading",
        "{seat} makes a record of a bill of lading, {about}.",
        on_title.IssueTitle,
        on_title.issue,
        on_title.issue_offers,
    ),
    _naming(
        "title.nominate",
        "Name the next owner of the bill of lading",
        "{seat} names the next owner of the bill of lading {about}.",
    ),
    _naming(
        "title.hand_over",
        "Hand the bill of lading over",
        "{seat} hands the bill of lading {about} over; its owner stays.",
    ),
    _naming(
        "title.endorse",
        "Endorse the bill of lading",
        "{seat} endorses the bill of lading {about} and keeps holding it.",
    ),
    _naming(
        "title.transfer",
        "Endorse the bill of lading and hand it over",
        "{seat} endorses the bill of lading {about} and hands it over.",
    ),
    _alone(
        "title.reject_hand_over",
        "Give the bill of lading back",
        "{seat} gives the bill of lading {about} back to who handed it over.",
    ),
    _alone(
        "title.reject_endorsement",
        "Refuse the endorsement",
        "{seat} refuses the endorsement of the bill of lading {about}.",
    ),
    _alone(
        "title.reject_transfer",
        "Give back the bill of lading and its endorsement",
        "{seat} gives back the bill of lading {about} and its endorsement.",
    ),
    ActKind(
        "title.propose_amendment",
        "Propose an amendment to the bill of lading",
        "{seat} proposes an amendment to the bill of lading {about}. Its holder has to agree.",
        on_title.Amend,
        on_title.acting("title.propose_amendment", on_title.amending),
        on_title.offers("title.propose_amendment"),
    ),
    _alone(
        "title.accept_amendment",
        "Agree to the amendment of the bill of lading",
        "{seat} agrees to the amendment of the bill of lading {about}.",
    ),
    _alone(
        "title.decline_amendment",
        "Decline the amendment of the bill of lading",
        "{seat} declines the amendment of the bill of lading {about}.",
    ),
    _alone(
        "title.surrender",
        "Surrender the bill of lading for the goods",
        "{seat} surrenders the bill of lading {about} to the carrier.",
    ),
    _alone(
        "title.accept_surrender",
        "Take the bill of lading back and deliver the goods",
        "{seat} takes the bill of lading {about} back and delivers the goods.",
    ),
    _alone(
        "title.reject_surrender",
        "Do not take the bill of lading back",
        "{seat} sends the bill of lading {about} back to its holder.",
    ),
    _alone(
        "title.ask_medium",
        "Ask for the bill of lading on the other medium",
        "{seat} asks for the bill of lading {about} on the other medium.",
    ),
    _alone(
        "title.change_medium",
        "Make the bill of lading out on the other medium",
        "{seat} makes the bill of lading {about} out on the other medium. This record has ceased.",
    ),
    _alone(
        "title.decline_medium",
        "Leave the bill of lading on its medium",
        "{seat} leaves the bill of lading {about} on the medium that it is on.",
    ),
)

TITLE_TOLD: dict[str, str] = {
    REMADE: "The bill of lading is on its new medium as {about}, in the same hands.",
}
"""The story's line for what an act on a record causes beside itself."""
