"""Scenarios as folders of TOML: read, checked against the types of the floor below, and opened."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lei.gleif.file import Deleted, Entry, Reject
from lei.gleif.from_xml import read
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from payments.calendar import BankingCalendar
from payments.errors import MalformedBody
from payments.world.acts import ACTS, DUE_TOLD, kind_of
from payments.world.lesson import Hint, Lesson
from payments.world.scenario import DECIDE, End, Plan, Scenario
from payments.world.state import ENGINE, Opening
from payments.world.tagged import typed
from sandbox.errors import MalformedScenario, NotFound

LESSON = ("run_sheet", "milestones", "hints")
KINDS = frozenset((*(row.kind for row in ACTS), *DUE_TOLD))
"""What can happen in a world, and so be a milestone."""

STEPS_MAX = 3


def names(fixtures_dir: Path) -> tuple[str, ...]:
    """The scenarios that are there, by name."""
    folders = (fixtures_dir / "scenarios").glob("*/scenario.toml")
    return tuple(sorted(path.parent.name for path in folders))


def load(name: str, fixtures_dir: Path, ids_seed: str) -> Scenario:
    """The scenario of that name, as a world opens with it.

    `ids_seed` is the world's own: references and UETRs of two worlds differ by it.
    Raises NotFound, MalformedScenario with the place that is wrong.
    """
    if name not in names(fixtures_dir):
        raise NotFound("scenario", name)
    text = (fixtures_dir / "scenarios" / name / "scenario.toml").read_bytes()
    try:
        data = tomllib.loads(text.decode())
        ends = tuple(end_of(end) for end in data.pop("ends"))
        lesson = lesson_of({part: data.pop(part) for part in LESSON if part in data})
        return Scenario(_opening(name, text, data, fixtures_dir, ids_seed), ends, lesson)
    except MalformedBody as error:
        raise MalformedScenario(name, error.at, error.reason) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MalformedScenario(name, "the file", str(error)) from None
    except KeyError as error:
        raise MalformedScenario(name, f"$.{error.args[0]}", "this is missing") from None


def _opening(
    name: str, text: bytes, data: dict[str, Any], fixtures_dir: Path, ids_seed: str
) -> Opening:
    codes = frozenset(data.pop("entities"))
    places = [calendar(fixtures_dir, place) for place in data.pop("calendars")]
    known = known_entities(fixtures_dir, codes)
    return typed(
        Opening,
        {
            "terms": None,  # of a credit; a sale may be paid by collection instead
            **data,
            **known,
            "scenario": name,
            "digest": hashlib.sha256(text).hexdigest(),
            "engine": ENGINE,
            "calendars": places,
            "ids_seed": ids_seed,
        },
    )


def lesson_of(data: dict[str, Any]) -> Lesson:
    """A lesson as written. Raises MalformedBody where an act is of no kind, a hint of no steps."""
    lesson = typed(Lesson, data)
    for number, milestone in enumerate(lesson.milestones):
        for kind in milestone.kinds:
            if kind not in KINDS:
                raise MalformedBody("Lesson", f"$.milestones[{number}]", f"no act is a {kind}")
    for number, hint in enumerate(lesson.hints):
        _require_steps(hint, f"$.hints[{number}]")
    return lesson


def _require_steps(hint: Hint, at: str) -> None:
    if not 1 <= len(hint.steps) <= STEPS_MAX or len(hint.steps) != len(hint.costs):
        raise MalformedBody("Hint", at, f"one to {STEPS_MAX} steps, and a cost for each")


def end_of(data: dict[str, Any]) -> End:
    """An end as written, each plan's body read as its act kind's own."""
    plans = [_plan(plan) for plan in data["plans"]]
    if "state" not in data and "collection" not in data:
        raise MalformedBody("End", "$.state", "a state of the credit or the collection is needed")
    return typed(End, {**data, "plans": plans})


def _plan(data: dict[str, Any]) -> Plan:
    """A plan whose body is read as its act kind's own."""
    body = data.pop("body", None)
    if data["kind"] != DECIDE:
        body = typed(kind_of(data["kind"]).body, body or {})
    return typed(Plan, {**data, "body": body})


def calendar(fixtures_dir: Path, place: str) -> BankingCalendar:
    """The banking calendar of a file of `fixtures/calendars`. Raises NotFound."""
    path = fixtures_dir / "calendars" / f"{place}.toml"
    if not path.is_file():
        raise NotFound("calendar", place)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    data.pop("source")
    return typed(BankingCalendar, {**data, "closures": _days(data["closures"])})


def _days(closures: Iterable[dict[str, Any]]) -> list[date]:
    return [closure["on"] for closure in closures]


def known_entities(fixtures_dir: Path, codes: frozenset[str]) -> dict[str, tuple[object, ...]]:
    """What the fictional register says of these codes: carried whole in the opening."""
    found = tuple(_register(fixtures_dir))
    known = {record.lei for record in found if isinstance(record, LeiRecord)}
    for code in sorted(codes - known):
        raise NotFound("entity", code)
    return {
        "entities": tuple(r for r in found if isinstance(r, LeiRecord) and r.lei in codes),
        "relationships": tuple(
            r for r in found if isinstance(r, Relationship) and {r.child, r.parent} <= codes
        ),
        "exceptions": tuple(
            e for e in found if isinstance(e, ReportingException) and e.lei in codes
        ),
    }


def _register(fixtures_dir: Path) -> Iterator[Entry]:
    for path in sorted((fixtures_dir / "gleif").glob("*.xml")):
        with path.open("rb") as stream:
            yield from (e for e in read(stream).entries if not isinstance(e, Deleted | Reject))
