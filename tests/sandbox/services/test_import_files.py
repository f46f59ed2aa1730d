"""Archives, formats, deltas and mappings; what is refused, and what a killed import leaves."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lei.errors import UnreadableFile
from lei.gleif import from_xml, to_csv, to_golden_json, to_xml
from lei.gleif.file import DataSet, Deleted, Entry, Header, Reject
from lei.ownership import Relationship
from lei.record import LeiRecord, Name, RegistrationStatus
from sandbox.home import default_fixtures_dir
from sandbox.services import synth
from sandbox.services.imports import Wanted, import_files, load_fictional
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm
from sandbox.store.register_search import find

FOLDER = default_fixtures_dir() / "gleif"
ELBE, HIGHLAND = "SBOX00R7ELBK04T9QZ11", "SBOX00H4K7NB39D2XV53"
AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
FILES = {DataSet.LEI: "lei.xml", DataSet.RELATIONSHIPS: "rr.xml", DataSet.EXCEPTIONS: "repex.xml"}
LATER = "20260505-0800-gleif-goldencopy"


def entries_of(data_set: DataSet) -> list[Entry]:
    with (FOLDER / FILES[data_set]).open("rb") as stream:
        found = list(from_xml.read(stream).entries)
    return [entry for entry in found if not isinstance(entry, Reject | Deleted)]


ENTRIES = {data_set: entries_of(data_set) for data_set in DataSet}
CSV = {data_set: b"".join(to_csv.write(data_set, ENTRIES[data_set])) for data_set in DataSet}
JSON = {s: b"".join(to_golden_json.write(s, ENTRIES[s])) for s in DataSet}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "register.sqlite"
    load_fictional(default_fixtures_dir(), path)
    return path


def put(path: Path, data: bytes, name: str = "file") -> Path:
    """Write a file, packed as its name says."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
    else:
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def elbe(**changes: object) -> LeiRecord:
    found = next(e for e in ENTRIES[DataSet.LEI] if isinstance(e, LeiRecord) and e.lei == ELBE)
    return replace(found, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("packing", ["", ".zip", ".gz"])
@pytest.mark.parametrize("data", [CSV, JSON], ids=["csv", "json"])
def test_every_format_gives_the_same_register(
    tmp_path: Path, register: Path, packing: str, data: dict[DataSet, bytes]
) -> None:
    paths = [put(tmp_path / f"{s}.whatever{packing}", data[s]) for s in DataSet]
    other = tmp_path / "other.sqlite"
    report = import_files(paths, other, Realm.FICTIONAL)
    assert (report.loaded, report.rejected) == (68 + 59 + 64, 0)
    one, two = Register(register), Register(other)
    for record in ENTRIES[DataSet.LEI]:
        assert isinstance(record, LeiRecord)
        ours = one.record(record.lei)
        assert ours is not None
        # BICs come by a mapping of their own, which is not among these sets.
        assert replace(ours, bics=()) == two.record(record.lei) == record
        assert one.parents(record.lei) == two.parents(record.lei)
        assert one.exceptions(record.lei) == two.exceptions(record.lei)
    assert find(one, "rosterei elbe") == find(two, "rosterei elbe")


def zip_of(members: dict[str, bytes]) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path

    return write


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (zip_of({}), "has 0 members"),
        (zip_of({"a.csv": CSV[DataSet.LEI], "b.csv": b""}), "has 2 members"),
        (lambda path: put(path.with_suffix(".zip"), CSV[DataSet.LEI] + b" " * 10**8), "100 times"),
        (lambda path: put(path.with_suffix(".gz"), CSV[DataSet.LEI] + b"\n" * 10**7), "100 times"),
        (lambda path: put(path, b"PK\x03\x04 no archive"), "damaged"),
        (lambda path: put(path, gzip.compress(CSV[DataSet.LEI])[:-300]), "damaged or cut off"),
        (lambda path: put(path, CSV[DataSet.LEI].decode().encode("utf-16")), "UTF-16"),
        (lambda path: put(path, b"\x00\x01\x02"), ""),
        (lambda path: put(path, CSV[DataSet.LEI].splitlines(keepends=True)[0][:200]), "lacks"),
    ],
)
def test_what_is_refused_is_named_and_changes_nothing(
    tmp_path: Path, register: Path, write: Callable[[Path], Path], reason: str
) -> None:
    path = write(tmp_path / "bad.csv")
    before = register.read_bytes()
    with pytest.raises(UnreadableFile, match=path.name) as caught:
        import_files([path], register, Realm.FICTIONAL)
    assert reason in str(caught.value)
    assert register.read_bytes() == before
    assert [file.name for file in register.parent.glob("*.new")] == []


