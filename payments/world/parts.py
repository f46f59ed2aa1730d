"""The parts of a world by name, and whom they concern."""

from __future__ import annotations

from dataclasses import replace

from lei.sentences import Sentence
from payments.calendar import BankingCalendar
from payments.credit.credit import Credit, Presentation
from payments.credit.guards import Moment
from payments.documents.presentation import Amendment, Dossier
from payments.errors import NoSuchPart
from payments.network.ledger import account, sorted_accounts
from payments.network.model import Account, AccountKind, Transfer
from payments.world.state import World


def credit_of(world: World, number: str) -> Credit:
    """The credit of that number. Raises NoSuchPart."""
    found = world.credits.get(number)
    if found is None:
        raise NoSuchPart("credit", number)
    return found


def calendar_at(world: World, bank: str) -> BankingCalendar:
    """The banking calendar of the place where a bank works. Raises NoSuchPart."""
    found = world.network.banks.get(bank)
    if found is None:
        raise NoSuchPart("bank", bank)
    return found.calendar


def calendar_working(world: World, bank: str) -> BankingCalendar:
    """The same, without the days on which force majeure keeps the bank closed."""
    calendar = calendar_at(world, bank)
    days = (day for each in world.interruptions.get(bank, ()) for day in each.days)
    return replace(calendar, closures=calendar.closures.union(days))


def shut(world: World) -> frozenset[str]:
    """The banks that force majeure keeps closed now (UCP 600 art. 36)."""
    return frozenset(bank for bank in world.interruptions if _is_shut(world, bank))


def moment_at(world: World, credit: Credit) -> Moment:
    """Now, at the place where the credit expires."""
    return Moment(world.now, calendar_at(world, credit.terms.nominated_bank), shut(world))


def dossier(world: World, credit: Credit, presentation: Presentation) -> Dossier:
    """A presentation as an examiner sees it, with the amendment that nobody has answered."""
    terms = credit.terms
    return Dossier(
        terms=terms,
        documents=presentation.documents,
        parties={party.id: party for party in world.opening.parties},
        presented_on=presentation.presented_on,
        calendar=calendar_at(world, terms.nominated_bank),
        amendment=Amendment(credit.proposed) if credit.proposed else None,
        interruptions=world.interruptions.get(terms.nominated_bank, ()),
        drawn_on=tuple(m.presented_on for m in credit.presentations if m.id != presentation.id),
    )


def customer_account(world: World, holder: str, bank: str, currency: str) -> Account:
    """A firm's account at a bank in a currency. Raises NoSuchPart."""
    for found in sorted_accounts(world.network):
        if (found.holder, found.bank, found.currency, found.kind) == (
            holder,
            bank,
            currency,
            AccountKind.CUSTOMER,
        ):
            return found
    raise NoSuchPart(
        "account",
        Sentence(
            "of {holder} at {bank} in {currency}", holder=holder, bank=bank, currency=currency
        ),
    )


def _is_shut(world: World, bank: str) -> bool:
    today = calendar_at(world, bank).local(world.now).date()
    return any(each.first <= today <= each.last for each in world.interruptions[bank])


def parties_of_transfer(world: World, transfer: Transfer) -> tuple[str, ...]:
    """Whom a transfer concerns now: the creditor only once the money is there."""
    debtor = account(world.network, transfer.instruction.debtor_account)
    creditor = account(world.network, transfer.instruction.creditor_account)
    known = (debtor.holder, *transfer.route)
    return (*known, creditor.holder) if transfer.received else known
