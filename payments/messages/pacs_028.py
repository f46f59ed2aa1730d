"""pacs.028.001.03, payment status request.

A bank that has heard nothing asks the next one where the payment is. The answer is a pacs.002.

Source: ISO 20022 pacs.028.001.03 (FIToFIPaymentStatusRequestV03); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, INSTANT, TEXT, Agent
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.reading import read_message

ID = "pacs.028.001.03"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStatusRequest:
    """One bank's question about one payment. `request_id` is its own, `uetr` the payment's."""

    message_id: str
    created_at: datetime
    request_id: str
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    instructing: Agent
    instructed_agent: Agent
    original_instruction_id: str | None = None


def build(request: PaymentStatusRequest) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(request, ID), FORM.write(request))


def read(data: bytes) -> PaymentStatusRequest:
    """The question in a message about one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_GROUP = "FIToFIPmtStsReq/GrpHdr"
_TRANSACTION = "FIToFIPmtStsReq/TxInf"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Field("request_id", f"{_TRANSACTION}/StsReqId", TEXT),
    *original(_TRANSACTION),
    Field("instructing", f"{_TRANSACTION}/InstgAgt", AGENT),
    Field("instructed_agent", f"{_TRANSACTION}/InstdAgt", AGENT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, PaymentStatusRequest)

MESSAGE = MessageType(
    id=ID,
    title="Payment status request",
    value=PaymentStatusRequest,
    build=build,
    read=read,
    rules=usage.REQUEST_RULES,
)
