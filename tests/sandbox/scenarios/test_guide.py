"""The author's guide is true: its lesson is the one that `new` writes, and it lints and plays."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from payments.world.lesson import Criterion
from payments.world.play import play
from payments.world.sign import PARTS
from sandbox.home import default_fixtures_dir
from sandbox.services import scenario_new, scenarios
from sandbox.services.scenario_draft import KNOWN, NEEDED
from sandbox.services.scenario_lint import lint

FIXTURES = default_fixtures_dir()
GUIDE = (Path(__file__).parents[3] / "sandbox" / "help" / "scenarios.md").read_text("utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
_EXAMPLE, *WRITTEN = BLOCKS


def test_what_stands_in_the_guide_lints_and_plays(tmp_path: Path) -> None:
    folder = tmp_path / "from-the-guide"
    folder.mkdir()
    for name, text in zip(("scenario", "fr", "es"), WRITTEN, strict=True):
        (folder / f"{name}.toml").write_text(text, "utf-8")
    assert lint(folder, FIXTURES) == ()
    scenario = scenarios.load_folder(folder, FIXTURES, "test")
    assert all(play(scenario, end).reached for end in scenario.ends)


def test_it_is_what_new_writes(tmp_path: Path) -> None:
    folder = scenario_new.write(scenario_new.TEMPLATE, tmp_path, FIXTURES)
    for name, text in zip(("scenario", "fr", "es"), WRITTEN, strict=True):
        assert (folder / f"{name}.toml").read_text("utf-8") == text


def test_the_guide_names_every_table_criterion_and_part() -> None:
    named = set(re.findall(r"`([a-z_]+)`", GUIDE))
    assert named >= KNOWN | NEEDED
    assert named >= set(Criterion)
    assert named >= set(PARTS)


def test_the_sign_in_the_guide_is_one(tmp_path: Path) -> None:
    (sign,) = tomllib.loads(_EXAMPLE)["signs"]
    end = {"name": "x", "says": "x", "signs": [sign], "plans": []}
    (read,) = scenarios.end_of(end).signs
    assert {each.name for each in fields(read)} >= sign.keys()
