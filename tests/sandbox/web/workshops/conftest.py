"""A workshop on pages: a trainer's browser, and one for each participant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.app import create_app
from sandbox.config import Settings
from sandbox.store import people
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import upgrade

SCENARIO = "late-bill-of-lading"
CANARY = "canary-5f1c"

LESSON = f"""
[[run_sheet]]
name = "Read"
minutes = 5
says = "{CANARY}"

[[milestones]]
name = "Asked"
kinds = ["credit.apply"]

[[hints]]
id = "dates"
seat = "buyer"
about = "The dates"
steps = ["Look at the {CANARY}.", "second-{CANARY}", "third-{CANARY}"]
costs = [1, 2, 3]
"""


@dataclass(frozen=True)
class ClassRoom:
    """An open room as a trainer and participants have it in their browsers."""

    app: Flask
    trainer: FlaskClient
    path: str  # of the workshop's pages
    code: str

    def lead(self, page: str, **form: str) -> TestResponse:
        """What the trainer gets at a page; with a form, for having posted it."""
        method = "POST" if form else "GET"
        return self.trainer.open(f"{self.path}/{page}", method=method, data=form or None)

    def join(self, nickname: str = "Pelican", place: str = "1:buyer") -> FlaskClient:
        browser = self.app.test_client()
        given = {"code": self.code, "nickname": nickname, "place": place}
        answer = browser.post("/join", data=given)
        assert answer.status_code == 200, answer.text
        return browser

    def world(self, table: int = 1) -> str:
        board = self.trainer.get(f"/api{self.path}").json
        assert board is not None
        return str(board["tables"][table - 1]["world"])


@pytest.fixture
def fixtures_dir(settings: Settings, tmp_path: Path) -> Path:
    """The fixtures, with a scenario that has a canary in everything secret."""
    made = tmp_path / "fixtures"
    made.mkdir()
    for part in settings.fixtures_dir.iterdir():
        if part.name != "scenarios":
            (made / part.name).symlink_to(part)
    text = (settings.fixtures_dir / "scenarios" / SCENARIO / "scenario.toml").read_text("utf-8")
    text = re.sub(r"(\[\[faults\]\]\nid = .*\nsays = )\".*\"", rf'\1"{CANARY}"', text)
    text = re.sub(r"(\[\[ends\]\]\nname = .*\nsays = )\".*\"", rf'\1"{CANARY}"', text)
    (made / "scenarios" / SCENARIO).mkdir(parents=True)
    (made / "scenarios" / SCENARIO / "scenario.toml").write_text(text + LESSON, "utf-8")
    return made


@pytest.fixture
def app(settings: Settings, fixtures_dir: Path) -> Flask:
    settings.home.mkdir(parents=True)
    database = connect(settings.database)
    upgrade(database)
    database.engine.dispose()
    return create_app(replace(settings, host="0.0.0.0", fixtures_dir=fixtures_dir))


@pytest.fixture
def trainer(app: Flask, settings: Settings) -> FlaskClient:
    """A browser that opened the trainer's link."""
    with unit_of_work(connect(settings.database).writing()) as session:
        key = people.issue_trainer_key(session)
    browser = app.test_client()
    assert browser.get(f"/t/{key}").status_code == 200
    return browser


@pytest.fixture
def open_room(app: Flask, trainer: FlaskClient) -> Any:
    """Opens rooms of a seating."""

    def opened(seating: str = "chosen") -> ClassRoom:
        given = {"scenario": SCENARIO, "tables": "2", "seating": seating, "language": "en"}
        path = trainer.post("/workshops", data=given).headers["Location"].removesuffix("/monitor")
        code = re.search(r'class="code">(\w{6})<', trainer.get(f"{path}/monitor").text)
        assert code
        return ClassRoom(app, trainer, path, code[1])

    return opened


@pytest.fixture
def room(open_room: Any) -> ClassRoom:
    """A room in which people choose their seats."""
    opened: ClassRoom = open_room()
    return opened
