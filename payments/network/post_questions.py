"""The texts of questions and their answers: who is meant, or else what became of a payment.

A message goes into the hub or out of it; which two banks speak follows from the one that it names.
"""

from __future__ import annotations

from payments.messages import camt_110, camt_111
from payments.messages.camt_111 import InvestigationStatus
from payments.network import post_about
from payments.network.model import Message, Network, Transfer
from payments.network.questions import ABOUT_PARTIES
from payments.network.references import (
    agent,
    creditor,
    debtor,
    money_along,
    short,
)
from payments.party import Party

NOT_NAMED = "DTOR"
ANSWER_LENGTH_MAX = 500


def request(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.110 of a question."""
    if message.reason != ABOUT_PARTIES:
        return post_about.inquiry(network, transfer, message)
    leg = _leg(network, transfer, message)
    passed, names = transfer.sent[leg], money_along(network, transfer, leg)
    value = camt_110.InvestigationRequest(
        message_id=f"RFI{short(transfer)}",
        created_at=network.banks[transfer.route[leg + 1]].calendar.local(message.at),
        investigation_id=f"QST{short(transfer)}",
        kind=ABOUT_PARTIES,
        requestor=agent(network, transfer.route[leg + 1]),
        responder=agent(network, transfer.route[leg]),
        original_message_id=names[1],
        original_kind=names[0],
        original_instruction_id=names[2],
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        original_amount=passed.amount,
        original_settled_on=passed.settled_on,
        reason=NOT_NAMED,
        question="A name on this payment resembles one on our list. Who are payer and payee?",
    )
    return camt_110.build(value)


def response(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The camt.111 of an answer."""
    if message.reason != ABOUT_PARTIES:
        return post_about.inquiry_answer(network, transfer, message)
    leg = _leg(network, transfer, message)
    kind, original_id, instruction = money_along(network, transfer, leg)
    value = camt_111.InvestigationResponse(
        message_id=f"RFA{short(transfer)}",
        created_at=network.banks[transfer.route[leg]].calendar.local(message.at),
        status=InvestigationStatus.CLSD,
        request_id=f"RFI{short(transfer)}",
        investigation_id=f"QST{short(transfer)}",
        kind=ABOUT_PARTIES,
        requestor=agent(network, transfer.route[leg + 1]),
        responder=agent(network, transfer.route[leg]),
        original_message_id=original_id,
        original_kind=kind,
        original_instruction_id=instruction,
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        answer=_who(network, transfer),
    )
    return camt_111.build(value)


def _leg(network: Network, transfer: Transfer, message: Message) -> int:
    """The leg that the payment asked about came by: from the bank that is asked to the asker."""
    bank = message.receiver if message.sender == network.hub else message.sender
    place = transfer.route.index(bank)
    out_of_hub = message.sender == network.hub
    is_asked = out_of_hub == (message.kind == camt_110.ID)
    return place if is_asked else place - 1


def _who(network: Network, transfer: Transfer) -> str:
    payer, payee = debtor(network, transfer), creditor(network, transfer)
    return f"Payer: {_party(payer)}. Payee: {_party(payee)}."[:ANSWER_LENGTH_MAX]


def _party(party: Party) -> str:
    """A firm as one writes it in a line: name, town, country, LEI."""
    place = (party.address.town, party.address.country) if party.address else ()
    lei = f"LEI {party.lei}" if party.lei else "no LEI"
    return ", ".join((party.name, *(part for part in place if part), lei))
