"""Loading documents of the API: what cannot be read changes nothing; what is foreign stays out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lei.errors import UnreadableFile
from sandbox.services.gleif.loading import load_documents
from sandbox.store.entities import Register
from sandbox.store.register_build import Realm

RECORDED = Path(__file__).parent / "recorded"
HOLDING = "SBOX00KANAL0HLDNG179"


def _written(folder: Path, document: object) -> Path:
    path = folder / "document.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return path


@pytest.mark.parametrize(
    "document",
    [
        "",
        "{",
        "[" * 100_000,
        "[]",
        "null",
        '"text"',
        {},
        {"data": None},
        {"data": "text"},
        {"data": [None]},
        {"data": [{"type": "colours", "id": "red"}]},
        {"data": [{"type": "isins"}]},
        {"data": {"type": "isins", "attributes": []}},
        {"data": [{"type": "lei-records"}, {"type": "isins", "attributes": {"lei": HOLDING}}]},
    ],
)
def test_what_is_no_document_is_refused_and_nothing_changes(
    tmp_path: Path, document: object
) -> None:
    register = tmp_path / "register.sqlite"
    load_documents([RECORDED / "lei-record.json"], register, Realm.FICTIONAL)
    before = register.read_bytes()
    paths = [RECORDED / "lei-records.json", _written(tmp_path, document)]
    with pytest.raises(UnreadableFile, match=r"document\.json"):
        load_documents(paths, register, Realm.FICTIONAL)
    assert register.read_bytes() == before


def test_a_missing_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"no-such\.json"):
        load_documents([tmp_path / "no-such.json"], tmp_path / "r.sqlite", Realm.FICTIONAL)


@pytest.mark.parametrize("path", sorted(RECORDED.glob("*.json")), ids=lambda path: path.name)
def test_invented_firms_are_left_out_of_the_real_realm(tmp_path: Path, path: Path) -> None:
    report = load_documents([path], tmp_path / "register.sqlite", Realm.GLEIF)
    assert report.loaded == 0
    assert report.rejected > 0
    assert "fictional" in report.files[0].rejects[0].reason


def test_a_record_that_cannot_be_read_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    document: Any = json.loads((RECORDED / "lei-records.json").read_text("utf-8"))
    bad, good = document["data"]
    bad["attributes"]["registration"]["status"] = "COLOURFUL"
    register = tmp_path / "register.sqlite"
    report = load_documents([_written(tmp_path, document)], register, Realm.FICTIONAL)
    assert (report.loaded, report.rejected) == (1, 1)
    assert Register(register).record(good["id"])
    assert Register(register).record(bad["id"]) is None
