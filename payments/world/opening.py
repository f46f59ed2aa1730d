"""Act 1: a world opens with everything its fold will ever need to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from immutables import Map

from lei.sentences import Sentence
from payments.errors import NoSuchPart, NotPossible
from payments.network.bank import Bank
from payments.network.faults import fault
from payments.network.ids import Ids
from payments.network.ledger import account, leg, opened, own_account, own_number
from payments.network.model import Account, AccountKind, Network, Outcome, Posting
from payments.world.kinds import Effect, caused
from payments.world.register_acts import dues
from payments.world.state import ENGINE, Actor, BankOpening, Offer, Opening, World

KIND = "open"


def blank(opening: Opening) -> World:
    """The world before its first act. Raises NoSuchPart when the opening names what it lacks."""
    if opening.engine != ENGINE:
        raise NotPossible("$.engine", Sentence("this program folds engine {engine}", engine=ENGINE))
    banks = [_bank(opening, bank) for bank in opening.banks]
    network = opened(banks, _accounts(opening), opening.parties)
    return World(opening, opening.starts_at, 0, _informed(network, opening))


def open_world(world: World, body: Opening, _actor: Actor, _ids: Ids) -> Effect:
    """Post the opening balances, each against its bank's opening account."""
    if world.number:
        raise NotPossible("$", "a world opens once")
    postings = tuple(_postings(world.network, body))
    due = tuple(item for item, _ in dues(body))
    return caused(world, (Outcome(KIND, world.now, postings=postings, due=due),))


def nothing_offered(_world: World, _actor: Actor) -> tuple[Offer, ...]:
    return ()


def _bank(opening: Opening, bank: BankOpening) -> Bank:
    parties = {party.id: party for party in opening.parties}
    calendars = {calendar.place: calendar for calendar in opening.calendars}
    if bank.party not in parties:
        raise NoSuchPart("party", bank.party)
    if bank.calendar not in calendars:
        raise NoSuchPart("calendar", bank.calendar)
    return Bank(
        party=parties[bank.party],
        bic=bank.bic,
        calendar=calendars[bank.calendar],
        cut_offs=bank.cut_offs,
        fees=bank.fees,
        margin=bank.margin,
        tracked=bank.tracked,
    )


def _informed(network: Network, opening: Opening) -> Network:
    """The network with what its banks know: rates, the list, the register, who is at fault."""
    for behaviour in opening.behaviours:
        fault(behaviour.fault)
        account(network, behaviour.account)
    return replace(
        network,
        rates=Map({rate.currency: rate.per_euro for rate in opening.rates}),
        listed=opening.listed,
        records=Map({record.lei: record for record in opening.entities}),
        faults=Map({b.account: b.fault for b in opening.behaviours}),
        hub=opening.hub,
    )


def _accounts(opening: Opening) -> Iterator[Account]:
    """The accounts named, and for each bank and currency those that its own books need."""
    yield from opening.accounts
    for bank, currency in sorted({(a.bank, a.currency) for a in opening.accounts}):
        for kind in _own_kinds(opening):
            yield Account(own_number(bank, kind, currency), bank, bank, currency, kind)


def _own_kinds(opening: Opening) -> tuple[AccountKind, ...]:
    """Suspense, opening and claims always; income and positions where somebody takes or changes."""
    kinds = [AccountKind.SUSPENSE, AccountKind.OPENING, AccountKind.CLAIMS]
    if any(bank.fees for bank in opening.banks):
        kinds.append(AccountKind.INCOME)
    if opening.rates:
        kinds.append(AccountKind.POSITION)
    return tuple(kinds)


def _postings(network: Network, opening: Opening) -> Iterator[Posting]:
    for held in opening.balances:
        posted = leg(network, held.account, held.money, KIND)
        counter = own_account(network, posted.bank, AccountKind.OPENING, held.money.currency)
        yield posted
        yield replace(posted, account=counter.number, money=-held.money)
