"""Every threat in the help names a defence and a test, and the test is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "sandbox" / "help" / "security.md").read_text("utf-8")
ROWS = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if "`tests/" in line]
TABLE = PAGE.partition("## Threats and defences")[2].partition("\n## ")[0]


@cache
def _tests(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_line_of_the_table_names_a_test() -> None:
    lines = [line for line in TABLE.splitlines() if line.startswith("|")][2:]
    assert len(lines) == len(ROWS) >= 20
    assert [row for row in ROWS if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize("named", [row[2].strip("`") for row in ROWS])
def test_the_test_is_there(named: str) -> None:
    path, _, name = named.partition("::")
    assert re.fullmatch(r"test_\w+", name)
    assert name in _tests(path)
