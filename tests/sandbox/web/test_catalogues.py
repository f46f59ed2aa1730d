"""The French and Spanish catalogues: whole, alive, and with the same things to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

import sandbox.translations
from lei import code, standing
from lei.ownership import REASONS
from sandbox.translations.template import template

FOLDER = Path(sandbox.translations.__file__).parent
LANGUAGES = ("es", "fr")
TEMPLATE = template()
FILLED_IN = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
HOW_SHOWN = re.compile(r"!r(?=[:}])")
READ_BY_ALL = (
    "web/templates/base.html",
    "web/templates/lookup/",
    "web/templates/entities/",
    "web/templates/checks/",
    "web/verdict",
    "web/codes.py",
    "web/firm.py",
    "web/found.py",
    "web/group_page.py",
    "web/entity_",
)


def catalogue(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def by_sentence(known: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {as_tuple(message.id): as_tuple(message.string) for message in known if message.id}


def as_tuple(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def told(language: str) -> Iterator[tuple[str, str]]:
    """Each sentence in English and in the language."""
    for message in catalogue(language):
        if message.id:
            yield from zip(as_tuple(message.id), as_tuple(message.string), strict=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_at_run_time_is_what_was_written(language: str) -> None:
    with (FOLDER / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    assert by_sentence(compiled) == by_sentence(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_written_and_fills_in_the_same(language: str) -> None:
    for english, said in told(language):
        assert said
        assert set(FILLED_IN.findall(said)) == set(FILLED_IN.findall(english)), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_of_the_past(language: str) -> None:
    written = {message.id for message in catalogue(language) if message.id}
    assert {sentence for sentence in written if sentence not in TEMPLATE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_that_anybody_reads_are_whole(language: str) -> None:
    known = catalogue(language)
    wanted = [
        message.id
        for message in TEMPLATE
        if any(place.startswith(READ_BY_ALL) for place, _line in message.locations)
    ]
    rules = [rule.says for rule in (*code.RULES, *standing.RULES)]
    reasons = [sentence for reason in REASONS for sentence in (reason.says, reason.ask)]
    assert [each for each in (*wanted, *rules, *reasons) if each not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_at_most_half_longer(language: str) -> None:
    """Pages are laid out for a third more; a short word may need more than that."""
    for english, said in told(language):
        assert len(said) <= 1.5 * len(english) + 12, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_french_and_spanish_keep_tone_and_signs(language: str) -> None:
    for _english, said in told(language):
        assert "!" not in HOW_SHOWN.sub("", said)
        assert language != "fr" or not re.search(r" [:;?»]", said), said


def test_a_verdict_is_given_in_the_readers_language(client: FlaskClient) -> None:
    page = client.get("/?q=SBOX00R7ELBKO4T9QZ11&lang=fr").text
    assert '<html lang="fr"' in page
    assert "Le caractère 13 est le chiffre 0, vous avez saisi la lettre O." in page
    page = client.get("/?q=SBOX00TCD1GDJYFLGS68&lang=es").text
    assert "Nadie renovó este LEI" in page
    assert "el 12 de enero de 2026" in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/", "/?q=SBOX00R7ELBK04T9QZ11", "/entities/SBOX00R7ELBK04T9QZ11/ownership"]
)
def test_a_page_in_another_language_has_no_english_left(
    client: FlaskClient, path: str, language: str
) -> None:
    mark = "&" if "?" in path else "?"
    page = re.sub(r"<[^>]+>", " ", client.get(f"{path}{mark}lang={language}").text)
    assert not re.findall(r"\b(?:the|firm|which|with|your|this|parent of)\b", page)
