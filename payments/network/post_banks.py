"""The payment messages between banks: transfer, cover, status, return."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from payments.messages import pacs_002, pacs_004, pacs_008, pacs_009, pacs_009_cov
from payments.messages.forms import Agent
from payments.messages.pacs_008 import AgentCharge, SettlementMethod
from payments.money import Money
from payments.network import faults
from payments.network.charges import prepaid_after
from payments.network.faults import Effect
from payments.network.model import (
    Charge,
    ChargeBearer,
    Message,
    Network,
    Transfer,
    TransferStatus,
)
from payments.network.own_business import between_banks
from payments.network.planted import payee_written
from payments.network.references import (
    agent,
    agent_charge,
    creditor,
    debtor,
    instruction_id,
    message_id,
    money_along,
    payment_id,
    went_by,
)
from payments.network.routes import link, settlement

TAMPERED = "NOT-WHAT-WAS-ORDERED"
"""The end-to-end id in a status report that somebody has tampered with."""
PARTIAL = "PART"
"""CBPR+, pacs.004: less comes back than was sent, since charges that were taken stay taken."""


def credit_transfer(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pacs.008 by which one bank sends the transfer to the next, or past the others (COVE)."""
    order, leg = transfer.instruction, message.leg
    passed = transfer.sent[max(leg, 0)]
    value = pacs_008.CustomerCreditTransfer(
        message_id=payment_id(transfer, leg),
        created_at=_local(network, message),
        uetr=transfer.uetr,
        instruction_id=instruction_id(transfer, leg),
        end_to_end_id=transfer.end_to_end_id,
        amount=passed.amount,
        instructed=order.amount,
        exchange_rate=_rate(transfer, passed.amount),
        settled_on=passed.settled_on,
        settlement_method=_method(network, transfer, leg),
        charge_bearer=order.charge_bearer,
        charges=tuple(_told_charges(network, transfer, leg)),
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        reimbursing=agent(network, transfer.route[1]) if leg < 0 else None,
        intermediary=_intermediary(network, transfer, leg),
        debtor=debtor(network, transfer),
        debtor_account=order.debtor_account,
        debtor_agent=agent(network, transfer.route[0]),
        creditor=payee_written(network, transfer),
        creditor_account=order.creditor_account,
        creditor_agent=agent(network, transfer.route[-1]),
        remittance=order.remittance,
    )
    return pacs_008.build(value)


