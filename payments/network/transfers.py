"""One payment, from the order at the debtor's bank, hop by hop, to the creditor's account.

Settlement follows the account that joins two banks. Where the receiver holds an account with the
sender, the sender credits it before the message goes (INGA); where the sender holds one with the
receiver, the receiver debits it on receipt (INDA). Until a bank has booked, the money stands on a
suspense account: at no moment is it nowhere.

Source: ISO 20022 SettlementMethod1Code; UETR through every hop as in CBPR+.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from lei.sentences import Sentence
from payments.errors import InsufficientFunds, NoSuchPart, NotPossible
from payments.money import Money
from payments.network import bookings, gates, news, returns, scheduled, steps, waits
from payments.network.diary import (
    EXECUTION,
    HOP,
    ORDER,
    REJECTED,
    STRUCK_OFF,
    hop_due,
    patience_key,
)
from payments.network.faults import Effect
from payments.network.gates import Verdict
from payments.network.ids import Ids
from payments.network.ledger import account
from payments.network.model import (
    AccountKind,
    Due,
    Hop,
    Instruction,
    Method,
    Network,
    Outcome,
    Passed,
    Phase,
    Transfer,
    TransferStatus,
)
from payments.network.quotes import Quote, quoted, require_covered

__all__ = [
    "HOP",
    "ORDER",
    "executed",
    "handled",
    "hop",
    "order",
    "priced",
    "require_funds",
    "taken",
]


def order(network: Network, instruction: Instruction, now: datetime, ids: Ids) -> Outcome:
    """The debtor's bank takes `instruction`: books its side and sends its message.

    One for a later day is only lodged (`scheduled`). What the bank itself finds wrong with it (an
    LEI, a planted fault) is no refusal: the transfer is there, rejected with a reason, and nothing
    is booked.

    Raises NoSuchPart (no such account, no way between the banks), CurrencyMismatch (no rate),
    NotPossible (an amount of nothing or less than its charges, an account to itself, a closed one,
    a day that is past, a UETR that came before), InsufficientFunds.
    """
    quote = priced(network, instruction, now)
    if not scheduled.is_for_later(network, instruction, now):
        require_funds(network, instruction.debtor_account, quote.debit)
    return taken(network, instruction, quote, now, ids)


def priced(network: Network, instruction: Instruction, now: datetime) -> Quote:
    """What a possible instruction takes; raises as `order` does, but for the funds."""
    _possible(network, instruction)
    scheduled.require_day(network, instruction, now)
    quote = quoted(network, instruction)
    require_covered(network, instruction, quote)
    return quote


def require_funds(network: Network, number: str, needed: Money) -> None:
    """Raises InsufficientFunds when the account cannot give that much."""
    if not steps.has(network, number, needed):
        raise InsufficientFunds(number, needed, steps.available(network, number))


def taken(
    network: Network, instruction: Instruction, quote: Quote, now: datetime, ids: Ids
) -> Outcome:
    """The bank takes an instruction that it has priced: it begins with it, or keeps it."""
    transfer = _opened(network, instruction, quote, now, ids)
    if scheduled.is_for_later(network, instruction, now):
        return scheduled.lodged(network, transfer, now)
    return _begun(network, transfer, quote, now)


def _begun(network: Network, transfer: Transfer, quote: Quote, now: datetime) -> Outcome:
    seen = gates.verdict(network, transfer, 0)
    if seen.effect is Effect.REJECT:
        return _declined(network, transfer, seen, now)
    legs = bookings.debited(network, transfer, quote.principal)
    if seen.effect is Effect.HOLD:
        outcome = waits.held(network, transfer, seen, now)
    else:
        if seen.effect is not None:
            transfer = replace(transfer, waited=True)
        outcome = steps.leaves(network, transfer, quote.sends, now)
    on_its_way = outcome.transfers[0].status is TransferStatus.ACSP
    told = news.to_payer(network, outcome.transfers[0], now) if on_its_way else ()
    return replace(
        outcome,
        kind=ORDER,
        postings=bookings.netted(network, (*legs, *outcome.postings)),
        messages=(*outcome.messages, *told),
    )


def executed(network: Network, item: Due) -> Outcome:
    """The day of an order has come: it is priced as of now, and taken if the money is there."""
    kept = network.transfers[item.about]
    if kept.phase is not Phase.SCHEDULED:
        return Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,))
    order = kept.instruction
    if account(network, order.debtor_account).closed:
        return scheduled.given_up(network, kept, "AC04", item.at)
    quote = quoted(network, order)
    if not steps.has(network, order.debtor_account, quote.debit):
        return scheduled.given_up(network, kept, "AM04", item.at)
    again = _named(network, order, quote, item.at, (kept.uetr, kept.end_to_end_id))
    outcome = _begun(network, replace(again, hops=kept.hops), quote, item.at)
    return replace(outcome, kind=EXECUTION, spent=(*outcome.spent, item.key))


def hop(network: Network, item: Due) -> Outcome:
    """The next bank takes the transfer up, as `item` of the agenda says."""
    transfer = network.transfers[item.about]
    place = transfer.place + 1
    live = transfer.phase in (Phase.UNDER_WAY, Phase.QUEUED) and place < len(transfer.route)
    if not live or item.key != hop_due(transfer, place, item.at).key:
        return Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,))
    outcome = handled(network, transfer, item.at)
    left = transfer.waits_on is not None and outcome.transfers[0].waits_on is None
    over = (patience_key(transfer),) if left else ()
    return replace(outcome, spent=(*over, *outcome.spent, item.key))


def handled(network: Network, transfer: Transfer, at: datetime) -> Outcome:
    """What the next bank does with the transfer now."""
    place = transfer.place + 1
    if place == 0:
        return steps.leaves(network, transfer, transfer.sent[0].amount, at)
    seen = gates.verdict(network, transfer, place)
    if seen.effect is not None:
        return _stopped(network, transfer, seen, at)
    short = steps.short_of(network, transfer)
    if short is not None:
        return waits.queued(network, transfer, short, at)
    return steps.goes_on(network, transfer, at)


def _stopped(network: Network, transfer: Transfer, seen: Verdict, at: datetime) -> Outcome:
    if seen.effect is Effect.REJECT:
        return returns.rejected(network, transfer, seen.reason or "NARR", at)
    wait = {
        Effect.HOLD: waits.held,
        Effect.WAIT: waits.late,
        Effect.KEEP: waits.kept,
        Effect.SILENCE: waits.silent,
    }[seen.effect or Effect.HOLD]
    return wait(network, transfer, seen, at)


def _possible(network: Network, instruction: Instruction) -> None:
    debtor = account(network, instruction.debtor_account)
    creditor = account(network, instruction.creditor_account)
    for end in (debtor, creditor):
        own = end.kind is AccountKind.CLAIMS and instruction.credit is not None
        if end.kind is not AccountKind.CUSTOMER and not own:
            raise NoSuchPart("customer account", end.number)
    if instruction.amount.minor <= 0:
        raise NotPossible("amount", "a transfer needs an amount above zero")
    if debtor.number == creditor.number:
        raise NotPossible("creditor_account", "the creditor's account is the debtor's own")
    if debtor.closed:
        raise NotPossible("debtor_account", "the account is closed")
    if creditor.closed and creditor.bank == debtor.bank:
        raise NotPossible("creditor_account", "the account is closed")
    if instruction.uetr in network.transfers:
        raise NotPossible(
            "uetr", Sentence("a payment with the UETR {uetr} came before", uetr=instruction.uetr)
        )


def _opened(
    network: Network, instruction: Instruction, quote: Quote, now: datetime, ids: Ids
) -> Transfer:
    """The transfer that an instruction becomes, under the payer's names for it or new ones."""
    uetr = instruction.uetr or ids.uetr()
    names = (uetr, instruction.end_to_end_id or ids.reference("E2E"))
    return _named(network, instruction, quote, now, names)


