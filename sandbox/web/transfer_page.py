"""What the page of a payment shows: the chain bank by bank, and what each bank booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from payments.credit.credit import Role
from payments.money import Money
from payments.network.model import Hop, Posting, Transfer
from payments.world.telling import holder
from sandbox.web.desk import Desk, Letter
from sandbox.web.entries import reason_in_words
from sandbox.web.language import money
from sandbox.web.pictures.chain import Station, chain
from sandbox.web.pictures.shapes import Picture
from sandbox.web.words import ACCOUNTS, HOPS


@dataclass(frozen=True, slots=True)
class Handled:
    """One bank's part: what came in, what it kept, what went on, for how long it held it."""

    bank: str
    place: str
    came_in: Money
    kept: Money
    went_on: Money
    held: timedelta | None
    tone: str
    status: str


@dataclass(frozen=True, slots=True)
class Booked:
    """One leg in a bank's books: debit or credit, the other is None."""

    account: str
    holder: str
    kind: str
    debit: Money | None
    credit: Money | None


@dataclass(frozen=True, slots=True)
class Books:
    """What one bank booked, with its sums."""

    bank: str
    currency: str
    legs: tuple[Booked, ...]
    debits: Money
    credits: Money

    @property
    def whole(self) -> bool:
        """Whether the seat sees both sides; else it sees its own account in another's books."""
        return self.debits == self.credits


@dataclass(frozen=True, slots=True)
class TransferPage:
    """A payment as a seat's page shows it."""

    transfer: Transfer
    payer: str
    receiver: str
    short: Money | None
    reason: str
    advice: str
    handled: tuple[Handled, ...]
    picture: Picture
    books: tuple[Books, ...]
    letters: tuple[Letter, ...]


def transfer_page(desk: Desk, transfer: Transfer) -> TransferPage:
    """The page of a payment for the seat of `desk`."""
    handled = tuple(_handled(desk, transfer))
    payer, receiver = _ends(desk, transfer)
    why = reason_in_words(transfer.reason) if transfer.reason else None
    return TransferPage(
        transfer=transfer,
        payer=payer,
        receiver=receiver,
        short=_short(transfer),
        reason=why.label if why else "",
        advice=why.hint if why else "",
        handled=handled,
        picture=chain(tuple(_stations(desk, transfer, handled))),
        books=tuple(_books(desk, transfer)),
        letters=desk.letters_on(transfer.uetr),
    )


def _short(transfer: Transfer) -> Money | None:
    sent, received = transfer.instruction.amount, transfer.received
    if received is None or received.currency != sent.currency or received == sent:
        return None
    return sent - received


def _handled(desk: Desk, transfer: Transfer) -> Iterator[Handled]:
    amount = transfer.instruction.amount
    for hop, held in zip(transfer.hops, _held(transfer.hops), strict=True):
        kept = _kept(transfer, hop, amount.currency)
        tone, status = HOPS[hop.status]
        place = desk.place_of(hop.bank)
        yield Handled(
            desk.name_of(hop.bank), place, amount, kept, amount - kept, held, tone, str(status)
        )
        amount = amount - kept


def _held(hops: tuple[Hop, ...]) -> list[timedelta | None]:
    return [later.at - hop.at for hop, later in pairwise(hops)] + [None] * bool(hops)


def _kept(transfer: Transfer, hop: Hop, currency: str) -> Money:
    """What the bank took out of the amount; what it billed beside it does not lessen it."""
    charges = (c.money for c in transfer.charges if c.bank == hop.bank and not c.billed)
    return sum((money for money in charges if money.currency == currency), Money.zero(currency))


def _ends(desk: Desk, transfer: Transfer) -> tuple[str, str]:
    """The names of payer and receiver, or their account numbers where the seat knows no more."""
    under = [c.terms for c in desk.view.credits if c.terms.number == transfer.instruction.credit]
    if under:
        ends = (holder(Role.APPLICANT, under[0]), holder(Role.BENEFICIARY, under[0]))
    else:
        known = {held.account.number: held.account.holder for held in desk.view.accounts}
        numbers = (transfer.instruction.debtor_account, transfer.instruction.creditor_account)
        ends = (known.get(numbers[0], numbers[0]), known.get(numbers[1], numbers[1]))
    return desk.name_of(ends[0]), desk.name_of(ends[1])


def _stations(desk: Desk, transfer: Transfer, handled: tuple[Handled, ...]) -> Iterator[Station]:
    payer, receiver = _ends(desk, transfer)
    sent = money(transfer.instruction.amount)
    yield Station(payer, "", sent, end=True)
    for hop in handled[:-1]:
        yield Station(hop.bank, hop.place, money(hop.went_on))
    for hop in handled[-1:]:
        yield Station(hop.bank, hop.place, money(transfer.received) if transfer.received else "")
    if transfer.received:
        yield Station(receiver, "", "", end=True)


def _books(desk: Desk, transfer: Transfer) -> Iterator[Books]:
    mine = [posting for posting in desk.view.postings if posting.about == transfer.uetr]
    for bank in dict.fromkeys(posting.bank for posting in mine):
        of_bank = [posting for posting in mine if posting.bank == bank]
        for currency in dict.fromkeys(posting.money.currency for posting in of_bank):
            legs = [posting for posting in of_bank if posting.money.currency == currency]
            yield _book(desk, bank, legs, currency)


def _book(desk: Desk, bank: str, legs: Iterable[Posting], currency: str) -> Books:
    booked = tuple(_booked(desk, posting) for posting in legs)
    nothing = Money.zero(currency)
    return Books(
        desk.name_of(bank),
        currency,
        booked,
        sum((leg.debit for leg in booked if leg.debit), nothing),
        sum((leg.credit for leg in booked if leg.credit), nothing),
    )


def _booked(desk: Desk, posting: Posting) -> Booked:
    known = (held.account for held in desk.view.accounts)
    account = next((account for account in known if account.number == posting.account), None)
    holder_name = desk.name_of(account.holder) if account else ""
    kind = str(ACCOUNTS[account.kind]) if account else ""
    if posting.money.minor < 0:
        return Booked(posting.account, holder_name, kind, -posting.money, None)
    return Booked(posting.account, holder_name, kind, None, posting.money)
