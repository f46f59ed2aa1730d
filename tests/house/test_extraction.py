"""Every sentence is found by the tool that gathers them, which reads no call in an f-string."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
GATHERED = {"_", "gettext", "ngettext", "pgettext", "npgettext", "lazy_gettext", "lazy_ngettext"}


def called(node: ast.expr) -> str:
    """The name that a call calls, with or without a module before it."""
    return getattr(node, "id", getattr(node, "attr", ""))


def names_a_sentence(node: ast.AST) -> bool:
    """Whether it is a call with the words themselves; a name for them is gathered elsewhere."""
    if not isinstance(node, ast.Call) or called(node.func) not in GATHERED:
        return False
    return any(isinstance(given, ast.Constant) for given in node.args)


def hidden(source: str) -> Iterator[int]:
    """The lines on which an f-string holds a call that names a sentence."""
    inside = {
        node
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
    }
    return (getattr(node, "lineno", 0) for node in inside if names_a_sentence(node))


def test_a_call_within_an_f_string_is_found() -> None:
    slips = "f'{_(\"a\")}'", 'f\'{x:{ngettext("a", "b", 2)}}\'', "f'{babel.gettext(\"a\")}'"
    assert [list(hidden(slip)) for slip in slips] == [[1], [1], [1]]
    assert list(hidden("f'{_(told)}'")) == []
    assert list(hidden("told = _('a')\nf'{told}'")) == []


def test_no_sentence_is_said_within_an_f_string() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for floor in ("lei", "payments", "sandbox")
        for path in (ROOT / floor).rglob("*.py")
        for line in hidden(path.read_text("utf-8"))
    }
    assert not found
