"""What corresponds, and what does not, though it looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.documents.wording import same_name, unmatched

SAME = [
    ("Rösterei Elbe GmbH", "ROESTEREI ELBE GMBH"),
    ("Rösterei Elbe GmbH", "Rosterei Elbe gmbh"),
    ("Highland Beans Ltd", "Highland Beans, Limited"),
    ("Delta & Sons Co.", "Delta and Sons Company"),
    ("Société Étoile", "SOCIETE ETOILE"),
]
NOT_SAME = [
    ("Highland Beans Ltd", "Highland Bean Traders Ltd"),
    ("Highland Beans Ltd", "Beans Highland Ltd"),
    ("Elbe GmbH", "Elbe AG"),
]
CORRESPONDING = [
    ("10,800 kg green coffee", "green coffee 10800 KGS"),
    ("Cotton shirts in 20 boxes", "20 box cotton shirt, blue, size M"),
    ("Tea in cases", "Tea, each case lined"),
    ("Frozen glass noodles", "glass noodle, frozen"),
]
CONFLICTING = [
    ("10 bags of 60 kg", "60 bags of 10 kg", ("10bag", "60kg")),
    ("Drilling machine", "Drilling machine, second-hand", ("secondhand",)),
    ("Steel pipes 1.5 mm", "Steel pipes 15 mm", ("1.5mm",)),
]
WORDS = st.lists(
    st.sampled_from(["green", "coffee", "Kenya", "AA", "washed", "60", "kg", "bags"]), min_size=1
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_is_the_same_however_it_is_written(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_SAME)
def test_another_name_is_another_firm(one, other):
    assert not same_name(one, other)


@pytest.mark.parametrize(("asked", "found"), CORRESPONDING)
def test_detail_and_spelling_do_not_matter(asked, found):
    assert unmatched(asked, found) == ()


@pytest.mark.parametrize(("asked", "found", "words"), CONFLICTING)
def test_what_makes_other_goods_is_named(asked, found, words):
    assert unmatched(asked, found) == words


def test_used_machines_may_be_asked_for():
    assert unmatched("Used drilling machine", "used drilling machine, 2019") == ()


@given(WORDS)
def test_a_description_corresponds_to_itself_in_capitals(words):
    description = " ".join(words)
    assert unmatched(description, description.upper()) == ()


@given(WORDS, WORDS)
def test_saying_more_after_the_words_of_the_credit_still_corresponds(words, more):
    description = " ".join(words)
    assert unmatched(description, f"{description}, also {' '.join(more)}") == ()
