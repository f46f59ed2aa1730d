"""Looking back: the steps beside the reference, the money, the ways that bots go."""

import json

import pytest

from payments.money import Money
from payments.world.debrief import debrief, ways_of
from payments.world.score import references
from sandbox.answers import answer


@pytest.fixture(scope="module")
def looked_back(scenario, played):
    known = references(scenario)
    ways = ways_of(scenario, known)
    return {
        name: debrief(scenario, way.entries, way.world.now, references=known, ways=ways)
        for name, way in played.items()
    }


def test_a_table_that_did_as_the_reference_has_every_step_at_its_time(looked_back):
    beside = looked_back["refused"].beside
    assert all(step.number and step.at == step.planned_at for step in beside)


def test_what_was_not_done_has_no_act(looked_back, scenario, played):
    early = debrief(scenario, played["refused"].entries[:6], played["refused"].world.now)
    assert [step.number for step in early.beside][:2] == [3, 5]
    assert {step.number for step in early.beside[2:]} == {0}


def test_the_money_of_a_paid_credit_ends_where_it_should(looked_back):
    tills = {till.seat: till for till in looked_back["paid"].own.tills}
    price = Money.of("48600", "EUR")
    assert tills["seller"].moved == price
    assert tills["buyer"].moved == -price
    assert tills["seller_bank"].moved == tills["buyer_bank"].moved == Money.zero("EUR")
    assert tills["buyer"].closed == Money.of("71400", "EUR")


def test_a_refusal_moves_no_money(looked_back):
    assert looked_back["refused"].movements == ()


def test_the_ways_are_the_declared_ends_with_their_points(looked_back):
    told = looked_back["paid"]
    assert [(way.name, way.ends, way.points) for way in told.ways] == [
        ("refused", ("refused",), 100),
        ("paid", ("paid",), 60),
        ("precluded", ("precluded",), 22),
    ]
    assert (told.own.ends, told.own.points) == (("paid",), 60)
    assert [way.is_reference for way in told.ways] == [True, False, False]


def test_it_is_plain_json_and_the_same_every_time(looked_back, scenario, played):
    told = json.dumps(answer(looked_back["paid"]))
    again = debrief(
        scenario,
        played["paid"].entries,
        played["paid"].world.now,
        references=references(scenario),
        ways=ways_of(scenario, references(scenario)),
    )
    assert json.dumps(answer(again)) == told
