"""The parts of the simulated network: accounts, transfers, postings, messages.

All are frozen values; `payments.network.ledger.absorb` alone makes a new network of an outcome.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from immutables import Map

from lei.findings import Finding
from lei.record import LeiRecord
from payments.money import Money
from payments.network.bank import Bank, ListedName
from payments.network.payee import Payee
from payments.party import Party


class ChargeBearer(StrEnum):
    """Who bears the banks' charges (ISO 20022 ChargeBearerType1Code)."""

    SHAR = "SHAR"
    DEBT = "DEBT"
    CRED = "CRED"


class TransferStatus(StrEnum):
    """Where a transfer stands, in the words of ExternalPaymentTransactionStatus1Code."""

    ACSP = "ACSP"  # accepted, settlement in process
    PDNG = "PDNG"  # pending: a bank looks into it
    ACCC = "ACCC"  # settled, creditor's account credited
    RJCT = "RJCT"  # rejected, or returned


class Method(StrEnum):
    """How the money follows the message."""

    SERIAL = "serial"  # the customer's message itself goes from bank to bank
    COVER = "cover"  # the message goes to the creditor's bank, the money through correspondents


class Phase(StrEnum):
    """What the bank that has the transfer does with it."""

    SCHEDULED = "scheduled"  # lodged with the payer's bank for a later day: no money has moved
    UNDER_WAY = "under_way"
    QUEUED = "queued"  # waits until the account it is settled on has the money
    HELD = "held"  # waits until somebody releases or rejects it
    CREDITED = "credited"
    RETURNING = "returning"
    CLOSED = "closed"  # the payer has the money back, or never gave it


class AccountKind(StrEnum):
    """What an account is in the books of the bank that keeps it."""

    CUSTOMER = "customer"  # owed to a customer
    VOSTRO = "vostro"  # owed to another bank ("yours, with us")
    NOSTRO = "nostro"  # mirror of our account at another bank ("ours, with you")
    OPENING = "opening"  # counterpart of opening balances
    SUSPENSE = "suspense"  # money under way between two hops
    INCOME = "income"  # charges taken
    POSITION = "position"  # a currency bought or sold
    CLAIMS = "claims"  # a bank's own money paid out under credits, until it is reimbursed