def test_a_second_record_of_a_code_is_a_reject_with_its_number(
    tmp_path: Path, register: Path
) -> None:
    lines = CSV[DataSet.LEI].splitlines(keepends=True)
    path = put(tmp_path / "lei2.csv", b"".join([*lines, lines[3]]))
    report = import_files([path], register, Realm.FICTIONAL)
    assert [(r.number, r.lei) for r in report.files[0].rejects] == [(69, lines[3][1:21].decode())]
    assert report.loaded == 68
    assert len(find(Register(register), "Hansa Übungsbank AG")) == 1


def test_rejects_are_told_one_by_one(tmp_path: Path, register: Path) -> None:
    told: list[tuple[str, int]] = []
    path = put(tmp_path / "lei2.csv", CSV[DataSet.LEI].replace(b'"ISSUED"', b'"RENTED"', 2))
    import_files(
        [path], register, Realm.FICTIONAL, left_out=lambda p, r: told.append((p.name, r.number))
    )
    assert told == [("lei2.csv", 1), ("lei2.csv", 2)]


def test_countries_and_sets_make_a_small_register(tmp_path: Path) -> None:
    paths = [put(tmp_path / f"{s}.csv", CSV[s]) for s in DataSet]
    wanted = Wanted(frozenset({"DE"}), frozenset({DataSet.LEI, DataSet.RELATIONSHIPS}))
    report = import_files(paths, tmp_path / "r.sqlite", Realm.FICTIONAL, wanted=wanted)
    found = Register(tmp_path / "r.sqlite")
    assert [file.data_set for file in report.files] == [DataSet.LEI, DataSet.RELATIONSHIPS]
    assert report.files[0].set_aside == 68 - report.files[0].loaded > 0
    assert found.record(HIGHLAND) is None
    assert found.exceptions(HIGHLAND) == ()
    assert found.parents(ELBE)
    assert {row[0] for row in found.rows("SELECT DISTINCT country FROM record")} == {"DE"}


def delta(path: Path, *changed: LeiRecord) -> Path:
    return put(path, b"".join(to_csv.write(DataSet.LEI, changed)))


def test_deltas_are_applied_the_oldest_first(tmp_path: Path, register: Path) -> None:
    newer = delta(
        tmp_path / "20260506-0000-gleif-goldencopy-lei2-last-day.csv",
        elbe(legal_name=Name("Kaffee Elbe GmbH", "de")),
    )
    older = delta(
        tmp_path / "20260505-0800-gleif-goldencopy-lei2-intra-day.csv.zip",
        elbe(legal_name=Name("Zwischenname GmbH", "de")),
    )
    import_files([newer, older], register, Realm.FICTIONAL)
    found = Register(register)
    record = found.record(ELBE)
    assert record is not None
    assert record.legal_name.text == "Kaffee Elbe GmbH"
    assert find(found, "Kaffee Elbe")[0].lei == ELBE
    assert find(found, "Kafee Elbbe")[0].lei == ELBE
    assert find(found, "Rösterei Elbe GmbH")[:1] != (ELBE,)
    assert find(found, "Zwischenname") == ()
    assert found.record(HIGHLAND) is not None
    rows = found.rows("SELECT legal_name FROM facet WHERE lei = ?", ELBE)
    assert rows == [("Kaffee Elbe GmbH",)]


