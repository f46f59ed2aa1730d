"""The command line speaks the language of `--language`, the setting, or the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sandbox.cli import main
from sandbox.home import default_fixtures_dir
from sandbox.services import imports

SLIP = "SBOX00R7ELBKO4T9QZ11"
ENGLISH, FRENCH, SPANISH = "This code has a slip", "Ce code a une faute", "Este código"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    imports.load_fictional(default_fixtures_dir(), tmp_path / "register.sqlite")
    return tmp_path


def run(home: Path, *words: str, **environ: str) -> Result:
    none: dict[str, str | None] = dict.fromkeys(("SANDBOX_LANGUAGE", "LC_ALL", "LC_MESSAGES"))
    given = {**none, "LANG": "C.UTF-8", **environ}
    return CliRunner().invoke(main, ["--home", str(home), *words], env=given)


@pytest.mark.parametrize(
    ("words", "environ", "says"),
    [
        ((), {}, ENGLISH),
        ((), {"LANG": "fr_CA.UTF-8"}, FRENCH),
        ((), {"LANG": "fr_FR", "LC_ALL": "es_PE.UTF-8"}, SPANISH),
        ((), {"LANG": "fr_FR", "SANDBOX_LANGUAGE": "es"}, SPANISH),
        (("--language", "fr"), {"SANDBOX_LANGUAGE": "es"}, FRENCH),
        ((), {"LANG": "vi_VN.UTF-8"}, ENGLISH),
    ],
)
def test_the_nearest_wish_wins(
    home: Path, words: tuple[str, ...], environ: dict[str, str], says: str
) -> None:
    found = run(home, *words, "check", SLIP, **environ)
    assert says in found.output
    assert found.exit_code == 1


def test_a_language_that_is_not_spoken_is_refused(home: Path) -> None:
    assert run(home, "--language", "tlh", "check", SLIP).exit_code == 2
    assert run(home, "check", SLIP, SANDBOX_LANGUAGE="tlh").exit_code == 2


def test_one_run_leaves_nothing_to_the_next(home: Path) -> None:
    run(home, "--language", "fr", "--help")
    assert ENGLISH in run(home, "check", SLIP).output
    assert "Check LEI codes" in run(home, "--help").output


def test_programs_read_the_same_verdict_in_every_language(home: Path) -> None:
    told = [
        json.loads(run(home, "--language", code, "check", "--json", SLIP).output)
        for code in ("en", "fr", "es")
    ]
    assert {each["verdict"] for each in told} == {"invalid"}
    assert len({str([found["rule"] for found in each["findings"]]) for each in told}) == 1
