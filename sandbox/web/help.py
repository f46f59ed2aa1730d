"""`/help`: the manual, a page for each rule and a page for each problem."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import abort, request
from markdown_it import MarkdownIt
from markupsafe import Markup

from lei.findings import Rule
from payments.collection.moves import ROWS as COLLECTION_ROWS
from payments.credit.credit import Role, State
from payments.credit.moves import MOVES, Move
from payments.guarantee.moves import ROWS as GUARANTEE_ROWS
from payments.title.mletr import CRITERIA
from payments.title.moves import MOVES as TITLE_MOVES
from sandbox.access_table import ACCESS, Who
from sandbox.catalogue import RULES
from sandbox.languages import ENGLISH
from sandbox.problems import BUG, HTTP_PROBLEMS, PROBLEMS, HttpProblem, Problem
from sandbox.web import web
from sandbox.web.collection_words import COLLECTION_ROLES, COLLECTION_STATES
from sandbox.web.dictionary import dictionary
from sandbox.web.guarantee_words import ROLES as GUARANTEE_ROLES
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.pictures.collection import collection_life
from sandbox.web.pictures.credit import life_cycle
from sandbox.web.pictures.life import Stage
from sandbox.web.pictures.title import title_life
from sandbox.web.title_page import title_stages
from sandbox.web.title_words import TITLE_ROLES
from sandbox.web.words import ROLES, STATES

MANUAL = Path(__file__).parent.parent / "help"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_MARKDOWN.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>\n')
_MARKDOWN.add_render_rule("table_close", lambda *_: "</table></div>\n")
"""Wide tables scroll by themselves on a phone."""


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the manual as it is shown."""

    name: str
    title: str
    body: Markup
    language: str  # that it is written in: English where nobody has translated it


@web.get("/help")
def manual() -> str:
    """The first page of the manual."""
    return page("help/page", manual=_read("index"))


@web.get("/help/credits")
def credits_manual() -> str:
    """How a credit runs, with the picture and the table that decide it."""
    stages = {state: Stage(str(label)) for state, label in STATES.items()}
    return page(
        "help/credits",
        manual=_read("credits"),
        picture=life_cycle(stages, None),
        moves=tuple(_rows()),
        roles=ROLES,
    )


@web.get("/help/collections")
def collections_manual() -> str:
    """How a collection runs, with the picture and the table that decide it."""
    stages = {state: Stage(str(label)) for state, label in COLLECTION_STATES.items()}
    return page(
        "help/collections",
        manual=_read("collections"),
        picture=collection_life(stages, None),
        rows=COLLECTION_ROWS,
        roles=COLLECTION_ROLES,
    )


@web.get("/help/guarantees")
def guarantees_manual() -> str:
    """How a guarantee runs, with the table that decides it."""
    return page(
        "help/guarantees", manual=_read("guarantees"), rows=GUARANTEE_ROWS, roles=GUARANTEE_ROLES
    )


@web.get("/help/titles")
def titles_manual() -> str:
    """How a bill of lading is kept as a record, with its picture, its moves and the criteria."""
    return page(
        "help/titles",
        manual=_read("titles"),
        picture=title_life(title_stages(), None),
        moves=TITLE_MOVES,
        roles=TITLE_ROLES,
        criteria=CRITERIA,
    )


@web.get("/help/documents")
def documents_manual() -> str:
    """Trade documents, with the dictionary of their data."""
    return page("help/documents", manual=_read("documents"), rows=dictionary())


@web.get("/help/access")
def access() -> str:
    """Who may call what: the table that each request is held to."""
    rows = {who: [row for row in ACCESS if row.who is who] for who in Who}
    return page("help/access", rows=rows)


@web.get("/help/<name>")
def manual_page(name: str) -> str:
    """One page of the manual. 404 when there is none of that name."""
    return page("help/page", manual=_read(name))


@web.get("/help/rules")
def rules() -> str:
    """The families of rules, or the rules of one, in the order in which a checker reads them."""
    families = _families()
    wanted = request.args.get("family", "")
    return page("help/rules", families=families, wanted=wanted, rules=families.get(wanted, ()))


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


def _families() -> dict[str, tuple[Rule[Any], ...]]:
    """The rules by the first word of their ids; families of one or two rules are taken together."""
    families: dict[str, list[Rule[Any]]] = defaultdict(list)
    for rule in RULES:
        families[rule.id.partition("-")[0]].append(rule)
    large = {name: tuple(rules) for name, rules in families.items() if len(rules) > SMALL_MAX}
    rest = tuple(rule for rule in RULES if rule.id.partition("-")[0] not in large)
    return {**large, "other": rest} if rest else large


SMALL_MAX = 2


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A move of the credit, with all the states it may start from."""

    says: str
    by: Role
    start: tuple[State, ...]
    to: State
    source: str


def _rows() -> Iterator[MoveRow]:
    """The table of moves, those that differ only in where they start taken together."""
    starts: dict[tuple[str, Role, State | None, str], list[Move]] = {}
    for move in MOVES:
        stays = None if move.to is move.state else move.to
        starts.setdefault((move.kind, move.by, stays, move.source), []).append(move)
    for (_kind, by, _to, source), moves in starts.items():
        yield MoveRow(moves[0].says, by, tuple(m.state for m in moves), moves[0].to, source)


def _read(name: str) -> ManualPage:
    file = MANUAL / f"{name}.md"
    if not _NAME.fullmatch(name) or not file.is_file():
        abort(404)
    told = MANUAL / selected() / f"{name}.md"
    text = (told if told.is_file() else file).read_text("utf-8")
    title, _newline, rest = text.removeprefix("# ").partition("\n")
    body = Markup(_MARKDOWN.render(rest))  # our own file, HTML off
    return ManualPage(name, title, body, selected() if told.is_file() else ENGLISH)


def _rule(rule_id: str) -> Rule[object]:
    return next((rule for rule in RULES if rule.id == rule_id), None) or abort(404)


def _problem(slug: str) -> Problem | HttpProblem:
    return next((row for row in _all_problems() if row.type == slug), None) or abort(404)


def _all_problems() -> tuple[Problem | HttpProblem, ...]:
    return (*PROBLEMS, *HTTP_PROBLEMS, BUG)
