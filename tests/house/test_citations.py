"""Every rule and every move cites a place that exists."""

import re

import pytest

from payments.collection.moves import ROWS as COLLECTION_ROWS
from payments.credit.moves import ROWS
from payments.documents import examination, notices, urc522
from payments.documents.articles import (
    UCP600,
    URC522,
    URDG758,
    articles_cited,
    unknown_citations,
)
from payments.guarantee import examination as demands
from payments.guarantee.moves import ROWS as GUARANTEE_ROWS

RULES = (*examination.RULES, *notices.RULES, *urc522.RULES, *urc522.RECEIVED_RULES, *demands.RULES)
SOURCES = sorted(
    {rule.source for rule in RULES}
    | {row.source for row in (*ROWS, *COLLECTION_ROWS, *GUARANTEE_ROWS)}
)
ELSEWHERE = ("Uniform Law on Bills of Exchange art. ", "Standards MT, MT ")
ISBP = re.compile(r"ISBP 821 (preliminary considerations [ivx]+|[A-Q]\d{1,2})$")


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_cited_is_there(source):
    assert unknown_citations(source) == ()
    elsewhere = source.startswith(ELSEWHERE) or source == "sandbox"
    assert articles_cited(source) or ISBP.match(source) or elsewhere


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_id_of_a_rule_cites_what_its_source_cites(rule):
    book, paragraph = rule.id.split("-")[:2]
    number = re.match(r"\d+", paragraph)
    if book in ("ucp600", "urc522", "urdg758"):
        assert int(number[0]) in {article.number for article in articles_cited(rule.source)}
    elif book == "isbp821":
        assert rule.source.lower().endswith(paragraph)
    else:
        assert book == rule.source == "sandbox"


def test_the_table_has_the_thirty_nine_articles():
    assert [article.number for article in UCP600] == list(range(1, 40))
    assert [article.number for article in URC522] == list(range(1, 27))


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        ("UCP 600 art. 14(m)", ("14(m)",)),  # fourteen ends at (l)
        ("UCP 600 art. 40", ("40",)),
        ("UCP 600 art. 36(a)", ("36(a)",)),  # force majeure has no paragraphs
        ("UCP 600 art. 19-41", ("19-41",)),
        ("UCP 600 art. 7(c), 13", ()),
        ("URC 522 art. 24(a), 26(d)", ("24(a)", "26(d)")),
    ],
)
def test_a_wrong_citation_is_seen(source, unknown):
    assert unknown_citations(source) == unknown


def test_articles_are_about_what_rule_sets_of_this_field_mistake_them_for():
    """Data conflict is 14, the invoice 18, the bill of lading 20, and 23 is the air waybill."""
    titles = {article.number: article.title for article in UCP600}
    assert "invoice" in titles[18]
    assert titles[20] == "Bill of lading"
    assert "Sea waybill" in titles[21]
    assert "Air" in titles[23]
    assert "Force majeure" in titles[36]


def test_the_rules_on_guarantees_have_thirty_five_articles():
    assert [article.number for article in URDG758] == list(range(1, 36))
    titles = {article.number: article.title for article in URDG758}
    assert titles[23] == "Extend or pay"
    assert titles[26] == "Force majeure"
