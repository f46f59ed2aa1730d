"""The refusals of the first floor.

    PaymentsError
    ├── InvalidMoney              no such currency, or more decimals than it has
    ├── CurrencyMismatch          adding euros to shillings
    ├── NoSuchMove                the act is not open to this role in this state
    │   └── TitleNotOpen          … of a bill of lading
    ├── UnknownMessage            a namespace that no message here has
    ├── UnreadableMessage         not XML, or XML that is not let in
    ├── UnreadableDocument        no trade document in UBL of a kind known here
    └── Refused                   an act that cannot be done in this world
        ├── NoSuchPart            no such credit, account, transfer …
        ├── NotYourAct            the seat has no such act
        ├── NotYourAccount        the account is another firm's
        ├── NotItsHolder          the bill of lading is in other hands
        ├── ClockBackwards        time only goes on
        ├── NotPossible           an amount of nothing, an account that pays itself
        ├── ClosuresUnknown       a day that the banking calendar does not reach
        ├── InsufficientFunds     the account would fall below its line
        └── MalformedBody         the body of the act is not of its kind's shape

`Unbalanced` is not among them: legs that do not sum to zero are a bug, not a refusal.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payments.money import Money


class PaymentsError(Exception):
    """Root of the refusals of this floor."""


class InvalidMoney(PaymentsError):
    """An amount that cannot be: `reason` says why."""

    def __init__(self, amount: str, currency: str, reason: str) -> None:
        super().__init__(f"{amount} {currency}: {reason}")
        self.amount = amount
        self.currency = currency
        self.reason = reason


class CurrencyMismatch(PaymentsError):
    """Two currencies where one is needed."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} are two currencies.")
        self.one = one
        self.other = other


class NoSuchMove(PaymentsError):
    """The move is not in the table for this role and state; `open` lists the kinds that are."""

    def __init__(self, kind: str, by: str, state: str, open: tuple[str, ...]) -> None:  # noqa: A002
        super().__init__(f"{kind} by {by} is not open in state {state}.")
        self.kind = kind
        self.by = by
        self.state = state
        self.open = open


class TitleNotOpen(NoSuchMove):
    """The move is not in the table of bills of lading for this role and state."""


class UnknownMessage(PaymentsError):
    """A message in a namespace that is not known here."""

    def __init__(self, namespace: str) -> None:
        super().__init__(f"No message here has the namespace {namespace or '(none)'}.")
        self.namespace = namespace or "(none)"


class UnreadableMessage(PaymentsError):
    """Bytes that are not a message: not well formed, or forbidden."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class UnreadableDocument(PaymentsError):
    """Bytes that are no trade document in UBL: `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(PaymentsError):
    """An act that cannot be done in this world, as it stands."""


class NoSuchPart(Refused):
    """The world has no part of that kind and name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"There is no {kind} {name}.")
        self.kind = kind
        self.name = name


class NotYourAct(Refused):
    """The seat may not do acts of this kind."""

    def __init__(self, kind: str, seat: str, open: tuple[str, ...] = ()) -> None:  # noqa: A002
        super().__init__(f"{kind} is not open to the seat {seat}.")
        self.kind = kind
        self.seat = seat
        self.open = open


class NotYourAccount(Refused):
    """The account belongs to another firm than the seat's."""

    def __init__(self, account: str, seat: str) -> None:
        super().__init__(f"{account} is not an account of the seat {seat}.")
        self.account = account
        self.seat = seat


class NotItsHolder(Refused):
    """An act on a bill of lading that is for its holder, owner or carrier, by somebody else."""

    def __init__(self, kind: str, title: str, needed: str, seat: str) -> None:
        super().__init__(f"{kind} is for the {needed} of {title}, and {seat} is not that.")
        self.kind = kind
        self.title = title
        self.needed = needed
        self.seat = seat


class ClockBackwards(Refused):
    """The clock was told to go back; `now` is where it stands."""

    def __init__(self, to: datetime, now: datetime) -> None:
        super().__init__(f"{to.isoformat()} is before {now.isoformat()}.")
        self.to = to
        self.now = now


class InsufficientFunds(Refused):
    """The account would fall below its line."""

    def __init__(self, account: str, needed: Money, available: Money) -> None:
        super().__init__(f"{account} has {available}; {needed} is needed.")
        self.account = account
        self.needed = needed
        self.available = available


class NotPossible(Refused):
    """What is asked for makes no sense in this place; `reason` says why."""

    def __init__(self, at: str, reason: str) -> None:
        super().__init__(f"{at}: {reason}")
        self.at = at
        self.reason = reason


class ClosuresUnknown(Refused):
    """Whether banks are open on `day` is not known: the calendar runs from `first` to `last`."""

    def __init__(self, place: str, day: date, first: date, last: date) -> None:
        super().__init__(f"Closures in {place} are known from {first} to {last}, not on {day}.")
        self.place = place
        self.day = day
        self.first = first
        self.last = last


class MalformedBody(Refused):
    """The body does not have the shape its kind asks for; `at` is the place in it."""

    def __init__(self, kind: str, at: str, reason: str) -> None:
        super().__init__(f"{kind}: {at}: {reason}")
        self.kind = kind
        self.at = at
        self.reason = reason


class Unbalanced(Exception):
    """Legs that do not sum to zero in one bank and currency: a bug."""
