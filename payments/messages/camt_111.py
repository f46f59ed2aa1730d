"""camt.111.001.01, investigation response.

The answer to a camt.110: the question is closed (CLSD) and here is the answer, it is still open
(PDNG), or it is rejected (RJCT). It repeats the question's references, so that both sides speak of
the same case.

Source: ISO 20022 camt.111.001.01 (InvestigationResponseV01); external code sets
ExternalInvestigationStatus1Code and ExternalInvestigationType1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, INSTANT, TEXT, Agent, code
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.reading import read_with_header

ID = "camt.111.001.01"


class InvestigationStatus(StrEnum):
    """Where a question stands (ExternalInvestigationStatus1Code)."""

    CLSD = "CLSD"  # answered
    PDNG = "PDNG"  # not answered yet
    RJCT = "RJCT"  # will not be answered


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationResponse:
    """The answer to one question about one payment, from `responder` to `requestor`.

    `request_id` is the message id of the question, `investigation_id` the asker's name for the
    case, `kind` the question's. `answer` is free text, at most 500 characters. The message has no
    date of its own, so `created_at` stands in the header.
    """

    message_id: str
    created_at: datetime
    status: InvestigationStatus
    request_id: str
    investigation_id: str
    kind: str
    requestor: Agent
    responder: Agent
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    original_instruction_id: str | None = None
    answer: str | None = None


def build(response: InvestigationResponse) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(response.responder),
        receiver=named(response.requestor),
        number=response.message_id,
        message_id=ID,
        created_at=response.created_at,
    )
    return enclosed(header, FORM.write(response))


def read(data: bytes) -> InvestigationResponse:
    """The answer in a message about one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_with_header(data, ID, FORM)


_RESPONSE = "InvstgtnRspn/InvstgtnRspn"
_REQUEST = "InvstgtnRspn/OrgnlInvstgtnReq"

FIELDS = (
    Field("created_at", "AppHdr/CreDt", INSTANT),
    Field("message_id", f"{_RESPONSE}/MsgId", TEXT),
    Field("status", f"{_RESPONSE}/InvstgtnSts/Sts", code(InvestigationStatus)),
    Field("answer", f"{_RESPONSE}/InvstgtnData/RspnData/RspnNrrtv", TEXT),
    Field("request_id", f"{_REQUEST}/MsgId", TEXT),
    Field("investigation_id", f"{_REQUEST}/RqstrInvstgtnId", TEXT),
    Field("kind", f"{_REQUEST}/InvstgtnTp/Cd", TEXT),
    *original(f"{_REQUEST}/Undrlyg/IntrBk"),
    Field("requestor", f"{_REQUEST}/Rqstr/Agt", AGENT),
    Field("responder", f"{_REQUEST}/Rspndr/Agt", AGENT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, InvestigationResponse)

MESSAGE = MessageType(
    id=ID,
    title="Answer to a question about a payment",
    value=InvestigationResponse,
    build=build,
    read=read,
    rules=usage.INVESTIGATION_RULES,
)
