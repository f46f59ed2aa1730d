"""pacs.008.001.08, customer credit transfer between banks.

The debtor's bank tells the next bank: credit this creditor. The message is information and
settlement in one: the *settlement method* says in whose books the money moves. INDA: the instructed
bank settles, it debits the account the sender keeps with it. INGA: the instructing bank settles,
it has already credited the account the receiver keeps with it, so the payment can be returned but
no longer rejected. The UETR names the payment through every hop.

Source: ISO 20022 pacs.008.001.08 (FIToFICustomerCreditTransferV08); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, Told, many, part
from payments.messages.forms import (
    ACCOUNT,
    AGENT,
    AMOUNT,
    CUSTOMER,
    DATE,
    DECIMAL,
    INSTANT,
    TEXT,
    Agent,
    code,
)
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message
from payments.money import Money
from payments.network.model import ChargeBearer
from payments.party import Party

ID = "pacs.008.001.08"


class SettlementMethod(StrEnum):
    """In whose books the banks settle (ISO 20022 SettlementMethod1Code)."""

    INDA = "INDA"  # in the books of the instructed bank
    INGA = "INGA"  # in the books of the instructing bank
    COVE = "COVE"  # by a cover payment through correspondents
    CLRG = "CLRG"  # through a clearing system


@dataclass(frozen=True, slots=True)
class AgentCharge:
    """What one bank took, or claims."""

    amount: Money
    agent: Agent


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCreditTransfer:
    """One payment on its way from bank to bank.

    `amount` is what the banks settle; `instructed` what the debtor ordered, before charges.
    `remittance` is free text for the creditor, `reference` a structured reference of the creditor
    (an invoice, a credit): one or the other. Instants are aware, to the second. Accounts of IBAN
    shape are written as IBANs, all others as they are.
    """

    message_id: str
    created_at: datetime
    uetr: str
    instruction_id: str
    end_to_end_id: str
    amount: Money
    settled_on: date
    settlement_method: SettlementMethod
    charge_bearer: ChargeBearer
    instructing: Agent
    instructed_agent: Agent
    debtor: Party
    debtor_account: str
    debtor_agent: Agent
    creditor: Party
    creditor_account: str
    creditor_agent: Agent
    instructed: Money | None = None
    exchange_rate: Decimal | None = None  # units of `amount` for one of `instructed`
    charges: tuple[AgentCharge, ...] = ()
    reimbursing: Agent | None = None  # with COVE: the bank through which the sender pays the cover
    intermediary: Agent | None = None  # the bank after the instructed one, where it is another
    remittance: str | None = None
    reference: str | None = None


def build(transfer: CustomerCreditTransfer) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(transfer, ID), FORM.write(transfer))


def read(data: bytes) -> CustomerCreditTransfer:
    """The payment in a message of one transaction; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


CHARGE = part((Field("amount", "Amt", AMOUNT), Field("agent", "Agt", AGENT)), AgentCharge)
_GROUP = "FIToFICstmrCdtTrf/GrpHdr"
_TRANSACTION = "FIToFICstmrCdtTrf/CdtTrfTxInf"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Told(f"{_GROUP}/NbOfTxs", lambda _: "1"),
    Field("settlement_method", f"{_GROUP}/SttlmInf/SttlmMtd", code(SettlementMethod)),
    Field("reimbursing", f"{_GROUP}/SttlmInf/InstgRmbrsmntAgt", AGENT),
    Field("instruction_id", f"{_TRANSACTION}/PmtId/InstrId", TEXT),
    Field("end_to_end_id", f"{_TRANSACTION}/PmtId/EndToEndId", TEXT),
    Field("uetr", f"{_TRANSACTION}/PmtId/UETR", TEXT),
    Field("amount", f"{_TRANSACTION}/IntrBkSttlmAmt", AMOUNT),
    Field("settled_on", f"{_TRANSACTION}/IntrBkSttlmDt", DATE),
    Field("instructed", f"{_TRANSACTION}/InstdAmt", AMOUNT),
    Field("exchange_rate", f"{_TRANSACTION}/XchgRate", DECIMAL),
    Field("charge_bearer", f"{_TRANSACTION}/ChrgBr", code(ChargeBearer)),
    Field("charges", f"{_TRANSACTION}/ChrgsInf", many(CHARGE)),
    Field("instructing", f"{_TRANSACTION}/InstgAgt", AGENT),
    Field("instructed_agent", f"{_TRANSACTION}/InstdAgt", AGENT),
    Field("intermediary", f"{_TRANSACTION}/IntrmyAgt1", AGENT),
    Field("debtor", f"{_TRANSACTION}/Dbtr", CUSTOMER),
    Field("debtor_account", f"{_TRANSACTION}/DbtrAcct", ACCOUNT),
    Field("debtor_agent", f"{_TRANSACTION}/DbtrAgt", AGENT),
    Field("creditor_agent", f"{_TRANSACTION}/CdtrAgt", AGENT),
    Field("creditor", f"{_TRANSACTION}/Cdtr", CUSTOMER),
    Field("creditor_account", f"{_TRANSACTION}/CdtrAcct", ACCOUNT),
    Field("remittance", f"{_TRANSACTION}/RmtInf/Ustrd", TEXT),
    Field("reference", f"{_TRANSACTION}/RmtInf/Strd/CdtrRefInf/Ref", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, CustomerCreditTransfer)

MESSAGE = MessageType(
    id=ID,
    title="Customer credit transfer between banks",
    value=CustomerCreditTransfer,
    build=build,
    read=read,
    rules=usage.TRANSFER_RULES,
)
