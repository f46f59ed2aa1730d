"""What people make a bank do with a transfer: hold, release, reject, return, complete it.

Each verb makes outcomes like those of the clock; what cannot be done is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.network import bookings, returns, scheduled, waits
from payments.network.diary import RELEASED, RETURN, due, hop_due, hop_key, patience_key
from payments.network.gates import Verdict
from payments.network.ledger import absorb
from payments.network.model import Network, Outcome, Phase, Transfer, TransferStatus
from payments.network.transfers import handled, require_funds

UNDECIDED = (Phase.UNDER_WAY, Phase.QUEUED, Phase.HELD)
REJECTIONS = ("AC01", "AC04", "AC06", "AG01", "AM04", "AM09", "BE01", "BE04", "MS03", "RR04")
"""Why somebody may reject or return a payment here."""


def hold(network: Network, transfer: Transfer, at: datetime) -> Outcome:
    """The bank that is next holds the transfer. Raises NotPossible."""
    _require(transfer, (Phase.UNDER_WAY, Phase.QUEUED), Sentence("it is not under way"))
    outcome = waits.held(network, transfer, Verdict(), at)
    over = (hop_key(transfer), patience_key(transfer))
    return replace(outcome, spent=over)


def release(transfer: Transfer, at: datetime) -> Outcome:
    """The bank that holds the transfer goes on with it. Raises NotPossible."""
    _require(transfer, (Phase.HELD,), Sentence("it is not held"))
    freed = replace(
        transfer,
        phase=Phase.UNDER_WAY,
        status=TransferStatus.ACSP,
        reason=None,
        cleared=True,
        waited=True,
    )
    again = hop_due(freed, freed.place + 1, at)
    over = (patience_key(transfer),)
    return Outcome(RELEASED, at, freed.uetr, transfers=(freed,), due=(again,), spent=over)


def reject(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The bank that is next does not go on with the transfer. Raises NotPossible."""
    _known(reason)
    if transfer.phase is Phase.SCHEDULED:
        return scheduled.given_up(network, transfer, reason, at)
    _require(transfer, UNDECIDED, Sentence("it has arrived or came back already"))
    return returns.rejected(network, transfer, reason, at)


def give_back(network: Network, transfer: Transfer, reason: str, at: datetime) -> Outcome:
    """The creditor's bank returns what it has credited, or what it has in hand.

    Raises NotPossible: the money is not there, or came back already.
    """
    _known(reason)
    last = len(transfer.route) - 1
    if transfer.phase is Phase.CREDITED:
        _require_money(network, transfer)
        return returns.returned(network, transfer, reason, at)
    _require(transfer, UNDECIDED, Sentence("it came back already"))
    if transfer.place + 1 != last or last == 0:
        raise NotPossible("$.transfer", "the payment has not reached the creditor's bank")
    legs = () if waits.stands_at(network, transfer) == last else _taken(network, transfer)
    outcome = returns.rejected(network, replace(transfer, booked=True), reason, at)
    booked = bookings.netted(network, (*legs, *outcome.postings))
    return replace(outcome, kind=RETURN, postings=booked)


def complete(network: Network, transfer: Transfer, at: datetime) -> Iterator[Outcome]:
    """All that is left is done at once, as far as nothing stops it. Raises NotPossible."""
    _require(transfer, (*UNDECIDED, Phase.RETURNING), Sentence("nothing is left to do"))
    if transfer.phase is Phase.HELD:
        freed = release(transfer, at)
        yield freed
        network = absorb(network, freed)
    for _ in range(2 * len(transfer.route) + 1):
        outcome = _next(network, network.transfers[transfer.uetr], at)
        if outcome is None:
            return
        yield outcome
        network = absorb(network, outcome)


def _next(network: Network, transfer: Transfer, at: datetime) -> Outcome | None:
    if transfer.phase is Phase.RETURNING:
        return returns.step_back(network, due(RETURN, transfer, transfer.place - 1, at))
    if transfer.phase is not Phase.UNDER_WAY:
        return None
    outcome = handled(network, replace(transfer, waited=True), at)
    return replace(outcome, spent=(*outcome.spent, hop_key(transfer)))


def _taken(network: Network, transfer: Transfer) -> bookings.Legs:
    return bookings.received(network, transfer, transfer.place)


def _require(transfer: Transfer, phases: tuple[Phase, ...], why: Sentence) -> None:
    if transfer.phase not in phases:
        raise NotPossible("$.transfer", why)


def _require_money(network: Network, transfer: Transfer) -> None:
    payee, received = transfer.instruction.creditor_account, transfer.received
    if received is not None:
        require_funds(network, payee, received)


def _known(reason: str) -> None:
    if reason not in REJECTIONS:
        raise NotPossible("$.reason", Sentence("one of {known}", known=", ".join(REJECTIONS)))
