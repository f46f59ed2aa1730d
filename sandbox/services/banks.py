"""The fictional banks of `fixtures/banks`: one TOML file a bank, read into a world's opening."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from payments.money import Money
from payments.network.bank import CutOff, Fee, ListedName, Rate
from payments.network.model import Account, AccountKind
from payments.party import Party, PostalAddress
from payments.world.state import ENGINE, Balance, BankOpening, Opening, Seat
from payments.world.tagged import typed
from sandbox.services.scenarios import calendar, known_entities

LAB = "lab"
"""The scenario of a world that has all banks and no story."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """An account that a bank has with another: `line` is how far below zero it may go there."""

    bank: str
    account: str
    balance: Money
    line: Money | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """A firm's account at the bank; a `closed` one takes no payments."""

    holder: str
    account: str
    balance: Money
    closed: bool = False


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a file says of one bank. `calendar` is a file of `fixtures/calendars`."""

    id: str
    name: str
    bic: str
    calendar: str
    address: PostalAddress
    cut_offs: tuple[CutOff, ...]
    fees: tuple[Fee, ...]
    correspondents: tuple[Correspondent, ...]
    firms: tuple[Party, ...]
    customers: tuple[Customer, ...]
    margin: Decimal
    tracked: bool = True
    lei: str | None = None


@dataclass(frozen=True, slots=True)
class Rates:
    """The file of middle rates."""

    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class ScreeningList:
    """The file of names that banks screen payments against."""

    listed: tuple[ListedName, ...]


def names(fixtures_dir: Path) -> tuple[str, ...]:
    """The banks that there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in (fixtures_dir / "banks").glob("*.toml")))


def load(fixtures_dir: Path) -> tuple[BankFile, ...]:
    """All banks. Raises MalformedBody with the place in a file that is not of its shape."""
    folder = fixtures_dir / "banks"
    return tuple(_read(folder / f"{name}.toml", BankFile) for name in names(fixtures_dir))


def lab(fixtures_dir: Path, ids_seed: str, starts_at: datetime) -> Opening:
    """The opening of a world with all banks, their correspondents and customers, and no story."""
    files = load(fixtures_dir)
    tables = fixtures_dir / "banks" / "tables"
    parties = tuple(_parties(files))
    codes = frozenset(party.lei for party in parties if party.lei)
    known = known_entities(fixtures_dir, codes)
    return typed(
        Opening,
        {
            **known,
            "scenario": LAB,
            "title": "Developers' lab",
            "digest": _digest(fixtures_dir),
            "engine": ENGINE,
            "starts_at": starts_at,
            "seats": tuple(_seats(files)),
            "parties": parties,
            "banks": tuple(_opening(file, fixtures_dir) for file in files),
            "calendars": tuple(calendar(fixtures_dir, file.calendar) for file in files),
            "accounts": tuple(_accounts(files)),
            "balances": tuple(_balances(files)),
            "terms": None,
            "document_sets": (),
            "rulebook": "none",
            "profile": "cbpr-2025",
            "faults": (),
            "expected": (),
            "chance_seed": LAB,
            "ids_seed": ids_seed,
            "rates": _read(tables / "rates.toml", Rates).rates,
            "listed": _read(tables / "list.toml", ScreeningList).listed,
            "hub": HUB.id,
        },
    )


T = TypeVar("T")


def _read(path: Path, kind: type[T]) -> T:
    return typed(kind, tomllib.loads(path.read_text(encoding="utf-8")))


def _digest(fixtures_dir: Path) -> str:
    paths = sorted((fixtures_dir / "banks").rglob("*.toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _parties(files: tuple[BankFile, ...]) -> Iterator[Party]:
    for file in files:
        yield Party(file.id, file.name, file.lei, file.address)
        yield from file.firms
    yield HUB


def _seats(files: tuple[BankFile, ...]) -> Iterator[Seat]:
    for file in files:
        yield Seat(file.id, file.id, f"You are {file.name}.")
        for firm in file.firms:
            yield Seat(firm.id, firm.id, f"You are {firm.name}, a customer of {file.name}.")


def _opening(file: BankFile, fixtures_dir: Path) -> BankOpening:
    place = calendar(fixtures_dir, file.calendar).place
    return BankOpening(
        file.id, file.bic, place, file.cut_offs, file.fees, file.margin, file.tracked
    )


def _accounts(files: tuple[BankFile, ...]) -> Iterator[Account]:
    for file in files:
        for held in file.correspondents:
            yield from _joined(file.id, held)
        for customer in file.customers:
            currency = customer.balance.currency
            yield Account(
                customer.account, file.id, customer.holder, currency, closed=customer.closed
            )


def _joined(holder: str, held: Correspondent) -> Iterator[Account]:
    """The account at the other bank, and its mirror in the holder's own books."""
    currency = held.balance.currency
    vostro, line = AccountKind.VOSTRO, held.line
    yield Account(held.account, held.bank, holder, currency, vostro, overdraft_max=line)
    yield Account(_mirror(held), holder, holder, currency, AccountKind.NOSTRO, held.account)


def _balances(files: tuple[BankFile, ...]) -> Iterator[Balance]:
    for file in files:
        for held in file.correspondents:
            yield Balance(held.account, held.balance)
            yield Balance(_mirror(held), -held.balance)
        for customer in file.customers:
            yield Balance(customer.account, customer.balance)


def _mirror(held: Correspondent) -> str:
    return f"NOSTRO-{held.account}"


HUB = Party("hub", "Sandbox Case Hub")
"""Through it banks ask each other about payments; it has no accounts."""
