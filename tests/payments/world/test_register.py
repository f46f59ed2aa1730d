"""LEIs lapse, are renewed and merge while a world runs; lists of shareholders add up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.world.acts import kind_of
from payments.world.offers import open_kinds
from payments.world.shareholders import Shareholding, in_all
from payments.world.state import TRAINER, Act
from payments.world.step import first, step
from payments.world.tagged import typed

ELBE, HIGHLAND = "SBOX00R7ELBK04T9QZ11", "SBOX00H4K7NB39D2XV53"


@pytest.fixture
def world(scenario):
    return first(scenario.opening).world


def act(world, seat, kind, **body):
    return step(world, Act(world.number + 1, seat, kind, typed(kind_of(kind).body, body)))


def seen(world, lei):
    (outcome,) = act(world, "seller", "entity.look_up", lei=lei).outcomes
    return {finding.rule for finding in outcome.findings}


def test_what_lapses_is_seen_until_its_firm_renews_it(world) -> None:
    assert "entity.renew" not in open_kinds(world, "buyer")
    lapsed = act(world, TRAINER, "entity.change", lei=ELBE, happens="lapses").world
    assert "lei-lapsed" in seen(lapsed, ELBE)
    assert "entity.renew" in open_kinds(lapsed, "buyer")
    assert "entity.renew" not in open_kinds(lapsed, "seller")
    with pytest.raises(NotYourAct):
        act(lapsed, "seller", "entity.renew", lei=ELBE)
    renewed = act(lapsed, "buyer", "entity.renew", lei=ELBE).world
    assert "lei-lapsed" not in seen(renewed, ELBE)


def test_a_merged_firm_leads_to_its_successor_and_banks_take_no_payment_of_it(world) -> None:
    merged = act(
        world, TRAINER, "entity.change", lei=ELBE, happens="merges", successor=HIGHLAND
    ).world
    assert {"lei-retired", "lei-entity-inactive"} <= seen(merged, ELBE)
    assert merged.network.records[ELBE].successors[0].lei == HIGHLAND
    paid = act(
        merged,
        "buyer",
        "transfer.order",
        debtor_account="DE11000000000000480600",
        creditor_account="0100-480600-EUR",
        amount={"amount": "10.00", "currency": "EUR"},
    )
    (transfer,) = paid.world.network.transfers.values()
    assert (transfer.status, transfer.reason) == ("RJCT", "BE15")


@pytest.mark.parametrize(
    ("seat", "body", "refusal"),
    [
        ("buyer", {"lei": ELBE, "happens": "lapses"}, NotYourAct),
        (TRAINER, {"lei": "SBOX00NOBODY00000000", "happens": "lapses"}, NoSuchPart),
        (TRAINER, {"lei": ELBE, "happens": "merges"}, NotPossible),
        (TRAINER, {"lei": ELBE, "happens": "merges", "successor": "X"}, NoSuchPart),
    ],
)
def test_what_cannot_happen_is_refused(world, seat, body, refusal) -> None:
    with pytest.raises(refusal):
        act(world, seat, "entity.change", **body)


@pytest.mark.parametrize(
    ("payee", "at"),
    [
        ({"name": "Highland", "lei": "SBOX00H4K7NB39D2XV54"}, "$.payee.lei"),
        ({"name": "Highland", "lines": ["a", "b", "c", "d"]}, "$.payee.lines"),
        ({"name": " "}, "$.payee.name"),
        ({"name": "Highland", "town": "x" * 71}, "$.payee"),
    ],
)
def test_a_payee_that_fits_no_message_is_refused(world, payee, at) -> None:
    with pytest.raises(NotPossible) as refusal:
        act(
            world,
            "buyer",
            "transfer.order",
            debtor_account="DE11000000000000480600",
            creditor_account="0100-480600-EUR",
            amount={"amount": "10.00", "currency": "EUR"},
            payee=payee,
        )
    assert refusal.value.at == at


def test_nobody_asks_for_a_list_that_is_not_there(world) -> None:
    assert "entity.ask_shareholders" not in open_kinds(world, "seller")
    with pytest.raises(NoSuchPart):
        act(world, "seller", "entity.ask_shareholders", lei=ELBE)


def test_what_a_seat_gets_of_a_list_is_its_lines_and_not_the_sum(scenario) -> None:
    lines = (Shareholding(HIGHLAND, ELBE, Decimal(51)),)
    opened = first(replace(scenario.opening, shareholdings=lines)).world
    told, secret = act(opened, "seller_bank", "entity.ask_shareholders", lei=ELBE).outcomes
    assert [finding.rule for finding in told.findings] == ["shareholder"]
    assert (told.audience, secret.audience) == (("seller_bank",), ())


def _shares(*lines):
    return tuple(Shareholding(owner, firm, Decimal(percent)) for owner, firm, percent in lines)


@pytest.mark.parametrize(
    ("lines", "percent"),
    [
        ([("top", "a", "80"), ("top", "b", "100"), ("a", "firm", "30"), ("b", "firm", "25")], 55),
        ([("top", "a", "50"), ("a", "firm", "60")], 0),  # half controls nothing
        ([("top", "firm", "10"), ("top", "a", "51"), ("a", "firm", "20")], 30),
        ([("top", "a", "60"), ("a", "b", "60"), ("b", "firm", "60")], 60),
        ([("top", "a", "60"), ("a", "top", "60"), ("a", "firm", "5")], 5),  # a circle ends
    ],
)
def test_shares_add_up_through_what_is_controlled(lines, percent) -> None:
    assert in_all(_shares(*lines), "top", "firm") == percent
