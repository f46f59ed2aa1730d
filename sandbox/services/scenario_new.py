"""A new scenario's folder: a small lesson that lints and plays, to be rewritten by its author."""

from __future__ import annotations

import re
from pathlib import Path

from sandbox.errors import MalformedScenario

TEMPLATE = "scenario-template"
NAME_MAX = 60
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def write(name: str, parent: Path, fixtures_dir: Path) -> Path:
    """The folder `name` in `parent`, written from the template.

    Raises MalformedScenario for a name that is no folder's, and where something stands there.
    """
    if len(name) > NAME_MAX or not _NAME.fullmatch(name):
        raise MalformedScenario(name, "its name", "small letters, figures and hyphens are needed")
    folder = parent / name
    if folder.exists() or parent.is_file():
        raise MalformedScenario(name, str(folder), "something stands there already")
    folder.mkdir(parents=True)
    for path in sorted((fixtures_dir / TEMPLATE).glob("*.toml")):
        text = path.read_text(encoding="utf-8").replace(TEMPLATE, name)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder
