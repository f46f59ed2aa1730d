"""What was recorded is answered again, key for key, but for the host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from sandbox.services.gleif.loading import load_documents
from sandbox.store.register_build import Realm

RECORDED = Path(__file__).parent / "recorded"
HOLDING, ROASTER = "SBOX00KANAL0HLDNG179", "SBOX00KANAL0RSTRI292"
ASKED = {
    "lei-record.json": f"lei-records/{HOLDING}",
    "lei-records.json": f"lei-records/{HOLDING}/direct-children",
    "relationships.json": f"lei-records/{HOLDING}/direct-child-relationships",
    "relationship.json": f"lei-records/{ROASTER}/ultimate-parent-relationship",
    "exception-direct.json": f"lei-records/{HOLDING}/direct-parent-reporting-exception",
    "exception-ultimate.json": f"lei-records/{HOLDING}/ultimate-parent-reporting-exception",
    "isins.json": f"lei-records/{HOLDING}/isins",
    "modifications.json": f"lei-records/{HOLDING}/field-modifications",
}


def _recorded(name: str) -> Any:
    return json.loads((RECORDED / name).read_text("utf-8"))


def _without_host(document: Any) -> Any:
    if isinstance(document, dict):
        return {name: _without_host(part) for name, part in document.items()}
    if isinstance(document, list):
        return [_without_host(part) for part in document]
    if isinstance(document, str) and document.startswith("http") and "/api/v1/" in document:
        return document.partition("/api/v1/")[2]
    return document


def test_every_recorded_document_is_asked_for() -> None:
    assert set(ASKED) == {path.name for path in RECORDED.iterdir()}


@pytest.mark.parametrize(("name", "path"), ASKED.items(), ids=list(ASKED))
def test_the_recorded_answer_is_given(only_recorded: FlaskClient, name: str, path: str) -> None:
    answer = only_recorded.get(f"/gleif/api/v1/{path}").json
    assert _without_host(answer) == _without_host(_recorded(name))


@pytest.mark.parametrize("name", [n for n in ASKED if "links" in _recorded(n)])
def test_a_recorded_link_leads_to_the_recorded_answer(
    only_recorded: FlaskClient, name: str
) -> None:
    first = urlsplit(_recorded(name)["links"]["first"])
    answer = only_recorded.get(f"/gleif{first.path}?{first.query}").json
    assert _without_host(answer) == _without_host(_recorded(name))


def test_links_are_absolute_and_of_the_host_that_was_asked(only_recorded: FlaskClient) -> None:
    path = f"/gleif/api/v1/lei-records/{HOLDING}"
    answer = only_recorded.get(path, base_url="http://127.0.0.1:8123").json
    assert answer["data"]["links"]["self"] == f"http://127.0.0.1:8123{path}"


def test_loading_twice_changes_nothing(only_recorded: FlaskClient) -> None:
    path = f"/gleif/api/v1/lei-records/{HOLDING}/direct-child-relationships"
    before = only_recorded.get(path).json
    register = only_recorded.application.extensions["lei_sandbox"].register.path
    load_documents(sorted(RECORDED.glob("*.json")), register, Realm.FICTIONAL)
    assert only_recorded.get(path).json == before
