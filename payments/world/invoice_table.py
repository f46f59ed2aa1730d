"""The rows of the table of acts that are about invoices on open account."""

from __future__ import annotations

from payments.world import invoice_acts as on
from payments.world.kinds import ActKind

INVOICE_ACTS: tuple[ActKind, ...] = (
    ActKind(
        on.SEND,
        "Send an invoice on open account",
        "{seat} sends the invoice {about}.",
        on.Send,
        on.send,
        on.send_offers,
    ),
    ActKind(
        on.REMIND,
        "Remind of the invoice",
        "{seat} reminds the buyer of the invoice {about}, which is overdue.",
        on.OnInvoice,
        on.remind,
        on.remind_offers,
    ),
    ActKind(
        on.PAY,
        "Pay the invoice",
        "{seat} orders a payment that names the invoice {about}.",
        on.Pay,
        on.pay,
        on.pay_offers,
    ),
)

INVOICE_TOLD: dict[str, str] = {
    on.FALL_DUE: "The invoice {about} is due today, and something of it is not paid.",
}
"""The story's line for what the clock does."""
