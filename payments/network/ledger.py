"""The books of every bank: double entry in integer minor units.

`absorb` alone changes a network, and refuses legs that do not sum to zero per bank and currency.
What a bank owes is positive (a customer's or another bank's balance), what it owns is negative
(its own account elsewhere), so that one rule serves all: the sum of a bank's books is zero.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from immutables import Map

from lei.findings import Finding, Flaw, Judgement, Rule, examine, rule
from payments.errors import NoSuchPart, Unbalanced
from payments.money import Money
from payments.network import day_book, queues
from payments.network.bank import Bank
from payments.network.model import Account, AccountKind, Due, Network, Outcome, Planted, Posting
from payments.network.routes import links_of, neighbours_of
from payments.party import Party

SORTED_FROM = 8
"""From so many new items on, the agenda is sorted at once, not each item filed in."""


def opened(banks: Iterable[Bank], accounts: Iterable[Account], parties: Iterable[Party]) -> Network:
    """A network with these banks, accounts and their holders, all at zero."""
    kept = {account.number: account for account in accounts}
    links = links_of(kept)
    return Network(
        parties=Map({party.id: party for party in parties}),
        banks=Map({bank.party.id: bank for bank in banks}),
        accounts=Map(kept),
        links=Map(links),
        neighbours=Map(neighbours_of(links)),
    )


def absorb(network: Network, outcome: Outcome) -> Network:
    """The network after `outcome`. Raises Unbalanced, which is a bug in who made the outcome."""
    _balanced(outcome.postings)
    waiting = queues.noted(network, outcome.transfers)
    booked = day_book.noted(network, outcome)
    due = (*_not_before(outcome), *queues.woken(waiting, network, outcome), *booked.due)
    return replace(
        network,
        balances=_posted(network.balances, outcome.postings),
        transfers=network.transfers.update({t.uetr: t for t in outcome.transfers}),
        agenda=_agenda(network.agenda, outcome.spent, due),
        faults=_planted(network.faults, outcome.planted),
        files=network.files.update(_files(outcome)),
        waiting=waiting,
        day_book=booked.legs,
        closing=booked.closing,
        statements=booked.statements,
    )


def _not_before(outcome: Outcome) -> Iterator[Due]:
    """What falls due by it: at once, where its day was over already (a maturity, an expiry)."""
    return (due if due.at >= outcome.at else replace(due, at=outcome.at) for due in outcome.due)


def balance(network: Network, number: str) -> Money:
    """What the account holds. Raises NoSuchPart."""
    return Money.from_minor(network.balances.get(number, 0), account(network, number).currency)


def account(network: Network, number: str) -> Account:
    """The account of that number. Raises NoSuchPart."""
    found = network.accounts.get(number)
    if found is None:
        raise NoSuchPart("account", number)
    return found


def own_account(network: Network, bank: str, kind: AccountKind, currency: str) -> Account:
    """A bank's own account of a kind (suspense, opening) in a currency. Raises NoSuchPart."""
    return account(network, own_number(bank, kind, currency))


def own_number(bank: str, kind: AccountKind, currency: str) -> str:
    """The number of a bank's own account: made of what it is, so that nothing is searched."""
    return f"{bank}-{kind}-{currency}"


def sorted_accounts(network: Network) -> tuple[Account, ...]:
    """All accounts by number: a map's own order would depend on the hash seed."""
    return tuple(network.accounts[number] for number in sorted(network.accounts))


def leg(network: Network, number: str, money: Money, about: str) -> Posting:
    """One posting to an account, in the books of the bank that keeps it."""
    return Posting(account(network, number).bank, number, money, about)


def file_key(debtor_account: str, message_id: str) -> str:
    """What a file is known by: who sent it, and its message id."""
    return f"{debtor_account}/{message_id}"


def check(network: Network) -> tuple[Finding, ...]:
    """What is wrong with the books: empty in every world, at every act."""
    return examine(network, RULES).findings


def _balanced(postings: tuple[Posting, ...]) -> None:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for posting in postings:
        sums[posting.bank, posting.money.currency] += posting.money.minor
    for (bank, currency), total in sums.items():
        if total:
            raise Unbalanced(f"{bank}: legs in {currency} sum to {total}")


def _posted(balances: Map[str, int], postings: tuple[Posting, ...]) -> Map[str, int]:
    if not postings:
        return balances
    changed: dict[str, int] = {}
    for posting in postings:
        number = posting.account
        held = changed[number] if number in changed else balances.get(number, 0)
        changed[number] = held + posting.money.minor
    return balances.update(changed)


def _agenda(
    agenda: tuple[Due, ...], spent: tuple[str, ...], due: tuple[Due, ...]
) -> tuple[Due, ...]:
    if spent:
        agenda = _without(agenda, frozenset(spent))
    if not due:
        return agenda
    kept = list(agenda)
    if len(due) > SORTED_FROM:
        return tuple(sorted((*kept, *due), key=_order))
    for item in due:
        insort(kept, item, key=_order)
    return tuple(kept)


def _without(agenda: tuple[Due, ...], spent: frozenset[str]) -> tuple[Due, ...]:
    if len(spent) == 1 and agenda and agenda[0].key in spent:
        return agenda[1:]
    return tuple(due for due in agenda if due.key not in spent)


def _order(due: Due) -> tuple[datetime, str]:
    return due.at, due.key


def _planted(faults: Map[str, str], planted: tuple[Planted, ...]) -> Map[str, str]:
    for each in planted:
        if each.fault is not None:
            faults = faults.set(each.target, each.fault)
        elif each.target in faults:
            faults = faults.delete(each.target)
    return faults


def _files(outcome: Outcome) -> dict[str, bool]:
    orders = (transfer.instruction for transfer in outcome.transfers)
    return {file_key(order.debtor_account, order.file): True for order in orders if order.file}


@rule(
    "ledger-sum",
    says="The books of {bank} in {currency} do not sum to zero: {total} is over.",
    source="Double entry: every act's legs sum to zero in each bank and currency",
)
def _sums(network: Network) -> Iterator[Judgement]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for found in sorted_accounts(network):
        sums[found.bank, found.currency] += network.balances.get(found.number, 0)
    for (bank, currency), total in sums.items():
        if total:
            over = Money.from_minor(total, currency)
            yield Flaw.of(bank, bank=bank, currency=currency, total=over)


@rule(
    "ledger-mirror",
    says="{nostro} should mirror {vostro}: one holds {held}, the other {mirrored}.",
    source="A nostro account mirrors the vostro account that it stands for",
)
def _mirrors(network: Network) -> Iterator[Judgement]:
    for nostro in sorted_accounts(network):
        if nostro.mirrors is None:
            continue
        held, mirrored = balance(network, nostro.number), balance(network, nostro.mirrors)
        if held != -mirrored:
            yield Flaw.of(
                nostro.number,
                nostro=nostro.number,
                vostro=nostro.mirrors,
                held=held,
                mirrored=mirrored,
            )


@rule(
    "ledger-suspense",
    says="{account} still holds {held}, though no payment is under way.",
    source="Suspense is empty when no transfer is on the agenda",
)
def _suspense(network: Network) -> Iterator[Judgement]:
    if any(due.about in network.transfers for due in network.agenda):
        return
    for found in sorted_accounts(network):
        held = balance(network, found.number)
        if found.kind is AccountKind.SUSPENSE and held.minor:
            yield Flaw.of(found.number, account=found.number, held=held)


RULES: tuple[Rule[Network], ...] = (_sums, _mirrors, _suspense)
