"""What messages are called, and how banks and firms are named in them.

References derive from the UETR, the leg and the instant: the same transfer always has the same
ones.
"""

from __future__ import annotations

from datetime import datetime

from payments.messages import pacs_008, pacs_009
from payments.messages.forms import Agent
from payments.messages.pacs_008 import AgentCharge
from payments.network.model import Charge, Method, Network, Transfer
from payments.network.own_business import between_banks
from payments.network.payee import as_written
from payments.party import Party

DIRECT = -1
"""The leg of a message from the first bank of the route to the last, past all others."""


def message_id(prefix: str, transfer: Transfer, leg: int, at: datetime) -> str:
    """The id of a message of a transfer: 3 letters, 17 of the UETR, the leg, the instant."""
    return f"{prefix}{short(transfer)}{leg + 1}{at:%m%d%H%M%S}"


def payment_id(transfer: Transfer, leg: int) -> str:
    """The id of the message by which the transfer went along a leg."""
    passed = transfer.sent[max(leg, 0)]
    return message_id("MSG", transfer, leg, passed.at)


def went_by(network: Network, transfer: Transfer) -> str:
    """The kind of message the transfer went by; under a cover, the customer's own."""
    return pacs_009.ID if between_banks(network, transfer.instruction) else pacs_008.ID


def money_along(network: Network, transfer: Transfer, leg: int) -> tuple[str, str, str]:
    """Kind, message id and instruction id of what moved the money along a leg."""
    at, instruction = transfer.sent[leg].at, instruction_id(transfer, leg)
    if transfer.instruction.method is Method.COVER:
        return pacs_009.ID, message_id("COV", transfer, leg, at), f"C{instruction}"
    return went_by(network, transfer), message_id("MSG", transfer, leg, at), instruction


def first_leg(transfer: Transfer) -> int:
    """The leg of the payer's bank's own message: under a cover it goes past the others."""
    return DIRECT if transfer.instruction.method is Method.COVER else 0


def instruction_id(transfer: Transfer, leg: int) -> str:
    """The sending bank's own reference of the leg."""
    return f"INS{short(transfer)}{leg + 1}"


def short(transfer: Transfer) -> str:
    """Seventeen characters of the UETR."""
    return transfer.uetr.replace("-", "")[:17].upper()


def agent(network: Network, bank: str) -> Agent:
    """A bank as messages name it. Raises KeyError."""
    found = network.banks[bank]
    return Agent(found.bic, found.party.lei)


def agent_charge(network: Network, charge: Charge) -> AgentCharge:
    return AgentCharge(charge.money, agent(network, charge.bank))


def debtor(network: Network, transfer: Transfer) -> Party:
    """The firm that pays."""
    return holder(network, transfer.instruction.debtor_account)


def creditor(network: Network, transfer: Transfer) -> Party:
    """The firm that is paid."""
    order = transfer.instruction
    known = holder(network, order.creditor_account)
    return as_written(order.payee, known) if order.payee else known


def holder(network: Network, number: str) -> Party:
    """The firm whose account it is. Raises KeyError."""
    return network.parties[network.accounts[number].holder]
