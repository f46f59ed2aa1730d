"""camt.110.001.01, investigation request.

A bank asks another about a payment: has it come (CCNR), who is the debtor (RQFI with reason DTOR,
the question behind most stopped payments), which charges were taken (RQCH). On Swift such
questions go through a hub, the case orchestrator, and not from bank to bank. The answer is a
camt.111.

Source: ISO 20022 camt.110.001.01 (InvestigationRequestV01); external code sets
ExternalInvestigationType1Code and ExternalInvestigationReason1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, AMOUNT, DATE, INSTANT, TEXT, Agent
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.reading import read_with_header
from payments.money import Money

ID = "camt.110.001.01"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationRequest:
    """One question about one payment, from `requestor` to `responder`.

    `kind` is a code of ExternalInvestigationType1Code (RQFI: request for information), `reason`
    one of ExternalInvestigationReason1Code; `question` is free text, at most 500 characters.
    The message has no date of its own, so `created_at` stands in the header.
    """

    message_id: str
    created_at: datetime
    investigation_id: str
    kind: str
    requestor: Agent
    responder: Agent
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    original_amount: Money
    original_settled_on: date
    reason: str
    original_instruction_id: str | None = None
    question: str | None = None


def build(request: InvestigationRequest) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(request.requestor),
        receiver=named(request.responder),
        number=request.message_id,
        message_id=ID,
        created_at=request.created_at,
    )
    return enclosed(header, FORM.write(request))


def read(data: bytes) -> InvestigationRequest:
    """The question in a message about one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_with_header(data, ID, FORM)


_REQUEST = "InvstgtnReq/InvstgtnReq"
_UNDERLYING = f"{_REQUEST}/Undrlyg/IntrBk"
_DATA = "InvstgtnReq/InvstgtnData"

FIELDS = (
    Field("created_at", "AppHdr/CreDt", INSTANT),
    Field("message_id", f"{_REQUEST}/MsgId", TEXT),
    Field("investigation_id", f"{_REQUEST}/RqstrInvstgtnId", TEXT),
    Field("kind", f"{_REQUEST}/InvstgtnTp/Cd", TEXT),
    *original(_UNDERLYING),
    Field("original_amount", f"{_UNDERLYING}/OrgnlIntrBkSttlmAmt", AMOUNT),
    Field("original_settled_on", f"{_UNDERLYING}/OrgnlIntrBkSttlmDt", DATE),
    Field("requestor", f"{_REQUEST}/Rqstr/Agt", AGENT),
    Field("responder", f"{_REQUEST}/Rspndr/Agt", AGENT),
    Field("reason", f"{_DATA}/Rsn/Cd", TEXT),
    Field("question", f"{_DATA}/AddtlReqData/ReqNrrtv", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, InvestigationRequest)

MESSAGE = MessageType(
    id=ID,
    title="Question about a payment",
    value=InvestigationRequest,
    build=build,
    read=read,
    rules=usage.INVESTIGATION_RULES,
)
