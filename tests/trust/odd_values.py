"""Numbers, days and shapes that programs stumble over, in the place of each value that is taken in.

At the API: each value of each example of its description, and each parameter. In the worlds: each
value of each act of each scenario, played to each of its ends. What is refused is refused by name.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from any_request import ENDS_THE_ROOM, Api, headers, opened
from figure import Figure

from lei.errors import LeiError
from payments.errors import PaymentsError
from payments.world.acts import kind_of
from payments.world.play import play
from payments.world.replay import after
from payments.world.state import Act, World
from payments.world.step import first
from payments.world.tagged import plain, typed
from payments.world.view import view
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

ODD: tuple[str, ...] = (
    "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1" + "0" * 30, "9" * 5_000, "-1", "0",
    "-0.0", "1.5", "1e-400", "true", "null", "[]", "{}", "[[]]",
    '"NaN"', '"1e400"', f'"1{"0" * 30}"', '"-0"', '"-1"', '"0"', '"1e2"', '"0.0000001"', '"1,5"',
    '"1_000"', '"\u0663"', '"\u00b9"', '""', '" "', '"\\u0000"', '"\\ud800"',
    '"0000-01-01"', '"0001-01-01"', '"9999-12-31"', '"2026-02-30"', '"2026-W01-1"', '"20260301"',
    '"0001-01-01T00:00:00+14:00"', '"9999-12-31T23:59:59-14:00"', '"2026-03-29T02:30:00"',
    '"2026-06-30T23:59:60Z"', '"2026-12-31T24:00:00Z"', '"2026-03-01T09:00:00+99:00"',
    '"P99999999999D"', '"-P1D"', f'"PT{"9" * 400}S"', '"P1M"', '"next"',
)  # fmt: skip
"""As JSON, or as what some take for JSON."""

PUT_HERE = "\u2404 here"


class Asked(NamedTuple):
    """One request of the API."""

    label: str
    method: str
    path: str
    body: str | None = None


def figures(folder: Path, one_in: int) -> Iterator[Figure]:
    """A row for the API and a row for the worlds; of all there is to try, one in so many."""
    api = opened(folder / "home")
    yield of_api(api, one_in)
    api.close()
    yield of_acts(one_in)


def of_api(api: Api, one_in: int) -> Figure:
    """The odd values at the doors: none is a server's error."""
    client, tried, wrong = api.app.test_client(), 0, []
    for asked in islice(_requests(api), 0, None, one_in):
        tried += 1
        answer = client.open(
            asked.path,
            method=asked.method,
            data=asked.body,
            content_type="application/json" if asked.body is not None else None,
            headers=headers(api.known, asked.path, 0),
        )
        if answer.status_code >= 500:
            wrong.append(
                f"{asked.label}: {answer.status_code} for {(asked.body or asked.path)[:300]}"
            )
    return Figure("odd numbers and days at the API", tried, "requests", "", tuple(wrong))


def _requests(api: Api) -> Iterator[Asked]:
    description = api.app.test_client().get("/api/openapi.json").json
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            label = f"{method.upper()} {path}"
            if isinstance(operation, dict) and label != ENDS_THE_ROOM:
                yield from _of_operation(api, label, path, operation)


def _of_operation(api: Api, label: str, path: str, operation: dict[str, Any]) -> Iterator[Asked]:
    method, whole = label.partition(" ")[0], _filled(path, api.known.parts)
    for parameter in operation.get("parameters", ()):
        for odd in ODD:
            said = quote(odd.strip('"'), safe="")
            if parameter["in"] == "query":
                yield Asked(label, method, f"{whole}?{parameter['name']}={said}")
            elif said:
                parts = {**api.known.parts, parameter["name"]: said}
                yield Asked(label, method, _filled(path, parts))
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    for text in variants(content.get("example", {})):
        yield Asked(label, method, whole, text)


def _filled(path: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def of_acts(one_in: int) -> Figure:
    """The odd values in acts: each makes a world that its seats can see, or is refused."""
    tried, wrong = 0, []
    for world, act, text in islice(_acts(), 0, None, one_in):
        tried += 1
        try:
            _perform(world, act, json.loads(text))
        except (PaymentsError, LeiError):
            continue
        except Exception as bug:  # of whatever kind: it is what is looked for
            wrong.append(f"{act.kind}: {type(bug).__name__}: {str(bug)[:200]} for {text[:300]}")
    return Figure("odd numbers and days in acts", tried, "acts", "", tuple(wrong))


def _acts() -> Iterator[tuple[World, Act, str]]:
    fixtures = default_fixtures_dir()
    for name in scenarios.names(fixtures):
        scenario = scenarios.load(name, fixtures, "test")
        for end in scenario.ends:
            yield from _of_log([entry.act for entry in play(scenario, end).entries])


def _of_log(log: list[Act]) -> Iterator[tuple[World, Act, str]]:
    world = first(log[0].body).world
    for place, act in enumerate(log[1:], start=1):
        for text in variants(plain(act.body)):
            if "9" * 5_000 not in text:  # no JSON to begin with
                yield world, act, text
        world = after(log[:place], world, act).world


def _perform(world: World, act: Act, body: Any) -> None:
    given = typed(kind_of(act.kind).body, body)
    change = after([], world, Act(act.number, act.seat, act.kind, given))
    assert change.digest
    view(change.world, [change.entry], act.seat)


def variants(example: Any) -> Iterator[str]:
    """The example as JSON, with each of its values in turn odd in each way."""
    for way in _ways(example):
        made = copy.deepcopy(example)
        within = made
        for step in way[:-1]:
            within = within[step]
        within[way[-1]] = PUT_HERE
        text = json.dumps(made, ensure_ascii=False)
        yield from (text.replace(f'"{PUT_HERE}"', odd) for odd in ODD)


def _ways(data: Any) -> Iterator[tuple[Any, ...]]:
    """The way to each value in objects and lists, to those that hold others too."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in inside:
        yield (step,)
        if isinstance(value, dict | list):
            yield from ((step, *rest) for rest in _ways(value))
