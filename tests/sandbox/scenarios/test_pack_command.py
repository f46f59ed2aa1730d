"""`scenario pack`: what a trainer prints, from the command line, in a language that is named."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from sandbox.cli import main


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["scenario", *words], env={"LANG": "C.UTF-8"})


def printed(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Pack for the trainer: Late bill of lading"),
        (("--language", "fr"), "Connaissement tardif"),
        (("--language", "es"), "Conocimiento de embarque"),
    ],
)
def test_a_scenario_of_the_house_is_printed_by_its_name(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    file = tmp_path / "pack.pdf"
    done = run("pack", "late-bill-of-lading", str(file), *words)
    assert done.exit_code == 0, done.output
    assert str(file) in done.stdout
    assert says in printed(file)


def test_a_scenario_of_ones_own_is_printed_from_its_folder(tmp_path: Path) -> None:
    assert run("new", "my-lesson", str(tmp_path)).exit_code == 0
    file = tmp_path / "pack.pdf"
    assert run("pack", str(tmp_path / "my-lesson"), str(file)).exit_code == 0
    assert "Role cards" in printed(file)


def test_what_is_no_scenario_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    refused = run("pack", "no-such", str(tmp_path / "pack.pdf"))
    assert (refused.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "no-such" in refused.stderr
