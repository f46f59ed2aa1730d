"""Laws of the tables, and MT 700 against the order in which the trade lists it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from payments.messages import mt
from payments.messages.mt.fields import FORMATS
from payments.messages.mt.placing import placed

LISTED = """400 410 412 416 420 422 430 700 707 710 720 730 732 734 740 742 747 750 752 754 756 760
765 767 799"""
ORDER_OF_700 = """27 40A 20 23 31C 40E 31D 51a 50 59 32B 39A 39C 41a 42C 42a 42M 42P 43P 43T 44A
44E 44F 44B 44C 44D 45A 46A 47A 49G 49H 71D 48 49 58a 53a 78 57a 72Z"""
NEEDED_IN_700 = "27 40A 20 31C 40E 31D 50 59 32B 41a 49"
FIELDS = Path(__file__).parents[4] / "fixtures" / "messages" / "mt" / "fields.toml"
EXAMPLES = {
    tag: tuple(text.split("|")) for tag, text in tomllib.loads(FIELDS.read_text("utf-8")).items()
}
MAY_BE_FOUND = {"mt-training-format", "mt-one-way-to-pay", "mt-one-time-of-shipment"}
"""A message with all its fields has those too that exclude each other."""

EVERY_TYPE = pytest.mark.parametrize("kind", mt.MESSAGES, ids=lambda kind: kind.id)


def rows(kind):
    return [row for sequence in kind.sequences for row in sequence.rows]


def tags(kind):
    return tuple(row.tags[0] for row in rows(kind))


def test_every_message_of_credits_guarantees_and_collections_is_there():
    assert [kind.id for kind in mt.MESSAGES] == LISTED.split()


def test_the_issue_of_a_credit_has_its_fields_in_the_order_of_the_trade():
    assert [row.label for row in rows(mt.type_of("700"))] == ORDER_OF_700.split()
    needed = [row.label for row in rows(mt.type_of("700")) if row.required]
    assert needed == NEEDED_IN_700.split()


def test_every_tag_has_a_format_and_every_format_is_used():
    assert {tag for kind in mt.MESSAGES for tag in kind.tags} == set(FORMATS)


@EVERY_TYPE
def test_a_tag_has_one_row_in_a_sequence(kind):
    for sequence in kind.sequences:
        assert len(sequence.tags) == sum(len(row.tags) for row in sequence.rows)


@EVERY_TYPE
def test_all_fields_in_order_are_in_order(kind):
    found = placed(kind, tags(kind))
    assert (found.misplaced, found.doubled, found.unknown, found.gaps) == ((), (), (), ())


@EVERY_TYPE
def test_an_empty_message_lacks_all_that_is_required_of_required_sequences(kind):
    required = [
        row for each in kind.sequences if each.required for row in each.rows if row.required
    ]
    assert [gap.row for gap in placed(kind, ()).gaps] == required


@EVERY_TYPE
def test_two_neighbours_that_change_places_are_one_finding(kind):
    whole = tags(kind)
    opening = {place for sequence in kind.sequences for place in sequence.openers}
    for n in range(len(whole) - 1):
        if {whole[n], whole[n + 1]} & opening and len(kind.sequences) > 1:
            continue
        swapped = (*whole[:n], whole[n + 1], whole[n], *whole[n + 2 :])
        found = placed(kind, swapped)
        assert len(found.misplaced) == 1
        assert (found.doubled, found.unknown, found.gaps) == ((), (), ())


def test_a_sequence_that_repeats_begins_again_with_its_first_field():
    kind = mt.type_of("410")
    assert placed(kind, ("20", "21", "32B", "20", "21", "32A", "72")).gaps == ()
    second = placed(kind, ("20", "21", "32B", "20", "32A", "72"))
    assert [(gap.row.label, gap.before) for gap in second.gaps] == [("21", 4)]


@EVERY_TYPE
@pytest.mark.parametrize("option", [0, -1], ids=["first options", "last options"])
def test_a_message_with_all_its_fields_is_in_order_and_read_again(kind, option):
    fields = [mt.MtField(tag, EXAMPLES[tag]) for tag in (row.tags[option] for row in rows(kind))]
    message = mt.MtMessage(kind.id, "HANSDEH0", "SVNAKEN0", tuple(fields))
    text = mt.build(message)
    assert mt.read(text) == message
    assert {finding.rule for finding in mt.check(text).findings} <= MAY_BE_FOUND


def test_every_tag_has_an_example():
    assert EXAMPLES.keys() == FORMATS.keys()
