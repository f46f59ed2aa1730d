"""Spoilt files at every reader: what comes out is a finding or a refusal, soon.

`make trust` tries more of them.
"""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile_files import attack
from readers import READERS, REFUSALS, Reader

from lei.errors import UnreadableFile
from sandbox.errors import NotFound
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios
from sandbox.services.imports import import_files
from sandbox.store.register_rows import Realm

FILES_EACH = 40
LEI_XML = (default_fixtures_dir() / "gleif" / "lei.xml").read_bytes()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_spoilt_file_is_told_or_refused(reader: Reader) -> None:
    found = attack(reader, FILES_EACH)
    assert found.findings == ()
    assert found.tried >= FILES_EACH


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_good_file_is_read(reader: Reader) -> None:
    read = [_taken(reader, sample) for sample in reader.samples()]
    assert sum(read) > len(read) / 2


def _taken(reader: Reader, sample: bytes) -> bool:
    try:
        reader.read(sample)
    except REFUSALS:
        return False
    return True


def _zip(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def _nested(data: bytes) -> bytes:
    for _ in range(5):
        data = _zip({"lei.zip": data})
    return data


def _overstated(size: int) -> bytes:
    """An archive that says its member is small."""
    packed = bytearray(_zip({"lei.xml": b" " * size}))
    at = packed.rindex(b"PK\x01\x02") + 24
    packed[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(packed)


MEBIBYTE = 1024 * 1024
BOMBS: dict[str, Callable[[], bytes]] = {
    "a zip of spaces": lambda: _zip({"lei.xml": LEI_XML[:500] + b" " * (60 * MEBIBYTE)}),
    "a gz of spaces": lambda: gzip.compress(LEI_XML[:500] + b" " * (60 * MEBIBYTE), 9),
    "a gz of a gz": lambda: gzip.compress(gzip.compress(b" " * (60 * MEBIBYTE))),
    "zips in zips": lambda: _nested(_zip({"lei.xml": LEI_XML})),
    "many members": lambda: _zip({f"{number}.xml": b"" for number in range(20_000)}),
    "a member that lies about its size": lambda: _overstated(50 * MEBIBYTE),
    "no member": lambda: _zip({}),
    "only a folder": lambda: _zip({"folder/": b""}),
    "an empty member": lambda: _zip({"lei.xml": b""}),
    "cut in the middle": lambda: _zip({"lei.xml": LEI_XML})[:2_000],
}


@pytest.fixture(params=BOMBS)
def bomb(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "lei.xml.zip"
    path.write_bytes(BOMBS[request.param]())
    yield path
    path.unlink()


def test_a_bomb_is_refused_soon_and_changes_nothing(bomb: Path) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableFile):
        import_files([bomb], bomb.with_name("register.sqlite"), Realm.FICTIONAL)
    assert time.process_time() - began < 5
    assert not bomb.with_name("register.sqlite").exists()


@pytest.mark.parametrize("name", ["../../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "a/b.xml"])
def test_the_name_of_a_member_leads_nowhere(tmp_path: Path, name: str) -> None:
    home = tmp_path / "a" / "b" / "home"
    home.mkdir(parents=True)
    (home / "file.zip").write_bytes(_zip({name: LEI_XML}))
    import_files([home / "file.zip"], home / "register.sqlite", Realm.FICTIONAL)
    made = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert made <= {"file.zip", "register.sqlite", "register.sqlite.lock"}


@pytest.mark.parametrize("name", ["../scenarios/late-bill-of-lading/scenario", "x" * 5_000, "\0"])
def test_no_path_is_made_of_what_was_asked_for(name: str) -> None:
    for load in (
        lambda: scenarios.calendar(default_fixtures_dir(), name),
        lambda: scenarios.load(name, default_fixtures_dir(), "test"),
    ):
        with pytest.raises(NotFound):
            load()
