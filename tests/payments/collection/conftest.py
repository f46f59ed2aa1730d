"""The collection of the cashew sale: Dakar to Bangkok, D/A, silent on protest."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from payments.calendar import BankingCalendar
from payments.collection.collection import Collection
from payments.collection.guards import Moment
from payments.collection.terms import (
    CollectionInstruction,
    Counted,
    Listed,
    Release,
    Tenor,
)
from payments.documents.kinds import BillOfLading, Draft, Invoice
from payments.money import Money
from payments.network.model import Account, AccountKind
from payments.party import Party, PostalAddress
from payments.world.acts import kind_of
from payments.world.state import (
    ENGINE,
    TRAINER,
    Act,
    Balance,
    BankOpening,
    DocumentSet,
    Opening,
    Seat,
)
from payments.world.step import first, step
from payments.world.tagged import typed
from payments.world.view import view

BANGKOK_CLOSED = frozenset({date(2026, 4, 6), date(2026, 4, 13), date(2026, 4, 14)})


@pytest.fixture(scope="session")
def instruction():
    return CollectionInstruction(
        number="ST-2026-0031",
        principal="cajou",
        drawee="siam",
        remitting_bank="teranga",
        presenting_bank="chao",
        amount=Money.of("31250", "EUR"),
        goods="Cashew nuts, in shell, 25 tonnes",
        documents=(Listed("invoice"), Listed("bill_of_lading", 3), Listed("draft")),
        release=Release.ACCEPTANCE,
        tenor=Tenor(60, Counted.BILL_OF_LADING, date(2026, 2, 20)),
    )


@pytest.fixture(scope="session")
def bangkok():
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    return BankingCalendar("Bangkok", "Asia/Bangkok", BANGKOK_CLOSED, first, last)


@pytest.fixture(scope="session")
def moment(bangkok):
    """Monday 9 March 2026, ten o'clock in Bangkok."""
    return Moment(datetime(2026, 3, 9, 3, tzinfo=UTC), bangkok)


@pytest.fixture(scope="session")
def draft(instruction):
    return Collection(instruction)


def party(name, title, street, town, country):
    return Party(name, title, None, PostalAddress(town=town, country=country, street=street))


PARTIES = (
    party("cajou", "Société Exemple Cajou SARL", "Rue du Port 3", "Dakar", "SN"),
    party("siam", "Siam Sample Snacks Co., Ltd.", "88 Soi Training", "Bangkok", "TH"),
    party("teranga", "Banque d'Essai Teranga", "Avenue des Leçons 1", "Dakar", "SN"),
    party("chao", "Chao Practice Bank PCL", "9 Lesson Road", "Bangkok", "TH"),
)
SEATS = {"seller": "cajou", "seller_bank": "teranga", "buyer": "siam", "buyer_bank": "chao"}
SIAM, CAJOU, OWN = "TH-SIAM-EUR", "SN-CAJOU-EUR", "TH-CHAO-OWN-EUR"
VOSTRO, NOSTRO = "SN-CHAO-EUR", "NOSTRO-TERANGA-EUR"
INVOICE = Invoice(
    "INV-7", "Société Exemple Cajou SARL", "Siam Sample Snacks Co., Ltd.",
    "Cashew nuts, in shell", 25, "tonnes", Money.of("31250", "EUR"),
)  # fmt: skip
BILL = BillOfLading(
    "BL-7", "Teaching Lines", "Société Exemple Cajou SARL", "to order", "Cashew nuts, in shell",
    25, "tonnes", "Dakar", "Laem Chabang", "MV Lesson", date(2026, 2, 20),
    True, on_board_on=date(2026, 2, 20),
)  # fmt: skip
DRAWN = Draft("D-7", "Société Exemple Cajou SARL", "Siam Sample Snacks", Money.of("31250", "EUR"))


def opening_of(instruction, calendar, funds="40000"):
    """Dakar and Bangkok, with an account between their banks: the cashews are on the water."""
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    dakar = BankingCalendar("Dakar", "Africa/Dakar", frozenset(), first, last)
    accounts = (
        Account(SIAM, "chao", "siam", "EUR"),
        Account(OWN, "chao", "chao", "EUR"),
        Account(CAJOU, "teranga", "cajou", "EUR"),
        Account(VOSTRO, "teranga", "chao", "EUR", AccountKind.VOSTRO),
        Account(NOSTRO, "chao", "chao", "EUR", AccountKind.NOSTRO, mirrors=VOSTRO),
    )
    held = {SIAM: funds, OWN: "500000", VOSTRO: "250000", NOSTRO: "-250000"}
    return Opening(
        scenario="da-default", title="D/A default", digest="0" * 64, engine=ENGINE,
        starts_at=datetime(2026, 2, 23, 9, tzinfo=UTC),
        seats=tuple(Seat(name, firm, "") for name, firm in SEATS.items()),
        parties=PARTIES,
        banks=(
            BankOpening("teranga", "TERASND0XXX", "Dakar"),
            BankOpening("chao", "CHAOTHB0XXX", "Bangkok"),
        ),
        calendars=(dakar, calendar), accounts=accounts,
        balances=tuple(Balance(number, Money.of(sum_, "EUR")) for number, sum_ in held.items()),
        terms=None,
        document_sets=(DocumentSet("as_shipped", "All of them", (INVOICE, BILL, DRAWN)),
                       DocumentSet("no_bill", "Without the bill", (INVOICE, DRAWN))),
        entities=(), relationships=(), exceptions=(), rulebook="URC 522 (1995)",
        profile="cbpr-2025", faults=(), expected=(), chance_seed="x", ids_seed="x",
        collection=instruction,
    )  # fmt: skip


class Game:
    """A world that is played act by act, and its log."""

    def __init__(self, opening):
        self.keep(first(opening), [])

    def keep(self, change, entries):
        self.world, self.entries = change.world, [*entries, change.entry]

    def act(self, seat, verb, **body):
        kind = verb if verb in ("advance", "fault.plant") else f"collection.{verb}"
        if kind not in ("collection.instruct", "advance", "fault.plant"):
            body = {"collection": "ST-2026-0031", **body}
        read = typed(kind_of(kind).body, body)
        change = step(self.world, Act(self.world.number + 1, seat, kind, read))
        self.keep(change, self.entries)
        return self

    def until(self, instant):
        return self.act(TRAINER, "advance", to=instant)

    @property
    def collection(self):
        return self.world.collections["ST-2026-0031"]

    def messages(self):
        return [m for entry in self.entries for o in entry.outcomes for m in o.messages]

    def seen(self, seat):
        return view(self.world, self.entries, seat)

    def presented(self):
        self.act("seller", "instruct", document_set="as_shipped")
        self.act("seller_bank", "forward")
        self.until("2026-03-09T10:00:00+07:00")
        return self.act("buyer_bank", "acknowledge").act("buyer_bank", "present")


@pytest.fixture
def open_game(instruction, bangkok):
    def opened(funds="40000", **changed):
        return Game(opening_of(replace(instruction, **changed), bangkok, funds))

    return opened
