"""What the page of a credit shows beside the desk: where it stands, whose turn, its papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding
from payments.credit.credit import Credit, Notice, Presentation, Role, State
from payments.credit.moves import ENDS, MOVES
from payments.credit.terms import Terms
from payments.world.acts import ACTS
from payments.world.telling import holder
from sandbox.web.desk import Desk
from sandbox.web.language import day
from sandbox.web.papers import Paper, paper
from sandbox.web.pictures.credit import LINE, life_cycle
from sandbox.web.pictures.life import Stage
from sandbox.web.pictures.shapes import Picture
from sandbox.web.words import ROLES, STATES


@dataclass(frozen=True, slots=True)
class Passed:
    """One state the credit reached, by whom and when."""

    label: str
    by: str
    at: str
    present: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """One presentation: its papers, and, for the bank that decided, what the engine saw."""

    id: str
    presented_on: date
    examine_until: str
    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]
    decided: bool
    notice: Notice | None
    refused_at: str


@dataclass(frozen=True, slots=True)
class CreditPage:
    """A credit as a seat's page shows it."""

    terms: Terms
    state: str
    ended: bool
    picture: Picture
    steps: tuple[Passed, ...]
    turn: str
    yours: bool
    bundles: tuple[Bundle, ...]


def credit_page(desk: Desk, credit: Credit) -> CreditPage:
    """The page of a credit for the seat of `desk`."""
    waiting = _whose_turn(credit)
    parties = {holder(role, credit.terms) for role in waiting if role in _HOLDERS}
    return CreditPage(
        terms=credit.terms,
        state=str(STATES[credit.state]),
        ended=credit.state in ENDS,
        picture=life_cycle(_stages(credit), credit.state),
        steps=tuple(_steps(desk, credit)),
        turn=", ".join(sorted(desk.name_of(party) for party in parties)),
        yours=desk.view.party is not None and desk.view.party.id in parties,
        bundles=tuple(_bundle(desk, credit.terms, made) for made in credit.presentations),
    )


_HOLDERS = (
    Role.APPLICANT,
    Role.ISSUING_BANK,
    Role.ADVISING_BANK,
    Role.NOMINATED_BANK,
    Role.BENEFICIARY,
)


def _whose_turn(credit: Credit) -> tuple[Role, ...]:
    """The roles that have a move now; of several banks that may examine, the one that does."""
    kinds = {row.kind for row in ACTS}
    moves = [m for m in MOVES if m.state is credit.state and m.kind in kinds]
    examiner = next(
        (step.by for step in reversed(credit.steps) if step.kind == "credit.examine"),
        Role.NOMINATED_BANK,
    )
    able = {kind: {m.by for m in moves if m.kind == kind} for kind in (m.kind for m in moves)}
    waiting = ({examiner} if examiner in by else by for by in able.values())
    return tuple(sorted(set[Role]().union(*waiting)))


def _stages(credit: Credit) -> dict[State, Stage]:
    """Each state with its day; those on the line before the first step told of were passed too."""
    reached = {step.to: day(step.at.date()).rpartition(" ")[0] for step in credit.steps}
    before = LINE[: LINE.index(credit.steps[0].to)] if credit.steps[0].to in LINE else ()
    passed = {*before, *reached} - ({credit.state} - ENDS)
    return {s: Stage(str(STATES[s]), s in passed, reached.get(s, "")) for s in State}


def _steps(desk: Desk, credit: Credit) -> Iterator[Passed]:
    last = len(credit.steps) - 1
    for number, step in enumerate(credit.steps):
        by = str(ROLES[step.by])
        if step.by in _HOLDERS:
            by = f"{desk.name_of(holder(step.by, credit.terms))} ({by})"
        yield Passed(str(STATES[step.to]), by, desk.clocks.here(step.at), number == last)


def _bundle(desk: Desk, terms: Terms, made: Presentation) -> Bundle:
    bank = desk.place_of(terms.nominated_bank)
    return Bundle(
        id=made.id,
        presented_on=made.presented_on,
        examine_until=desk.clocks.there(made.examine_until, bank),
        papers=tuple(paper(document) for document in made.documents),
        findings=made.report.findings if made.report else (),
        decided=made.report is not None,
        notice=made.notice,
        refused_at=desk.clocks.there(made.notice.given_at, bank) if made.notice else "",
    )
