"""Large files are read side by side, and nobody can tell, by what comes or by what fails."""

from __future__ import annotations

import multiprocessing
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lei.errors import UnreadableFile
from lei.gleif.file import DataSet, Reject
from sandbox.services import import_readers, synth
from sandbox.services.imports import ImportReport, Wanted, import_files
from sandbox.services.synth import FileFormat
from sandbox.store.register_rows import Realm

TABLES = ("record", "relationship", "exception", "layout", "publication", "name_term")
Told = list[tuple[str, int, int | None]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three sets, the relationships in two files, with rows that are wrong, doubled and odd."""
    folder = tmp_path_factory.mktemp("files")
    synth.write(folder / "one", 4_500, 7, [FileFormat.CSV])
    synth.write(folder / "two", 300, 8, [FileFormat.CSV])
    found = sorted((folder / "one").glob("*.zip"))
    return [spoilt(found[0]), *found[1:], *(folder / "two").glob("*-rr-*.zip")]


def spoilt(path: Path) -> Path:
    """The file with a line twice, one not in UTF-8, one of GLEIF's and one over two lines."""
    with zipfile.ZipFile(path) as archive:
        (name,) = archive.namelist()
        lines = archive.read(name).splitlines(keepends=True)
    lines[2100:2100] = [b'"\xff"\r\n', lines[50], lines[60].replace(b"SBOX00", b"TEST00"), b"\r\n"]
    first, name_of_firm, *others = lines[70].split(b'","')
    lines[70] = b'","'.join([first, name_of_firm + b"\nand Sons", *others])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"".join(lines))
    return path


@pytest.fixture
def side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_readers, "SIDE_BY_SIDE_BYTES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def loaded(
    files: list[Path], register: Path, countries: frozenset[str] = frozenset()
) -> tuple[ImportReport, Told, list[tuple[str, Reject]]]:
    moves: Told = []
    rejects: list[tuple[str, Reject]] = []
    report = import_files(
        files,
        register,
        Realm.FICTIONAL,
        lambda path, read, total: moves.append((path.name, read, total)),
        wanted=Wanted(countries, filters=False),
        left_out=lambda path, reject: rejects.append((path.name, reject)),
    )
    return report, sorted(moves, key=str), sorted(rejects, key=str)


def rows(register: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(register)) as connection:
        found = {t: connection.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES}
    return {table: sorted(of, key=str) for table, of in found.items()}


@pytest.mark.parametrize("countries", [frozenset[str](), frozenset({"DE", "VN"})])
def test_nobody_can_tell_by_what_comes(
    tmp_path: Path, files: list[Path], countries: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = loaded(files, tmp_path / "here.sqlite", countries)
    assert here[0].rejected >= 2
    assert max(read for _, read, _ in here[1]) > 4_500
    monkeypatch.setattr(import_readers, "SIDE_BY_SIDE_BYTES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(import_readers, "_load_here", None)
    assert loaded(files, tmp_path / "beside.sqlite", countries) == here
    assert rows(tmp_path / "beside.sqlite") == rows(tmp_path / "here.sqlite")


def refused(
    register: Path, files: list[Path], at_first_move: Callable[[], None]
) -> pytest.ExceptionInfo[BaseException]:
    before = register.read_bytes() if register.exists() else None
    with pytest.raises((UnreadableFile, KeyboardInterrupt)) as caught:
        import_files(files, register, Realm.FICTIONAL, lambda *_: at_first_move())
    assert (register.read_bytes() if register.exists() else None) == before
    assert list(register.parent.glob("*.new")) == []
    assert multiprocessing.active_children() == []
    return caught


@pytest.mark.usefixtures("side_by_side")
def test_a_reader_that_is_killed_refuses_the_import(tmp_path: Path, files: list[Path]) -> None:
    def kill() -> None:
        for process in multiprocessing.active_children():
            process.kill()

    import_files(files[2:3], tmp_path / "register.sqlite", Realm.FICTIONAL)
    caught = refused(tmp_path / "register.sqlite", files, kill)
    assert "was ended before the file was through" in str(caught.value)
    assert any(path.name in str(caught.value) for path in files)


@pytest.mark.usefixtures("side_by_side")
def test_an_interrupted_import_leaves_nothing_behind(tmp_path: Path, files: list[Path]) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    assert refused(tmp_path / "register.sqlite", files, interrupt).type is KeyboardInterrupt


@pytest.mark.usefixtures("side_by_side")
def test_what_a_reader_cannot_read_is_refused_by_name(tmp_path: Path, files: list[Path]) -> None:
    cut = tmp_path / f"{DataSet.EXCEPTIONS}.csv"
    with zipfile.ZipFile(next(path for path in files if "repex" in path.name)) as archive:
        cut.write_bytes(archive.read(archive.namelist()[0]) + b'"SBOX00')
    caught = refused(tmp_path / "register.sqlite", [files[0], cut], lambda: None)
    assert str(caught.value) == "repex.csv: The file breaks off inside a row."
