"""Formats in Swift's notation, against texts that are right and texts that are not."""

from __future__ import annotations

import pytest

from payments.messages.mt.fields import CHECKED, FORMATS, TAKEN
from payments.messages.mt.formats import Room, charset, matches, room

RIGHT = [
    ("20", "HU-2026-0117"),
    ("27", "1/1"),
    ("31D", "260410Nairobi"),
    ("31R", "260410/260510"),
    ("32B", "EUR48600,"),
    ("32K", "D060TDEUR31250,00"),
    ("39A", "5/5"),
    ("40E", "UCP LATEST VERSION"),
    ("40E", "OTHR/as agreed"),
    ("41A", "SVNAKEN0\nBY PAYMENT"),
    ("41D", "Any bank\nBY NEGOTIATION"),
    ("42A", "/C\nHANSDEH0XXX"),
    ("42A", "/D/123\nHANSDEH0"),
    ("49A", "COMP\nThe applicant has not paid."),
    ("57B", "/123"),
    ("57B", "Nairobi"),
    ("59", "/123\nHighland Beans Ltd"),
    ("15A", ""),
]
WRONG = [
    ("20", ""),
    ("20", "HU\n2026"),
    ("31D", "260410"),
    ("32B", "EUR48600"),
    ("32B", "EUR48600,00,"),
    ("32B", "eur48600,00"),
    ("32B", "EUR1234567890123,45"),
    ("39A", "5"),
    ("41A", "SVNAKEN0"),
    ("42A", "/D/123"),
    ("42C", "a\nb\nc\nd"),
    ("45A", "goods\n\nmore goods"),
    ("49", "MAYADD"),
    ("15A", "A"),
]


@pytest.mark.parametrize(("tag", "text"), RIGHT)
def test_what_is_right_matches(tag, text):
    assert matches(FORMATS[tag], text)


@pytest.mark.parametrize(("tag", "text"), WRONG)
def test_what_is_wrong_does_not(tag, text):
    assert not matches(FORMATS[tag], text)


def test_the_narratives_of_a_credit_have_a_hundred_lines_in_set_z():
    assert room(FORMATS["46A"]) == Room(100, 65)
    assert matches(FORMATS["46A"], "\n".join(["x" * 65] * 100))
    assert not matches(FORMATS["46A"], "\n".join(["x" * 65] * 101))
    assert (charset(FORMATS["46A"]), charset(FORMATS["50"]), charset(FORMATS["32B"])) == (
        "Z",
        "X",
        None,
    )


def test_no_format_is_both_checked_and_taken():
    assert not CHECKED.keys() & TAKEN.keys()
