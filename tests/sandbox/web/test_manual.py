"""The manual in French and Spanish: written for a participant, and honest where it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import sandbox

MANUAL = Path(sandbox.__file__).parent / "help"
LANGUAGES = ("fr", "es")
MET_BY_PARTICIPANTS = (
    "index", "lei", "glossary", "workshops", "credits", "collections", "examination",
)  # fmt: skip
LINK = re.compile(r"\]\((/[^)?#]*)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_participant_meets_is_translated(language: str) -> None:
    assert {f"{name}.md" for name in MET_BY_PARTICIPANTS} <= {
        path.name for path in (MANUAL / language).glob("*.md")
    }


@pytest.mark.parametrize("page", sorted(MANUAL.glob("??/*.md")), ids=lambda path: str(path)[-18:])
def test_a_translation_has_the_links_and_headings_of_the_english(page: Path) -> None:
    told, english = page.read_text("utf-8"), (MANUAL / page.name).read_text("utf-8")
    assert set(LINK.findall(told)) <= set(LINK.findall(english)) | {f"/help/{page.stem}"}
    if page.stem != "workshops":  # there the parts for programs and authors stay English
        assert told.count("\n## ") == english.count("\n## ")
        assert told.count("\n|") == english.count("\n|")


def test_a_page_is_read_in_the_readers_language(client: FlaskClient) -> None:
    assert "Les vingt caractères" in client.get("/help/lei?lang=fr").text
    assert "Los veinte caracteres" in client.get("/help/lei?lang=es").text
    assert "The twenty characters" in client.get("/help/lei?lang=en").text


def test_a_page_without_a_translation_is_marked_as_english(client: FlaskClient) -> None:
    page = client.get("/help/operations?lang=fr").text
    assert '<article class="manual" lang="en">' in page
    assert '<p class="note info">' in page
    assert '<p class="note info">' not in client.get("/help/operations?lang=en").text


def test_no_language_is_a_way_out_of_the_manual(client: FlaskClient) -> None:
    assert client.get("/help/fr").status_code == 404
    assert client.get("/help/lei?lang=../..").status_code == 200
