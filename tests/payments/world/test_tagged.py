"""Frozen values to JSON and back: nothing is lost, and what does not fit is told by its place."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.findings import Finding, Severity
from payments.documents.kinds import Invoice
from payments.errors import MalformedBody
from payments.money import Money
from payments.network.model import ChargeBearer
from payments.world.credit_acts import Present
from payments.world.tagged import canonical, digest, plain, typed
from payments.world.transfer_acts import Order

MONEY = st.builds(Money.from_minor, st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY"]))
VALUES = st.one_of(
    st.text(),
    st.integers(),
    st.decimals(-(10**15), 10**15, places=6),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    MONEY,
    st.lists(st.text()).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    rule=st.text(),
    severity=st.sampled_from(Severity),
    source=st.text(),
    at=st.text(),
    values=st.dictionaries(st.text(min_size=1), VALUES),
)


@given(FINDINGS)
def test_a_finding_comes_back_as_it_was_with_the_types_of_its_values(finding):
    back = typed(Finding, plain(finding))
    assert back == finding
    assert {k: type(v) for k, v in back.values.items()} == {
        k: type(v) for k, v in finding.values.items()
    }


@given(MONEY, st.none() | st.text(), st.sampled_from(ChargeBearer))
def test_an_order_comes_back_as_it_was(amount, remittance, bearer):
    order = Order("A", "B", amount, bearer, remittance)
    assert typed(Order, plain(order)) == order


def test_a_document_is_read_by_its_kind():
    invoice = Invoice("I1", "S", "B", "coffee", 180, "bags", Money.of("1.00", "EUR"))
    body = Present("C1", documents=(invoice,))
    assert typed(Present, plain(body)) == body


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({}, "$.amount"),
        ({"debtor_account": "A", "creditor_account": "B", "amount": 5}, "$.amount"),
        (
            {
                "debtor_account": "A",
                "creditor_account": "B",
                "amount": {"amount": "NaN", "currency": "EUR"},
            },
            "$.amount.amount",
        ),
        (
            {
                "debtor_account": "A",
                "creditor_account": "B",
                "amount": {"amount": "1.005", "currency": "EUR"},
            },
            "$.amount",
        ),
        (
            {
                "debtor_account": 7,
                "creditor_account": "B",
                "amount": {"amount": "1", "currency": "EUR"},
            },
            "$.debtor_account",
        ),
        (
            {
                "debtor_account": "A",
                "creditor_account": "B",
                "amount": {"amount": "1", "currency": "EUR"},
                "seat": "buyer",
            },
            "$.seat",
        ),
        (
            {
                "debtor_account": "A",
                "creditor_account": "B",
                "amount": {"amount": "1", "currency": "EUR"},
                "charge_bearer": "SHA",
            },
            "$.charge_bearer",
        ),
        ("text", "$"),
        ([], "$"),
        (None, "$"),
    ],
)
def test_what_does_not_fit_is_told_by_its_place(body, at):
    with pytest.raises(MalformedBody) as refusal:
        typed(Order, body)
    assert refusal.value.at == at


def test_a_document_of_an_unknown_kind_is_told():
    with pytest.raises(MalformedBody) as refusal:
        typed(Present, {"credit": "C1", "documents": [{"kind": "lottery_ticket"}]})
    assert refusal.value.at == "$.documents[0].kind"


@dataclass(frozen=True)
class _Days:
    days: frozenset[date]
    at: datetime


def test_the_bytes_do_not_depend_on_the_order_of_a_set():
    days = [date(2026, 1, day) for day in range(1, 29)]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    one, other = _Days(frozenset(days), at), _Days(frozenset(reversed(days)), at)
    assert canonical(one) == canonical(other)
    assert digest(one) == digest(other)


def test_an_instant_without_an_offset_is_refused():
    with pytest.raises(MalformedBody):
        typed(_Days, {"days": [], "at": "2026-01-01T09:00:00"})


def test_a_decimal_is_written_without_an_exponent():
    assert plain(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    "amount", ["1e3", "1E400", "NaN", "-Infinity", "１", "1_000", "", " 1", ".5"]
)
def test_only_plain_figures_are_a_number(amount):
    with pytest.raises(MalformedBody) as refusal:
        typed(Money, {"amount": amount, "currency": "EUR"})
    assert refusal.value.at == "$.amount"


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused_since_no_file_can_hold_it(text):
    with pytest.raises(MalformedBody) as refusal:
        typed(Money, {"amount": "1.00", "currency": text})
    assert refusal.value.at == "$.currency"
    assert typed(_Said, {"words": "Grüße 🚢"}) == _Said("Grüße 🚢")


@dataclass(frozen=True)
class _Said:
    words: str
