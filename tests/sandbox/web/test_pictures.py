"""Pictures say what the tables say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from flask import Flask
from flask_babel import Babel
from hypothesis import given
from hypothesis import strategies as some

from payments.credit.credit import State
from payments.credit.moves import MOVES
from sandbox.web.group_page import folded
from sandbox.web.pictures.chain import Station, chain
from sandbox.web.pictures.credit import LINE, cells, life_cycle, playable
from sandbox.web.pictures.life import Stage
from sandbox.web.pictures.ownership import Branch, Firm, firms_of, tree
from sandbox.web.pictures.shapes import Box, fitted


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def apart(boxes: tuple[Box, ...]) -> bool:
    return not any(overlap(one, other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


def test_every_step_of_the_line_is_a_move_of_the_table() -> None:
    pairs = {(move.state, move.to) for move in MOVES}
    line = [state for state in LINE if state in cells()]
    assert set(pairwise(line)) <= pairs


def test_no_two_states_are_drawn_in_one_place() -> None:
    stages = {state: Stage(state.value) for state in State}
    assert apart(life_cycle(stages, None).boxes)


def test_the_present_state_stands_out() -> None:
    stages = {state: Stage(state.value) for state in State}
    picture = life_cycle(stages, State.EXAMINING)
    assert [box.title for box in picture.boxes if box.style == "me"] == ["examining"]


def test_every_playable_state_off_the_line_is_drawn_or_is_an_end() -> None:
    reached = {end for _start, end in playable()}
    assert {State.REFUSED, State.PRECLUDED} <= reached & set(cells())


def firm(name: str) -> Firm:
    return Firm(name, "", "", "ok", name)


BRANCHES = some.recursive(
    some.builds(firm, some.text(min_size=1, max_size=40)).map(Branch),
    lambda inner: some.builds(
        Branch, some.builds(firm, some.text(min_size=1)), some.lists(inner, max_size=4).map(tuple)
    ),
    max_leaves=25,
)


@given(BRANCHES)
def test_a_group_is_drawn_whole_and_nothing_overlaps(root: Branch) -> None:
    picture = tree(root)
    firms = list(firms_of(root))
    assert len(picture.boxes) == len(firms)
    assert len(picture.wires) == len(firms) - 1
    assert apart(picture.boxes)
    assert all(box.y + box.height <= picture.height for box in picture.boxes)


@given(some.text(max_size=200), some.integers(20, 400))
def test_words_fit_their_box(text: str, width: int) -> None:
    assert len(fitted(text, width)) <= max(1, int(width / 7.6))


@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_chain_has_an_arrow_between_each_two(count: int) -> None:
    stations = tuple(Station(f"bank {n}", "", "EUR 1.00") for n in range(count))
    assert len(chain(stations).wires) == count - 1


@pytest.fixture
def in_english() -> Iterator[None]:
    """A request, since words are only made in one."""
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        yield


@pytest.mark.parametrize("children", [60, 499])
def test_a_large_group_is_folded_around_the_firm(in_english: None, children: int) -> None:
    """The way from the top to the firm stays; of what is beside it, each fold says how many."""
    mine = Branch(replace(firm("mine"), me=True), tuple(Branch(firm(f"sub {n}")) for n in range(9)))
    others = tuple(Branch(firm(f"firm {n}")) for n in range(children))
    picture = tree(folded(Branch(firm("top"), (*others, mine))))
    assert len(picture.boxes) <= 60
    assert {"top", "mine"} <= {box.title for box in picture.boxes}
    told = sum(int(n) for box in picture.boxes for n in re.findall(r"and (\d+) more", box.title))
    drawn = sum("more" not in box.title for box in picture.boxes)
    assert told + drawn == children + 11
    assert apart(picture.boxes)
