"""The acts on documentary collections, as rows of the table of acts."""

from __future__ import annotations

from payments.world import collection_acts as on
from payments.world import collection_clock as clock
from payments.world import collection_instructing as instructing
from payments.world.kinds import ActKind


def _row(verb: str, says: str, told: str, then: on.Then[on.OnCollection] = on.plainly) -> ActKind:
    """An act whose body is the collection's number."""
    kind = f"collection.{verb}"
    return ActKind(kind, says, told, on.OnCollection, on.acting(kind, then), on.offers(kind))


COLLECTION_ACTS: tuple[ActKind, ...] = (
    ActKind(
        instructing.INSTRUCT,
        "Hand documents and instruction to your bank for collection",
        "{seat} hands the documents and the instruction {about} to its bank.",
        instructing.Instruct,
        instructing.instruct,
        instructing.offers,
    ),
    _row(
        "send_back",
        "Give the instruction back to be made complete",
        "{seat} gives the instruction {about} back, to be made complete.",
    ),
    _row(
        "forward",
        "Send documents and instruction on",
        "{seat} sends the documents of the collection {about} to the bank at the buyer’s place.",
        on.forwarded,
    ),
    _row(
        "decline",
        "Do not handle the collection",
        "{seat} does not handle the collection {about}, says so, and sends the documents back.",
    ),
    _row(
        "acknowledge",
        "Say that the documents have come",
        "{seat} has the documents of the collection {about} and has counted them. It has not "
        "examined them, and will not.",
        on.acknowledged,
    ),
    _row(
        "present",
        "Present to the drawee",
        "{seat} presents the collection {about} to the drawee.",
        on.presented,
    ),
    ActKind(
        "collection.pay",
        "Pay",
        "{seat} pays under the collection {about}. What it had no documents for yet, it gets now.",
        on.Pay,
        on.acting("collection.pay", on.paid),
        on.offers("collection.pay"),
    ),
    _row(
        "accept",
        "Accept the draft",
        "{seat} accepts the draft of the collection {about}: it owes the money on the due day.",
        on.accepted,
    ),
    ActKind(
        "collection.refuse",
        "Refuse",
        "{seat} refuses the collection {about}.",
        on.RefuseCollection,
        on.acting("collection.refuse", on.refused),
        on.offers("collection.refuse"),
    ),
    _row(
        "avalise",
        "Sign the draft as guarantor",
        "{seat} signs the draft of {about} as guarantor: the bank itself is now bound to pay.",
        on.avalised,
    ),
    _row(
        "decline_aval",
        "Do not sign as guarantor",
        "{seat} does not sign the draft of {about}, and keeps the documents.",
    ),
    _row(
        "pay_under_aval",
        "Pay as guarantor",
        "{seat} pays the draft of {about} out of its own money, because it signed.",
        on.paid_under_aval,
    ),
    _row(
        "advise_acceptance",
        "Tell the other bank that the draft is accepted",
        "{seat} tells that the draft of {about} is accepted.",
        on.advised_acceptance,
    ),
    _row(
        "advise_payment",
        "Tell the other bank that it is paid",
        "{seat} tells that the collection {about} is paid.",
        on.advised_payment,
    ),
    _row(
        "advise_dishonour",
        "Tell the other bank that it is not paid or not accepted",
        "{seat} tells that the collection {about} is dishonoured, and asks for instructions. "
        "It promised nothing itself.",
        on.advised_dishonour,
    ),
    _row(
        "trace",
        "Ask what became of it",
        "{seat} asks what became of the collection {about}.",
        on.traced,
    ),
    _row(
        "report_fate",
        "Tell how it stands, and ask for instructions",
        "{seat} tells how the collection {about} stands.",
        on.reported,
    ),
    ActKind(
        "collection.order",
        "Say what is to happen now",
        "{seat} says what is to happen now with the collection {about}.",
        on.GiveOrder,
        on.acting("collection.order", on.ordered),
        on.offers("collection.order"),
    ),
    _row(
        "pass_on",
        "Pass the new instructions on",
        "{seat} passes new instructions on the collection {about} to the other bank.",
        on.passed_on,
    ),
    _row(
        "protest",
        "Have the draft protested",
        "{seat} has the draft of {about} protested, because it was told to.",
    ),
    _row(
        "return_documents",
        "Send back what is still here",
        "{seat} sends back what it still had of the collection {about}. The banks are done.",
    ),
)

COLLECTION_TOLD: dict[str, str] = {
    clock.FALL_DUE: "The draft of {about} is due. The bank presents it for payment.",
    clock.DEFAULT: "The day has ended, and the draft of {about} is not paid.",
    clock.SIXTY_DAYS: "Sixty days have brought no instructions on {about}: what the bank still "
    "has, it may send back.",
    instructing.READ: "The sandbox has read the instruction {about}. No seat is told yet how.",
    on.READ_OUT: "The instruction {about} has left. This is what it leaves open.",
}
"""The story's line for what the clock does to a collection, and for how its instruction reads."""
