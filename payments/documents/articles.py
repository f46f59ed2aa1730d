"""The articles of UCP 600, URC 522 and URDG 758, so that a citation can be held against them.

Titles are short descriptions in our own words. `paragraphs` are the letters an article is divided
into; empty when it is not. The table catches what goes wrong most in rule sets of this field: an
article that is about something else, or is not there.

Source: ICC Uniform Customs and Practice for Documentary Credits, 2007 revision; ICC Uniform Rules
for Collections, 1995 revision; ICC Uniform Rules for Demand Guarantees, 2010 revision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CITED = re.compile(r"(?P<article>\d+)(?:-(?P<to>\d+))?(?:\((?P<paragraph>[a-z])\))?")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what it is about, and its lettered paragraphs."""

    number: int
    title: str
    paragraphs: str = ""


def unknown_citations(source: str) -> tuple[str, ...]:
    """What `source` cites of its rule book that is not there; empty when all of it is.

    >>> unknown_citations("UCP 600 art. 14(c), 6(d)(i)")
    ()
    >>> unknown_citations("UCP 600 art. 14(z), 41")
    ('14(z)', '41')
    >>> unknown_citations("URC 522 art. 24, 27")
    ('27',)
    """
    articles, citations = _book(source)
    return tuple(m[0] for m in _CITED.finditer(citations) if not _is_known(m, articles))


def articles_cited(source: str) -> tuple[Article, ...]:
    """The articles that `source` cites, in its order."""
    articles, citations = _book(source)
    numbers = [int(m["article"]) for m in _CITED.finditer(citations)]
    return tuple(articles[number] for number in numbers if number in articles)


def _book(source: str) -> tuple[Mapping[int, Article], str]:
    """The articles of the book that `source` names, and what is cited of it."""
    for name, articles in BOOKS.items():
        _, named, citations = source.partition(f"{name} art. ")
        if named:
            return articles, citations
    return {}, ""


def _is_known(cited: re.Match[str], articles: Mapping[int, Article]) -> bool:
    article = articles.get(int(cited["article"]))
    last = int(cited["to"] or cited["article"])
    return (
        article is not None
        and last in articles
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

URC522: tuple[Article, ...] = (
    Article(1, "When the rules apply, and no duty to handle", "abc"),
    Article(2, "What a collection is", "abcd"),
    Article(3, "Parties to a collection", "ab"),
    Article(4, "The collection instruction", "abc"),
    Article(5, "Presentation", "abcdef"),
    Article(6, "Sight and acceptance: without delay"),
    Article(7, "Release of commercial documents", "abc"),
    Article(8, "Documents that a bank is asked to make"),
    Article(9, "Good faith and reasonable care"),
    Article(10, "Documents and goods", "abcde"),
    Article(11, "Acts of an instructed party", "abc"),
    Article(12, "Documents received: counted, not examined", "abc"),
    Article(13, "No answer for a document's effectiveness"),
    Article(14, "No answer for delay, loss and translation", "ab"),
    Article(15, "Force majeure"),
    Article(16, "Payment without delay", "ab"),
    Article(17, "Payment in local currency"),
    Article(18, "Payment in foreign currency"),
    Article(19, "Partial payments", "ab"),
    Article(20, "Interest", "abc"),
    Article(21, "Charges and expenses", "abcd"),
    Article(22, "Acceptance"),
    Article(23, "Promissory notes and other instruments"),
    Article(24, "Protest"),
    Article(25, "Case of need"),
    Article(26, "Advices of fate", "abc"),
)

URDG758: tuple[Article, ...] = (
    Article(1, "When the rules apply", "abcd"),
    Article(2, "Definitions"),
    Article(3, "How words are read", "abcd"),
    Article(4, "Issue, and from when it has effect", "abc"),
    Article(5, "The guarantee stands apart from the contract", "ab"),
    Article(6, "Guarantors deal with documents, not performance"),
    Article(7, "Conditions that no document shows"),
    Article(8, "What instructions and guarantees should say"),
    Article(9, "Instructions that are not taken up"),
    Article(10, "Advising guarantees and amendments", "abcdef"),
    Article(11, "Amendments", "abcdef"),
    Article(12, "How far the guarantor is liable"),
    Article(13, "An amount that varies"),
    Article(14, "Presentation", "abcdefg"),
    Article(15, "What a demand needs", "abcd"),
    Article(16, "Telling the instructing party of a demand"),
    Article(17, "Part demands, several demands, amounts", "abcdef"),
    Article(18, "Each demand stands alone", "ab"),
    Article(19, "Examination", "abcd"),
    Article(20, "Time to examine, and payment", "abc"),
    Article(21, "Currency of payment", "abc"),
    Article(22, "Copies of a complying demand"),
    Article(23, "Extend or pay", "abcdefg"),
    Article(24, "Demand that does not comply, waiver and notice", "abcdefgh"),
    Article(25, "Reduction and termination", "abcd"),
    Article(26, "Force majeure", "abcde"),
    Article(27, "No answer for a document's effectiveness"),
    Article(28, "No answer for transmission and translation"),
    Article(29, "Acts of another party"),
    Article(30, "Limits to being free of liability"),
    Article(31, "Foreign laws and usages"),
    Article(32, "Charges", "ab"),
    Article(33, "Transfer, and assignment of proceeds", "abcdefg"),
    Article(34, "Governing law", "ab"),
    Article(35, "Jurisdiction", "ab"),
)

BOOKS: Mapping[str, Mapping[int, Article]] = {
    "UCP 600": {article.number: article for article in UCP600},
    "URC 522": {article.number: article for article in URC522},
    "URDG 758": {article.number: article for article in URDG758},
}
