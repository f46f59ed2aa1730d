"""A payment bank by bank: when each had it, what it took, what it wrote and what it booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from payments.messages.code_sets import STATUS_REASON
from payments.money import Money
from payments.network.model import (
    Charge,
    Conversion,
    Hop,
    Message,
    Phase,
    Transfer,
    TransferStatus,
)
from payments.network.speed import was_lodged
from sandbox.services.journeys import Journey
from sandbox.web.desk import Desk
from sandbox.web.entries import reason_in_words
from sandbox.web.language import gettext as _
from sandbox.web.transfer_books import Books, books
from sandbox.web.transfer_words import LETTERS, TRACKER
from sandbox.web.words import HOPS


@dataclass(frozen=True, slots=True)
class Step:
    """Something a bank did with the payment: when, in its own time, and why if it told."""

    at: str
    tone: str
    status: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message about the payment; `at` is in the sender's own time."""

    number: int
    kind: str
    what: str
    sender: str
    receiver: str
    at: str
    told: str  # status and reason, as codes


@dataclass(frozen=True, slots=True)
class BankPart:
    """One bank's part. Amounts are None while it has not had the money; `held` is how long after
    the bank before it went on."""

    id: str
    name: str
    place: str
    role: str
    steps: tuple[Step, ...]
    came_in: Money | None
    kept: Money | None
    went_on: Money | None
    held: timedelta | None
    tone: str
    status: str
    charges: tuple[Charge, ...]
    exchanges: tuple[Conversion, ...]
    letters: tuple[Sent, ...]
    books: tuple[Books, ...]

    @property
    def at(self) -> str:
        """When it last did something, in its own time."""
        return self.steps[-1].at if self.steps else ""


def bank_parts(desk: Desk, journey: Journey) -> tuple[BankPart, ...]:
    """The banks of the route, in its order, those not reached yet included."""
    return tuple(_part(desk, journey, place) for place in range(len(journey.transfer.route)))


def other_letters(desk: Desk, journey: Journey) -> tuple[Sent, ...]:
    """The messages that no bank of the route sent: what a hub passed on."""
    route, seen = journey.transfer.route, journey.seen.messages
    return tuple(_sent(desk, journey, n, m) for n, m in seen if m.sender not in route)


def _part(desk: Desk, journey: Journey, place: int) -> BankPart:
    transfer = journey.transfer
    bank = transfer.route[place]
    hops = [hop for hop in transfer.hops if hop.bank == bank]
    came_in, went_on = _came_in(transfer, place), _went_on(transfer, place)
    tone, status = _stands(hops)
    if transfer.phase is Phase.SCHEDULED and place == 0:
        status = _("Kept for its day")
    letters = ((n, m) for n, m in journey.seen.messages if m.sender == bank)
    return BankPart(
        id=bank,
        name=desk.name_of(bank),
        place=journey.places[bank],
        role=_role(transfer, place),
        steps=tuple(_step(desk, journey, hop) for hop in hops),
        came_in=came_in,
        kept=_kept(transfer, bank, came_in),
        went_on=went_on,
        held=_held(transfer, place),
        tone=tone,
        status=status,
        charges=tuple(c for c in transfer.charges if c.bank == bank),
        exchanges=tuple(c for c in transfer.conversions if c.bank == bank),
        letters=tuple(_sent(desk, journey, n, m) for n, m in letters),
        books=books(desk, bank, journey.seen.postings),
    )


def _came_in(transfer: Transfer, place: int) -> Money | None:
    """What the bank had for the payment: of the payer's, or of the bank before."""
    if place == 0:
        return transfer.debited
    return transfer.sent[place - 1].amount if _gone(transfer) >= place else None


def _went_on(transfer: Transfer, place: int) -> Money | None:
    if place == len(transfer.route) - 1:
        return transfer.received
    return transfer.sent[place].amount if _gone(transfer) > place else None


def _gone(transfer: Transfer) -> int:
    """Over how many legs the payment went: an order that is held has an amount but no leg yet."""
    return 0 if transfer.place < 0 else len(transfer.sent)


def _kept(transfer: Transfer, bank: str, came_in: Money | None) -> Money | None:
    """What it took, in the currency in which it had the money."""
    if came_in is None:
        return None
    taken = (c.money for c in transfer.charges if c.bank == bank)
    nothing = Money.zero(came_in.currency)
    return sum((money for money in taken if money.currency == nothing.currency), nothing)


def _held(transfer: Transfer, place: int) -> timedelta | None:
    """From when the bank before passed it on until this one went on with it."""
    before, here = _went_at(transfer, place - 1), _went_at(transfer, place)
    return here - before if before and here else None


def _went_at(transfer: Transfer, place: int) -> datetime | None:
    last = len(transfer.route) - 1
    if place == last:
        arrived = (h.at for h in transfer.hops if h.status is TransferStatus.ACCC)
        return next(arrived, None)
    return transfer.sent[place].at if 0 <= place < _gone(transfer) else None


def _role(transfer: Transfer, place: int) -> str:
    if len(transfer.route) == 1:
        return _("the bank of both")
    if place == 0:
        return _("the payer’s bank")
    return _("the receiver’s bank") if place == len(transfer.route) - 1 else _("on the way")


def _stands(hops: list[Hop]) -> tuple[str, str]:
    if not hops:
        return "muted", _("Not reached")
    tone, status = HOPS[hops[-1].status]
    waits = hops[-1].status is TransferStatus.ACSP and hops[-1].reason == "G004"
    return ("wait", _("Waits for the money")) if waits else (tone, str(status))


def _step(desk: Desk, journey: Journey, hop: Hop) -> Step:
    tone, status = _stands([hop])
    if was_lodged(journey.transfer) and hop == journey.transfer.hops[0]:
        status = _("Kept for its day")
    code = hop.reason or ""
    if hop.status is TransferStatus.PDNG and not knows_why(desk):
        code = ""
    at = desk.clocks.there(hop.at, journey.places[hop.bank])
    return Step(at, tone, status, code, code_in_words(code))


def knows_why(desk: Desk) -> bool:
    """Whether the seat may read why a bank holds a payment: banks may, a payer would be warned."""
    return desk.is_trainer or desk.view.place is not None


def code_in_words(code: str) -> str:
    """A tracker code or a reason code, in a sentence; nothing for no code."""
    if code in TRACKER:
        return str(TRACKER[code])
    return reason_in_words(code, STATUS_REASON).label if code else ""


def _sent(desk: Desk, journey: Journey, number: int, message: Message) -> Sent:
    sender = message.sender if message.sender in journey.places else journey.transfer.route[0]
    told = " ".join(filter(None, (message.status and message.status.value, message.reason)))
    return Sent(
        number=number,
        kind=message.kind,
        what=str(LETTERS.get(message.kind, "")),
        sender=desk.name_of(message.sender),
        receiver=desk.name_of(message.receiver),
        at=desk.clocks.there(message.at, journey.places[sender]),
        told=told,
    )


def is_over(transfer: Transfer) -> bool:
    """Whether the payment has come to an end, at either side."""
    return transfer.phase in (Phase.CREDITED, Phase.CLOSED)
