"""Scenarios as folders of TOML: read, checked against the types of the floor below, and opened."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from lei.gleif import from_xml
from lei.gleif.file import Deleted, Entry, Reject
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from lei.sentences import Sentence
from payments.calendar import BankingCalendar
from payments.errors import MalformedBody, NoSuchPart
from payments.world.acts import ACTS, DUE_TOLD, kind_of
from payments.world.lesson import Hint, Lesson
from payments.world.scenario import DECIDE, End, Plan, Scenario
from payments.world.sign import PARTS, Sign
from payments.world.state import ENGINE, Opening
from payments.world.tagged import typed
from sandbox.errors import MalformedScenario, NoScenario, NotFound
from sandbox.services import scenario_words

T = TypeVar("T")

FILE = "scenario.toml"
LESSON = ("run_sheet", "milestones", "hints", "goals", "scoring", "language")
KINDS = frozenset((*(row.kind for row in ACTS), *DUE_TOLD))
"""What can happen in a world, and so be a milestone."""

STEPS_MAX = 3


def names(fixtures_dir: Path) -> tuple[str, ...]:
    """The scenarios that are there, by name."""
    folders = (fixtures_dir / "scenarios").glob(f"*/{FILE}")
    return tuple(sorted(path.parent.name for path in folders))


def load(name: str, fixtures_dir: Path, ids_seed: str) -> Scenario:
    """The scenario of that name, as a world opens with it.

    `ids_seed` is the world's own: references and UETRs of two worlds differ by it.
    Raises NotFound, MalformedScenario with the place that is wrong.
    """
    if name not in names(fixtures_dir):
        raise NotFound("scenario", name)
    return load_folder(fixtures_dir / "scenarios" / name, fixtures_dir, ids_seed)


def folder_of(said: str, fixtures_dir: Path) -> Path:
    """The folder of a scenario of this house by its name, or of any by its path.

    Only for whoever runs this machine: a path may lead anywhere. Raises NoScenario.
    """
    if said in names(fixtures_dir):
        return fixtures_dir / "scenarios" / said
    path = Path(said)
    folder = path.parent if path.name == FILE else path
    if not (folder / FILE).is_file():
        raise NoScenario(said)
    return folder


def load_folder(folder: Path, fixtures_dir: Path, ids_seed: str) -> Scenario:
    """The scenario of a folder. Raises NotFound, MalformedScenario with the place."""
    name = folder.resolve().name
    data = read(folder)
    spoken = spoken_in(folder)
    data["digest"] = _digest(folder)
    try:
        return built(name, data, spoken, fixtures_dir, ids_seed)
    except MalformedBody as error:
        raise MalformedScenario(name, error.at, error.reason) from None
    except NoSuchPart as error:
        raise MalformedScenario(
            name, "$", Sentence("there is no {kind} {name}", kind=error.kind, name=error.name)
        ) from None
    except KeyError as error:
        raise MalformedScenario(name, f"$.{error.args[0]}", "this is missing") from None


def read(folder: Path) -> dict[str, Any]:
    """The tables of a scenario's file. Raises MalformedScenario where it is no TOML."""
    return _toml(folder, FILE, tomllib.loads)


def spoken_in(folder: Path) -> dict[str, Mapping[str, object]]:
    """What the files of other languages say, by language and place. Raises MalformedScenario."""
    return {
        path.stem: _toml(folder, path.name, scenario_words.said)
        for path in scenario_words.files(folder)
    }


def built(
    name: str,
    data: dict[str, Any],
    spoken: Mapping[str, Mapping[str, object]],
    fixtures_dir: Path,
    ids_seed: str,
) -> Scenario:
    """The scenario of tables that were read. Raises MalformedBody, NoSuchPart, NotFound, KeyError.

    The plans that stand beside the ends are what each of them begins with.
    """
    begun = tuple(
        plan_of(plan, f"$.plans[{n}]") for n, plan in _tables(data.pop("plans", []), "$.plans")
    )
    ends = tuple(
        end_of(end, f"$.ends[{n}]", begun) for n, end in _tables(data.pop("ends"), "$.ends")
    )
    lesson = lesson_of({part: data.pop(part) for part in LESSON if part in data})
    opening = _opening(name, data, fixtures_dir, ids_seed)
    of_world = scenario_words.books(spoken, scenario_words.of_world(opening))
    of_lesson = scenario_words.books(spoken, scenario_words.of_lesson(lesson, ends))
    return Scenario(
        replace(opening, translations=of_world), ends, replace(lesson, translations=of_lesson)
    )


