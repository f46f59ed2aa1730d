"""camt.029.001.09, resolution of investigation: the answer to a recall.

The bank that was asked to give a payment back answers: it is cancelled (CNCL) and the money comes
back by a return, the request is rejected (RJCR) with a reason, or it is pending (PDCR) until the
creditor has spoken.

Source: ISO 20022 camt.029.001.09 (ResolutionOfInvestigationV09); external code sets
ExternalInvestigationExecutionConfirmation1Code, ExternalPaymentCancellationRejection1Code; CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, part
from payments.messages.forms import AGENT, INSTANT, TEXT, Agent, code
from payments.messages.header import between_banks
from payments.messages.kinds import MessageType
from payments.messages.originals import original
from payments.messages.reading import read_message

ID = "camt.029.001.09"


class RecallAnswer(StrEnum):
    """What became of a recall (ExternalInvestigationExecutionConfirmation1Code)."""

    CNCL = "CNCL"  # cancelled: the money comes back
    RJCR = "RJCR"  # rejected: it does not
    PDCR = "PDCR"  # pending: not decided yet


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionOfInvestigation:
    """The answer to one recall, from `instructing` to `instructed_agent`.

    `case_id` and `case_creator` are those of the request. `reason` is a code of
    ExternalPaymentCancellationRejection1Code, given when the recall is rejected; `explanation` is
    free text, at most 105 characters.
    """

    message_id: str
    created_at: datetime
    instructing: Agent
    instructed_agent: Agent
    answer: RecallAnswer
    cancellation_status_id: str
    case_id: str
    case_creator: Agent
    original_message_id: str
    original_kind: str
    end_to_end_id: str
    uetr: str
    original_instruction_id: str | None = None
    reason: str | None = None
    explanation: str | None = None


def build(resolution: ResolutionOfInvestigation) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(resolution, ID), FORM.write(resolution))


def read(data: bytes) -> ResolutionOfInvestigation:
    """The answer in a message about one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_ASSIGNMENT = "RsltnOfInvstgtn/Assgnmt"
_TRANSACTION = "RsltnOfInvstgtn/CxlDtls/TxInfAndSts"

FIELDS = (
    Field("message_id", f"{_ASSIGNMENT}/Id", TEXT),
    Field("instructing", f"{_ASSIGNMENT}/Assgnr/Agt", AGENT),
    Field("instructed_agent", f"{_ASSIGNMENT}/Assgne/Agt", AGENT),
    Field("created_at", f"{_ASSIGNMENT}/CreDtTm", INSTANT),
    Field("answer", "RsltnOfInvstgtn/Sts/Conf", code(RecallAnswer)),
    Field("cancellation_status_id", f"{_TRANSACTION}/CxlStsId", TEXT),
    Field("case_id", f"{_TRANSACTION}/RslvdCase/Id", TEXT),
    Field("case_creator", f"{_TRANSACTION}/RslvdCase/Cretr/Agt", AGENT),
    *original(_TRANSACTION),
    Field("reason", f"{_TRANSACTION}/CxlStsRsnInf/Rsn/Cd", TEXT),
    Field("explanation", f"{_TRANSACTION}/CxlStsRsnInf/AddtlInf", TEXT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, ResolutionOfInvestigation)

MESSAGE = MessageType(
    id=ID,
    title="Answer to a recall",
    value=ResolutionOfInvestigation,
    build=build,
    read=read,
    rules=usage.RECALL_RULES,
)
