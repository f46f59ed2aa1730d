"""pain.002.001.10, customer payment status report.

The bank answers the firm that ordered payments: each order accepted (ACSP), carried out (ACSC) or
rejected (RJCT) with a reason code. It names the firm's own references, so that the firm finds its
orders again, and the UETR by which banks follow each payment.

Source: ISO 20022 pain.002.001.10 (CustomerPaymentStatusReportV10); external code sets
ExternalPaymentTransactionStatus1Code and ExternalStatusReason1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, many, part
from payments.messages.forms import INSTANT, OWNING, PARTY, TEXT, Agent
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.reading import read_with_header
from payments.party import Party

ID = "pain.002.001.10"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStatus:
    """What became of one order.

    `status` is a code of ExternalPaymentTransactionStatus1Code; `reason` one of
    ExternalStatusReason1Code, given when the order is rejected; `explanation` is free text, at most
    105 characters.
    """

    end_to_end_id: str
    uetr: str
    status: str
    instruction_id: str | None = None
    reason: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPaymentStatusReport:
    """What became of the orders of one payment information block (`original_payment_id`).

    `group_status` speaks of the whole message, where it can be told in one word (RJCT, ACTC, PART).
    The customer is named where the envelope is addressed; a document alone does not say it.
    """

    message_id: str
    created_at: datetime
    bank: Agent
    customer: Party
    original_message_id: str
    original_kind: str
    original_payment_id: str
    orders: tuple[OrderStatus, ...] = ()
    group_status: str | None = None
    reason: str | None = None
    explanation: str | None = None


def build(report: CustomerPaymentStatusReport) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(report.bank),
        receiver=report.customer,
        number=report.message_id,
        message_id=ID,
        created_at=report.created_at,
    )
    return enclosed(header, FORM.write(report))


def read(data: bytes) -> CustomerPaymentStatusReport:
    """The states in a report on one payment information block.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_with_header(data, ID, FORM)


_ORDER = part(
    (
        Field("instruction_id", "OrgnlInstrId", TEXT),
        Field("end_to_end_id", "OrgnlEndToEndId", TEXT),
        Field("uetr", "OrgnlUETR", TEXT),
        Field("status", "TxSts", TEXT),
        Field("reason", "StsRsnInf/Rsn/Cd", TEXT),
        Field("explanation", "StsRsnInf/AddtlInf", TEXT),
    ),
    OrderStatus,
)

_GROUP = "CstmrPmtStsRpt/GrpHdr"
_ORIGINAL = "CstmrPmtStsRpt/OrgnlGrpInfAndSts"
_PAYMENT = "CstmrPmtStsRpt/OrgnlPmtInfAndSts"

FIELDS = (
    Field("customer", "AppHdr/To/OrgId", PARTY),
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Field("bank", f"{_GROUP}/InitgPty", OWNING),
    Field("original_message_id", f"{_ORIGINAL}/OrgnlMsgId", TEXT),
    Field("original_kind", f"{_ORIGINAL}/OrgnlMsgNmId", TEXT),
    Field("group_status", f"{_ORIGINAL}/GrpSts", TEXT),
    Field("reason", f"{_ORIGINAL}/StsRsnInf/Rsn/Cd", TEXT),
    Field("explanation", f"{_ORIGINAL}/StsRsnInf/AddtlInf", TEXT),
    Field("original_payment_id", f"{_PAYMENT}/OrgnlPmtInfId", TEXT),
    Field("orders", f"{_PAYMENT}/TxInfAndSts", many(_ORDER)),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, CustomerPaymentStatusReport)

MESSAGE = MessageType(
    id=ID,
    title="Customer payment status report",
    value=CustomerPaymentStatusReport,
    build=build,
    read=read,
    rules=usage.INITIATION_REPORT_RULES,
)
