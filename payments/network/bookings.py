"""The journals of a transfer: who debits and credits what, at each bank, in each currency.

Until the next bank has booked, the money stands on a suspense account: at no moment is it nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from payments.messages.pacs_008 import SettlementMethod
from payments.money import Money
from payments.network import exchange
from payments.network.ledger import account, own_number
from payments.network.model import (
    AccountKind,
    Charge,
    Conversion,
    Link,
    Network,
    Posting,
    Transfer,
)
from payments.network.routes import link, settlement

Legs: TypeAlias = tuple[Posting, ...]


def debited(network: Network, transfer: Transfer, principal: Money) -> Legs:
    """The payer's bank debits the payer: `principal`, in the route's currency, into suspense."""
    bank, payer = transfer.route[0], transfer.instruction.debtor_account
    waiting = _own(bank, AccountKind.SUSPENSE, principal.currency)
    changed = at_sender(transfer, principal.currency)
    if changed:
        legs = [leg for each in changed for leg in _sale(network, transfer, each, payer, waiting)]
    else:
        legs = [*moved(network, transfer, payer, waiting, principal)]
    for charge in transfer.charges:
        legs += charged(network, transfer, charge, payer if charge.billed else waiting)
    return tuple(legs)


def refunded(network: Network, transfer: Transfer, amount: Money) -> Legs:
    """The payer's bank gives back what came back, at the rate at which it was bought."""
    bank, payer = transfer.route[0], transfer.instruction.debtor_account
    waiting = _own(bank, AccountKind.SUSPENSE, amount.currency)
    given = account(network, payer).currency
    if given == amount.currency:
        return moved(network, transfer, waiting, payer, amount)
    money = refund(transfer, amount)
    return (
        *moved(network, transfer, waiting, _own(bank, _POSITION, amount.currency), amount),
        *moved(network, transfer, _own(bank, _POSITION, given), payer, money),
    )


def refund(transfer: Transfer, amount: Money) -> Money:
    """What the payer gets of an `amount` in the currency of the route."""
    changed = at_sender(transfer, amount.currency)
    if not changed:
        return amount
    bought = sum((each.bought for each in changed[1:]), changed[0].bought)
    if amount == bought:
        return sum((each.sold for each in changed[1:]), changed[0].sold)
    return exchange.back(changed[0], amount)


def sent(network: Network, transfer: Transfer, place: int) -> Legs:
    """What is booked as the bank at `place` sends: all, where it keeps the joining account."""
    joined, method, amount = _leg(network, transfer, place)
    if method is SettlementMethod.INDA:
        return ()
    sender, receiver = transfer.route[place : place + 2]
    return (
        *moved(network, transfer, _suspense(sender, amount), joined.vostro, amount),
        *moved(network, transfer, joined.nostro, _suspense(receiver, amount), amount),
    )


def received(network: Network, transfer: Transfer, place: int) -> Legs:
    """What is booked as the bank after `place` takes the payment in, where it keeps the account."""
    joined, method, amount = _leg(network, transfer, place)
    if method is SettlementMethod.INGA:
        return ()
    sender, receiver = transfer.route[place : place + 2]
    return (
        *moved(network, transfer, _suspense(sender, amount), joined.nostro, amount),
        *moved(network, transfer, joined.vostro, _suspense(receiver, amount), amount),
    )


def sent_back(network: Network, transfer: Transfer, place: int, amount: Money) -> Legs:
    """The bank after `place` gives `amount` back to the bank at `place`, over the same account."""
    sender, receiver = transfer.route[place : place + 2]
    joined = link(network, sender, receiver, amount.currency)
    there, here = _suspense(receiver, amount), _suspense(sender, amount)
    if joined.keeper == receiver:
        return (
            *moved(network, transfer, there, joined.vostro, amount),
            *moved(network, transfer, joined.nostro, here, amount),
        )
    return (
        *moved(network, transfer, there, joined.nostro, amount),
        *moved(network, transfer, joined.vostro, here, amount),
    )


def charged(network: Network, transfer: Transfer, charge: Charge, source: str) -> Legs:
    """A bank takes its charge from an account of its own books."""
    if not charge.money.minor:
        return ()
    income = _own(charge.bank, AccountKind.INCOME, charge.money.currency)
    return moved(network, transfer, source, income, charge.money)


def credited(network: Network, transfer: Transfer, amount: Money) -> Legs:
    """The creditor's bank credits the creditor, changing the money where it changes it."""
    bank, payee = transfer.route[-1], transfer.instruction.creditor_account
    waiting = _suspense(bank, amount)
    changed = at_receiver(transfer, amount.currency)
    if not changed:
        return moved(network, transfer, waiting, payee, amount)
    return _sale(network, transfer, changed[-1], waiting, payee)


def suspense(transfer: Transfer, place: int, amount: Money) -> str:
    """The suspense account of the bank at `place`."""
    return _suspense(transfer.route[place], amount)


def at_sender(transfer: Transfer, currency: str) -> tuple[Conversion, ...]:
    """The changes into the currency of the route, made at the payer's bank."""
    return tuple(each for each in transfer.conversions if each.bought.currency == currency)


def at_receiver(transfer: Transfer, currency: str) -> tuple[Conversion, ...]:
    """The change out of the currency of the route, made at the creditor's bank."""
    return tuple(each for each in transfer.conversions if each.sold.currency == currency)


def moved(
    network: Network, transfer: Transfer, debit: str, credit: str, money: Money
) -> tuple[Posting, Posting]:
    """One journal of two legs, in the books of the bank that keeps both accounts."""
    bank = account(network, debit).bank
    about = transfer.uetr
    return Posting(bank, debit, -money, about), Posting(bank, credit, money, about)


def reversed_legs(legs: Iterable[Posting]) -> Legs:
    """The same legs, the other way round."""
    return tuple(Posting(leg.bank, leg.account, -leg.money, leg.about) for leg in legs)


def netted(network: Network, legs: Iterable[Posting]) -> Legs:
    """The legs, without money that only passes through suspense within one outcome."""
    kept: list[Posting] = []
    through: dict[str, Posting] = {}
    for leg in legs:
        if account(network, leg.account).kind is not AccountKind.SUSPENSE:
            kept.append(leg)
        elif leg.account in through:
            before = through[leg.account]
            through[leg.account] = Posting(
                leg.bank, leg.account, before.money + leg.money, leg.about
            )
        else:
            through[leg.account] = leg
    return (*kept, *(leg for leg in through.values() if leg.money.minor))


def _sale(
    network: Network, transfer: Transfer, change: Conversion, source: str, target: str
) -> Legs:
    """Two journals over the bank's positions: it buys one currency and sells the other."""
    bank = change.bank
    return (
        *moved(network, transfer, source, _own(bank, _POSITION, change.sold.currency), change.sold),
        *moved(
            network, transfer, _own(bank, _POSITION, change.bought.currency), target, change.bought
        ),
    )


def _leg(network: Network, transfer: Transfer, place: int) -> tuple[Link, SettlementMethod, Money]:
    sender, receiver = transfer.route[place : place + 2]
    amount = transfer.sent[place].amount
    joined = link(network, sender, receiver, amount.currency)
    return joined, settlement(joined, sender), amount


def _suspense(bank: str, amount: Money) -> str:
    return _own(bank, AccountKind.SUSPENSE, amount.currency)


_own = own_number
_POSITION = AccountKind.POSITION
