"""What seats do with a transfer that is on its way, or has arrived.

The bank that is next holds, releases or rejects it; the payee's bank returns it and answers a
recall; the payer or its bank recalls it. The trainer may do all of it, and may complete a transfer
at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from payments.errors import NoSuchPart, NotYourAct
from payments.network import recalls, verbs
from payments.network.ledger import account
from payments.network.model import Outcome, Phase, Transfer
from payments.world.kinds import Effect, caused
from payments.world.state import TRAINER, Actor, Offer, World
from payments.world.transfer_telling import told

HOLD, RELEASE = "transfer.hold", "transfer.release"
REJECT, RETURN = "transfer.reject", "transfer.return"
COMPLETE = "transfer.complete"
RECALL, ANSWER_RECALL = "transfer.recall", "transfer.answer_recall"


@dataclass(frozen=True, slots=True)
class OnTransfer:
    """Body of an act that needs nothing but the transfer's UETR."""

    transfer: str


@dataclass(frozen=True, slots=True)
class WithReason:
    """Body of `transfer.reject` and `transfer.return`: a code of `verbs.REJECTIONS`."""

    transfer: str
    reason: str = "AC04"


@dataclass(frozen=True, slots=True)
class AskBack:
    """Body of `transfer.recall`: a code of `recalls.REASONS`."""

    transfer: str
    reason: str = "CUST"


@dataclass(frozen=True, slots=True)
class AnswerRecall:
    """Body of `transfer.answer_recall`: no reason gives the money back, one refuses it."""

    transfer: str
    reason: str | None = None


def hold(world: World, body: OnTransfer, actor: Actor, _ids: object) -> Effect:
    """Hold it. Raises NotYourAct, NoSuchPart, NotPossible."""
    transfer = _mine(world, body.transfer, actor, HOLD)
    return _done(world, HOLD, (verbs.hold(world.network, transfer, world.now),))


def release(world: World, body: OnTransfer, actor: Actor, _ids: object) -> Effect:
    """Go on with it."""
    transfer = _mine(world, body.transfer, actor, RELEASE)
    return _done(world, RELEASE, (verbs.release(transfer, world.now),))


def reject(world: World, body: WithReason, actor: Actor, _ids: object) -> Effect:
    """Do not go on with it."""
    transfer = _mine(world, body.transfer, actor, REJECT)
    return _done(world, REJECT, (verbs.reject(world.network, transfer, body.reason, world.now),))


def give_back(world: World, body: WithReason, actor: Actor, _ids: object) -> Effect:
    """Return it."""
    transfer = _mine(world, body.transfer, actor, RETURN)
    outcome = verbs.give_back(world.network, transfer, body.reason, world.now)
    return _done(world, RETURN, (outcome,))


def complete(world: World, body: OnTransfer, actor: Actor, _ids: object) -> Effect:
    """Do at once all that is left to do."""
    transfer = _mine(world, body.transfer, actor, COMPLETE)
    return _done(world, COMPLETE, tuple(verbs.complete(world.network, transfer, world.now)))


def ask_back(world: World, body: AskBack, actor: Actor, _ids: object) -> Effect:
    """Recall it."""
    transfer = _mine(world, body.transfer, actor, RECALL)
    outcome = recalls.asked(world.network, transfer, body.reason, world.now)
    return _done(world, RECALL, (outcome,))


def answer_recall(world: World, body: AnswerRecall, actor: Actor, _ids: object) -> Effect:
    """Answer its recall."""
    transfer = _mine(world, body.transfer, actor, ANSWER_RECALL)
    outcomes = recalls.answered(world.network, transfer, body.reason, world.now)
    return _done(world, ANSWER_RECALL, outcomes)


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The transfers on which a seat may do `kind` now."""

    def open_now(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(Offer(kind, uetr, {"transfer": uetr}) for uetr in _open(world, actor, kind))

    return open_now


def _open(world: World, actor: Actor, kind: str) -> Iterator[str]:
    for uetr in sorted(world.network.transfers):
        transfer = world.network.transfers[uetr]
        if _FITS[kind](transfer) and _may(world, transfer, actor, kind):
            yield uetr


def _mine(world: World, uetr: str, actor: Actor, kind: str) -> Transfer:
    transfer = world.network.transfers.get(uetr)
    if transfer is None:
        raise NoSuchPart("transfer", uetr)
    if not _may(world, transfer, actor, kind):
        raise NotYourAct(kind, actor.seat)
    return transfer


def _may(world: World, transfer: Transfer, actor: Actor, kind: str) -> bool:
    return actor.seat == TRAINER or actor.party in _ACTORS[kind](world, transfer)


def _next_bank(_world: World, transfer: Transfer) -> tuple[str, ...]:
    return transfer.route[transfer.place + 1 : transfer.place + 2]


def _payees_bank(_world: World, transfer: Transfer) -> tuple[str, ...]:
    return transfer.route[-1:]


def _payer(world: World, transfer: Transfer) -> tuple[str, ...]:
    holder = account(world.network, transfer.instruction.debtor_account).holder
    return holder, transfer.route[0]


def _nobody(_world: World, _transfer: Transfer) -> tuple[str, ...]:
    return ()


def _undecided(transfer: Transfer) -> bool:
    return transfer.phase in verbs.UNDECIDED


def _moving(transfer: Transfer) -> bool:
    return transfer.phase in (Phase.UNDER_WAY, Phase.QUEUED)


def _held(transfer: Transfer) -> bool:
    return transfer.phase is Phase.HELD


def _credited(transfer: Transfer) -> bool:
    return transfer.phase is Phase.CREDITED


def _recallable(transfer: Transfer) -> bool:
    return transfer.recall is None and (_undecided(transfer) or _credited(transfer))


def _recalled(transfer: Transfer) -> bool:
    return transfer.recall is not None and transfer.recall.accepted is None


def _done(world: World, kind: str, outcomes: tuple[Outcome, ...]) -> Effect:
    """The first outcome is the act itself; the others tell what followed from it."""
    first, *others = (told(world, outcome) for outcome in outcomes)
    return caused(world, (replace(first, kind=kind), *others))


_ACTORS: dict[str, Callable[[World, Transfer], tuple[str, ...]]] = {
    HOLD: _next_bank,
    RELEASE: _next_bank,
    REJECT: _next_bank,
    RETURN: _payees_bank,
    COMPLETE: _nobody,
    RECALL: _payer,
    ANSWER_RECALL: _payees_bank,
}
"""Who may, beside the trainer."""

_FITS: dict[str, Callable[[Transfer], bool]] = {
    HOLD: _moving,
    RELEASE: _held,
    REJECT: _undecided,
    RETURN: _credited,
    COMPLETE: _undecided,
    RECALL: _recallable,
    ANSWER_RECALL: _recalled,
}
"""On which transfers it is offered."""