@dataclass(frozen=True, slots=True)
class Account:
    """An account in one bank's books.

    `number` is unique in the world; a nostro `mirrors` the vostro account it stands for.
    `overdraft_max` is how far below zero its holder may go, firm or bank: the account's line.
    """

    number: str
    bank: str  # party id of the bank that keeps the books
    holder: str  # party id
    currency: str
    kind: AccountKind = AccountKind.CUSTOMER
    mirrors: str | None = None
    overdraft_max: Money | None = None
    closed: bool = False


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
    """A message between two parties; `sender` and `receiver` are party ids.

    `text` is what went over the wire. It is a function of the other fields and of the transfer it
    is about (`payments.network.post.text`), so the fold leaves it empty; a log keeps it.
    """

    kind: str  # "pacs.008.001.08"
    sender: str
    receiver: str
    at: datetime
    text: str
    about: str  # UETR, account number or file
    leg: int = 0  # which leg of the route it runs along, from 0
    status: TransferStatus | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """What one bank kept: out of the amount, or `billed` to the payer beside it."""

    bank: str
    money: Money
    billed: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One bank handling the transfer; `reason` is a tracker code (G000 …) or a reason code."""

    bank: str
    at: datetime
    status: TransferStatus
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """What a bank passed on over one leg of the route."""

    amount: Money
    settled_on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversion:
    """A change of currency: one unit of what was `sold` to the bank brought `rate` of the other.

    `rate` is the `middle` rate less the bank's `margin`.
    """

    bank: str
    sold: Money
    bought: Money
    middle: Decimal
    margin: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Recall:
    """The payer wants the money back. `accepted` is None until the creditor's bank answers."""

    reason: str  # ExternalCancellationReason1Code
    asked_at: datetime
    accepted: bool | None = None
    answer: str | None = None  # ExternalPaymentCancellationRejection1Code, when it refuses


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
    method: Method = Method.SERIAL
    file: str | None = None  # message id of the file it came in
    uetr: str | None = None  # as the payer gave it; the bank gives one where there is none
    execute_on: date | None = None  # at the payer's bank; without one, at once
    payee: Payee | None = None  # as the payer wrote it; None: as the bank knows it


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment from debtor to creditor, the same UETR through every hop.

    `route` lists the banks; `place` is the index of the one that handled it last; `sent` has one
    entry for each leg gone. `debited` is what left the payer's account, charges included.
    `returned` is what is on its way back, in the currency of the route.
    """

    uetr: str
    instruction: Instruction
    end_to_end_id: str
    value_on: date
    status: TransferStatus
    reason: str | None = None  # ExternalStatusReason1Code when rejected or returned
    received: Money | None = None
    charges: tuple[Charge, ...] = ()
    hops: tuple[Hop, ...] = ()
    route: tuple[str, ...] = ()
    phase: Phase = Phase.UNDER_WAY
    place: int = 0
    booked: bool = False  # the bank after `place` has booked the money, though not yet handled it
    sent: tuple[Passed, ...] = ()
    debited: Money | None = None
    conversions: tuple[Conversion, ...] = ()
    cleared: bool = False  # somebody released it: it is not held again
    waited: bool = False  # it was late once: it is not late again
    waits_on: str | None = None  # the account without money that it is queued for
    returned: Money | None = None
    recall: Recall | None = None
    inquired: bool = False  # the payer's bank has asked what became of it


@dataclass(frozen=True, slots=True)
class Due:
    """Work that a bank, or the clock, will do at an instant. Ordered by `(at, key)`."""

    at: datetime
    key: str
    kind: str
    about: str  # UETR, credit number or bank
    bank: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault planted on a target (a UETR or an account), or lifted from it where `fault` is None.

    `fault` is an id of `payments.network.faults.FAULTS`.
    """

    target: str
    fault: str | None


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
    planted: tuple[Planted, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """An account at the close of a day: its balance in minor units, and the day's legs."""

    balance: int
    legs: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An account that joins two banks: kept by `keeper` for `holder`, and its mirror."""

    keeper: str
    holder: str
    vostro: str
    nostro: str


@dataclass(frozen=True, slots=True)
class Network:
    """Everything the banks know. Balances are in minor units, by account number.

    `links` is filed under "sender/receiver/currency", `neighbours` under "bank/currency";
    `files` holds the files taken in ("account/message id"); `day_book` the legs of each account
    since its last statement; `closing` the banks whose statements are on the agenda; `statements`
    what each closing was, under "account/instant"; `waiting` the transfers that queue for money on
    an account.
    """

    parties: Map[str, Party] = field(default_factory=Map)
    banks: Map[str, Bank] = field(default_factory=Map)
    accounts: Map[str, Account] = field(default_factory=Map)
    balances: Map[str, int] = field(default_factory=Map)
    transfers: Map[str, Transfer] = field(default_factory=Map)
    agenda: tuple[Due, ...] = ()
    links: Map[str, Link] = field(default_factory=Map)
    neighbours: Map[str, tuple[str, ...]] = field(default_factory=Map)
    rates: Map[str, Decimal] = field(default_factory=Map)
    listed: tuple[ListedName, ...] = ()
    records: Map[str, LeiRecord] = field(default_factory=Map)
    faults: Map[str, str] = field(default_factory=Map)
    files: Map[str, bool] = field(default_factory=Map)
    day_book: Map[str, tuple[Posting, ...]] = field(default_factory=Map)
    closing: Map[str, datetime] = field(default_factory=Map)
    statements: Map[str, Closing] = field(default_factory=Map)
    waiting: Map[str, tuple[str, ...]] = field(default_factory=Map)
    hub: str | None = None
