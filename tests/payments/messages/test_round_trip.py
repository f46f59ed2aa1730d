"""What is built is read back whole, whatever the names, amounts and dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.messages import MESSAGES, check, pacs_002, pacs_008, pain_001, profile, recognise
from payments.messages.forms import Agent
from payments.money import CURRENCIES, Money
from payments.network.model import ChargeBearer, TransferStatus
from payments.party import Party, PostalAddress


def texts(length_max: int) -> st.SearchStrategy[str]:
    """Any text that XML can carry."""
    return st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=length_max,
    )


@st.composite
def amounts(draw: st.DrawFn) -> Money:
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    minor = draw(st.integers(0, 10**13))
    return Money(Decimal(minor).scaleb(-CURRENCIES[currency]), currency)


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


LEIS = st.from_regex(r"\A[A-Z0-9]{18}[0-9]{2}\Z")
DATES = st.dates(date(1999, 1, 1), date(2099, 12, 31))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.builds(datetime.combine, DATES, st.times(), ZONES | st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
AGENTS = st.builds(
    Agent, st.from_regex(r"\A[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\Z"), optional(LEIS)
)
ADDRESSES = st.builds(
    PostalAddress,
    town=texts(35),
    country=st.from_regex(r"\A[A-Z]{2}\Z"),
    street=optional(texts(70)),
    building=optional(texts(16)),
    post_code=optional(texts(16)),
    region=optional(texts(35)),
    lines=st.lists(texts(70), max_size=2).map(tuple),
)
PARTIES = st.builds(Party, st.just(""), texts(140), optional(LEIS), optional(ADDRESSES))
ACCOUNTS = texts(34) | st.from_regex(r"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\Z")
UETRS = st.uuids(version=4).map(str)
REMITTANCE = {"remittance": optional(texts(140)), "reference": optional(texts(35))}

TRANSFERS = st.builds(
    pacs_008.CustomerCreditTransfer,
    message_id=texts(35),
    created_at=INSTANTS,
    uetr=UETRS,
    instruction_id=texts(35),
    end_to_end_id=texts(35),
    amount=amounts(),
    settled_on=DATES,
    settlement_method=st.sampled_from(pacs_008.SettlementMethod),
    charge_bearer=st.sampled_from(ChargeBearer),
    instructing=AGENTS,
    instructed_agent=AGENTS,
    debtor=PARTIES,
    debtor_account=ACCOUNTS,
    debtor_agent=AGENTS,
    creditor=PARTIES,
    creditor_account=ACCOUNTS,
    creditor_agent=AGENTS,
    instructed=optional(amounts()),
    charges=st.lists(st.builds(pacs_008.AgentCharge, amounts(), AGENTS), max_size=3).map(tuple),
    **REMITTANCE,
)
REPORTS = st.builds(
    pacs_002.PaymentStatusReport,
    message_id=texts(35),
    created_at=INSTANTS,
    original_message_id=texts(35),
    original_kind=st.from_regex(r"\Apacs\.008\.001\.[0-9]{2}\Z"),
    end_to_end_id=texts(35),
    uetr=UETRS,
    status=st.sampled_from(TransferStatus),
    instructing=AGENTS,
    instructed_agent=AGENTS,
    original_instruction_id=optional(texts(35)),
    reason=optional(st.from_regex(r"\A[A-Z0-9]{4}\Z")),
    explanation=optional(texts(105)),
)
ORDERS = st.builds(
    pain_001.Order,
    end_to_end_id=texts(35),
    uetr=UETRS,
    amount=amounts(),
    creditor=PARTIES,
    creditor_account=ACCOUNTS,
    creditor_agent=AGENTS,
    instruction_id=optional(texts(35)),
    **REMITTANCE,
)
INITIATIONS = st.builds(
    pain_001.CustomerCreditTransferInitiation,
    message_id=texts(35),
    created_at=INSTANTS,
    initiating=PARTIES,
    payment_id=texts(35),
    execute_on=DATES,
    debtor=PARTIES,
    debtor_account=ACCOUNTS,
    debtor_agent=AGENTS,
    charge_bearer=st.sampled_from(ChargeBearer),
    orders=st.lists(ORDERS, min_size=1, max_size=3).map(tuple),
)

VALUES = {pacs_008.ID: TRANSFERS, pacs_002.ID: REPORTS, pain_001.ID: INITIATIONS}


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
@given(data=st.data())
def test_reading_undoes_building(message, data):
    value = data.draw(VALUES[message.id])
    built = message.build(value)
    assert message.read(built) == value
    assert message.build(value) == built
    assert recognise(built) is message


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)
@given(data=st.data())
def test_what_is_built_keeps_to_its_schema(message, data):
    built = message.build(data.draw(VALUES[message.id]))
    report = check(built, profile("schema-only"), lambda leis: {}, date(2026, 2, 16))
    assert report.findings == ()
