"""A network of two banks with an account between them, either way round."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from payments.calendar import BankingCalendar
from payments.money import Money
from payments.network.bank import Bank
from payments.network.ledger import absorb, leg, opened, own_account, own_number
from payments.network.model import Account, AccountKind, Network, Outcome
from payments.party import Party, PostalAddress
from payments.world.step import first
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"

HAMBURG = BankingCalendar(
    "hamburg", "Europe/Berlin", frozenset({date(2026, 4, 3)}), date(2025, 1, 1), date(2031, 12, 31)
)
NAIROBI = BankingCalendar(
    "nairobi", "Africa/Nairobi", frozenset({date(2026, 4, 3)}), date(2025, 1, 1), date(2031, 12, 31)
)


def _party(id_: str, name: str, town: str, country: str) -> Party:
    return Party(id_, name, None, PostalAddress(town=town, country=country, street="Street 1"))


BANKS = (
    Bank(_party("hansa", "Hansa Übungsbank AG", "Hamburg", "DE"), "HANSDEH0XXX", HAMBURG),
    Bank(_party("savanna", "Savanna Training Bank Ltd", "Nairobi", "KE"), "SVNAKEN0XXX", NAIROBI),
)
CUSTOMERS = {
    "elbe": _party("elbe", "Rösterei Elbe GmbH", "Hamburg", "DE"),
    "highland": _party("highland", "Highland Beans Ltd", "Nairobi", "KE"),
}
NOW = HAMBURG.opening(date(2026, 3, 23))
BUYER, OTHER_BUYER, SELLER = "DE11000000000000480600", "DE-2", "0100-480600-EUR"


@dataclass(frozen=True)
class TwoBanks:
    """The network, with the numbers of its customers' accounts and an instant to start from."""

    network: Network
    keeper: str
    buyer: str = BUYER
    other_buyer: str = OTHER_BUYER
    seller: str = SELLER
    now: datetime = NOW


@pytest.fixture(scope="session")
def lab_opening():
    """The opening of a world with all fourteen banks, at nine on a Monday in Hamburg."""
    return banks.lab(FIXTURES, "test", datetime(2026, 3, 2, 8, tzinfo=UTC))


@pytest.fixture(scope="session")
def lab(lab_opening):
    """A world with all fourteen banks."""
    return first(lab_opening).world


@pytest.fixture(params=["hansa", "savanna"])
def two_banks(request) -> TwoBanks:
    """Two banks: one case with each of them keeping the account that joins them."""
    return TwoBanks(_network(request.param), request.param)


def _network(keeper: str) -> Network:
    holder = "savanna" if keeper == "hansa" else "hansa"
    accounts = (
        Account(BUYER, "hansa", "elbe", "EUR", overdraft_max=Money.of("500", "EUR")),
        Account(OTHER_BUYER, "hansa", "elbe", "EUR"),
        Account(SELLER, "savanna", "highland", "EUR"),
        Account("SHILLINGS", "savanna", "highland", "KES"),
        Account("VOSTRO", keeper, holder, "EUR", AccountKind.VOSTRO),
        Account("NOSTRO", holder, holder, "EUR", AccountKind.NOSTRO, mirrors="VOSTRO"),
        *(
            Account(own_number(bank, kind, "EUR"), bank, bank, "EUR", kind)
            for bank in ("hansa", "savanna")
            for kind in (AccountKind.SUSPENSE, AccountKind.OPENING)
        ),
    )
    blank = opened(BANKS, accounts, tuple(CUSTOMERS.values()))
    return absorb(blank, Outcome("open", NOW, postings=tuple(_opening(blank))))


def _opening(blank: Network):
    for number, minor in ((BUYER, 1_000_000), ("VOSTRO", 2_000_000), ("NOSTRO", -2_000_000)):
        money = Money.from_minor(minor, "EUR")
        bank = blank.accounts[number].bank
        counter = own_account(blank, bank, AccountKind.OPENING, "EUR").number
        yield leg(blank, number, money, "open")
        yield leg(blank, counter, -money, "open")
