"""The messages about a payment: recalls and their answers, questions and their answers.

Questions go through a hub, never from bank to bank: each side writes to the hub, and the hub passes
it on.
"""

from __future__ import annotations

from datetime import datetime

from payments.messages import camt_029, camt_056, camt_110, camt_111
from payments.messages.camt_029 import RecallAnswer
from payments.messages.camt_111 import InvestigationStatus
from payments.messages.forms import Agent
from payments.network.model import Message, Network, Transfer
from payments.network.references import (
    agent,
    first_leg,
    instruction_id,
    message_id,
    payment_id,
    short,
    went_by,
)

NOT_RECEIVED = "CONR"
NOT_ANSWERED = "NARR"
"""ExternalInvestigationType1Code: has the payment arrived?"""


def recall(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.056 by which the payer's bank asks for the money."""
    first, passed = agent(network, transfer.route[0]), transfer.sent[max(message.leg, 0)]
    value = camt_056.CancellationRequest(
        message_id=message_id("CXL", transfer, message.leg, message.at),
        created_at=_local(network, message),
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        cancellation_id=f"CX{short(transfer)}",
        case_id=f"CASE{short(transfer)}",
        case_creator=first,
        original_message_id=payment_id(transfer, message.leg),
        original_kind=went_by(network, transfer),
        original_instruction_id=instruction_id(transfer, message.leg),
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        original_amount=passed.amount,
        original_settled_on=passed.settled_on,
        reason=message.reason or "NARR",
    )
    return camt_056.build(value)


def recall_answer(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.029 by which the creditor's bank answers."""
    refused = message.reason is not None
    value = camt_029.ResolutionOfInvestigation(
        message_id=message_id("RES", transfer, message.leg, message.at),
        created_at=_local(network, message),
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        answer=RecallAnswer.RJCR if refused else RecallAnswer.CNCL,
        cancellation_status_id=f"CS{short(transfer)}",
        case_id=f"CASE{short(transfer)}",
        case_creator=agent(network, transfer.route[0]),
        original_message_id=payment_id(transfer, message.leg),
        original_kind=went_by(network, transfer),
        original_instruction_id=instruction_id(transfer, message.leg),
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        reason=message.reason,
    )
    return camt_029.build(value)


def inquiry(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.110 by which the payer's bank asks what became of the payment."""
    passed = transfer.sent[0]
    asker, asked = _two(network, transfer)
    value = camt_110.InvestigationRequest(
        message_id=_question_id(transfer),
        created_at=_asked_at(network, transfer, message),
        investigation_id=f"INV{short(transfer)}",
        kind=NOT_RECEIVED,
        requestor=asker,
        responder=asked,
        original_message_id=payment_id(transfer, first_leg(transfer)),
        original_kind=went_by(network, transfer),
        original_instruction_id=instruction_id(transfer, first_leg(transfer)),
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        original_amount=passed.amount,
        original_settled_on=passed.settled_on,
        reason=NOT_ANSWERED,
        question="We have had no answer to this payment. Has it been credited?",
    )
    return camt_110.build(value)


def inquiry_answer(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.111 by which the creditor's bank answers."""
    asker, asked = _two(network, transfer)
    value = camt_111.InvestigationResponse(
        message_id=f"ANS{short(transfer)}",
        created_at=_asked_at(network, transfer, message),
        status=InvestigationStatus.CLSD,
        request_id=_question_id(transfer),
        investigation_id=f"INV{short(transfer)}",
        kind=NOT_RECEIVED,
        requestor=asker,
        responder=asked,
        original_message_id=payment_id(transfer, first_leg(transfer)),
        original_kind=went_by(network, transfer),
        original_instruction_id=instruction_id(transfer, first_leg(transfer)),
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        answer="The creditor's account has been credited.",
    )
    return camt_111.build(value)


def _question_id(transfer: Transfer) -> str:
    return f"ASK{short(transfer)}"


def _two(network: Network, transfer: Transfer) -> tuple[Agent, Agent]:
    return agent(network, transfer.route[0]), agent(network, transfer.route[-1])


def _asked_at(network: Network, transfer: Transfer, message: Message) -> datetime:
    """The hub has no place of its own: it tells the payer's bank's time."""
    return network.banks[transfer.route[0]].calendar.local(message.at)


def _local(network: Network, message: Message) -> datetime:
    return network.banks[message.sender].calendar.local(message.at)