def _tables(value: Any, at: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Tables with their numbers. Raises MalformedBody where they are something else."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise MalformedBody("Scenario", at, "tables are needed here")
    return enumerate(value)


def _words(value: Any, at: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise MalformedBody("Scenario", at, "a list of texts is needed here")
    return value


def _toml(folder: Path, file: str, parse: Callable[[str], T]) -> T:
    try:
        return parse((folder / file).read_bytes().decode())
    except (ValueError, RecursionError) as error:  # no text, no TOML, numbers or lists without end
        raise MalformedScenario(folder.resolve().name, file, str(error)) from None


def _digest(folder: Path) -> str:
    """SHA-256 of the scenario's files, the languages after the scenario itself."""
    paths = (folder / FILE, *scenario_words.files(folder))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _opening(name: str, data: dict[str, Any], fixtures_dir: Path, ids_seed: str) -> Opening:
    codes = frozenset(_words(data.pop("entities"), "$.entities"))
    named = _words(data.pop("calendars"), "$.calendars")
    places = [calendar(fixtures_dir, place) for place in named]
    return typed(
        Opening,
        {
            **BARE,
            **data,
            **known_entities(fixtures_dir, codes),
            "scenario": name,
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
                raise MalformedBody(
                    "Lesson", f"$.milestones[{number}]", Sentence("no act is a {kind}", kind=kind)
                )
    for number, hint in enumerate(lesson.hints):
        _require_steps(hint, f"$.hints[{number}]")
    return lesson


def _require_steps(hint: Hint, at: str) -> None:
    if not 1 <= len(hint.steps) <= STEPS_MAX or len(hint.steps) != len(hint.costs):
        raise MalformedBody(
            "Hint",
            at,
            Sentence("one to {steps_max} steps, and a cost for each", steps_max=STEPS_MAX),
        )


def end_of(data: dict[str, Any], at: str = "$", begun: tuple[Plan, ...] = ()) -> End:
    """An end as written, each plan's body read as its act kind's own, after those it begins with.

    Raises MalformedBody.
    """
    written = _tables(data.get("plans", []), f"{at}.plans")
    plans = [plan_of(plan, f"{at}.plans[{number}]") for number, plan in written]
    end = typed(End, {**data, "plans": [*begun, *plans]}, at)
    if not end.signs:
        raise MalformedBody("End", f"{at}.signs", "at least one sign of the end is needed")
    for number, sign in enumerate(end.signs):
        _require_sign(sign, f"{at}.signs[{number}]")
    return end


def _require_sign(sign: Sign, at: str) -> None:
    if sign.part not in PARTS:
        raise MalformedBody(
            "Sign", f"{at}.part", Sentence("one of {known} is needed here", known=", ".join(PARTS))
        )
    words = PARTS[sign.part].words
    if sign.stands is None and sign.after is None:
        raise MalformedBody("Sign", at, "where it stands, or an act it is after, is needed")
    if sign.stands is not None and sign.stands not in words:
        raise MalformedBody(
            "Sign",
            f"{at}.stands",
            Sentence("a {part} is {known}", part=sign.part, known=", ".join(words)),
        )
    if sign.after is not None and sign.after not in KINDS:
        raise MalformedBody(
            "Sign", f"{at}.after", Sentence("no act is a {after}", after=sign.after)
        )


def plan_of(written: dict[str, Any], at: str = "$") -> Plan:
    """A plan whose body is read as its act kind's own; none is read that is worked out then.

    Raises MalformedBody.
    """
    data = dict(written)
    body = data.pop("body", None)
    kind = data.get("kind")
    if kind not in (DECIDE, None) and data.get("adds") is None:
        body = typed(_body_type(str(kind), at), body or {}, f"{at}.body")
    return typed(Plan, {**data, "body": body}, at)


def _body_type(kind: str, at: str) -> type:
    try:
        return kind_of(kind).body
    except NoSuchPart:
        near = get_close_matches(kind, [row.kind for row in ACTS], n=1)
        raise MalformedBody("Plan", f"{at}.kind", _unknown(kind, near)) from None


def _unknown(kind: str, near: list[str]) -> Sentence:
    if not near:
        return Sentence("no act is a {kind}", kind=kind)
    return Sentence("no act is a {kind}; the nearest is {near}", kind=kind, near=near[0])


def calendar(fixtures_dir: Path, place: str) -> BankingCalendar:
    """The banking calendar of a file of `fixtures/calendars`. Raises NotFound."""
    known = {path.stem: path for path in (fixtures_dir / "calendars").glob("*.toml")}
    path = known.get(place)  # never a path made of what was asked for
    if path is None:
        raise NotFound("calendar", place)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    data.pop("source")
    return typed(BankingCalendar, {**data, "closures": _days(data["closures"])})


def _days(closures: Iterable[dict[str, Any]]) -> list[date]:
    return [closure["on"] for closure in closures]


def known_entities(fixtures_dir: Path, codes: frozenset[str]) -> dict[str, tuple[object, ...]]:
    """What the fictional register says of these codes: carried whole in the opening."""
    found = tuple(register(fixtures_dir))
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


def register(fixtures_dir: Path) -> Iterator[Entry]:
    """Every record, relationship and exception of the fictional register."""
    for path in sorted((fixtures_dir / "gleif").glob("*.xml")):
        with path.open("rb") as stream:
            yield from (
                e for e in from_xml.read(stream).entries if not isinstance(e, Deleted | Reject)
            )


BARE: Mapping[str, Any] = {
    "terms": None,
    "document_sets": (),
    "faults": (),
    "expected": (),
    "profile": "cbpr-2025",
    "rulebook": "none",
}
"""What a scenario has that says nothing of it: a sale may be paid without a credit."""
