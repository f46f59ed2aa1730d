"""The trail of a record shows what was done to it afterwards, and where."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from payments.title.effects import Given
from payments.title.machine import move
from payments.title.title import Role
from payments.title.trail import Trail, check_title, check_trail, sealed
from payments.world.tagged import canonical

STEPS = (
    ("title.nominate", Role.OWNER, "buyer"),
    ("title.hand_over", Role.HOLDER, "hansa"),
    ("title.transfer", Role.HOLDER, "buyer"),
    ("title.surrender", Role.HOLDER, None),
)


@pytest.fixture(scope="module")
def played(title):
    for hours, (kind, by, to) in enumerate(STEPS):
        given = Given(title.last.at + timedelta(hours=hours), to, remark="Grüße")
        title = move(title, kind, by, given)
    return title


def with_trail(title, *trail):
    return replace(title, trail=trail)


def rules(findings):
    return [(found.rule, found.values.get("number")) for found in findings]


def test_a_trail_that_nobody_touched_holds(played):
    assert check_title(played, played.head) == ()


@pytest.mark.parametrize("place", range(5))
def test_the_first_entry_that_was_changed_is_named(played, place):
    forged = [replace(entry, by="a stranger") for entry in played.trail[place:]]
    found = check_title(with_trail(played, *played.trail[:place], *forged))
    assert rules(found)[0] == ("title-entry-changed", place + 1)


@pytest.mark.parametrize("place", range(4))
def test_an_entry_that_was_sealed_anew_does_not_fit_the_next(played, place):
    forged = sealed(replace(played.trail[place], remark="another"))
    trail = (*played.trail[:place], forged, *played.trail[place + 1 :])
    assert rules(check_title(with_trail(played, *trail))) == [("title-entry-missing", place + 2)]


@pytest.mark.parametrize("place", range(4))
def test_an_entry_that_was_taken_out_is_missed(played, place):
    trail = played.trail[:place] + played.trail[place + 1 :]
    assert rules(check_title(with_trail(played, *trail)))[0] == ("title-entry-missing", place + 1)


def test_an_end_that_was_cut_off_is_seen_by_who_noted_the_last_digest(played):
    cut = with_trail(played, *played.trail[:-1])
    assert check_title(cut) == ()
    assert rules(check_title(cut, played.head)) == [("title-trail-cut", None)]


def test_an_empty_trail_is_no_trail():
    assert rules(check_trail(Trail(()))) == [("title-trail-cut", None)]


def test_another_bill_is_not_the_one_of_the_trail(played):
    other = replace(played, document=replace(played.document, quantity=181))
    assert rules(check_title(other)) == [("title-bill-changed", None)]


@given(data=some.data())
def test_any_changed_byte_is_seen_or_makes_it_unreadable(played, data):
    written = canonical(played.trail)
    place = data.draw(some.integers(0, len(written) - 1))
    byte = data.draw(some.integers(0, 255).filter(lambda byte: byte != written[place]))
    changed = written[:place] + bytes([byte]) + written[place + 1 :]
    try:
        entries = json.loads(changed)
    except ValueError:
        return
    assert check_trail(Trail(entries)) != ()
