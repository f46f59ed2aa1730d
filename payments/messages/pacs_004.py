"""pacs.004.001.09, payment return.

A payment that was settled cannot be rejected any more: the bank that has the money sends it back,
with a message of its own. It carries the UETR of the payment that comes back, a reason (AC04: the
account is closed; FOCR: it was recalled) and the amount, which is less than the original where the
bank took a charge. The *return chain* is seen from the return: its debtor is who was to be paid.

Source: ISO 20022 pacs.004.001.09 (PaymentReturnV09); external code set ExternalReturnReason1Code;
CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, Told, many, part
from payments.messages.forms import ACTOR, AGENT, AMOUNT, DATE, INSTANT, TEXT, Agent, code
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.pacs_008 import CHARGE, AgentCharge, SettlementMethod
from payments.messages.reading import read_message
from payments.money import Money
from payments.network.model import ChargeBearer
from payments.party import Party

ID = "pacs.004.001.09"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReturn:
    """One payment on its way back, from the bank that has the money.

    `amount` is what the banks settle now, `original_amount` what they settled then. `debtor` was
    to be paid and `creditor` had paid: the return runs from the one to the other. `reason` is a
    code of ExternalReturnReason1Code; `explanation` is free text, at most 105 characters.
    """

    message_id: str
    created_at: datetime
    settlement_method: SettlementMethod
    return_id: str
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    original_amount: Money
    original_settled_on: date
    amount: Money
    settled_on: date
    charge_bearer: ChargeBearer
    instructing: Agent
    instructed_agent: Agent
    debtor: Agent | Party
    creditor: Agent | Party
    reason: str
    original_instruction_id: str | None = None
    returned: Money | None = None  # before charges, where they were taken
    charges: tuple[AgentCharge, ...] = ()
    debtor_agent: Agent | None = None
    creditor_agent: Agent | None = None
    explanation: str | None = None


def build(payment_return: PaymentReturn) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(payment_return, ID), FORM.write(payment_return))


def read(data: bytes) -> PaymentReturn:
    """The return in a message of one transaction; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_GROUP = "PmtRtr/GrpHdr"
_TRANSACTION = "PmtRtr/TxInf"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Told(f"{_GROUP}/NbOfTxs", lambda _: "1"),
    Field("settlement_method", f"{_GROUP}/SttlmInf/SttlmMtd", code(SettlementMethod)),
    Field("return_id", f"{_TRANSACTION}/RtrId", TEXT),
    *original(_TRANSACTION),
    Field("original_amount", f"{_TRANSACTION}/OrgnlIntrBkSttlmAmt", AMOUNT),
    Field("original_settled_on", f"{_TRANSACTION}/OrgnlIntrBkSttlmDt", DATE),
    Field("amount", f"{_TRANSACTION}/RtrdIntrBkSttlmAmt", AMOUNT),
    Field("settled_on", f"{_TRANSACTION}/IntrBkSttlmDt", DATE),
    Field("returned", f"{_TRANSACTION}/RtrdInstdAmt", AMOUNT),
    Field("charge_bearer", f"{_TRANSACTION}/ChrgBr", code(ChargeBearer)),
    Field("charges", f"{_TRANSACTION}/ChrgsInf", many(CHARGE)),
    Field("instructing", f"{_TRANSACTION}/InstgAgt", AGENT),
    Field("instructed_agent", f"{_TRANSACTION}/InstdAgt", AGENT),
    Field("debtor", f"{_TRANSACTION}/RtrChain/Dbtr", ACTOR),
    Field("debtor_agent", f"{_TRANSACTION}/RtrChain/DbtrAgt", AGENT),
    Field("creditor_agent", f"{_TRANSACTION}/RtrChain/CdtrAgt", AGENT),
    Field("creditor", f"{_TRANSACTION}/RtrChain/Cdtr", ACTOR),
    Field("reason", f"{_TRANSACTION}/RtrRsnInf/Rsn/Cd", TEXT),
    Field("explanation", f"{_TRANSACTION}/RtrRsnInf/AddtlInf", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, PaymentReturn)

MESSAGE = MessageType(
    id=ID,
    title="Payment return",
    value=PaymentReturn,
    build=build,
    read=read,
    rules=usage.RETURN_RULES,
)
