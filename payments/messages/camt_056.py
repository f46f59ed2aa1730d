"""camt.056.001.08, payment cancellation request: the recall.

A bank asks the bank that has the money to give a payment back: sent twice (DUPL), a customer's
wish (CUST), fraud (FRAD). It is a request: once the creditor's account is credited, the creditor
has to agree. The answer is a camt.029, and where it is yes, a return (pacs.004, reason FOCR).

Source: ISO 20022 camt.056.001.08 (FIToFIPaymentCancellationRequestV08); external code set
ExternalCancellationReason1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, AMOUNT, DATE, INSTANT, TEXT, Agent
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.reading import read_message
from payments.money import Money

ID = "camt.056.001.08"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationRequest:
    """A recall of one payment, from `instructing` to `instructed_agent`.

    The case is the thread that all messages about the recall share; it keeps its id and its
    creator from bank to bank. `reason` is a code of ExternalCancellationReason1Code;
    `explanation` is free text, at most 105 characters.
    """

    message_id: str
    created_at: datetime
    instructing: Agent
    instructed_agent: Agent
    cancellation_id: str
    case_id: str
    case_creator: Agent
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    original_amount: Money
    original_settled_on: date
    reason: str
    original_instruction_id: str | None = None
    explanation: str | None = None


def build(request: CancellationRequest) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(request, ID), FORM.write(request))


def read(data: bytes) -> CancellationRequest:
    """The recall in a message about one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_ASSIGNMENT = "FIToFIPmtCxlReq/Assgnmt"
_TRANSACTION = "FIToFIPmtCxlReq/Undrlyg/TxInf"

FIELDS = (
    Field("message_id", f"{_ASSIGNMENT}/Id", TEXT),
    Field("instructing", f"{_ASSIGNMENT}/Assgnr/Agt", AGENT),
    Field("instructed_agent", f"{_ASSIGNMENT}/Assgne/Agt", AGENT),
    Field("created_at", f"{_ASSIGNMENT}/CreDtTm", INSTANT),
    Field("cancellation_id", f"{_TRANSACTION}/CxlId", TEXT),
    Field("case_id", f"{_TRANSACTION}/Case/Id", TEXT),
    Field("case_creator", f"{_TRANSACTION}/Case/Cretr/Agt", AGENT),
    *original(_TRANSACTION),
    Field("original_amount", f"{_TRANSACTION}/OrgnlIntrBkSttlmAmt", AMOUNT),
    Field("original_settled_on", f"{_TRANSACTION}/OrgnlIntrBkSttlmDt", DATE),
    Field("reason", f"{_TRANSACTION}/CxlRsnInf/Rsn/Cd", TEXT),
    Field("explanation", f"{_TRANSACTION}/CxlRsnInf/AddtlInf", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, CancellationRequest)

MESSAGE = MessageType(
    id=ID,
    title="Recall of a payment",
    value=CancellationRequest,
    build=build,
    read=read,
    rules=usage.RECALL_RULES,
)
