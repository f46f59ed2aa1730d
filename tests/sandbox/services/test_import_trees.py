"""XML and JSON imported the quick way: the register that CSV gives, records kept as they were."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lei.gleif.file import Reject
from sandbox.services import import_readers, synth
from sandbox.services.imports import import_files
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm
from sandbox.store.register_sources import packed_record

RECORDS = 300
INDEXED = (
    "SELECT lei, realm, name, names, country, status, entity_status FROM record ORDER BY id",
    "SELECT child, parent, type, status, realm FROM relationship ORDER BY id",
    "SELECT * FROM exception ORDER BY id",
    "SELECT * FROM facet ORDER BY lei",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same invented register in three formats."""
    found = tmp_path_factory.mktemp("files")
    for form in FileFormat:
        synth.write(found / form, RECORDS, 7, [form])
    return found


def imported(folder: Path, form: FileFormat, register: Path) -> Register:
    rejects: list[Reject] = []
    import_files(
        sorted((folder / form).glob("*.zip")),
        register,
        Realm.FICTIONAL,
        left_out=lambda _path, reject: rejects.append(reject),
    )
    assert rejects == []
    return Register(register)


def everything(register: Register) -> list[object]:
    """What is indexed, and each record and relationship in full."""
    leis = [lei for (lei,) in register.rows("SELECT lei FROM record ORDER BY id")]
    read = [(register.record(lei), register.parents(lei)) for lei in leis]
    return [read, *(register.rows(query) for query in INDEXED)]


@pytest.mark.parametrize("side_by_side", [False, True])
@pytest.mark.parametrize("form", [FileFormat.XML, FileFormat.JSON])
def test_every_format_gives_the_same_register(
    tmp_path: Path,
    folder: Path,
    form: FileFormat,
    side_by_side: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = imported(folder, FileFormat.CSV, tmp_path / "csv.sqlite")
    if side_by_side:
        monkeypatch.setattr(import_readers, "SIDE_BY_SIDE_BYTES", 0)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
        monkeypatch.setattr(import_readers, "_load_here", None)
    trees = imported(folder, form, tmp_path / "trees.sqlite")
    assert everything(trees) == everything(lines)


@pytest.mark.parametrize("form", [FileFormat.XML, FileFormat.JSON])
def test_a_record_is_kept_as_it_was_and_small(
    tmp_path: Path, folder: Path, form: FileFormat
) -> None:
    register = imported(folder, form, tmp_path / "trees.sqlite")
    kept = [source for (source,) in register.rows("SELECT source FROM record")]
    made = [packed_record(register.sources().record(source)) for source in kept]
    assert sum(source[0] != 0 for source in kept) >= RECORDS - 3
    assert sum(map(len, kept)) < sum(map(len, made)) / 1.5


def test_records_that_were_kept_as_values_are_read_beside_others(
    tmp_path: Path, folder: Path
) -> None:
    """So every XML and JSON record was kept before, and what a delta brings still is."""
    register = imported(folder, FileFormat.XML, tmp_path / "register.sqlite")
    before = everything(register)
    with closing(sqlite3.connect(register.path)) as connection, connection:
        for number, source in register.rows("SELECT id, source FROM record WHERE id % 2"):
            row = (packed_record(register.sources().record(source)), number)
            connection.execute("UPDATE record SET source = ? WHERE id = ?", row)
    assert everything(Register(register.path)) == before
    imported(folder, FileFormat.JSON, tmp_path / "register.sqlite")
    assert everything(Register(register.path)) == before
