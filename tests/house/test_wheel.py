"""The built wheel works outside the repository: it carries its fixtures, pages and migrations."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from sandbox.cli import main; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    _python("-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder with the wheel's contents, to be put first on the path."""
    folder = wheel.parent / "installed"
    _python("-m", "pip", "install", "-q", "--no-deps", "--target", folder, wheel)
    return folder


def test_the_wheel_holds_the_house_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"lei", "payments", "sandbox"}
    for carried in (
        "sandbox/fixtures/scenarios/late-bill-of-lading/scenario.toml",
        "sandbox/store/migrations/versions/0001_worlds.py",
        "sandbox/help/settings.md",
        "sandbox/api/templates/api/docs.html",
        "sandbox/papers/templates/trade_document.typ",
        "sandbox/web/templates/base.html",
        "sandbox/web/static/sandbox.css",
    ):
        assert carried in names


def test_it_plays_a_scenario_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    story = _installed(installed, tmp_path, "play", "late-bill-of-lading", "--end", "paid")
    assert story.returncode == 0, story.stderr
    assert "48,600.00" in story.stdout


def test_it_checks_a_code_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    wrong = _installed(installed, tmp_path, "check", "SBOX00R7ELBKO4T9QZ11")
    assert wrong.returncode == 1, wrong.stderr
    assert wrong.stderr == ""
    assert "SBOX00R7ELBKO4T9QZ11" in wrong.stdout


def _python(*arguments: object) -> None:
    subprocess.run([sys.executable, *map(str, arguments)], check=True, timeout=300)


def _installed(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(installed), "SANDBOX_HOME": str(folder / "home")}
    where = [sys.executable, "-c", f"import sandbox; print(sandbox.__file__); {RUN}"]
    done = subprocess.run(
        [*where, *arguments], cwd=folder, env=environ, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.startswith(str(installed))
    return done
