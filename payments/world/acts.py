"""THE TABLE of acts: everything a seat can do in a world, whichever door it comes through."""

from __future__ import annotations

from payments.errors import NoSuchPart
from payments.world import clock, credit_acts, look_up, rewind
from payments.world.collection_table import COLLECTION_ACTS, COLLECTION_TOLD
from payments.world.credential_table import CREDENTIAL_ACTS
from payments.world.guarantee_table import GUARANTEE_ACTS, GUARANTEE_TOLD
from payments.world.invoice_table import INVOICE_ACTS, INVOICE_TOLD
from payments.world.kinds import ActKind
from payments.world.opening import KIND as OPEN
from payments.world.opening import nothing_offered, open_world
from payments.world.state import Opening
from payments.world.title_table import TITLE_ACTS, TITLE_TOLD
from payments.world.transfer_table import TRANSFER_ACTS, TRANSFER_TOLD

ACTS: tuple[ActKind, ...] = (
    ActKind(OPEN, "Open the world", "The world opens.", Opening, open_world, nothing_offered),
    ActKind(
        clock.KIND,
        "Move the clock",
        "The clock moves on.",
        clock.Advance,
        clock.advance,
        clock.offers,
    ),
    ActKind(
        rewind.KIND,
        "Go back to an earlier act",
        "The trainer goes back to an earlier act.",
        rewind.Rewind,
        rewind.refuse_alone,
        rewind.offers,
    ),
    ActKind(
        look_up.KIND,
        "Look a firm up by its LEI",
        "{seat} looks up the LEI {about}.",
        look_up.LookUp,
        look_up.look_up,
        look_up.offers,
    ),
    ActKind(
        credit_acts.APPLY,
        "Ask your bank for the credit",
        "{seat} asks its bank for the credit {about}.",
        credit_acts.Apply,
        credit_acts.apply_for,
        credit_acts.apply_offers,
    ),
    ActKind(
        "credit.issue",
        "Issue the credit",
        "{seat} issues the credit {about}: from now on it is bound to honour it.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.issue", credit_acts.issued),
        credit_acts.offers("credit.issue"),
    ),
    ActKind(
        "credit.advise",
        "Advise the credit to the seller",
        "{seat} advises the credit {about}: it is genuine, and the bank promises nothing itself.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.advise"),
        credit_acts.offers("credit.advise"),
    ),
    ActKind(
        "credit.ship",
        "Ship the goods",
        "{seat} ships the goods under the credit {about}.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.ship"),
        credit_acts.offers("credit.ship"),
    ),
    ActKind(
        credit_acts.PRESENT,
        "Present the documents",
        "{seat} presents documents under the credit {about}.",
        credit_acts.Present,
        credit_acts.acting(credit_acts.PRESENT, credit_acts.presented),
        credit_acts.offers(credit_acts.PRESENT),
    ),
    ActKind(
        "credit.examine",
        "Take up the examination",
        "{seat} takes up the examination of the documents under {about}.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.examine"),
        credit_acts.offers("credit.examine"),
    ),
    ActKind(
        "credit.refuse",
        "Refuse the documents",
        "{seat} refuses the documents under {about}, in one notice.",
        credit_acts.Refuse,
        credit_acts.acting("credit.refuse", credit_acts.refused),
        credit_acts.offers("credit.refuse"),
    ),
    ActKind(
        "credit.honour",
        "Honour the presentation",
        "{seat} takes up the documents under {about} and claims the money from the issuing bank. "
        "It was nominated and has not confirmed: it pays the seller when that money has come.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.honour", credit_acts.honoured),
        credit_acts.offers("credit.honour"),
    ),
    ActKind(
        "credit.reimburse",
        "Pay the claim",
        "{seat} debits the buyer and sends the money for the credit {about}.",
        credit_acts.OnCredit,
        credit_acts.acting("credit.reimburse", credit_acts.reimbursed),
        credit_acts.offers("credit.reimburse"),
    ),
    *TITLE_ACTS,
    *COLLECTION_ACTS,
    *CREDENTIAL_ACTS,
    *GUARANTEE_ACTS,
    *INVOICE_ACTS,
    *TRANSFER_ACTS,
)

DUE_TOLD: dict[str, str] = {
    **TRANSFER_TOLD,
    **TITLE_TOLD,
    **COLLECTION_TOLD,
    **GUARANTEE_TOLD,
    **INVOICE_TOLD,
    "credit.preclude": "The examining bank's days are over: it can no longer refuse under {about}.",
    "credit.expire": "The credit {about} expires.",
}
"""The story's line for what the clock does."""


def kind_of(kind: str) -> ActKind:
    """The row of an act kind. Raises NoSuchPart."""
    for row in ACTS:
        if row.kind == kind:
            return row
    raise NoSuchPart("act kind", kind)
