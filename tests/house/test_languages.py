"""French and Spanish are whole: every sentence of the house is said, filled in alike, and not left
in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import sandbox.translations
from sandbox.cli import main
from sandbox.cli.door import sentences
from sandbox.problems import BUG, HTTP_PROBLEMS, PROBLEMS, HttpProblem, Problem
from sandbox.translations.spoken import spoken
from sandbox.translations.template import template

FOLDER = Path(sandbox.translations.__file__).parent
LANGUAGES = ("es", "fr")
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%%|\{[^{}]*\}")
WORD = re.compile(r"[a-z]{3,}")
ENGLISH_WORDS = re.compile(r"\b(?:the|and|with|your|which|this|that|from|nothing)\b")


@cache
def catalogue(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def wanted() -> Catalog:
    return template()


def as_tuple(words: str | Iterable[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Each English sentence of the template with what the catalogue says for it."""
    for message in wanted():
        known = catalogue(language).get(message.id) if message.id else None
        if known is not None:
            yield from zip(as_tuple(known.id), as_tuple(known.string), strict=True)


def said_by(message: Message) -> bool:
    return bool(message.string) and all(as_tuple(message.string))


def edges(words: str) -> tuple[str, str]:
    """The blanks before and after."""
    return words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing(language: str) -> None:
    known = catalogue(language)
    missing = [
        message.id
        for message in wanted()
        if message.id and (message.id not in known or not said_by(known[message.id]))
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_a_guess_or_of_the_past(language: str) -> None:
    written = [message for message in catalogue(language) if message.id]
    assert [message.id for message in written if message.fuzzy] == []
    assert [message.id for message in written if message.id not in wanted()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    for message in wanted():
        known = catalogue(language).get(message.id) if message.id else None
        if known is None:
            continue
        english = {each for one in as_tuple(known.id) for each in FILLED_IN.findall(one)}
        for said in as_tuple(known.string):
            assert set(FILLED_IN.findall(said)) <= english, said
        assert english == {x for s in as_tuple(known.string) for x in FILLED_IN.findall(s)}, (
            known.id
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_before_and_after_a_sentence_is_the_same(language: str) -> None:
    for english, said in pairs(language):
        assert edges(said) == edges(english), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    """A sentence that says the same in both is a name or a code, or stands in the list of these."""
    same = {
        english
        for english, said in pairs(language)
        if english == said and WORD.search(FILLED_IN.sub("", english))
    }
    assert same - SAME[language] == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_english_words_stand_in_a_translation(language: str) -> None:
    mixed = [said for _, said in pairs(language) if len(ENGLISH_WORDS.findall(said)) > 1]
    assert mixed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_ends_stays_one(language: str) -> None:
    """Whole sentences: a full stop or a question mark in English is one in the translation."""
    ends = [
        said
        for english, said in pairs(language)
        if english.rstrip()[-1:] in ".?" and said.rstrip()[-1:] not in ".?»)”"
    ]
    assert ends == []


def test_no_words_for_people_are_put_together_at_run_time() -> None:
    """A refusal's reason, a line of the command line: a constant or a `Sentence` with values."""
    assert [(each.file, each.line) for each in spoken() if each.made] == []


def test_every_reason_and_every_line_is_in_the_template() -> None:
    known = wanted()
    assert [each for each in spoken() if each.says and each.says not in known] == []
    assert [each for each in sentences(main) if each not in known] == []
    rows: tuple[Problem | HttpProblem, ...] = (*PROBLEMS, *HTTP_PROBLEMS, BUG)
    assert [row for row in rows if row.says not in known or row.title not in known] == []


@pytest.mark.parametrize(
    ("source", "says", "made"),
    [
        ('raise NotPossible("$", "it is over")', "it is over", False),
        ('raise NotPossible("$", f"{day} is over")', "", True),
        ('raise NotPossible("$", "over " + day)', "", True),
        ('raise NotPossible("$", "over" if late else Sentence("{n} left", n=n))', "over", False),
    ],
)
def test_words_are_seen_in_the_source(tmp_path: Path, source: str, says: str, made: bool) -> None:
    (tmp_path / "lei").mkdir()
    (tmp_path / "lei" / "code.py").write_text(source, "utf-8")
    found = next(iter(spoken(tmp_path)))
    assert (found.says, found.made) == (says, made)


ARTICLES = (
    "UCP 600 art. 14(a), 15, 16(a)",
    "UCP 600 art. 14(b), 16(d)",
    "UCP 600 art. 14(d), 14(j), 15",
    "UCP 600 art. 16(c)",
    "UCP 600 art. 16(c)(ii)",
    "URC 522 art. 4(b), 21, 24, 26",
    "UCP 600 art. 6(e), 14(c), 29",
)
SAME: dict[str, frozenset[str]] = {
    "es": frozenset(
        (
            "%(num)d original", "Director", "Error: {message}", "LEI sandbox", "Total", "Webhooks",
            "bot", "bots", "error", "webhook", *ARTICLES,
        )
    ),
    "fr": frozenset(
        (
            "%(num)d original", "%(num)s minute", "%(num)s minutes", "%(num)s table",
            "%(num)s tables", "%(prog)s, version %(version)s", "Article", "Clauses", "Condition",
            "Copies", "Dates", "Document", "Documents", "LEI sandbox", "Menu", "Message %(n)s",
            "Options", "Points", "Signature", "Source", "Table", "Table %(n)s",
            "Table %(n)s, %(seat)s", "Tables", "Total", "Type", "Webhooks", "active", "document",
            "message", "message %(n)s", "phase", "score", "table", "webhook", *ARTICLES,
        )
    ),
}  # fmt: skip
"""Words that are the same in the language as in English; names and codes of the trade."""
