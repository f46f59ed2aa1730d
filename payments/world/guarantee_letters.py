"""What the banks of a guarantee write to each other, as messages of the world.

The beneficiary's bank passes on what is meant for the beneficiary and what it sends; where the
guarantor itself keeps the beneficiary's account, no message is written.
"""

from __future__ import annotations

from datetime import date

from lei.sentences import Sentence
from payments.errors import NoSuchPart
from payments.guarantee.guarantee import Demand, Guarantee
from payments.guarantee.terms import GuaranteeTerms
from payments.messages.mt import build
from payments.messages.mt import guarantee_messages as write
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.told import Written
from payments.network.ledger import sorted_accounts
from payments.network.model import Account, AccountKind, Message, Outcome
from payments.world.credit_clock import DIARY
from payments.world.parts import calendar_at
from payments.world.state import World


def issue(world: World, guarantee: Guarantee, today: date) -> Outcome:
    """MT 760 to the beneficiary's bank."""
    about = _out(world, guarantee)
    if about is None:
        return _nothing(world, guarantee)
    parties = {party.id: party for party in world.opening.parties}
    return _sent(world, guarantee, write.issue(guarantee.terms, parties, about, today), "out")


def amendment(world: World, guarantee: Guarantee, terms: GuaranteeTerms) -> Outcome:
    """MT 767 to the beneficiary's bank."""
    about = _out(world, guarantee)
    if about is None:
        return _nothing(world, guarantee)
    made = {"guarantee.propose_amendment", "guarantee.extend"}
    number = sum(1 for step in guarantee.steps if step.kind in made)
    today = calendar_at(world, guarantee.terms.guarantor).local(world.now).date()
    return _sent(world, guarantee, write.amend(terms, about, number, today), "out")


def demand(world: World, guarantee: Guarantee, made: Demand) -> Outcome:
    """MT 765 from the beneficiary's bank."""
    about = _out(world, guarantee)
    if about is None:
        return _nothing(world, guarantee)
    back = Correspondence(about.receiver, about.sender, made.id, guarantee.terms.number)
    return _sent(world, guarantee, write.demand(made.paper, back, made.received_on), "back")


def rejection(world: World, guarantee: Guarantee, made: Demand) -> Outcome:
    """MT 799 to the beneficiary's bank: the one notice, with each discrepancy."""
    about = _out(world, guarantee)
    if about is None:
        return _nothing(world, guarantee)
    return _sent(world, guarantee, write.reject(made, about), "out")


def account_of(world: World, holder: str, currency: str) -> Account:
    """A firm's account in a currency, or in another where it has none. Raises NoSuchPart."""
    held = [
        account
        for account in sorted_accounts(world.network)
        if account.holder == holder and account.kind is AccountKind.CUSTOMER and not account.closed
    ]
    for account in (*(each for each in held if each.currency == currency), *held):
        return account
    raise NoSuchPart("account", Sentence("of {holder}", holder=holder))


def _out(world: World, guarantee: Guarantee) -> Correspondence | None:
    terms = guarantee.terms
    bank = _bank_of(world, terms.beneficiary, terms.amount.currency)
    if bank is None or bank == terms.guarantor:
        return None
    banks = world.network.banks
    return Correspondence(banks[terms.guarantor].bic, banks[bank].bic, terms.number, terms.number)


def _bank_of(world: World, party: str, currency: str) -> str | None:
    if party in world.network.banks:
        return party
    try:
        return account_of(world, party, currency).bank
    except NoSuchPart:
        return None


def _sent(world: World, guarantee: Guarantee, written: Written, way: str) -> Outcome:
    terms = guarantee.terms
    bank = str(_bank_of(world, terms.beneficiary, terms.amount.currency))
    ends = (terms.guarantor, bank) if way == "out" else (bank, terms.guarantor)
    message = Message(
        kind=f"MT {written.message.type}",
        sender=ends[0],
        receiver=ends[1],
        at=world.now,
        text=build(written.message),
        about=terms.number,
    )
    return Outcome(DIARY, world.now, terms.number, messages=(message,))


def _nothing(world: World, guarantee: Guarantee) -> Outcome:
    return Outcome(DIARY, world.now, guarantee.terms.number)
