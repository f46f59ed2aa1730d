"""What one seat may see of a world. Only this leaves a service: the rest is nobody's business.

A seat sees its own firm's accounts, the messages its firm sent or received, the transfers it is
an end or a bank of, and of a credit the steps it was told of. Planted faults, expected findings
and what the engine saw before a bank decided are the trainer's alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from payments.calendar import BankingCalendar
from payments.collection.collection import Collection
from payments.collection.terms import CollectionInstruction
from payments.credential.granted import Granted
from payments.credit.credit import Credit
from payments.credit.terms import Terms
from payments.guarantee.guarantee import Guarantee
from payments.money import Money
from payments.network.ledger import account, balance, sorted_accounts
from payments.network.model import Account, AccountKind, Due, Message, Outcome, Posting, Transfer
from payments.party import Party
from payments.sale.invoice import Receivable
from payments.title.title import Title
from payments.world.collection_view import concerns, contract_of, visible_collections
from payments.world.credential_acts import visible_credentials
from payments.world.credit_agenda import REMINDERS, applies, today
from payments.world.credit_seen import Standing, standing
from payments.world.credit_seen import visible_credit as visible_credit
from payments.world.guarantee_view import due_concerns, visible_guarantees
from payments.world.invoice_acts import due_of_invoice, standing_of, visible_invoices
from payments.world.kinds import actor
from payments.world.offers import offers
from payments.world.papers_seen import ComingSet, next_sailing, sets_coming, sets_there
from payments.world.parts import parties_of_transfer
from payments.world.shipments import Sailing
from payments.world.state import (
    TRAINER,
    Actor,
    DocumentSet,
    Entry,
    ExpectedFinding,
    Offer,
    PlantedFault,
    World,
)
from payments.world.story import StoryLine, lines
from payments.world.telling import hear, holder
from payments.world.title_acts import visible_titles
from payments.world.transfer_telling import without_alarm


@dataclass(frozen=True, slots=True)
class Held:
    """An account and what is on it."""

    account: Account
    balance: Money


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only the trainer sees."""

    faults: tuple[PlantedFault, ...]
    expected: tuple[ExpectedFinding, ...]


@dataclass(frozen=True, slots=True)
class TransferView:
    """A transfer with what a seat may see around it; messages have the world's own numbers."""

    transfer: Transfer
    messages: tuple[tuple[int, Message], ...]
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class WorldView:
    """A world as one seat sees it. `messages` are numbered from 1 in the world's own order."""

    seat: str
    party: Party | None
    brief: str
    title: str
    scenario: str
    engine: int  # that played it; by another one than this, the world is only read
    now: datetime
    number: int
    seats: tuple[str, ...]
    parties: tuple[Party, ...]
    place: str | None  # where this seat's bank works: a place of `calendars`
    calendars: tuple[BankingCalendar, ...]
    terms: Terms | None  # of the contract, for its two parties
    document_sets: tuple[DocumentSet, ...]  # papers that lie ready, for the seller
    sets_coming: tuple[ComingSet, ...]  # papers of what has left that are not all there yet
    sailing: Sailing | None  # that would take the seller's goods today
    credits: tuple[Credit, ...]
    standings: tuple[Standing, ...]  # of the credits: who is bound, and until when what can be done
    instruction: CollectionInstruction | None  # of the contract's collection, for its parties
    collections: tuple[Collection, ...]
    titles: tuple[Title, ...]
    credentials: tuple[Granted, ...]
    guarantees: tuple[Guarantee, ...]
    invoices: tuple[Receivable, ...]
    transfers: tuple[Transfer, ...]
    messages: tuple[tuple[int, Message], ...]
    accounts: tuple[Held, ...]
    postings: tuple[Posting, ...]
    deadlines: tuple[Due, ...]
    story: tuple[StoryLine, ...]
    offers: tuple[Offer, ...]
    secrets: Secrets | None


def view(world: World, entries: Sequence[Entry], seat: str) -> WorldView:
    """The world as `seat` sees it; `entries` are the log's entries in force."""
    who = actor(world, seat)
    outcomes = tuple(outcome for entry in entries for outcome in entry.outcomes)
    known = tuple(_credits(world, who))
    return WorldView(
        seat=seat,
        party=_party(world, who),
        brief=_brief(world, seat),
        title=world.opening.title,
        scenario=world.opening.scenario,
        engine=world.opening.engine,
        now=world.now,
        number=world.number,
        seats=tuple(seat.name for seat in world.opening.seats),
        parties=world.opening.parties,
        terms=_contract(world, who),
        document_sets=sets_there(world, who),
        sets_coming=sets_coming(world, who),
        sailing=next_sailing(world, who),
        credits=known,
        standings=tuple(standing(world, credit) for credit in known),
        instruction=contract_of(world, who),
        collections=tuple(visible_collections(world, who)),
        titles=tuple(visible_titles(world, who)),
        credentials=tuple(visible_credentials(world, who)),
        guarantees=tuple(visible_guarantees(world, who)),
        invoices=tuple(standing_of(world, each) for each in visible_invoices(world, who)),
        transfers=tuple(_transfers(world, who)),
        messages=tuple(_messages(outcomes, who)),
        place=_place(world, who),
        calendars=world.opening.calendars,
        accounts=tuple(_accounts(world, who)),
        postings=tuple(_postings(world, outcomes, who)),
        deadlines=tuple(_deadlines(world, who, known)),
        story=tuple(_story(world, entries, who)),
        offers=offers(world, seat),
        secrets=_secrets(world) if seat == TRAINER else None,
    )


