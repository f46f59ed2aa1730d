"""`/help`: the manual, a page for each rule and a page for each problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from flask import abort
from markdown_it import MarkdownIt
from markupsafe import Markup

from lei.findings import Rule
from sandbox.catalogue import RULES
from sandbox.problems import BUG, HTTP_PROBLEMS, PROBLEMS, HttpProblem, Problem
from sandbox.web import web
from sandbox.web.pages import page

MANUAL = Path(__file__).parent.parent / "help"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the manual as it is shown."""

    name: str
    title: str
    body: Markup


@web.get("/help")
def manual() -> str:
    """The first page of the manual."""
    return page("help/page", manual=_read("index"))


@web.get("/help/<name>")
def manual_page(name: str) -> str:
    """One page of the manual. 404 when there is none of that name."""
    return page("help/page", manual=_read(name))


@web.get("/help/rules")
def rules() -> str:
    """Every rule, in the order in which a checker reads them."""
    return page("help/rules", rules=RULES)


@web.get("/help/rules/<rule_id>")
def rule(rule_id: str) -> str:
    """One rule: what it says, where it is written. 404 when no rule has that id."""
    return page("help/rule", rule=_rule(rule_id))


@web.get("/help/problems")
def problems() -> str:
    """Every refusal of the sandbox."""
    return page("help/problems", problems=_all_problems())


@web.get("/help/problems/<slug>")
def problem(slug: str) -> str:
    """One refusal: its status, its sentence. 404 when there is none of that type."""
    return page("help/problem", problem=_problem(slug))


def _read(name: str) -> ManualPage:
    file = MANUAL / f"{name}.md"
    if not _NAME.fullmatch(name) or not file.is_file():
        abort(404)
    text = file.read_text("utf-8")
    title, _newline, rest = text.removeprefix("# ").partition("\n")
    return ManualPage(name, title, Markup(_MARKDOWN.render(rest)))  # our own file, HTML off


def _rule(rule_id: str) -> Rule[object]:
    return next((rule for rule in RULES if rule.id == rule_id), None) or abort(404)


def _problem(slug: str) -> Problem | HttpProblem:
    return next((row for row in _all_problems() if row.type == slug), None) or abort(404)


def _all_problems() -> tuple[Problem | HttpProblem, ...]:
    return (*PROBLEMS, *HTTP_PROBLEMS, BUG)
