"""The acts on payments: rows of THE TABLE of acts, and the lines of what the clock does to them."""

from __future__ import annotations

from payments.network import diary
from payments.network.day_book import STATEMENT
from payments.world import fault_acts, transfer_acts, transfer_verbs
from payments.world.kinds import ActKind
from payments.world.state import Actor, Offer, World
from payments.world.transfer_verbs import OnTransfer, WithReason, offers


def _no_offer(_world: World, _actor: Actor) -> tuple[Offer, ...]:
    """A file is ordered by whoever may order; one button is enough."""
    return ()


TRANSFER_ACTS: tuple[ActKind, ...] = (
    ActKind(
        transfer_acts.KIND,
        "Order a payment",
        "{seat} sends the payment {about}.",
        transfer_acts.Order,
        transfer_acts.order_transfer,
        transfer_acts.offers,
    ),
    ActKind(
        transfer_acts.FILE,
        "Order a file of payments",
        "{seat} orders the payments of a file.",
        transfer_acts.OrderFile,
        transfer_acts.order_file,
        _no_offer,
    ),
    ActKind(
        transfer_verbs.HOLD,
        "Hold the payment",
        "{seat} holds the payment {about}.",
        OnTransfer,
        transfer_verbs.hold,
        offers(transfer_verbs.HOLD),
    ),
    ActKind(
        transfer_verbs.RELEASE,
        "Release the payment",
        "{seat} releases the payment {about}.",
        OnTransfer,
        transfer_verbs.release,
        offers(transfer_verbs.RELEASE),
    ),
    ActKind(
        transfer_verbs.REJECT,
        "Reject the payment",
        "{seat} rejects the payment {about}.",
        WithReason,
        transfer_verbs.reject,
        offers(transfer_verbs.REJECT),
    ),
    ActKind(
        transfer_verbs.RETURN,
        "Return the payment",
        "{seat} returns the payment {about}.",
        WithReason,
        transfer_verbs.give_back,
        offers(transfer_verbs.RETURN),
    ),
    ActKind(
        transfer_verbs.COMPLETE,
        "Complete the payment at once",
        "The trainer completes the payment {about} at once.",
        OnTransfer,
        transfer_verbs.complete,
        offers(transfer_verbs.COMPLETE),
    ),
    ActKind(
        transfer_verbs.RECALL,
        "Ask for the money back",
        "{seat} asks for the money of the payment {about} back.",
        transfer_verbs.AskBack,
        transfer_verbs.ask_back,
        offers(transfer_verbs.RECALL),
    ),
    ActKind(
        transfer_verbs.ANSWER_RECALL,
        "Answer the recall",
        "{seat} answers the recall of the payment {about}.",
        transfer_verbs.AnswerRecall,
        transfer_verbs.answer_recall,
        offers(transfer_verbs.ANSWER_RECALL),
    ),
    ActKind(
        fault_acts.PLANT,
        "Plant a fault",
        "The trainer plants a fault on {about}.",
        fault_acts.Plant,
        fault_acts.plant,
        fault_acts.plant_offers,
    ),
    ActKind(
        fault_acts.LIFT,
        "Lift a fault",
        "The trainer lifts the fault from {about}.",
        fault_acts.Lift,
        fault_acts.lift,
        fault_acts.lift_offers,
    ),
)

TRANSFER_TOLD: dict[str, str] = {
    diary.HOP: "The money is booked on the seller's account.",
    diary.PASSED: "The payment goes on to the next bank.",
    diary.HELD: "A bank holds the payment {about} and looks into it.",
    diary.LATE: "The payment {about} waits for the next banking day.",
    diary.QUEUED: "The payment {about} waits for money on the account between two banks.",
    diary.REJECTED: "The payment {about} is rejected.",
    diary.RETURN: "The payment {about} is on its way back.",
    diary.KEPT: "The payee's bank has the payment {about}.",
    diary.ANNOUNCED: "The payee's bank has the message {about} and waits for the money.",
    diary.INQUIRY: "The payer's bank asks what became of the payment {about}.",
    diary.QUESTION_ANSWER: "The bank before says who payer and payee of the payment {about} are.",
    diary.RECALL_ANSWERED: "The payee's bank answers the recall of the payment {about}.",
    STATEMENT: "The bank {about} closes its day and sends statements.",
}
"""The story's line for what banks do when it is due."""