def view_transfer(
    world: World, entries: Sequence[Entry], seat: str, uetr: str
) -> TransferView | None:
    """One transfer as `seat` sees it, or None when it sees none of that UETR."""
    who, transfer = actor(world, seat), world.network.transfers.get(uetr)
    if transfer is None or not _concerned(world, transfer, who):
        return None
    sent = enumerate((m for e in entries for o in e.outcomes for m in o.messages), start=1)
    booked = (p for e in entries for o in e.outcomes for p in o.postings if p.about == uetr)
    messages = tuple((number, m) for number, m in sent if m.about == uetr and _reads(m, who))
    postings = tuple(p for p in booked if _books(world, p, who))
    return TransferView(without_alarm(world, transfer, who), messages, postings)


def view_message(world: World, entries: Sequence[Entry], seat: str, number: int) -> Message | None:
    """The message of that number, or None when `seat` reads none."""
    who = actor(world, seat)
    sent = (m for e in entries for o in e.outcomes for m in o.messages)
    found = next((each for place, each in enumerate(sent, start=1) if place == number), None)
    return found if found is not None and _reads(found, who) else None


def _credits(world: World, who: Actor) -> Iterable[Credit]:
    seen = (visible_credit(world.credits[number], who) for number in sorted(world.credits))
    return (credit for credit in seen if credit is not None)


def _transfers(world: World, who: Actor) -> Iterable[Transfer]:
    for uetr in sorted(world.network.transfers, key=lambda uetr: _sent_at(world, uetr)):
        transfer = world.network.transfers[uetr]
        if _concerned(world, transfer, who):
            yield without_alarm(world, transfer, who)


def _concerned(world: World, transfer: Transfer, who: Actor) -> bool:
    return who.seat == TRAINER or who.party in parties_of_transfer(world, transfer)


def _sent_at(world: World, uetr: str) -> tuple[datetime, str]:
    return world.network.transfers[uetr].hops[0].at, uetr


def _messages(outcomes: Iterable[Outcome], who: Actor) -> Iterable[tuple[int, Message]]:
    all_messages = (message for outcome in outcomes for message in outcome.messages)
    for number, message in enumerate(all_messages, start=1):
        if _reads(message, who):
            yield number, message


def _reads(message: Message, who: Actor) -> bool:
    return who.seat == TRAINER or who.party in (message.sender, message.receiver)


def _accounts(world: World, who: Actor) -> Iterable[Held]:
    for held in sorted_accounts(world.network):
        if _sees(held, who) and held.kind is not AccountKind.OPENING:
            yield Held(held, balance(world.network, held.number))


def _postings(world: World, outcomes: Iterable[Outcome], who: Actor) -> Iterable[Posting]:
    for outcome in outcomes:
        for posting in outcome.postings:
            if _books(world, posting, who):
                yield posting


def _sees(held: Account, who: Actor) -> bool:
    """A bank sees its books, a firm its accounts."""
    return who.seat == TRAINER or who.party in (held.bank, held.holder)


def _deadlines(world: World, who: Actor, known: Iterable[Credit]) -> Iterable[Due]:
    numbers = {credit.terms.number for credit in known}
    last_days = (due for number in sorted(numbers) for due in today(world, world.credits[number]))
    for due in sorted((*last_days, *world.network.agenda), key=lambda due: due.at):
        if not applies(world, due):
            continue
        mine = who.seat == TRAINER or (due.bank == who.party and due.kind not in REMINDERS)
        if mine or _concerns(world, due, who, numbers) or _concerned_elsewhere(world, due, who):
            yield due


def _concerned_elsewhere(world: World, due: Due, who: Actor) -> bool:
    """Whether it is a deadline of a collection, a guarantee or an invoice that the seat knows."""
    asked = (concerns, due_concerns, due_of_invoice)
    return any(concerned(world, due, who) for concerned in asked)


def _concerns(world: World, due: Due, who: Actor, known: set[str]) -> bool:
    if due.about not in known:
        return False
    terms = world.credits[due.about].terms
    return who.party in {holder(role, terms) for role in hear(due.kind)}


def _contract(world: World, who: Actor) -> Terms | None:
    terms = world.opening.terms
    if terms and (who.seat == TRAINER or who.party in (terms.applicant, terms.beneficiary)):
        return terms
    return None


def _party(world: World, who: Actor) -> Party | None:
    return next((party for party in world.opening.parties if party.id == who.party), None)


def _place(world: World, who: Actor) -> str | None:
    bank = world.network.banks.get(who.party) if who.party else None
    return bank.calendar.place if bank else None


def _brief(world: World, seat: str) -> str:
    return next((found.brief for found in world.opening.seats if found.name == seat), "")


def _story(world: World, entries: Sequence[Entry], who: Actor) -> Iterable[StoryLine]:
    for line in lines(entries):
        if who.seat == TRAINER or who.seat in line.audience:
            yield replace(
                line,
                messages=tuple(m for m in line.messages if _reads(m, who)),
                postings=tuple(p for p in line.postings if _books(world, p, who)),
            )


def _books(world: World, posting: Posting, who: Actor) -> bool:
    return _sees(account(world.network, posting.account), who)


def _secrets(world: World) -> Secrets:
    return Secrets(world.opening.faults, world.opening.expected)
