"""Everything wrong with a scenario's folder, each with its place: nothing is opened or kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lei.findings import Severity
from lei.record import LeiRecord
from lei.sentences import Sentence
from payments.errors import PaymentsError
from payments.world.play import Played, play
from payments.world.scenario import End, Scenario
from payments.world.score import assess, earned_of, references
from sandbox.errors import MalformedScenario, NotFound
from sandbox.services import scenario_words, scenarios
from sandbox.services.scenario_checks import Known, checked
from sandbox.services.scenario_draft import REASON, Slip, draft_of, parsed
from sandbox.wording import problem_sentence

SEED = "lint"


def lint(folder: Path, fixtures_dir: Path) -> tuple[Slip, ...]:
    """Every slip of the scenario in a folder. It is played only where nothing else is wrong."""
    try:
        data, spoken = scenarios.read(folder), scenarios.spoken_in(folder)
    except MalformedScenario as error:
        return (Slip(error.at, REASON, {"reason": Sentence.of(error.reason)}),)
    draft, unread = parsed(data)
    slips = (*unread, *checked(draft, known_to(fixtures_dir)))
    if slips:
        return _once(slips)
    return _once(_whole(folder, data, spoken, fixtures_dir))


def require_sound(scenario: Scenario, fixtures_dir: Path) -> None:
    """Raises MalformedScenario with the first slip that would break a world that opens with it."""
    calendars = {calendar.place: calendar for calendar in scenario.opening.calendars}
    known = Known(known_to(fixtures_dir).leis, calendars)
    for slip in checked(draft_of(scenario), known):
        raise MalformedScenario(
            scenario.opening.scenario, slip.at, Sentence(slip.says, **slip.values)
        )


def known_to(fixtures_dir: Path) -> Known:
    """What scenarios may name in this installation."""
    names = (path.stem for path in sorted((fixtures_dir / "calendars").glob("*.toml")))
    codes = (e.lei for e in scenarios.register(fixtures_dir) if isinstance(e, LeiRecord))
    return Known(frozenset(codes), {name: scenarios.calendar(fixtures_dir, name) for name in names})


def _whole(
    folder: Path,
    data: dict[str, Any],
    spoken: Mapping[str, Mapping[str, object]],
    fixtures_dir: Path,
) -> Iterator[Slip]:
    name = folder.resolve().name
    try:
        scenario = scenarios.built(
            name, {**deepcopy(data), "digest": ""}, spoken, fixtures_dir, SEED
        )
    except (PaymentsError, NotFound) as error:
        yield Slip("$", REASON, {"reason": problem_sentence(error)})
        return
    yield from _languages(scenario, spoken)
    yield from _points(scenario)
    for number, end in enumerate(scenario.ends):
        yield from _played(scenario, end, f"$.ends[{number}]")


def _points(scenario: Scenario) -> Iterator[Slip]:
    """The reference solution earns every point that the lesson gives."""
    if not scenario.lesson.scoring:
        return
    try:
        known = references(scenario)
    except PaymentsError:  # told where the end is played
        return
    rows = assess(scenario, known[0].entries, references=known)
    earned = earned_of(rows)
    for number, weight in enumerate(scenario.lesson.scoring):
        got = earned.get(weight.criterion, 0)
        if got < weight.points:
            values = {"earned": got, "points": weight.points}
            yield Slip(f"$.scoring[{number}]", UNEARNED, values)


def _languages(scenario: Scenario, spoken: Mapping[str, Mapping[str, object]]) -> Iterator[Slip]:
    english = [
        *scenario_words.of_world(scenario.opening),
        *scenario_words.of_lesson(scenario.lesson, scenario.ends),
    ]
    places = tuple(at for at, _ in english)
    for language in scenario_words.LANGUAGES:
        if language not in spoken:
            yield Slip(f"{language}.toml", NO_LANGUAGE)
            continue
        yield from _told(f"{language}.toml", spoken[language], places)


def _told(file: str, says: Mapping[str, object], places: tuple[str, ...]) -> Iterator[Slip]:
    for at in places:
        if not str(says.get(at, "")).strip():
            yield Slip(f"{file}: {at}", UNTOLD)
    for at in says:
        if at not in places:
            near = get_close_matches(at, places, n=1)
            yield Slip(f"{file}: {at}", NEAR if near else NOWHERE, {"near": "".join(near)})


def _played(scenario: Scenario, end: End, at: str) -> Iterator[Slip]:
    try:
        story = play(scenario, end)
    except PaymentsError as error:
        yield Slip(at, REFUSED, {"reason": problem_sentence(error)})
        return
    if not story.reached:
        yield Slip(at, UNREACHED, {"name": end.name, "day": story.world.now.date()})
        return
    expected = {(e.rule, e.document) for e in scenario.opening.expected if e.end == end.name}
    found = findings_of(story)
    for rule, places in sorted(found.items()):
        if not any((rule, place) in expected for place in places):
            yield Slip(at, UNEXPECTED, {"rule": rule, "places": tuple(sorted(places))})
    for rule, document in sorted(expected):
        if document not in found.get(rule, ()):
            yield Slip(at, NOT_FOUND, {"rule": rule, "document": document})


def findings_of(story: Played) -> dict[str, set[str]]:
    """The findings of weight in a play: by rule, where they stand and what they are about."""
    found: dict[str, set[str]] = {}
    for entry in story.entries:
        for outcome in entry.outcomes:
            for finding in outcome.findings:
                if finding.severity is not Severity.INFO:
                    found.setdefault(finding.rule, set()).update((finding.at, outcome.about))
    return found


def _once(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """Each slip once, in order: its values are not hashable."""
    seen: dict[tuple[str, str, str], Slip] = {}
    for slip in slips:
        seen.setdefault((slip.at, slip.says, repr(slip.values)), slip)
    return tuple(seen.values())


NO_LANGUAGE = Sentence("The file of this language is missing.")
UNEARNED = Sentence(
    "The reference solution earns {earned} of these {points} points: it gives no occasion for the "
    "rest, or loses them. Give them to a criterion that it meets."
)
UNTOLD = Sentence("This text is missing.")
NEAR = Sentence("The scenario has no text at this place; the nearest is {near}.")
NOWHERE = Sentence("The scenario has no text at this place.")
REFUSED = Sentence("The play stops at a refusal: {reason}")
UNREACHED = Sentence("The plans do not lead to the end {name}: the story stops on {day}.")
UNEXPECTED = Sentence("The play has a finding that nobody expects: {rule}, at {places}.")
NOT_FOUND = Sentence("The play has no finding {rule} at {document}, which is expected.")
