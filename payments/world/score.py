"""Points with their evidence: each row cites acts of the log, and rules or the source of its goal.

The points of a table sum to a hundred at most, less what hints cost. A criterion's points are
shared among its rows, so that what gave no occasion takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from payments.world.lesson import Criterion as Weighed
from payments.world.lesson import Lesson
from payments.world.play import play
from payments.world.scenario import Scenario
from payments.world.score_case import Case, Criterion, Mark, Reference, Score, TakenHint
from payments.world.score_criteria import CRITERIA
from payments.world.state import Entry

HINT = "hint"


def assess(
    scenario: Scenario,
    entries: Sequence[Entry],
    *,
    hints: tuple[TakenHint, ...] = (),
    references: tuple[Reference, ...] = (),
) -> tuple[Score, ...]:
    """The points of one table by what its log tells, in the order of the criteria.

    `entries` are those in force; `references` (of the function below) are what costs are held
    against.
    """
    case = Case(scenario, tuple(entries), hints, references)
    seen = [(criterion, mark) for criterion in CRITERIA for mark in criterion.measure(case)]
    worth = weights(scenario.lesson)
    rows = tuple(_rows(seen, worth))
    return (*rows, *(_of_hint(hint) for hint in hints))


def references(scenario: Scenario) -> tuple[Reference, ...]:
    """Every end of the scenario as bots play it."""
    played = ((end, play(scenario, end)) for end in scenario.ends)
    return tuple(Reference(end, each.entries, each.reached) for end, each in played)


def total(scores: Iterable[Score]) -> int:
    """The sum of points, never below zero."""
    return max(0, sum(score.points for score in scores))


def earned_of(scores: Iterable[Score]) -> Mapping[Weighed, int]:
    """The points earned, by what they are given for; without hints."""
    weighed = {each.id: each.weighed for each in CRITERIA}
    earned: dict[Weighed, int] = {}
    for score in scores:
        if score.criterion in weighed:
            of = weighed[score.criterion]
            earned[of] = earned.get(of, 0) + score.points
    return earned


def weights(lesson: Lesson) -> Mapping[Weighed, int]:
    """What each criterion is worth: by the lesson, else by the default."""
    if not lesson.scoring:
        return DEFAULT
    return {weight.criterion: weight.points for weight in lesson.scoring}


def _rows(seen: Sequence[tuple[Criterion, Mark]], worth: Mapping[Weighed, int]) -> Iterator[Score]:
    together = sorted(seen, key=lambda each: ORDER.index(each[0].weighed))
    for weighed, group in groupby(together, key=lambda each: each[0].weighed):
        marks = list(group)
        shares = _shared(worth.get(weighed, 0), len(marks))
        for (criterion, mark), points in zip(marks, shares, strict=True):
            if points:
                yield _score(criterion, mark, points)


def _shared(points: int, among: int) -> list[int]:
    """`points` in whole parts that differ by one at most."""
    least, left = divmod(points, among)
    return [least + (number < left) for number in range(among)]


def _score(criterion: Criterion, mark: Mark, points: int) -> Score:
    return Score(
        id=f"{criterion.id}/{mark.seat}/{mark.key}",
        criterion=criterion.id,
        name=criterion.name,
        seat=mark.seat,
        points=int(points * mark.share),
        points_max=points,
        says=mark.says,
        values=mark.values,
        source=criterion.source,
        acts=mark.acts,
        rules=tuple(dict.fromkeys(mark.rules)),
    )


def _of_hint(hint: TakenHint) -> Score:
    return Score(
        id=f"{HINT}/{hint.seat}/{hint.hint}.{hint.step}",
        criterion=HINT,
        name=HINT_TAKEN,
        seat=hint.seat,
        points=-hint.cost,
        points_max=0,
        says=HINT_SAYS,
        values={"act": hint.number},
        source=HINT_SOURCE,
        acts=(hint.number,),
        rules=(),
    )


DEFAULT: Mapping[Weighed, int] = {
    Weighed.RIGHT_DECISION: 40,
    Weighed.NO_SPURIOUS: 10,
    Weighed.IN_TIME: 15,
    Weighed.GOOD_NOTICE: 10,
    Weighed.LEI_CHECKED: 15,
    Weighed.COST: 10,
}
"""Points where a scenario gives none; they sum to a hundred."""

ORDER = tuple(Weighed)

HINT_TAKEN = "Hint taken"
HINT_SAYS = "A step of a hint was taken after act {act}."
HINT_SOURCE = "The price of the hint"
