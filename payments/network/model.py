"""The parts of the simulated network: banks, accounts, transfers, postings, messages.

All are frozen values; `payments.network.ledger.absorb` alone makes a new network of an outcome.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from immutables import Map

from lei.findings import Finding
from payments.calendar import BankingCalendar
from payments.money import Money
from payments.party import Party


class ChargeBearer(StrEnum):
    """Who bears the banks' charges (ISO 20022 ChargeBearerType1Code)."""

    SHAR = "SHAR"
    DEBT = "DEBT"
    CRED = "CRED"


class TransferStatus(StrEnum):
    """Where a transfer stands, in the words of ExternalPaymentTransactionStatus1Code."""

    ACSP = "ACSP"  # accepted, settlement in process
    ACCC = "ACCC"  # settled, creditor's account credited
    RJCT = "RJCT"  # rejected


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: the party it is, its BIC, its place."""

    party: Party
    bic: str
    calendar: BankingCalendar


class AccountKind(StrEnum):
    """What an account is in the books of the bank that keeps it."""

    CUSTOMER = "customer"  # owed to a customer
    VOSTRO = "vostro"  # owed to another bank ("yours, with us")
    NOSTRO = "nostro"  # mirror of our account at another bank ("ours, with you")
    OPENING = "opening"  # counterpart of opening balances
    SUSPENSE = "suspense"  # money under way between two hops


@dataclass(frozen=True, slots=True)
class Account:
    """An account in one bank's books.

    `number` is unique in the world; a nostro `mirrors` the vostro account it stands for.
    """

    number: str
    bank: str  # party id of the bank that keeps the books
    holder: str  # party id
    currency: str
    kind: AccountKind = AccountKind.CUSTOMER
    mirrors: str | None = None
    overdraft_max: Money | None = None  # how far below zero a customer may go


@dataclass(frozen=True, slots=True)
class Posting:
    """One leg in one bank's books: credit is positive, debit is negative.

    Legs of one outcome sum to zero in each bank and currency.
    """

    bank: str
    account: str
    money: Money
    about: str  # the transfer's UETR, or "opening"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it went over the wire; `sender` and `receiver` are party ids."""

    kind: str  # "pacs.008.001.08"
    sender: str
    receiver: str
    at: datetime
    text: str
    about: str  # UETR, or credit number


@dataclass(frozen=True, slots=True)
class Charge:
    """What one bank kept."""

    bank: str
    money: Money


@dataclass(frozen=True, slots=True)
class Hop:
    """One bank handling the transfer."""

    bank: str
    at: datetime
    status: TransferStatus


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a debtor orders: an amount from one account to another."""

    debtor_account: str
    creditor_account: str
    amount: Money
    charge_bearer: ChargeBearer = ChargeBearer.SHAR
    remittance: str | None = None
    end_to_end_id: str | None = None
    credit: str | None = None  # number of the credit it pays under


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment from debtor to creditor, the same UETR through every hop."""

    uetr: str
    instruction: Instruction
    end_to_end_id: str
    value_on: date
    status: TransferStatus
    reason: str | None = None  # ExternalStatusReason1Code when rejected
    received: Money | None = None
    charges: tuple[Charge, ...] = ()
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Work that a bank, or the clock, will do at an instant. Ordered by `(at, key)`."""

    at: datetime
    key: str
    kind: str
    about: str  # UETR or credit number
    bank: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one act, or one due item, caused.

    `kind` is the act's or the due item's; `about` a UETR, a credit number, an LEI or nothing.
    `audience` lists the seats that are told; empty is the trainer only.
    """

    kind: str
    at: datetime
    about: str = ""
    postings: tuple[Posting, ...] = ()
    messages: tuple[Message, ...] = ()
    due: tuple[Due, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    findings: tuple[Finding, ...] = ()
    spent: tuple[str, ...] = ()  # keys of agenda items that are done
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """Everything the banks know. Balances are in minor units, by account number."""

    parties: Map[str, Party] = field(default_factory=Map)
    banks: Map[str, Bank] = field(default_factory=Map)
    accounts: Map[str, Account] = field(default_factory=Map)
    balances: Map[str, int] = field(default_factory=Map)
    transfers: Map[str, Transfer] = field(default_factory=Map)
    agenda: tuple[Due, ...] = ()
