"""The lesson of a scenario that declares none: a run sheet for any class, plans as milestones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from payments.world import look_up
from payments.world.acts import kind_of
from payments.world.lesson import Lesson, Milestone, Phase
from payments.world.scenario import DECIDE, Plan, Scenario


def completed(scenario: Scenario) -> Lesson:
    """The scenario's lesson, with what it leaves out."""
    lesson = scenario.lesson
    plans = (plan for end in scenario.ends for plan in end.plans)
    return replace(
        lesson,
        run_sheet=lesson.run_sheet or RUN_SHEET,
        milestones=lesson.milestones or _milestones(plans),
    )


def _milestones(plans: Iterable[Plan]) -> tuple[Milestone, ...]:
    """One for each kind of act that somebody plans, in the order of the plans."""
    kinds = dict.fromkeys(plan.kind for plan in plans if plan.kind != look_up.KIND)
    return tuple(_milestone(kind) for kind in kinds)


def _milestone(kind: str) -> Milestone:
    if kind == DECIDE:
        return Milestone(DECIDED, ANSWERS)
    return Milestone(kind_of(kind).says, (kind,))


DECIDED = "Refuse or honour the documents"
ANSWERS = ("credit.refuse", "credit.honour")

RUN_SHEET: tuple[Phase, ...] = (
    Phase(
        "Read the role cards",
        10,
        "Read your role card. You know only what stands on your own page. Ask the other seats at "
        "your table for what you need to know.",
    ),
    Phase(
        "Play",
        50,
        "Do what your seat is there for. Look before you promise, and watch your dates. Nothing "
        "falls due before I move the clock.",
    ),
    Phase(
        "Look back",
        20,
        "Stop where you are. We now compare what each table decided, and on which papers.",
    ),
)
