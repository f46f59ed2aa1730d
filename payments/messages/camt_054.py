"""camt.054.001.08, bank to customer debit and credit notification.

The bank tells at once what moved: your account was credited, or debited, and by which payment. A
seller who waits for money waits for this message. Balances are not its business.

Source: ISO 20022 camt.054.001.08 (BankToCustomerDebitCreditNotificationV08); CBPR+.
"""

from __future__ import annotations

from payments.messages import usage
from payments.messages.entries import AccountReport, fields, header
from payments.messages.envelope import enclosed
from payments.messages.fields import part
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message

ID = "camt.054.001.08"


def build(notification: AccountReport) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(header(notification, ID), FORM.write(notification))


def read(data: bytes) -> AccountReport:
    """The one notification in a message; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


FIELDS = fields("BkToCstmrDbtCdtNtfctn", "Ntfctn", "NtfctnPgntn")
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, AccountReport)

MESSAGE = MessageType(
    id=ID,
    title="Notification of debits and credits",
    value=AccountReport,
    build=build,
    read=read,
    rules=usage.STATEMENT_RULES,
)
