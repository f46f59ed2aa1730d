"""Act 1: a world opens with everything its fold will ever need to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from payments.errors import NoSuchPart, NotPossible
from payments.network.ids import Ids
from payments.network.ledger import leg, opened, own_account
from payments.network.model import Account, AccountKind, Bank, Network, Outcome, Posting
from payments.world.kinds import Effect, caused
from payments.world.state import ENGINE, Actor, BankOpening, Offer, Opening, World

KIND = "open"


def blank(opening: Opening) -> World:
    """The world before its first act. Raises NoSuchPart when the opening names what it lacks."""
    if opening.engine != ENGINE:
        raise NotPossible("$.engine", f"this program folds engine {ENGINE}")
    banks = [_bank(opening, bank) for bank in opening.banks]
    network = opened(banks, _accounts(opening), opening.parties)
    return World(opening, opening.starts_at, 0, network)


def open_world(world: World, body: Opening, _actor: Actor, _ids: Ids) -> Effect:
    """Post the opening balances, each against its bank's opening account."""
    if world.number:
        raise NotPossible("$", "a world opens once")
    postings = tuple(_postings(world.network, body))
    return caused(world, (Outcome(KIND, world.now, postings=postings),))


def nothing_offered(_world: World, _actor: Actor) -> tuple[Offer, ...]:
    return ()


def _bank(opening: Opening, bank: BankOpening) -> Bank:
    parties = {party.id: party for party in opening.parties}
    calendars = {calendar.place: calendar for calendar in opening.calendars}
    if bank.party not in parties:
        raise NoSuchPart("party", bank.party)
    if bank.calendar not in calendars:
        raise NoSuchPart("calendar", bank.calendar)
    return Bank(parties[bank.party], bank.bic, calendars[bank.calendar])


def _accounts(opening: Opening) -> Iterator[Account]:
    """The accounts named, and for each bank and currency a suspense and an opening account."""
    yield from opening.accounts
    for bank, currency in sorted({(a.bank, a.currency) for a in opening.accounts}):
        for kind in (AccountKind.SUSPENSE, AccountKind.OPENING):
            yield Account(f"{bank}-{kind}-{currency}", bank, bank, currency, kind)


def _postings(network: Network, opening: Opening) -> Iterator[Posting]:
    for held in opening.balances:
        posted = leg(network, held.account, held.money, KIND)
        counter = own_account(network, posted.bank, AccountKind.OPENING, held.money.currency)
        yield posted
        yield replace(posted, account=counter.number, money=-held.money)