def bank_transfer(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pacs.009 of a leg: of a bank's own payment, or the cover of a customer's."""
    if not between_banks(network, transfer.instruction):
        return cover(network, transfer, message)
    order, leg = transfer.instruction, message.leg
    passed = transfer.sent[leg]
    value = pacs_009.BankTransfer(
        message_id=payment_id(transfer, leg),
        created_at=_local(network, message),
        uetr=transfer.uetr,
        instruction_id=instruction_id(transfer, leg),
        end_to_end_id=transfer.end_to_end_id,
        amount=passed.amount,
        settled_on=passed.settled_on,
        settlement_method=_method(network, transfer, leg),
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        intermediary=_intermediary(network, transfer, leg),
        debtor=agent(network, transfer.route[0]),
        creditor=agent(network, transfer.route[-1]),
        remittance=order.remittance,
    )
    return pacs_009.build(value)


def cover(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pacs.009 COV by which the money follows the customer's message."""
    order, leg = transfer.instruction, message.leg
    passed = transfer.sent[leg]
    first, last = (agent(network, transfer.route[place]) for place in (0, -1))
    underlying = pacs_009_cov.UnderlyingTransfer(
        debtor=debtor(network, transfer),
        debtor_account=order.debtor_account,
        debtor_agent=first,
        creditor_agent=last,
        creditor=payee_written(network, transfer),
        creditor_account=order.creditor_account,
        remittance=order.remittance,
        instructed=order.amount,
    )
    value = pacs_009_cov.CoverTransfer(
        message_id=message_id("COV", transfer, leg, passed.at),
        created_at=_local(network, message),
        uetr=transfer.uetr,
        instruction_id=f"C{instruction_id(transfer, leg)}",
        end_to_end_id=transfer.end_to_end_id,
        amount=passed.amount,
        settled_on=passed.settled_on,
        settlement_method=_method(network, transfer, leg),
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        intermediary=_intermediary(network, transfer, leg),
        debtor=first,
        creditor=last,
        underlying=underlying,
    )
    return pacs_009_cov.build(value)


def status_report(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pacs.002 by which a bank answers the one it had the transfer from."""
    tampered = faults.answers(network, transfer, Effect.TAMPER) is not None
    value = pacs_002.PaymentStatusReport(
        message_id=message_id("STS", transfer, message.leg, message.at),
        created_at=_local(network, message),
        original_message_id=payment_id(transfer, message.leg),
        original_kind=went_by(network, transfer),
        original_instruction_id=instruction_id(transfer, message.leg),
        end_to_end_id=TAMPERED if tampered else transfer.end_to_end_id,
        uetr=transfer.uetr,
        status=message.status or TransferStatus.ACSP,
        reason=message.reason,
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
    )
    return pacs_002.build(value)


def payment_return(network: Network, transfer: Transfer, message: Message) -> bytes:
    """The pacs.004 by which a bank gives the money back to the one it had it from.

    No bank takes a charge on the way back, so that every leg carries what was returned.
    """
    leg = message.leg
    passed, amount = transfer.sent[leg], transfer.returned or transfer.sent[leg].amount
    kind, original_id, instruction = money_along(network, transfer, leg)
    less = amount.currency == passed.amount.currency and amount < passed.amount
    value = pacs_004.PaymentReturn(
        message_id=message_id("RET", transfer, leg, message.at),
        created_at=_local(network, message),
        settlement_method=_back(network, transfer, leg),
        return_id=f"R{instruction_id(transfer, leg)}",
        original_message_id=original_id,
        original_kind=kind,
        original_instruction_id=instruction,
        end_to_end_id=transfer.end_to_end_id,
        uetr=transfer.uetr,
        original_amount=passed.amount,
        original_settled_on=passed.settled_on,
        amount=amount,
        settled_on=_local(network, message).date(),
        charge_bearer=ChargeBearer.SHAR,
        instructing=agent(network, message.sender),
        instructed_agent=agent(network, message.receiver),
        debtor=creditor(network, transfer),
        debtor_agent=agent(network, transfer.route[-1]),
        creditor=debtor(network, transfer),
        creditor_agent=agent(network, transfer.route[0]),
        reason=message.reason or "NARR",
        explanation=PARTIAL if less else None,
    )
    return pacs_004.build(value)


def _told_charges(network: Network, transfer: Transfer, leg: int) -> Iterator[AgentCharge]:
    """What was taken up to this leg; with CRED of every bank; with DEBT what is prepaid."""
    bearer, gone = transfer.instruction.charge_bearer, transfer.route[: max(leg, 0) + 1]
    amount = transfer.sent[max(leg, 0)].amount
    if bearer is ChargeBearer.DEBT:
        left = prepaid_after(network, transfer, max(leg, 0))
        if left.minor:
            next_bank = transfer.route[leg + 1] if leg >= 0 else transfer.route[-1]
            yield AgentCharge(left, agent(network, next_bank))
        return
    taken = {c.bank: c for c in transfer.charges if not c.billed and c.bank in gone}
    for bank in gone:
        nothing = Charge(bank, Money.zero(amount.currency))
        if bank in taken or bearer is ChargeBearer.CRED:
            yield agent_charge(network, taken.get(bank, nothing))


def _method(network: Network, transfer: Transfer, leg: int) -> SettlementMethod:
    if leg < 0:
        return SettlementMethod.COVE
    sender, receiver = transfer.route[leg : leg + 2]
    return settlement(link(network, sender, receiver, transfer.sent[leg].amount.currency), sender)


def _back(network: Network, transfer: Transfer, leg: int) -> SettlementMethod:
    there = _method(network, transfer, leg)
    inda = there is SettlementMethod.INDA
    return SettlementMethod.INGA if inda else SettlementMethod.INDA


def _intermediary(network: Network, transfer: Transfer, leg: int) -> Agent | None:
    """The bank after the instructed one, where the creditor's bank comes only after it."""
    after = leg + 2
    return agent(network, transfer.route[after]) if 1 < after < len(transfer.route) - 1 else None


def _rate(transfer: Transfer, amount: Money) -> Decimal | None:
    """The rate, where the amount ordered was changed on the way to the banks' currency."""
    if transfer.instruction.amount.currency == amount.currency:
        return None
    return transfer.conversions[0].rate


def _local(network: Network, message: Message) -> datetime:
    return network.banks[message.sender].calendar.local(message.at)
