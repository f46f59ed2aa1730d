"""pacs.009.001.08, credit transfer between financial institutions.

A bank pays a bank: to fund an account with a correspondent, to settle a trade of its own. Debtor
and creditor are banks; nobody's customer stands behind it. Where one does, the payment is a cover
(`pacs_009_cov`), and where it only tells of money that comes another way, an advice
(`pacs_009_adv`): the same message, under another guideline.

Source: ISO 20022 pacs.009.001.08 (FinancialInstitutionCreditTransferV08); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, Told, part
from payments.messages.forms import ACCOUNT, AGENT, AMOUNT, DATE, INSTANT, TEXT, Agent, code
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.pacs_008 import SettlementMethod
from payments.messages.reading import read_message
from payments.money import Money

ID = "pacs.009.001.08"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankTransfer:
    """One payment from bank to bank.

    `instructing` sends the message to `instructed_agent`; `debtor` pays and `creditor` is paid.
    `purpose` is a code of ExternalPurpose1Code (CHAPS asks for one), `remittance` free text.
    """

    message_id: str
    created_at: datetime
    uetr: str
    instruction_id: str
    end_to_end_id: str
    amount: Money
    settled_on: date
    settlement_method: SettlementMethod
    instructing: Agent
    instructed_agent: Agent
    debtor: Agent
    creditor: Agent
    intermediary: Agent | None = None
    debtor_account: str | None = None
    debtor_agent: Agent | None = None
    creditor_agent: Agent | None = None
    creditor_account: str | None = None
    purpose: str | None = None
    remittance: str | None = None


def build(transfer: BankTransfer) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(transfer, ID), FORM.write(transfer))


def read(data: bytes) -> BankTransfer:
    """The payment in a message of one transaction; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_GROUP = "FICdtTrf/GrpHdr"
TRANSACTION = "FICdtTrf/CdtTrfTxInf"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Told(f"{_GROUP}/NbOfTxs", lambda _: "1"),
    Field("settlement_method", f"{_GROUP}/SttlmInf/SttlmMtd", code(SettlementMethod)),
    Field("instruction_id", f"{TRANSACTION}/PmtId/InstrId", TEXT),
    Field("end_to_end_id", f"{TRANSACTION}/PmtId/EndToEndId", TEXT),
    Field("uetr", f"{TRANSACTION}/PmtId/UETR", TEXT),
    Field("amount", f"{TRANSACTION}/IntrBkSttlmAmt", AMOUNT),
    Field("settled_on", f"{TRANSACTION}/IntrBkSttlmDt", DATE),
    Field("instructing", f"{TRANSACTION}/InstgAgt", AGENT),
    Field("instructed_agent", f"{TRANSACTION}/InstdAgt", AGENT),
    Field("intermediary", f"{TRANSACTION}/IntrmyAgt1", AGENT),
    Field("debtor", f"{TRANSACTION}/Dbtr", AGENT),
    Field("debtor_account", f"{TRANSACTION}/DbtrAcct", ACCOUNT),
    Field("debtor_agent", f"{TRANSACTION}/DbtrAgt", AGENT),
    Field("creditor_agent", f"{TRANSACTION}/CdtrAgt", AGENT),
    Field("creditor", f"{TRANSACTION}/Cdtr", AGENT),
    Field("creditor_account", f"{TRANSACTION}/CdtrAcct", ACCOUNT),
    Field("purpose", f"{TRANSACTION}/Purp/Cd", TEXT),
    Field("remittance", f"{TRANSACTION}/RmtInf/Ustrd", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, BankTransfer)

MESSAGE = MessageType(
    id=ID,
    title="Credit transfer between financial institutions",
    value=BankTransfer,
    build=build,
    read=read,
    rules=usage.BANK_TRANSFER_RULES,
)