def _named(
    network: Network, instruction: Instruction, quote: Quote, now: datetime, names: tuple[str, str]
) -> Transfer:
    bank = network.banks[quote.route[0]]
    today = bank.calendar.local(now).date()
    direct = len(quote.route) <= 2  # a cover needs a correspondent between the two banks
    method = Method.SERIAL if direct else instruction.method
    return Transfer(
        uetr=names[0],
        instruction=_by(instruction, method),
        end_to_end_id=names[1],
        value_on=today,
        status=TransferStatus.ACSP,
        charges=quote.charges,
        route=quote.route,
        place=-1,
        sent=(Passed(quote.sends, today, now),),
        debited=quote.debit,
        conversions=quote.conversions,
    )


def _by(instruction: Instruction, method: Method) -> Instruction:
    return instruction if instruction.method is method else replace(instruction, method=method)


def _declined(network: Network, transfer: Transfer, seen: Verdict, now: datetime) -> Outcome:
    declined = replace(
        transfer,
        place=0,
        phase=Phase.CLOSED,
        status=TransferStatus.RJCT,
        reason=seen.reason,
        charges=(),
        sent=(),
        debited=None,
        conversions=(),
        hops=(*transfer.hops, Hop(transfer.route[0], now, TransferStatus.RJCT, seen.reason)),
    )
    return Outcome(
        REJECTED,
        now,
        declined.uetr,
        transfers=(declined,),
        messages=news.to_payer(network, declined, now),
        findings=seen.findings,
    )
