"""pacs.009.001.08 COV, the cover of a customer's payment.

In a payment *by cover* the customer's pacs.008 goes straight to the creditor's bank, and the money
comes by this message through correspondents. So that each of them can see whose money it is, the
cover carries the customer's payment in it, and the same UETR. The creditor's bank waits for it.

Source: ISO 20022 pacs.009.001.08 (UndrlygCstmrCdtTrf); CBPR+ usage guideline pacs.009 COV.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.messages import pacs_009
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import ACCOUNT, AGENT, AMOUNT, CUSTOMER, TEXT, Agent
from payments.messages.header import COVER, between_banks
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message
from payments.money import Money
from payments.party import Party

ID = f"{pacs_009.ID}.cov"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderlyingTransfer:
    """The customer's payment that is covered, as its pacs.008 has it."""

    debtor: Party
    debtor_agent: Agent
    creditor_agent: Agent
    creditor: Party
    debtor_account: str | None = None
    creditor_account: str | None = None
    remittance: str | None = None
    reference: str | None = None
    instructed: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverTransfer(pacs_009.BankTransfer):
    """One payment from bank to bank, and the customer's payment that it is for."""

    underlying: UnderlyingTransfer


def build(transfer: CoverTransfer) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(transfer, pacs_009.ID, COVER), FORM.write(transfer))


def read(data: bytes) -> CoverTransfer:
    """The cover in a message of one transaction; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, pacs_009.ID, FORM)


_UNDERLYING = part(
    (
        Field("debtor", "Dbtr", CUSTOMER),
        Field("debtor_account", "DbtrAcct", ACCOUNT),
        Field("debtor_agent", "DbtrAgt", AGENT),
        Field("creditor_agent", "CdtrAgt", AGENT),
        Field("creditor", "Cdtr", CUSTOMER),
        Field("creditor_account", "CdtrAcct", ACCOUNT),
        Field("remittance", "RmtInf/Ustrd", TEXT),
        Field("reference", "RmtInf/Strd/CdtrRefInf/Ref", TEXT),
        Field("instructed", "InstdAmt", AMOUNT),
    ),
    UnderlyingTransfer,
)

FIELDS = (
    *pacs_009.FIELDS,
    Field("underlying", f"{pacs_009.TRANSACTION}/UndrlygCstmrCdtTrf", _UNDERLYING),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, CoverTransfer)

MESSAGE = MessageType(
    id=ID,
    title="Cover of a customer's payment",
    value=CoverTransfer,
    build=build,
    read=read,
    rules=pacs_009.MESSAGE.rules,
)
