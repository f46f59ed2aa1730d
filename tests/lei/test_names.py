"""Pairs of names as they meet on messages and in registers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.legal_forms import FORMS
from lei.names import Kind, Reason, match, normal

PAIRS = [
    ("Rösterei Elbe GmbH", "Rösterei  Elbe GmbH", Kind.EXACT, None),
    ("ROESTEREI ELBE GMBH", "Rösterei Elbe GmbH", Kind.NORMALISED, None),
    ("Rosterei Elbe G.m.b.H.", "Rösterei Elbe GmbH", Kind.NORMALISED, None),
    ("HIGHLAND BEANS LIMITED", "Highland Beans Ltd.", Kind.NORMALISED, None),
    ("Übungsbank Aktiengesellschaft", "Uebungsbank AG", Kind.NORMALISED, None),
    ("Straße & Söhne KG", "STRASSE UND SOEHNE KG", Kind.NORMALISED, None),
    ("Tissages de la Loire S.A.S.", "TISSAGES DE LA LOIRE SAS", Kind.NORMALISED, None),
    ("Przykład Sp. z o.o.", "PRZYKLAD SP ZOO", Kind.NORMALISED, None),
    ("Πρότυπο Εμπόριο Α.Ε.", "Protypo Emporio AE", Kind.NORMALISED, None),
    ("Учебная Торговля ООО", "Uchebnaya Torgovlya OOO", Kind.NORMALISED, None),
    ("Fjordlys Foods A/S", "Fjordlys Foods AS", Kind.NORMALISED, None),
    ("Highland Beans", "Highland Beans Ltd", Kind.CLOSE, Reason.FORM_MISSING),
    ("Elbekontor Holding AG", "Elbekontor Holding GmbH", Kind.CLOSE, Reason.OTHER_FORM),
    ("Beans Highland Ltd", "Highland Beans Ltd", Kind.CLOSE, Reason.ORDER),
    ("Highlnad Beans Ltd", "Highland Beans Ltd", Kind.CLOSE, Reason.SPELLING),
    (
        "MOMBASA COFFEE AND TEA EXPORTERS CO",
        "Mombasa Coffee and Tea Exporters Cooperative Union Ltd",
        Kind.CLOSE,
        Reason.CUT,
    ),
    ("Savanna Fund 1", "Savanna Fund 2", Kind.DIFFERENT, Reason.OTHER_NUMBER),
    ("Savanna Fund II Ltd", "Savanna Fund III Ltd", Kind.DIFFERENT, Reason.OTHER_NUMBER),
    ("Highland Beans Ltd", "Nyanza Lesson Assurance Ltd", Kind.DIFFERENT, Reason.OTHER_NAME),
    ("Ltd", "Limited Edition Ltd", Kind.DIFFERENT, Reason.OTHER_NAME),
    ("---", "...", Kind.DIFFERENT, Reason.OTHER_NAME),
]


@pytest.mark.parametrize(("one", "other", "kind", "reason"), PAIRS)
def test_two_names_are_as_near_as_a_reader_finds_them(
    one: str, other: str, kind: Kind, reason: Reason | None
) -> None:
    for found in (match(one, (other,)), match(other, (one,))):
        assert (found.kind, found.reason) == (kind, reason)


def test_the_nearest_of_several_names_counts() -> None:
    found = match("bambou sai gon", ("شركة النموذج للتمور", "Bambou Sài Gòn", "Bambu Saigon"))
    assert (found.kind, found.name) == (Kind.NORMALISED, "Bambou Sài Gòn")


def test_there_must_be_a_name_to_match_with() -> None:
    with pytest.raises(ValueError, match="no name"):
        match("Highland Beans Ltd", ())


@given(st.text(max_size=60))
def test_a_name_is_always_itself(name: str) -> None:
    assert match(name, (name,)).kind is Kind.EXACT


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_two_names_does_not_matter(one: str, other: str) -> None:
    assert match(one, (other,)).kind is match(other, (one,)).kind


@pytest.mark.parametrize("written", sorted(FORMS))
def test_each_form_is_recognised_as_it_is_written_in_the_table(written: str) -> None:
    assert normal(f"Highland Beans {written}").form == FORMS[written]