def test_a_delta_twice_is_as_good_as_once(tmp_path: Path, register: Path) -> None:
    lapsed = replace(elbe().registration, status=RegistrationStatus.LAPSED)
    path = delta(tmp_path / f"{LATER}-lei2-last-day.csv", elbe(registration=lapsed))
    import_files([path], register, Realm.FICTIONAL)
    once = Register(register).rows("SELECT lei, status FROM record ORDER BY lei")
    import_files([path], register, Realm.FICTIONAL)
    assert Register(register).rows("SELECT lei, status FROM record ORDER BY lei") == once


def test_a_deletion_takes_a_relationship_out(tmp_path: Path, register: Path) -> None:
    gone = next(
        e for e in ENTRIES[DataSet.RELATIONSHIPS] if isinstance(e, Relationship) and e.child == ELBE
    )
    header = Header(AT, "GLEIF_DELTA_PUBLISHED", 1)
    data = b"".join(to_xml.write(DataSet.RELATIONSHIPS, header, [gone]))
    mark = (
        b"<rr:Extension><gleif:Deletion><gleif:DeletedAt>2026-05-04T07:00:00Z"
        b"</gleif:DeletedAt></gleif:Deletion></rr:Extension></rr:RelationshipRecord>"
    )
    path = put(tmp_path / "rr.xml", data.replace(b"</rr:RelationshipRecord>", mark))
    before = Register(register).parents(ELBE)
    import_files([path], register, Realm.FICTIONAL)
    assert Register(register).parents(ELBE) == tuple(r for r in before if r != gone)


def test_mappings_are_written_into_records_and_survive_a_new_file(
    tmp_path: Path, register: Path
) -> None:
    bic = put(tmp_path / "bic.csv", f"BIC,LEI\nELBEDEH0XXX,{ELBE}\nx,{ELBE}\n".encode())
    isin = put(tmp_path / "isin.csv", f"LEI,ISIN\n{ELBE},DE0000000001\n".encode())
    report = import_files([bic, isin], register, Realm.FICTIONAL)
    assert [(f.loaded, f.rejected) for f in report.files] == [(1, 1), (1, 0)]
    import_files([put(tmp_path / "lei2.csv", CSV[DataSet.LEI])], register, Realm.FICTIONAL)
    found = Register(register)
    record = found.record(ELBE)
    assert record is not None
    assert record.bics == ("ELBEDEH0XXX",)
    assert found.isins(ELBE) == ("DE0000000001",)
    assert found.mapped("ELBEDEH0XXX") == found.mapped("DE0000000001") == (ELBE,)
    put(bic, b"BIC,LEI\n")
    import_files([bic], register, Realm.FICTIONAL)
    again = Register(register).record(ELBE)
    assert again is not None
    assert again.bics == ()


def test_a_killed_import_leaves_the_register_and_can_be_run_again(
    tmp_path: Path, register: Path
) -> None:
    synth.write(tmp_path / "big", 4_000, 7, [FileFormat.CSV])
    files = sorted((tmp_path / "big").glob("*.zip"))
    before = register.read_bytes()
    program = (
        "import sys, pathlib\n"
        "from sandbox.services.imports import import_files\n"
        "from sandbox.store.register_rows import Realm\n"
        "register, *files = map(pathlib.Path, sys.argv[1:])\n"
        "import_files(files, register, Realm.FICTIONAL)"
    )
    command = [sys.executable, "-c", program, str(register), *map(str, files)]
    process = subprocess.Popen(command)
    new = register.with_name("register.sqlite.new")
    until = time.monotonic() + 60
    while not (new.exists() and new.stat().st_size > 200_000) and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert new.exists()
    assert register.read_bytes() == before
    assert Register(register).record(ELBE) is not None
    report = import_files(files, register, Realm.FICTIONAL)
    assert report.files[0].loaded == 4_000
    assert not new.exists()
