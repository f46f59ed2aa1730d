"""Plans for goods that no vessel takes, or papers before their date, are told at their place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sandbox.home import default_fixtures_dir
from sandbox.services.scenario_lint import lint

FIXTURES = default_fixtures_dir()
COFFEE = FIXTURES / "scenarios" / "late-bill-of-lading"


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("= 2026-03-13T12", "= 2026-03-08T12", "not_before", "handed over on 2026-03-08"),
        ("= 2026-03-13T12", "= 2026-03-16T12", "not_before", "handed over on 2026-03-16"),
        ("= 2026-04-02T10", "= 2026-03-13T13", "not_before", "as_shipped are dated 2026-03-14"),
        ("= 2026-03-09\n", "= 2026-03-20\n", "$.goods_ready_on", "handed over on 2026-03-20"),
        ("= 2026-03-09\n", '= "soon"\n', "$.goods_ready_on", "not what belongs here"),
    ],
)
def test_a_day_on_which_nothing_can_leave_or_lie_there_is_told(
    tmp_path: Path, old: str, new: str, at: str, says: str
) -> None:
    folder = tmp_path / "coffee"
    shutil.copytree(COFFEE, folder)
    text = (folder / "scenario.toml").read_text("utf-8")
    assert old in text
    (folder / "scenario.toml").write_text(text.replace(old, new, 1), "utf-8")
    found = [(slip.at, slip.says.format(**slip.values)) for slip in lint(folder, FIXTURES)]
    assert any(at in place and says in told for place, told in found), found
