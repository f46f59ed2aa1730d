"""What is built is read back whole, whatever the names, amounts and dates."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from payments.messages import MESSAGES, check, profile, recognise
from payments.messages.envelope import open_envelope
from payments.messages.forms import Agent
from payments.messages.header import SERVICE
from payments.money import CURRENCIES, Money
from payments.party import Party, PostalAddress


def texts(length_max: int) -> st.SearchStrategy[str]:
    """Any text that XML can carry."""
    return st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=length_max,
    )


@st.composite
def amounts(draw: st.DrawFn, least: int = 0) -> Money:
    currency = draw(st.sampled_from(sorted(CURRENCIES)))
    minor = draw(st.integers(least, 10**13))
    return Money(Decimal(minor).scaleb(-CURRENCIES[currency]), currency)


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


LEIS = st.from_regex(r"\A[A-Z0-9]{18}[0-9]{2}\Z")
DATES = st.dates(date(1999, 1, 1), date(2099, 12, 31))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.builds(datetime.combine, DATES, st.times(), ZONES | st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
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
BICS = st.from_regex(r"\A[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?\Z")
ACCOUNTS = texts(34) | st.from_regex(r"\A[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\Z")
CODES = texts(4)

TYPES: Mapping[object, st.SearchStrategy[Any]] = {
    str: texts(35),
    int: st.integers(0, 10**17),
    date: DATES,
    datetime: INSTANTS,
    Money: amounts(),
    Decimal: st.integers(1, 10**10).map(lambda number: Decimal(number).scaleb(-6)),
    Agent: st.builds(Agent, BICS, optional(LEIS)),
    Party: st.builds(Party, st.just(""), texts(140), optional(LEIS), optional(ADDRESSES)),
}
"""The values of a type, wherever it stands."""

PLACES: Mapping[str, st.SearchStrategy[Any]] = {
    "uetr": st.uuids(version=4).map(str),
    "account": ACCOUNTS,
    "debtor_account": ACCOUNTS,
    "creditor_account": ACCOUNTS,
    "currency": st.sampled_from(sorted(CURRENCIES)),
    "remittance": texts(140),
    "explanation": texts(105),
    "information": texts(500),
    "question": texts(500),
    "service": st.just(SERVICE),
    "domain": CODES,
    "family": CODES,
    "sub_family": CODES,
    "reason": CODES,
    "return_reason": CODES,
    "group_status": CODES,
    "purpose": CODES,
}
"""The texts that a place has room for, where the name says more than the type."""

SIGNED = ("Entry", "Balance")
"""Values whose amount has a sign."""
CODED = ("status", "kind")
"""Places that hold a code where they hold a text."""


@cache
def values(kind: type) -> st.SearchStrategy[Any]:
    """Any value of a message's type."""
    hints = get_type_hints(kind)
    return st.builds(
        kind, **{field.name: _place(kind, field, hints) for field in dataclasses.fields(kind)}
    )


def _place(
    kind: type, field: dataclasses.Field[Any], hints: Mapping[str, object]
) -> st.SearchStrategy[Any]:
    hint = hints[field.name]
    if kind.__name__ in SIGNED and field.name == "amount":
        return amounts(least=-(10**13))
    if field.name in CODED and hint is str:
        return CODES
    known = PLACES.get(field.name)
    if known is not None:
        return optional(known) if field.default is None else known
    return _typed(hint)


def _typed(hint: object) -> st.SearchStrategy[Any]:
    if hint in TYPES:
        return TYPES[hint]
    if not isinstance(hint, type) or get_args(hint):
        return _composed(hint)
    return st.sampled_from(hint) if issubclass(hint, Enum) else values(hint)


def _composed(hint: object) -> st.SearchStrategy[Any]:
    """`tuple[X, ...]`, `X | Y`, `X | None`."""
    if getattr(hint, "__origin__", None) is tuple:
        return st.lists(_typed(get_args(hint)[0]), min_size=1, max_size=3).map(tuple)
    return st.one_of(st.none() if one is NoneType else _typed(one) for one in get_args(hint))


every_message = pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.id)


@every_message
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_reading_undoes_building(message, data):
    value = data.draw(values(message.value))
    built = message.build(value)
    assert message.read(built) == value
    assert message.build(value) == built
    again = etree.tostring(etree.fromstring(built), encoding="UTF-8", xml_declaration=True)
    assert built == again + b"\n"  # our text is as lxml would write it
    assert recognise(built) is message


@every_message
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_built_keeps_to_its_schema_and_names_its_leis(message, data):
    value = data.draw(values(message.value))
    built = message.build(value)
    report = check(built, profile("schema-only"), lambda leis: {}, date(2026, 2, 16))
    assert report.findings == ()
    parts = open_envelope(built).parts
    named = {element.text for part in parts for element in part.iter("{*}LEI")}
    assert named == set(message.leis(value))
