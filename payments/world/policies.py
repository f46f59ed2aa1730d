"""Policies: how the bot of an empty seat decides. THE TABLE of them, with what each does in words.

A policy is what it makes of a seat's plans. The clock that looks for the next moment asks the same
function as the bot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from payments.errors import NoSuchPart
from payments.world import policy_plans as how
from payments.world.bots import Bot, Intent, planner
from payments.world.scenario import Plan, Scenario
from payments.world.state import Offer
from payments.world.view import WorldView

AS_PLANNED = "as_planned"


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to play: its name, and what it does as a seller, a buyer and a bank, in sentences."""

    id: str
    name: str
    says: str
    as_seller: str
    as_buyer: str
    as_bank: str
    plans: Callable[[Scenario, str, WorldView], tuple[Plan, ...]]
    reacts: Callable[[Scenario, WorldView], tuple[Plan, ...]]


def bot_for(scenario: Scenario, seat: str, policy: str) -> Bot:
    """The bot that holds a seat of a scenario under a policy. Raises NoSuchPart."""
    row = policy_of(policy)

    def bot(view: WorldView, offers: tuple[Offer, ...]) -> Intent | None:
        for plan in row.reacts(scenario, view):
            if _due(view, plan, offers):
                return Intent(plan.kind, plan.body)
        return planner(row.plans(scenario, seat, view))(view, offers)

    return bot


def plans_for(scenario: Scenario, policy: str, view: WorldView) -> tuple[Plan, ...]:
    """What the bot of a seat means to do, given what it sees now. Raises NoSuchPart."""
    row = policy_of(policy)
    return (*row.reacts(scenario, view), *row.plans(scenario, view.seat, view))


def policy_of(policy: str) -> Policy:
    """The row of a policy. Raises NoSuchPart."""
    if policy not in POLICIES:
        raise NoSuchPart("policy", policy)
    return POLICIES[policy]


def _due(view: WorldView, plan: Plan, offers: tuple[Offer, ...]) -> bool:
    """Whether it is time, and open, and not tried at this very moment already."""
    tried = any(
        (line.seat, line.kind, line.at) == (view.seat, plan.kind, view.now) for line in view.story
    )
    return view.now >= plan.not_before and not tried and any(o.kind == plan.kind for o in offers)


TABLE: tuple[Policy, ...] = (
    Policy(
        AS_PLANNED,
        "As planned",
        "Plays the scenario’s first end, day by day as it is written.",
        "Ships and presents what the first end has it present.",
        "Asks for the credit and pays, as the first end has it.",
        "Examines what lies there and names every discrepancy, on the day that is written.",
        how.as_planned,
        how.waits,
    ),
    Policy(
        "careful",
        "Careful",
        "Looks before it promises, and uses the days it has.",
        "Looks the buyer up before it ships.",
        "Looks the seller up before it asks for the credit, and lets no discrepancy go that it has "
        "not seen.",
        "Looks the firms up before it is bound, decides on the fourth banking day, and names every "
        "discrepancy.",
        how.looking,
        how.judges,
    ),
    Policy(
        "hurried",
        "Hurried",
        "Does everything at once, and misses things.",
        "Ships without looking anybody up.",
        "Looks nobody up, and lets every discrepancy go at once.",
        "Decides on the first day and overlooks about half of the discrepancies, by the luck of "
        "the scenario.",
        how.forgetful,
        how.overlooks,
    ),
    Policy(
        "dishonest",
        "Dishonest",
        "Tries what the lesson leaves room for.",
        "Presents the set of papers with the most that is wrong.",
        "Lets no discrepancy go, so that the seller has to come down with the price.",
        "As the buyer’s bank, adds a ground that is none to its refusal; as the seller’s bank it "
        "is fair.",
        how.doubtful,
        how.pretends,
    ),
)

POLICIES: Mapping[str, Policy] = {policy.id: policy for policy in TABLE}
