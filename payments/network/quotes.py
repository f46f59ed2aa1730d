"""What a payment will cost, before anything is booked: route, currencies, charges, the debit.

The banks settle in the currency that was ordered, where accounts join them in it; else in the
creditor's. Money is changed at the two ends only: at the payer's bank when its account is in
another currency than the route, at the creditor's bank when that account is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.money import Money
from payments.network import exchange
from payments.network.charges import prepaid, price
from payments.network.ledger import account
from payments.network.model import (
    Account,
    Charge,
    ChargeBearer,
    Conversion,
    Instruction,
    Network,
)
from payments.network.own_business import between_banks
from payments.network.routes import route


@dataclass(frozen=True, slots=True)
class Quote:
    """`principal` leaves for suspense, `sends` goes to the next bank; both in the route's currency.

    `debit` is all that leaves the payer's account, in its currency.
    """

    route: tuple[str, ...]
    principal: Money
    sends: Money
    debit: Money
    charges: tuple[Charge, ...]
    conversions: tuple[Conversion, ...]


def quoted(network: Network, instruction: Instruction) -> Quote:
    """What `instruction` takes. Raises CurrencyMismatch (no rate), NoSuchPart (no way)."""
    debtor = account(network, instruction.debtor_account)
    creditor = account(network, instruction.creditor_account)
    ordered = instruction.amount.currency
    for end in (debtor, creditor):
        exchange.require_rate(network, end.currency, ordered)
    wanted = (ordered, creditor.currency) if debtor.currency == ordered else (ordered,)
    *banks, currency = route(network, debtor.bank, creditor.bank, wanted)
    parts = _parts(network, instruction, tuple(banks), currency)
    changed = tuple(_bought(network, debtor, part, currency) for part in parts)
    leaves = [each.bought for each in changed if each] or parts
    given = [each.sold for each in changed if each] or parts
    charges = tuple(_charges(network, instruction, tuple(banks), debtor.currency, currency))
    billed = [charge.money for charge in charges if charge.billed]
    principal = sum(leaves[1:], leaves[0])
    taken = [charge.money for charge in charges if not charge.billed]
    return Quote(
        route=tuple(banks),
        principal=principal,
        sends=principal - sum(taken, Money.zero(currency)),
        debit=sum((*given[1:], *billed), given[0]),
        charges=charges,
        conversions=tuple(each for each in changed if each),
    )


def require_covered(network: Network, instruction: Instruction, quote: Quote) -> None:
    """Raises NotPossible where nothing would be left: for the next bank, or of what is deducted."""
    currency, bearer = quote.sends.currency, instruction.charge_bearer
    later = Money.zero(currency)
    if bearer is not ChargeBearer.SHAR and not between_banks(network, instruction):
        later = prepaid(network, quote.route, currency, instruction.method)
    if (quote.sends - later).minor > 0:
        return
    taken = quote.principal - quote.sends + later
    if bearer is ChargeBearer.CRED and taken.minor:
        raise NotPossible(
            "amount",
            Sentence(
                "the charges taken out of it would come to {charges} {currency}, and nothing "
                "would be left",
                charges=f"{taken.amount:f}",
                currency=currency,
            ),
        )
    raise NotPossible("amount", Sentence("it comes to nothing in {currency}", currency=currency))


def _parts(
    network: Network, order: Instruction, banks: tuple[str, ...], currency: str
) -> tuple[Money, ...]:
    """What has to leave: the amount, and with DEBT what the later banks will take."""
    if order.charge_bearer is not ChargeBearer.DEBT:
        return (order.amount,)
    extra = prepaid(network, banks, currency, order.method)
    return (order.amount, extra) if extra.minor else (order.amount,)


def _bought(network: Network, debtor: Account, part: Money, currency: str) -> Conversion | None:
    """The part in the currency of the route, where the payer's account is in another."""
    if debtor.currency == currency:
        return None
    bank = network.banks[debtor.bank]
    if part.currency == currency:
        return exchange.bought(network, bank, part, debtor.currency)
    return exchange.sold(network, bank, part, currency)


def _charges(
    network: Network, order: Instruction, banks: tuple[str, ...], payers: str, currency: str
) -> Iterator[Charge]:
    """The first bank's own charge: billed in the payer's currency, or with CRED deducted."""
    if between_banks(network, order):
        return
    billed = order.charge_bearer is not ChargeBearer.CRED
    money = price(network, banks, 0, payers if billed else currency, order.method)
    if money.minor:
        yield Charge(banks[0], money, billed)
