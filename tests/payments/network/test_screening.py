"""Screening: a name on the list stops a payment, and an LEI clears a false alarm."""

from dataclasses import replace

from payments.network.bank import ListedName
from payments.network.screening import hits
from payments.party import Party

LISTED = (ListedName("Nachtfalke Handel GmbH", "invented", "SBOX00LISTNACHT00214"),)
SAME = Party("x", "NACHTFALKE HANDEL")


def test_a_name_in_another_spelling_is_seen():
    (found,) = hits((SAME,), LISTED)
    assert (found.rule, found.at) == ("screening-name", "x")


def test_another_lei_is_another_firm():
    assert hits((replace(SAME, lei="SBOX00H4K7NB39D2XV53"),), LISTED) == ()


def test_the_listed_lei_is_the_listed_firm():
    assert len(hits((replace(SAME, lei=LISTED[0].lei),), LISTED)) == 1


def test_other_names_pass():
    assert hits((Party("y", "Highland Beans Ltd"),), LISTED) == ()
