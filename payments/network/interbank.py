"""The messages that two banks exchange about one transfer.

References derive from the UETR, so that the same transfer always has the same ones and an answer
finds what it answers.
"""

from __future__ import annotations

from datetime import datetime

from payments.messages import pacs_002, pacs_008
from payments.messages.forms import Agent
from payments.network.ledger import account
from payments.network.model import Bank, Message, Network, Transfer


def credit_transfer(
    network: Network, transfer: Transfer, method: pacs_008.SettlementMethod, at: datetime
) -> Message:
    """The pacs.008 by which the debtor's bank sends the transfer on."""
    instruction = transfer.instruction
    debtor = account(network, instruction.debtor_account)
    creditor = account(network, instruction.creditor_account)
    sender, receiver = network.banks[debtor.bank], network.banks[creditor.bank]
    value = pacs_008.CustomerCreditTransfer(
        message_id=_message_id(transfer),
        created_at=sender.calendar.local(at),
        uetr=transfer.uetr,
        instruction_id=_instruction_id(transfer),
        end_to_end_id=transfer.end_to_end_id,
        amount=instruction.amount,
        instructed=instruction.amount,
        settled_on=transfer.value_on,
        settlement_method=method,
        charge_bearer=instruction.charge_bearer,
        instructing=_agent(sender),
        instructed_agent=_agent(receiver),
        debtor=network.parties[debtor.holder],
        debtor_account=debtor.number,
        debtor_agent=_agent(sender),
        creditor=network.parties[creditor.holder],
        creditor_account=creditor.number,
        creditor_agent=_agent(receiver),
        remittance=instruction.remittance,
    )
    return _sent(pacs_008.ID, sender, receiver, at, pacs_008.build(value), transfer)


def status_report(network: Network, transfer: Transfer, at: datetime) -> Message:
    """The pacs.002 by which the creditor's bank answers."""
    debtor = account(network, transfer.instruction.debtor_account)
    creditor = account(network, transfer.instruction.creditor_account)
    sender, receiver = network.banks[creditor.bank], network.banks[debtor.bank]
    value = pacs_002.PaymentStatusReport(
        message_id=f"STS{_short(transfer)}",
        created_at=sender.calendar.local(at),
        original_message_id=_message_id(transfer),
        original_kind=pacs_008.ID,
        original_instruction_id=_instruction_id(transfer),
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        status=transfer.status,
        reason=transfer.reason,
        instructing=_agent(sender),
        instructed_agent=_agent(receiver),
    )
    return _sent(pacs_002.ID, sender, receiver, at, pacs_002.build(value), transfer)


def _sent(
    kind: str, sender: Bank, receiver: Bank, at: datetime, written: bytes, transfer: Transfer
) -> Message:
    text = written.decode()
    return Message(kind, sender.party.id, receiver.party.id, at, text, transfer.uetr)


def _agent(bank: Bank) -> Agent:
    return Agent(bank.bic, bank.party.lei)


def _message_id(transfer: Transfer) -> str:
    return f"MSG{_short(transfer)}"


def _instruction_id(transfer: Transfer) -> str:
    return f"INS{_short(transfer)}"


def _short(transfer: Transfer) -> str:
    return transfer.uetr.replace("-", "")[:13].upper()
