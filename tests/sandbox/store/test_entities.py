"""The register's file: what it holds, who may read it while it is replaced, and its searches."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from lei.gleif.file import Reject
from lei.gleif.from_xml import read
from lei.ownership import Relationship
from lei.record import LeiRecord
from sandbox.errors import BrokenRegister, DatabaseBusy
from sandbox.home import default_fixtures_dir
from sandbox.services import imports
from sandbox.store.entities import Register
from sandbox.store.register_build import Realm, building
from sandbox.store.register_search import find

ELBE = "SBOX00R7ELBK04T9QZ11"
FILES = sorted((default_fixtures_dir() / "gleif").glob("*.xml"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "register.sqlite"
    imports.load_fictional(default_fixtures_dir(), path)
    return path


@pytest.fixture
def path(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(loaded, tmp_path))


def test_everything_reads_back_as_it_was_read(loaded: Path) -> None:
    register = Register(loaded)
    for file in FILES:
        with file.open("rb") as stream:
            for entry in read(stream).entries:
                assert not isinstance(entry, Reject)
                if isinstance(entry, LeiRecord):
                    found = register.record(entry.lei)
                    assert found is not None
                    assert replace(found, bics=()) == entry  # they come by a mapping
                elif isinstance(entry, Relationship):
                    assert entry in register.parents(entry.child)
                    assert entry in register.children(entry.parent)
                else:
                    assert entry in register.exceptions(entry.lei)


def test_offsets_survive_the_store(loaded: Path) -> None:
    record = Register(loaded).record(ELBE)
    assert record is not None
    assert record.created_at is not None
    assert record.created_at.isoformat() == "1998-05-12T00:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rösterei Elbe GmbH", "Rösterei Elbe GmbH"),
        ("rosterei elbe", "Rösterei Elbe GmbH"),
        ("elbe röst", "Rösterei Elbe GmbH"),
        ("Roesterei", "Rösterei Elbe GmbH"),
        ("Rostrei Elbbe", "Rösterei Elbe GmbH"),
        ("Highland Green Coffee", "Highland Beans Ltd"),
        ("bambou saigon", "Công ty TNHH Bambou Sài Gòn"),
        ("sai gon", "Công ty TNHH Bambou Sài Gòn"),
        ("ελαιωνες", "Ελαιώνες Παράδειγμα ΑΕ"),
        ("зразкове", "ТОВ Зразкове Зерно"),
        ("للتمور", "شركة النموذج للتمور"),
        ("示范", "示范茶叶贸易有限公司"),
    ],
)
def test_a_name_is_found_by_any_word_and_with_a_slip(loaded: Path, text: str, name: str) -> None:
    assert find(Register(loaded), text)[0].name == name


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "AND OR NOT", "zzzzzzzz", "'; --", "-", "^"])
def test_what_is_no_name_finds_nothing(loaded: Path, text: str) -> None:
    assert find(Register(loaded), text) == ()


def test_a_register_that_is_not_there_is_empty(tmp_path: Path) -> None:
    register = Register(tmp_path / "none.sqlite")
    assert register.record(ELBE) is None
    assert find(register, "elbe") == register.publications() == register.parents(ELBE) == ()
    assert not (tmp_path / "none.sqlite").exists()


def test_a_reader_notices_a_new_file(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    register = Register(path)
    assert register.record(ELBE) is None
    imports.load_fictional(default_fixtures_dir(), path)
    assert register.record(ELBE) is not None


@pytest.mark.parametrize("content", ["PRAGMA user_version = 99", "no database at all"])
def test_another_file_is_refused_with_the_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "register.sqlite"
    if content.startswith("PRAGMA"):
        sqlite3.connect(path).execute(content)
    else:
        path.write_text(content * 100)
    with pytest.raises(BrokenRegister, match="import"):
        Register(path).record(ELBE)


def test_a_build_that_dies_leaves_the_register_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt), building(path, Realm.FICTIONAL, set()):
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert not path.with_name("register.sqlite.new").exists()


def test_what_a_killed_build_left_does_not_harm_the_next(path: Path) -> None:
    path.with_name("register.sqlite.new").write_bytes(b"half a file")
    imports.load_fictional(default_fixtures_dir(), path)
    assert Register(path).record(ELBE) is not None


def test_two_builds_at_once_are_refused(path: Path) -> None:
    with (
        building(path, Realm.FICTIONAL, set()),
        pytest.raises(DatabaseBusy),
        building(path, Realm.GLEIF, set()),
    ):
        pass


@pytest.mark.parametrize("column", ["child", "parent"])
def test_a_step_through_a_group_uses_an_index(loaded: Path, column: str) -> None:
    query = f"EXPLAIN QUERY PLAN SELECT source FROM relationship WHERE {column} = ?"
    (row,) = sqlite3.connect(loaded).execute(query, (ELBE,)).fetchall()
    assert row[3].startswith("SEARCH relationship USING INDEX")
