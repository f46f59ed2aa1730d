"""The articles of UCP 600, so that a citation can be held against them.

Titles are short descriptions in our own words. `paragraphs` are the letters an article is divided
into; empty when it is not. The table catches what goes wrong most in rule sets of this field: an
article that is about something else, or is not there.

Source: ICC Uniform Customs and Practice for Documentary Credits, 2007 revision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CITED = re.compile(r"(?P<article>\d+)(?:-(?P<to>\d+))?(?:\((?P<paragraph>[a-z])\))?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what it is about, and its lettered paragraphs."""

    number: int
    title: str
    paragraphs: str = ""


def unknown_citations(source: str) -> tuple[str, ...]:
    """What `source` cites of UCP 600 that is not there; empty when all of it is.

    >>> unknown_citations("UCP 600 art. 14(c), 6(d)(i)")
    ()
    >>> unknown_citations("UCP 600 art. 14(z), 41")
    ('14(z)', '41')
    """
    _, _, citations = source.partition("UCP 600 art. ")
    return tuple(m[0] for m in _CITED.finditer(citations) if not _is_known(m))


def articles_cited(source: str) -> tuple[Article, ...]:
    """The articles of UCP 600 that `source` cites, in its order."""
    _, _, citations = source.partition("UCP 600 art. ")
    numbers = [int(m["article"]) for m in _CITED.finditer(citations)]
    return tuple(_BY_NUMBER[number] for number in numbers if number in _BY_NUMBER)


def _is_known(cited: re.Match[str]) -> bool:
    article = _BY_NUMBER.get(int(cited["article"]))
    last = int(cited["to"] or cited["article"])
    return (
        article is not None
        and last in _BY_NUMBER
        and (cited["paragraph"] is None or cited["paragraph"] in article.paragraphs)
    )


UCP600: tuple[Article, ...] = (
    Article(1, "When the rules apply"),
    Article(2, "Definitions"),
    Article(3, "How words and dates are read"),
    Article(4, "The credit stands apart from the contract", "ab"),
    Article(5, "Banks deal with documents, not goods"),
    Article(6, "Availability, expiry date and place of presentation", "abcde"),
    Article(7, "What the issuing bank undertakes", "abc"),
    Article(8, "What the confirming bank undertakes", "abcd"),
    Article(9, "Advising credits and amendments", "abcdefg"),
    Article(10, "Amendments", "abcdef"),
    Article(11, "Credits sent by teletransmission, and pre-advice", "ab"),
    Article(12, "Nomination of a bank", "abc"),
    Article(13, "Reimbursement between banks", "abc"),
    Article(14, "Standard for examining documents", "abcdefghijkl"),
    Article(15, "Complying presentation", "abc"),
    Article(16, "Discrepant documents, waiver and notice", "abcdefg"),
    Article(17, "Originals and copies", "abcde"),
    Article(18, "Commercial invoice", "abc"),
    Article(19, "Transport document for two or more modes", "abc"),
    Article(20, "Bill of lading", "abcd"),
    Article(21, "Sea waybill", "abcd"),
    Article(22, "Charter party bill of lading", "ab"),
    Article(23, "Air transport document", "abc"),
    Article(24, "Road, rail and inland waterway documents", "abcde"),
    Article(25, "Courier and postal receipts", "abc"),
    Article(26, "On deck, shipper's count, added freight", "abc"),
    Article(27, "Clean transport document"),
    Article(28, "Insurance document and cover", "abcdefghij"),
    Article(29, "Dates that fall on a closure", "abc"),
    Article(30, "Tolerance in amount, quantity and price", "abc"),
    Article(31, "Partial drawings and shipments", "abc"),
    Article(32, "Instalments"),
    Article(33, "Hours of presentation"),
    Article(34, "No answer for a document's effectiveness"),
    Article(35, "No answer for transmission and translation"),
    Article(36, "Force majeure"),
    Article(37, "Acts of an instructed party", "abcd"),
    Article(38, "Transferable credits", "abcdefghijk"),
    Article(39, "Assignment of proceeds"),
)

_BY_NUMBER = {article.number: article for article in UCP600}
