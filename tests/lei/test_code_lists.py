from __future__ import annotations

import re
from pathlib import Path

import pytest

from lei.code_lists import countries_by_code, legal_forms, registration_authorities
from lei.errors import UnknownFormat

FIXTURES = Path(__file__).parents[2] / "fixtures"
FORMS = (FIXTURES / "codes" / "entity-legal-forms.csv").read_text("utf-8").splitlines()
AUTHORITIES = (FIXTURES / "codes" / "registration-authorities.csv").read_text("utf-8").splitlines()
REGISTER = (FIXTURES / "gleif" / "lei.xml").read_text("utf-8")


def test_every_code_of_the_fictional_register_is_listed() -> None:
    forms = set(re.findall("<lei:EntityLegalFormCode>([^<]*)<", REGISTER))
    authorities = set(re.findall("<lei:RegistrationAuthorityID>([^<]*)<", REGISTER))
    assert forms
    assert forms <= set(legal_forms(FORMS))
    assert authorities <= set(registration_authorities(AUTHORITIES))


def test_a_form_has_its_names_and_its_country() -> None:
    form = legal_forms(FORMS)["2HBR"]
    assert form.names == ("Gesellschaft mit beschränkter Haftung", "GmbH")
    assert (form.countries, form.active) == ({"DE"}, True)


def test_a_reserved_code_is_of_no_country() -> None:
    assert countries_by_code(legal_forms(FORMS))["8888"] == frozenset()


def test_rows_of_one_code_are_one_entry_and_a_byte_order_mark_is_nothing() -> None:
    heading = "\ufeff" + AUTHORITIES[0]
    rows = ["RA1,,GB,,Register,,,,,,2020-01-01", "RA1,,IE,,Register,Clár,,,,,"]
    found = registration_authorities([heading, *rows])["RA1"]
    assert (found.names, found.countries) == (("Register", "Clár"), {"GB", "IE"})
    assert found.active
    assert not registration_authorities([heading, rows[0]])["RA1"].active


@pytest.mark.parametrize("lines", [[], ["LEI,ISIN"], AUTHORITIES])
def test_another_list_is_refused(lines: list[str]) -> None:
    with pytest.raises(UnknownFormat):
        legal_forms(lines)
