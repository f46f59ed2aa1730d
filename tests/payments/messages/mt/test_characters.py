"""Sets X and Z as Swift publishes them, and what is written instead of the rest."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.messages.mt.characters import SETS, X, Z, outside, written

LETTERS_AND_DIGITS = set(string.ascii_letters + string.digits)


def test_the_sets_are_those_of_the_standard():
    assert set(X) == LETTERS_AND_DIGITS | set("/-?:().,'+ ")
    assert set(Z) == LETTERS_AND_DIGITS | set(".,-()/='+:?!\"%&*<>;{@#_ ")


@pytest.mark.parametrize(
    ("text", "charset", "spelled"),
    [
        ("Rösterei Elbe & Söhne", "X", "Roesterei Elbe + Soehne"),
        ("Rösterei Elbe & Söhne", "Z", "Roesterei Elbe & Soehne"),
        ("sales@elbe", "X", "sales(AT)elbe"),
        ("sales@elbe", "Z", "sales@elbe"),
        ("Nguyễn Văn Đức", "X", "Nguyen Van Duc"),
        ("100 €", "X", "100 EUR"),
    ],
)
def test_what_is_written_instead(text, charset, spelled):
    assert written(text, charset) == spelled


@given(st.text(), st.sampled_from(sorted(SETS)))
def test_what_is_written_is_in_its_set_and_stays(text, charset):
    spelled = written(text, charset)
    assert outside(spelled, charset) == ()
    assert written(spelled, charset) == spelled
