"""The rebuilt schemas give the verdicts of the genuine ones, on our messages and on broken ones."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest
from lxml import etree

from payments.messages import RULES, schema
from payments.messages.envelope import open_envelope

SAMPLES = Path(__file__).parents[3] / "fixtures" / "messages"
FILES = {
    "head.001.001.02": "head_001/coffee.xml",
    "pain.001.001.09": "pain_001/coffee.xml",
    "pacs.008.001.08": "pacs_008/coffee.xml",
    "camt.052.001.08": "camt_052/coffee-expected.xml",
    "camt.053.001.08": "camt_053/coffee-day.xml",
    "camt.054.001.08": "camt_054/coffee-credited.xml",
    "camt.110.001.01": "camt_110/coffee-information-wanted.xml",
    "camt.111.001.01": "camt_111/coffee-information-given.xml",
}
"""A sample of each message whose genuine schema can be had."""

MUTANTS = 300
TEXTS = ("", "x", "EURO", "-1", "1.123456", "2026-13-01", "ZZ", "true", "A" * 141, "1E+3", " 7 ")


@pytest.fixture(params=FILES)
def part(request):
    """A header or document of ours, and the id of its schema."""
    data = (SAMPLES / FILES[request.param]).read_bytes()
    return request.param, open_envelope(data).document


def test_our_messages_keep_to_the_genuine_schema(part, genuine):
    message_id, element = part
    checker = genuine(message_id)
    assert checker.validate(element), checker.error_log


def test_broken_messages_get_the_same_verdict(part, genuine):
    message_id, element = part
    checker = genuine(message_id)
    verdicts = []
    for mutant in _mutants(element, random.Random(7)):
        expected = checker.validate(mutant)
        assert (schema.findings(mutant) == ()) is expected, etree.tostring(mutant).decode()
        verdicts.append(expected)
    assert 0.05 < sum(verdicts) / len(verdicts) < 0.95  # else the mutants say nothing


def test_every_finding_has_a_place_and_makes_a_sentence(part):
    says = {rule.id: rule.says for rule in RULES}
    _message_id, element = part
    for mutant in _mutants(element, random.Random(11)):
        for finding in schema.findings(mutant):
            assert finding.at.startswith(("/Document", "/AppHdr"))
            assert says[finding.rule].format(**finding.values)


def _mutants(element, chance):
    for _ in range(MUTANTS):
        mutant = copy.deepcopy(element)
        chance.choice(MUTATIONS)(chance.choice(list(mutant.iter())[1:]), chance)
        yield mutant


def _delete(element, chance):
    element.getparent().remove(element)


def _repeat(element, chance):
    element.addnext(copy.deepcopy(element))


def _move(element, chance):
    parent = element.getparent()
    parent.insert(chance.randrange(len(parent)), element)


def _rename(element, chance):
    element.tag += "X"


def _foreign(element, chance):
    etree.SubElement(element, "{urn:foreign}Child")


def _write(element, chance):
    element.text = chance.choice(TEXTS)


def _attribute(element, chance):
    element.set(chance.choice(("Ccy", "Bogus")), chance.choice(("USD", "usd", "")))


def _plain(element, chance):
    element.attrib.clear()


MUTATIONS = (_delete, _repeat, _move, _rename, _foreign, _write, _write, _attribute, _plain)
