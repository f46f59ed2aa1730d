"""Payments that wait for money: a bank's account that is at its line holds them up.

Whenever the account is credited, every payment that waits on it is tried again; those for which it
is still too little go on waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from immutables import Map

from payments.network.diary import hop_due
from payments.network.model import Due, Network, Outcome, Transfer


def noted(network: Network, transfers: Iterable[Transfer]) -> Map[str, tuple[str, ...]]:
    """Who waits on which account, after these transfers changed."""
    waiting = network.waiting
    for transfer in transfers:
        before = network.transfers.get(transfer.uetr)
        if before is not None and before.waits_on is not None:
            waiting = _left(waiting, before.waits_on, transfer.uetr)
        if transfer.waits_on is not None:
            queue = waiting.get(transfer.waits_on, ())
            waiting = waiting.set(transfer.waits_on, (*queue, transfer.uetr))
    return waiting


def woken(
    waiting: Map[str, tuple[str, ...]], network: Network, outcome: Outcome
) -> tuple[Due, ...]:
    """The payments that are tried again, since the account they wait on was credited."""
    if not waiting:
        return ()
    changed = {transfer.uetr: transfer for transfer in outcome.transfers}
    tried = (
        changed.get(uetr) or network.transfers[uetr]
        for uetr in dict.fromkeys(_credited(waiting, outcome))
    )
    return tuple(hop_due(transfer, transfer.place + 1, outcome.at) for transfer in tried)


def _credited(waiting: Map[str, tuple[str, ...]], outcome: Outcome) -> Iterator[str]:
    for posting in outcome.postings:
        if posting.money.minor > 0:
            yield from waiting.get(posting.account, ())


def _left(waiting: Map[str, tuple[str, ...]], account: str, uetr: str) -> Map[str, tuple[str, ...]]:
    left = tuple(other for other in waiting.get(account, ()) if other != uetr)
    return waiting.set(account, left) if left else waiting.delete(account)
