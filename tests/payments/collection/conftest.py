"""The collection of the cashew sale: Dakar to Bangkok, D/A, silent on protest."""

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
from payments.money import Money

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
