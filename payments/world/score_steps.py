"""Points for the way through the scenario: the steps that tell, and the end that is reached.

What is held against what: the reference solution beside the mistakes that the scenario declares.
An end of another kind is another good way: it earns as the reference does, by its own steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from lei.sentences import Sentence
from payments.world import look_up
from payments.world import score_says as why
from payments.world.acts import kind_of
from payments.world.coming_to_ends import Reached
from payments.world.scenario import DECIDE, End, EndKind, Scenario
from payments.world.score_case import ALL, NONE, WHOLE_TABLE, Case, Mark
from payments.world.state import ENGINE


def reached_end(case: Case) -> Iterator[Mark]:
    """The table came to the end of the reference solution, or to another that is no mistake.

    An end that a wrong decision on documents led to is reached in name only.
    """
    known = [end for end in case.scenario.ends if end.kind is EndKind.REFERENCE]
    if not known or case.opening.engine != ENGINE:
        return
    good = next(_good(case), None)
    wrong = tuple(made.number for made in case.decisions if not made.right)
    came_to = (*([good] if good else []), *case.reached[-1:])[:1]
    yield Mark(
        seat=WHOLE_TABLE,
        key="",
        share=ALL if good and not wrong else NONE,
        says=why.ENDS[_came_to(good, came_to, wrong)],
        acts=tuple(dict.fromkeys((*wrong, *(each.number for each in came_to)))),
    )


def steps_taken(case: Case) -> Iterator[Mark]:
    """The steps by which the reference solution parts from the usual mistakes, seat by seat.

    No occasion at a table that came to another good end. Looks at a partner and decisions on
    documents have criteria of their own.
    """
    best = next(_good(case), None)
    if best is not None and best.end.kind is EndKind.OTHER:
        return
    for seat, steps in telling_steps(case.scenario).items():
        taken = {step: number for step in steps if (number := _nth(case, seat, step))}
        missing = tuple(kind_of(kind).says for kind, _turn in steps if (kind, _turn) not in taken)
        yield Mark(
            seat=seat,
            key="",
            share=Fraction(len(taken), len(steps)),
            says=why.STEPS_MISSING if missing else why.STEPS_TAKEN,
            acts=tuple(sorted(taken.values())),
            values={
                "taken": len(taken),
                "there": len(steps),
                "missing": tuple(map(Sentence, dict.fromkeys(missing))),
            },
        )


Step = tuple[str, int]
"""A kind of act, and the how many-th of its kind at its seat, from 1."""


def telling_steps(scenario: Scenario) -> Mapping[str, tuple[Step, ...]]:
    """By seat, what the reference solution does and no mistake does."""
    right = _counted(end for end in scenario.ends if end.kind is EndKind.REFERENCE)
    wrong = _counted(end for end in scenario.ends if end.kind is EndKind.MISTAKE)
    found: dict[str, tuple[Step, ...]] = {}
    for (seat, kind), count in right.items():
        more = tuple((kind, turn) for turn in range(wrong[seat, kind] + 1, count + 1))
        if more and kind not in JUDGED_ELSEWHERE:
            found[seat] = (*found.get(seat, ()), *more)
    return found


def _counted(ends: Iterable[End]) -> Counter[tuple[str, str]]:
    """How often each seat does what, at most, on the way to one of the ends."""
    most: Counter[tuple[str, str]] = Counter()
    for end in ends:
        most |= Counter((plan.seat, plan.kind) for plan in end.plans)
    return most


def _nth(case: Case, seat: str, step: Step) -> int:
    """The act by which a seat took a step, 0 where it did not."""
    kind, turn = step
    done = [e.act.number for e in case.entries if (e.act.seat, e.act.kind) == (seat, kind)]
    return done[turn - 1] if len(done) >= turn else 0


def _good(case: Case) -> Iterator[Reached]:
    """The good ends that the table came to, the reference's first."""
    for kind in (EndKind.REFERENCE, EndKind.OTHER):
        yield from (each for each in case.reached if each.end.kind is kind)


def _came_to(good: Reached | None, came_to: tuple[Reached, ...], wrong: tuple[int, ...]) -> str:
    if good and wrong:
        return "in name"
    if good:
        return "reference" if good.end.kind is EndKind.REFERENCE else "good"
    return "other" if came_to else "none"


JUDGED_ELSEWHERE = frozenset({look_up.KIND, DECIDE})
