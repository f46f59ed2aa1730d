"""Which banks a payment goes through: the shortest way over accounts that join two banks.

Two banks are neighbours in a currency where one keeps an account for the other. The way is found
breadth first, neighbours in alphabetical order, so that the same network gives the same route.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from lei.sentences import Sentence
from payments.errors import NoSuchPart
from payments.messages.pacs_008 import SettlementMethod
from payments.network.model import Account, AccountKind, Link, Network


def route(network: Network, start: str, end: str, currencies: tuple[str, ...]) -> tuple[str, ...]:
    """The banks from `start` to `end` in the first of `currencies` that joins them, and it last.

    Raises NoSuchPart when none of them does.
    """
    for currency in dict.fromkeys(currencies):
        banks = _shortest(network, start, end, currency)
        if banks:
            return (*banks, currency)
    raise NoSuchPart(
        "route",
        Sentence(
            "{start} to {end} in {currencies}",
            start=start,
            end=end,
            currencies=", ".join(dict.fromkeys(currencies)),
        ),
    )


def link(network: Network, sender: str, receiver: str, currency: str) -> Link:
    """The account that joins two banks in a currency. Raises NoSuchPart."""
    found = network.links.get(f"{sender}/{receiver}/{currency}")
    if found is None:
        raise NoSuchPart(
            "route",
            Sentence(
                "{sender} to {receiver} in {currency}",
                sender=sender,
                receiver=receiver,
                currency=currency,
            ),
        )
    return found


def settlement(joined: Link, sender: str) -> SettlementMethod:
    """In whose books the two settle when `sender` sends."""
    return SettlementMethod.INGA if joined.keeper == sender else SettlementMethod.INDA


def links_of(accounts: Mapping[str, Account]) -> dict[str, Link]:
    """Every pair of neighbours, either way round, under "sender/receiver/currency"."""
    found: dict[str, Link] = {}
    for number in sorted(accounts):
        nostro = accounts[number]
        vostro = accounts.get(nostro.mirrors or "")
        if nostro.kind is AccountKind.NOSTRO and vostro is not None:
            joined = Link(vostro.bank, nostro.bank, vostro.number, nostro.number)
            for ends in ((vostro.bank, nostro.bank), (nostro.bank, vostro.bank)):
                found.setdefault(f"{ends[0]}/{ends[1]}/{nostro.currency}", joined)
    return found


def neighbours_of(links: Mapping[str, Link]) -> dict[str, tuple[str, ...]]:
    """The neighbours of each bank in each currency, in alphabetical order."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(links):
        sender, receiver, currency = name.split("/")
        key = f"{sender}/{currency}"
        found[key] = (*found.get(key, ()), receiver)
    return found


def _shortest(network: Network, start: str, end: str, currency: str) -> tuple[str, ...]:
    if start == end:
        return (start,)
    came_from = {start: ""}
    queue = deque([start])
    while queue:
        bank = queue.popleft()
        for neighbour in network.neighbours.get(f"{bank}/{currency}", ()):
            if neighbour not in came_from:
                came_from[neighbour] = bank
                queue.append(neighbour)
        if end in came_from:
            return _back(came_from, end)
    return ()


def _back(came_from: Mapping[str, str], end: str) -> tuple[str, ...]:
    banks = [end]
    while came_from[banks[-1]]:
        banks.append(came_from[banks[-1]])
    return tuple(reversed(banks))
