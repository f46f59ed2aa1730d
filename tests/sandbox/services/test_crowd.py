"""The invented crowd beside the firms of the scenarios."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from sandbox.home import default_fixtures_dir
from sandbox.services import synth
from sandbox.services.imports import import_files, load_fictional
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm

CROWD = default_fixtures_dir() / "gleif" / "crowd"
FILES = sorted(CROWD.glob("*.zip"))
LOADED_WITHIN_S = 2


def content(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(archive.namelist()[0])


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crowd")
    synth.write(folder, 346, 2026, [FileFormat.CSV])
    return folder


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split("-")[4])
def test_the_crowd_is_what_its_seed_gives(path: Path, written: Path) -> None:
    assert content(written / path.name) == content(path)


def test_the_register_of_the_demo_has_over_four_hundred_firms_and_loads_fast(
    tmp_path: Path,
) -> None:
    began = time.process_time()
    report = load_fictional(default_fixtures_dir(), tmp_path / "register.sqlite")
    assert time.process_time() - began < LOADED_WITHIN_S
    assert report.rejected == 0
    assert sum(file.loaded for file in report.files if file.data_set == "lei2") == 414


def test_every_format_of_an_invented_register_is_the_same(tmp_path: Path) -> None:
    written = synth.write(tmp_path, 120, 5)
    assert len(written) == 9
    found = []
    for form in FileFormat:
        register = tmp_path / f"{form}.sqlite"
        report = import_files(sorted(tmp_path.glob(f"*.{form}.zip")), register, Realm.FICTIONAL)
        assert (report.rejected, report.loaded) == (0, sum(f.records for f in written) // 3)
        held = Register(register)
        leis = [lei for (lei,) in held.rows("SELECT lei FROM record ORDER BY lei")]
        found.append([(held.record(x), held.parents(x), held.exceptions(x)) for x in leis])
    assert found[0] == found[1] == found[2]
