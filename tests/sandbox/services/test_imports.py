from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from lei.errors import ForbiddenXml, UnknownFormat, UnreadableFile
from sandbox.home import default_fixtures_dir
from sandbox.services.entities import register_date
from sandbox.services.imports import import_files, load_fictional
from sandbox.store.entities import Register
from sandbox.store.register_build import Realm
from sandbox.store.register_search import find

FOLDER = default_fixtures_dir() / "gleif"
LEI = (FOLDER / "lei.xml").read_bytes()
# The same records under another prefix, as if GLEIF had published them.
AS_GLEIF = {name: (FOLDER / name).read_bytes() for name in ("lei.xml", "rr.xml", "repex.xml")}
AS_GLEIF = {name: data.replace(b"SBOX00", b"TEST00") for name, data in AS_GLEIF.items()}
ELBE, AS_GLEIF_ELBE = "SBOX00R7ELBK04T9QZ11", "TEST00R7ELBK04T9QZ11"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "register.sqlite"
    load_fictional(default_fixtures_dir(), path)
    return path


@pytest.fixture
def published(tmp_path: Path) -> list[Path]:
    for name, data in AS_GLEIF.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in AS_GLEIF]


def test_the_order_of_files_does_not_matter(register: Path, published: list[Path]) -> None:
    import_files(published, register)
    first = Register(register).parents(AS_GLEIF_ELBE)
    random.Random(7).shuffle(published)
    report = import_files(published, register)
    assert (report.loaded, report.rejected) == (68 + 59 + 64, 0)
    assert Register(register).parents(AS_GLEIF_ELBE) == first != ()


def test_an_import_leaves_the_other_realm_and_set_alone(
    register: Path, published: list[Path]
) -> None:
    import_files(published, register)
    found = Register(register)
    assert found.record(ELBE) is not None
    assert found.exceptions("SBOX00H4K7NB39D2XV53")
    import_files([published[0]], register)
    assert found.parents(AS_GLEIF_ELBE)
    assert len(found.publications()) == 7
    assert {hit.lei for hit in find(found, "Rösterei Elbe")} == {ELBE, AS_GLEIF_ELBE}


def test_a_full_file_replaces_its_set(register: Path, published: list[Path]) -> None:
    import_files(published, register)
    start, end = b"<lei:LEIRecord>", b"</lei:LEIRecord>"
    data = AS_GLEIF["lei.xml"]
    first = data.index(start)
    published[0].write_bytes(data[:first] + data[data.index(end) + len(end) :])
    import_files(published[:1], register)
    assert Register(register).record("TEST00H4K7NB39D2XV53") is None
    assert find(Register(register), "Highland Beans")[0].lei == "SBOX00H4K7NB39D2XV53"


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (LEI.replace(b"<lei:LEIData", b"<!DOCTYPE x><lei:LEIData", 1), ForbiddenXml),
        (LEI[: len(LEI) // 2], UnreadableFile),
        (b"<html/>", UnknownFormat),
        (b"", UnreadableFile),
        (LEI, UnreadableFile),  # fictional codes: nothing of it is GLEIF's
    ],
)
def test_one_bad_file_refuses_all_and_changes_nothing(
    register: Path, published: list[Path], data: bytes, refusal: type[UnreadableFile]
) -> None:
    bad = published[0].with_name("bad.xml")
    bad.write_bytes(data)
    before = register.read_bytes()
    with pytest.raises(refusal, match=r"bad\.xml"):
        import_files([*published, bad], register)
    assert register.read_bytes() == before


def test_a_file_that_is_not_there_is_named(register: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"none\.xml"):
        import_files([tmp_path / "none.xml"], register)


def test_a_code_of_the_other_realm_is_a_reject(register: Path, published: list[Path]) -> None:
    data = AS_GLEIF["rr.xml"].replace(b"TEST00R7ELBK", b"SBOX00R7ELBK", 1)
    published[1].write_bytes(data)
    report = import_files(published, register)
    (reject,) = report.files[1].rejects
    assert (report.rejected, reject.lei) == (1, "SBOX00R7ELBK04T9QZ11")
    assert report.realm is Realm.GLEIF


def test_the_second_record_of_an_lei_is_a_reject(register: Path, published: list[Path]) -> None:
    data = AS_GLEIF["lei.xml"]
    old, new = b"TEST00R7ELBK04T9QZ11</lei:LEI>", b"TEST00H4K7NB39D2XV53</lei:LEI>"
    published[0].write_bytes(data.replace(old, new, 1))
    report = import_files(published, register)
    (reject,) = report.files[0].rejects
    assert (reject.number, reject.lei) == (2, "TEST00H4K7NB39D2XV53")


def test_progress_tells_how_far_a_file_is(register: Path, published: list[Path]) -> None:
    told: list[tuple[str, int]] = []
    import_files(published, register, progress=lambda path, n, _: told.append((path.name, n)))
    assert told == [("lei.xml", 68), ("rr.xml", 59), ("repex.xml", 64)]


def test_the_register_is_of_the_day_of_its_records_not_of_its_bics(
    register: Path, tmp_path: Path
) -> None:
    later = tmp_path / "bic.csv"
    later.write_bytes((FOLDER / "bic.csv").read_bytes())
    os.utime(later, (2_000_000_000, 2_000_000_000))  # in 2033
    import_files([later], register, Realm.FICTIONAL)
    found = Register(register)
    days = {made.data_set: made.content_at.date() for made in found.publications()}
    assert days["bic"].year == 2033
    assert days["lei2"] == register_date(found)
