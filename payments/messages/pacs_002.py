"""pacs.002.001.10, payment status report.

A bank answers the bank that sent it a payment: accepted and on its way (ACSP), the creditor's
account is credited (ACCC), or rejected (RJCT) with a reason code. The report names the original
message and carries the payment's UETR, so that both sides speak of the same payment. A payment
already settled is not rejected any more: it comes back as a return.

Source: ISO 20022 pacs.002.001.10 (FIToFIPaymentStatusReportV10); external code sets
ExternalPaymentTransactionStatus1Code and ExternalStatusReason1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, INSTANT, TEXT, Agent, code
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message
from payments.network.model import TransferStatus

ID = "pacs.002.001.10"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStatusReport:
    """The state of one payment, as one bank tells another.

    `original_message_id` and `original_kind` name the message that is answered ("pacs.008.001.08").
    `reason` is a code of ExternalStatusReason1Code, given when the payment is rejected;
    `explanation` is free text, at most 105 characters.
    """

    message_id: str
    created_at: datetime
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    status: TransferStatus
    instructing: Agent
    instructed_agent: Agent
    original_instruction_id: str | None = None
    reason: str | None = None
    explanation: str | None = None


def build(report: PaymentStatusReport) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(report, ID), FORM.write(report))


def read(data: bytes) -> PaymentStatusReport:
    """The state in a report on one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_GROUP = "FIToFIPmtStsRpt/GrpHdr"
_TRANSACTION = "FIToFIPmtStsRpt/TxInfAndSts"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Field("original_message_id", f"{_TRANSACTION}/OrgnlGrpInf/OrgnlMsgId", TEXT),
    Field("original_kind", f"{_TRANSACTION}/OrgnlGrpInf/OrgnlMsgNmId", TEXT),
    Field("original_instruction_id", f"{_TRANSACTION}/OrgnlInstrId", TEXT),
    Field("end_to_end_id", f"{_TRANSACTION}/OrgnlEndToEndId", TEXT),
    Field("uetr", f"{_TRANSACTION}/OrgnlUETR", TEXT),
    Field("status", f"{_TRANSACTION}/TxSts", code(TransferStatus)),
    Field("reason", f"{_TRANSACTION}/StsRsnInf/Rsn/Cd", TEXT),
    Field("explanation", f"{_TRANSACTION}/StsRsnInf/AddtlInf", TEXT),
    Field("instructing", f"{_TRANSACTION}/InstgAgt", AGENT),
    Field("instructed_agent", f"{_TRANSACTION}/InstdAgt", AGENT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, PaymentStatusReport)

MESSAGE = MessageType(
    id=ID,
    title="Payment status report",
    value=PaymentStatusReport,
    build=build,
    read=read,
    rules=usage.REPORT_RULES,
)
