"""The rows of the table of acts that are about credits, and the lines of what the clock does."""

from __future__ import annotations

from collections.abc import Mapping

from payments.world import credit_acts as body
from payments.world import credit_deciding as deciding
from payments.world import credit_life as life
from payments.world import credit_paying as paying
from payments.world import credit_presenting as presenting
from payments.world import credit_shipping as shipping
from payments.world import credit_transferring as transferring
from payments.world.credit_doing import Body, Then, acting, offers
from payments.world.kinds import ActKind


def _row(
    kind: str, says: str, told: str, then: Then[Body] | None = None, of: type = body.OnCredit
) -> ActKind:
    return ActKind(kind, says, told, of, acting(kind, then), offers(kind))


CREDIT_ACTS: tuple[ActKind, ...] = (
    ActKind(
        body.APPLY,
        "Ask your bank for the credit",
        "{seat} asks its bank for the credit {about}.",
        body.Apply,
        life.apply_for,
        life.apply_offers,
    ),
    _row(
        "credit.decline_application",
        "Send the application back",
        "{seat} sends the application for the credit {about} back.",
    ),
    _row(
        "credit.issue",
        "Issue the credit",
        "{seat} issues the credit {about}: from now on it is bound to honour it.",
        life.issued,
    ),
    _row(
        "credit.advise",
        "Advise the credit to the seller",
        "{seat} advises the credit {about}: it is genuine, and the bank promises nothing itself.",
    ),
    _row(
        "credit.confirm",
        "Confirm the credit",
        "{seat} confirms the credit {about}: it is bound beside the issuing bank.",
    ),
    _row(
        "credit.decline_to_confirm",
        "Do not confirm the credit",
        "{seat} does not confirm the credit {about}, and says so.",
    ),
    _row(
        "credit.agree_to_act",
        "Agree with the seller to honour",
        "{seat} agrees with the seller to honour complying documents under {about}.",
    ),
    _row(
        "credit.transfer",
        "Transfer the credit to a second seller",
        "{seat} transfers the credit {about}.",
        transferring.transferred,
        body.Transfer,
    ),
    _row(
        "credit.amend",
        "Amend the credit",
        "{seat} amends the credit {about}: it is bound at once, the seller only if it accepts.",
        life.amended,
        body.Amend,
    ),
    _row(
        "credit.accept_amendment",
        "Accept the amendment",
        "{seat} answers the amendment of {about}. To accept a part of it is to reject it.",
        life.amendment_accepted,
        body.AcceptAmendment,
    ),
    _row(
        "credit.reject_amendment",
        "Reject the amendment",
        "{seat} rejects the amendment of {about}: the old terms stay.",
        life.amendment_rejected,
    ),
    _row(
        "credit.extend_confirmation",
        "Extend the confirmation to the amendment",
        "{seat} extends its confirmation of {about} to the amendment.",
        life.confirmation_extended,
    ),
    _row(
        "credit.agree_to_cancel",
        "Agree that the credit be cancelled",
        "{seat} agrees that the credit {about} be cancelled.",
    ),
    _row(
        "credit.cancel",
        "Cancel the credit",
        "{seat} cancels the credit {about}: all have agreed.",
    ),
    ActKind(
        body.SHIP,
        "Ship the goods",
        "{seat} ships the goods under the credit {about}.",
        body.OnCredit,
        acting(body.SHIP, shipping.shipped),
        shipping.ship_offers,
    ),
    _row(
        body.PRESENT,
        "Present the documents",
        "{seat} presents documents under the credit {about}.",
        presenting.presented,
        body.Present,
    ),
    _row(
        "credit.examine",
        "Take up the examination",
        "{seat} takes up the examination of the documents under {about}.",
    ),
    _row(
        "credit.find_complying",
        "Write down that the documents comply",
        "{seat} finds that the documents under {about} comply.",
        deciding.decided,
    ),
    _row(
        "credit.find_discrepant",
        "Write down what does not comply",
        "{seat} finds that the documents under {about} do not comply.",
        deciding.found,
        body.Find,
    ),
    _row(
        "credit.forward",
        "Send the documents on, unpaid",
        "{seat} does not act under {about} and sends the documents on to the next bank.",
        presenting.forwarded,
    ),
    _row(
        "credit.substitute",
        "Put your own invoice in its place",
        "{seat} puts its own invoice in the place of the second seller's under {about}.",
        transferring.substituted,
        body.Substitute,
    ),
    _row(
        "credit.pass_on",
        "Use the second seller's documents as they are",
        "{seat} uses the second seller's documents under {about} as they are.",
        transferring.passed_on,
    ),
    _row(
        "credit.advise_discrepancies",
        "Tell the issuing bank what does not comply",
        "{seat} tells the issuing bank what does not comply under {about}, and asks it.",
    ),
    _row(
        "credit.authorise",
        "Let the other bank pay",
        "{seat} lets the other bank pay under {about}, in spite of the discrepancies.",
    ),
    _row(
        "credit.decline_to_authorise",
        "Do not let the other bank pay",
        "{seat} does not let the other bank pay under {about}.",
    ),
    _row(
        "credit.ask_waiver",
        "Ask the buyer for a waiver",
        "{seat} asks the buyer to accept the discrepancies under {about}. The days go on.",
    ),
    _row(
        "credit.waive",
        "Accept the discrepancies",
        "{seat} accepts the discrepancies under {about}. The bank still decides.",
    ),
    _row(
        "credit.decline_waiver",
        "Do not accept the discrepancies",
        "{seat} does not accept the discrepancies under {about}.",
    ),
    _row(
        "credit.refuse",
        "Refuse the documents",
        "{seat} refuses the documents under {about}, in one notice.",
        deciding.refused,
        body.Refuse,
    ),
    _row(
        "credit.return_documents",
        "Give the documents back",
        "{seat} gives the documents under {about} back.",
    ),
    _row(
        "credit.honour",
        "Honour the presentation",
        "{seat} honours the documents under {about}: it pays the seller.",
        paying.honoured,
    ),
    _row(
        "credit.negotiate",
        "Negotiate: buy the documents",
        "{seat} negotiates under {about}: it pays the seller before it has the money itself.",
        paying.paid_at_once,
    ),
    _row(
        "credit.accept_draft",
        "Accept the draft",
        "{seat} accepts the draft under {about}: it will pay on the due date.",
        paying.promised,
    ),
    _row(
        "credit.undertake_deferred_payment",
        "Undertake to pay on the due date",
        "{seat} undertakes under {about} to pay on the due date.",
        paying.promised,
    ),
    _row(
        "credit.take_back",
        "Take the money back from the seller",
        "{seat} takes its money back from the seller under {about}: it had not confirmed.",
        paying.taken_back,
    ),
    _row(
        "credit.reimburse",
        "Reimburse the bank that paid",
        "{seat} reimburses the bank that paid under {about}, and debits the buyer.",
        paying.reimbursed,
    ),
)

CREDIT_TOLD: Mapping[str, str] = {
    "credit.preclude": "The examining bank's days are over: it can no longer refuse under {about}.",
    "credit.overrun": "The examining bank's days are over under {about}. It promised nothing and "
    "owes nothing; it can no longer refuse.",
    "credit.pay_at_maturity": "The due date under {about} has come: the bank pays the seller.",
    "credit.settle_at_maturity": "The due date under {about} has come: the issuing bank pays.",
    "credit.be_reimbursed": "The reimbursing bank pays the claim under {about}.",
    "credit.miss_instalment": "An instalment of {about} was not drawn: it and the later ones are "
    "lost.",
    "credit.expire": "The credit {about} expires.",
    "credit.latest_shipment": "The credit {about} asks for shipment today at the latest.",
    "credit.last_sailing": "The last vessel that can take the goods under {about} sails today.",
    "credit.papers_ready": "The papers of the shipment under {about} are there.",
    "credit.last_presentation": "Today is the last day to present documents under {about}.",
}
"""The story's line for what the clock does."""
