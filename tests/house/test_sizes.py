"""Short files, short functions: what a reader can hold in the head."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 40
FUNCTION_LINES_MEDIAN = 6
FUNCTION_LINES_P90 = 15
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}


def _files() -> list[Path]:
    return [
        path
        for package in ("lei", "payments", "sandbox")
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", _lines(node)


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, the docstring not counted."""
    body = function.body
    told = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    start = body[0].end_lineno if told else function.lineno
    assert start is not None
    assert function.end_lineno is not None
    return function.end_lineno - start


def test_no_file_is_long() -> None:
    lengths = {path: path.read_text("utf-8").count("\n") for path in _files()}
    assert {str(path): n for path, n in lengths.items() if n > FILE_LINES_MAX} == {}


def test_no_function_is_long() -> None:
    sizes = dict(function for path in _files() for function in _functions(path))
    assert {name: n for name, n in sizes.items() if n > FUNCTION_LINES_MAX} == {}


def test_most_functions_are_short() -> None:
    sizes = sorted(n for path in _files() for _name, n in _functions(path))
    assert statistics.median(sizes) <= FUNCTION_LINES_MEDIAN
    assert sizes[len(sizes) * 9 // 10] <= FUNCTION_LINES_P90


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in _files() if path.stem in FORBIDDEN_NAMES] == []


def test_test_folders_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
