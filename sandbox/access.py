"""Each request is held to the table of routes before any door's own code runs.

Before any code of its own means: before a body is read, too. A route that the table lacks is shut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from flask import Flask, Response, request

from lei.sentences import Sentence
from sandbox.access_table import ACCESS, Row, Who
from sandbox.edge import (
    caller,
    nobody,
    person_in,
    require_leader,
    require_trainer,
    seat_in,
)
from sandbox.errors import KeyNeeded

Names: TypeAlias = Mapping[str, Any]
"""What stands in an address, by the names of its placeholders."""


class UnlistedRoute(Exception):
    """A route of the URL map without a row: a slip of whoever wrote it, told as every bug is."""


def guard_routes(app: Flask) -> None:
    """Hold each request that finds a route to the table; keep what is not for anybody private."""

    @app.before_request
    def admit() -> None:
        if _finds_a_route():
            row = _row_of_request()
            if row is None:
                raise UnlistedRoute
            CHECKS[row.who](request.view_args or {})

    @app.after_request
    def keep_private(response: Response) -> Response:
        row = _row_of_request() if _finds_a_route() else None
        if row is not None and row.who is not Who.ANYBODY:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _finds_a_route() -> bool:
    """Whether a door's code would run: not for an unknown address, nor to tell the methods."""
    return request.url_rule is not None and request.method != "OPTIONS"


def _row_of_request() -> Row | None:
    assert request.url_rule is not None
    return row_of("GET" if request.method == "HEAD" else request.method, request.url_rule.rule)


@cache
def row_of(method: str, rule: str) -> Row | None:
    """The row of a route of the URL map."""
    path = written(rule)
    return next(
        (row for row in ACCESS if method in row.methods.split() and _is_of(row, path)), None
    )


def written(rule: str) -> str:
    """A rule of the URL map as the table writes it: `<path:credit>` is `<credit>`."""
    return re.sub(r"<[^<>]*?(\w+)>", r"<\1>", rule)


def _is_of(row: Row, path: str) -> bool:
    if row.path.endswith("*"):
        return path.startswith(row.path[:-1])
    return row.path == path


def _nothing(_names: Names) -> None:
    """Anybody may; or the route itself looks at the key in its address."""


def _seated(_names: Names) -> None:
    if caller() is None:
        raise nobody()


def _participant(names: Names) -> None:
    who = caller()
    if "workshop" in names:
        person_in(names["workshop"])
    elif who is None:
        raise nobody()
    elif not who.workshop:
        raise KeyNeeded


def _member(names: Names) -> None:
    who = caller()
    if who is None or who.workshop != names["workshop"]:
        require_leader(names["workshop"])


def _in_world(names: Names) -> None:
    seat_in(_world(names))


def _world_key(names: Names) -> None:
    require_trainer(_world(names), Sentence("This"))


def _trainer(names: Names) -> None:
    require_leader(names.get("workshop", ""))


def _world(names: Names) -> str:
    return str(names["world"] if "world" in names else names["world_id"])


CHECKS: Mapping[Who, Callable[[Names], None]] = {
    Who.ANYBODY: _nothing,
    Who.LINK: _nothing,
    Who.SEATED: _seated,
    Who.PARTICIPANT: _participant,
    Who.MEMBER: _member,
    Who.WORLD: _in_world,
    Who.ACTOR: _in_world,
    Who.WORLD_KEY: _world_key,
    Who.TRAINER: _trainer,
}
