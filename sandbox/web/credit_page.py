"""What the page of a credit shows beside the desk: where it stands, whose turn, its papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding
from payments.credit.credit import Credit, Notice, Presentation, Role, State
from payments.credit.drawing import balance
from payments.credit.moves import ENDS, MOVES, OWN_ENDS
from payments.credit.terms import Terms
from payments.money import Money
from payments.world.acts import ACTS
from payments.world.credit_seen import Standing
from payments.world.telling import holder
from sandbox.web.credit_words import BONDS, BY_THE_WAY, LIMITS, REPLIES
from sandbox.web.desk import Desk
from sandbox.web.language import day
from sandbox.web.language import gettext as _
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
class Promise:
    """A bank's undertaking as a line: `state` is a tone and a word, `since` may be empty."""

    bank: str
    to: str
    amount: Money
    state: tuple[str, str]
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A deadline as a line; `moved_from` is the day before closures moved it."""

    says: str
    at: str
    place: str
    bank: str
    moved_from: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment as a line: its number, what it asks for, the answer as a tone and words."""

    number: int
    at: str
    terms: Terms
    reply: tuple[str, str]


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
    promises: tuple[Promise, ...]
    limits: tuple[Limit, ...]
    amendments: tuple[Amended, ...]


def credit_page(desk: Desk, credit: Credit) -> CreditPage:
    """The page of a credit for the seat of `desk`."""
    waiting = _whose_turn(credit)
    parties = {holder(role, credit.terms) for role in waiting if role in _HOLDERS}
    return CreditPage(
        terms=credit.terms,
        state=str(STATES[credit.state]),
        ended=_is_over(credit),
        picture=life_cycle(_stages(credit), credit.state),
        steps=tuple(_steps(desk, credit)),
        turn=", ".join(sorted(desk.name_of(party) for party in parties)),
        yours=desk.view.party is not None and desk.view.party.id in parties,
        bundles=tuple(_bundle(desk, credit.terms, made) for made in credit.presentations),
        promises=tuple(_promises(desk, credit)),
        limits=tuple(_limits(desk, credit)),
        amendments=tuple(_amendments(desk, credit)),
    )


_HOLDERS = (
    Role.APPLICANT,
    Role.ISSUING_BANK,
    Role.ADVISING_BANK,
    Role.NOMINATED_BANK,
    Role.CONFIRMING_BANK,
    Role.BENEFICIARY,
)


def _is_over(credit: Credit) -> bool:
    """Nothing is open any more: it has ended, or is drawn in full and paid."""
    more = credit.own not in OWN_ENDS and balance(credit).minor > 0
    return credit.state in ENDS and not more


def _whose_turn(credit: Credit) -> tuple[Role, ...]:
    """The roles whose move carries it on; of several banks, the one that has the documents."""
    kinds = {row.kind for row in ACTS} - BY_THE_WAY
    moves = [m for m in MOVES if m.state is credit.state and m.kind in kinds]
    here = credit.presentations[-1].desks[-1].by if credit.presentations else Role.NOMINATED_BANK
    able = {kind: {m.by for m in moves if m.kind == kind} for kind in (m.kind for m in moves)}
    waiting = ({here} if here in by else by for by in able.values())
    return tuple(sorted(set[Role]().union(*waiting)))


def _promises(desk: Desk, credit: Credit) -> Iterator[Promise]:
    for each in _standing(desk, credit).undertakings:
        tone, word = BONDS[each.bond]
        yield Promise(
            bank=f"{desk.name_of(each.bank)} ({ROLES[each.by]})",
            to=desk.name_of(each.to),
            amount=each.amount,
            state=(tone, str(word)),
            since=desk.clocks.here(each.since) if each.since else "",
            source=each.source,
        )


def _amendments(desk: Desk, credit: Credit) -> Iterator[Amended]:
    for each in credit.amendments:
        tone, words = REPLIES[each.reply]
        at = desk.clocks.here(each.proposed_at)
        yield Amended(each.number, at, each.terms, (tone, str(words)))


def _limits(desk: Desk, credit: Credit) -> Iterator[Limit]:
    for each in _standing(desk, credit).deadlines:
        at = desk.clocks.there(each.due_at, each.place) if each.due_at else day(each.due_on)
        bank = desk.name_of(holder(each.bank, credit.terms)) if each.bank else ""
        says = str(LIMITS[each.ends])
        yield Limit(says, at, each.place, bank, each.rolled_from, each.source)


def _standing(desk: Desk, credit: Credit) -> Standing:
    number = credit.terms.number
    return next(each for each in desk.view.standings if each.number == number)


def _stages(credit: Credit) -> dict[State, Stage]:
    """Each state with its day; those on the line before the first step told of were passed too."""
    reached = {step.to: day(step.at.date()).rpartition(" ")[0] for step in credit.steps}
    before = LINE[: LINE.index(credit.steps[0].to)] if credit.steps[0].to in LINE else ()
    passed = {*before, *reached} - ({credit.state} - ENDS)
    return {s: Stage(str(STATES[s]), s in passed, reached.get(s, "")) for s in State}


def _steps(desk: Desk, credit: Credit) -> Iterator[Passed]:
    last = len(credit.steps) - 1
    before: State | None = None
    for number, step in enumerate(credit.steps):
        by = str(ROLES[step.by])
        if step.by in _HOLDERS:
            by = f"{desk.name_of(holder(step.by, credit.terms))} ({by})"
        label = str(STATES[step.to]) if step.to is not before else _(_SAYS[step.kind])
        before = step.to
        yield Passed(label, by, desk.clocks.here(step.at), number == last)


def _bundle(desk: Desk, terms: Terms, made: Presentation) -> Bundle:
    bank = desk.place_of(holder(made.desks[-1].by, terms))
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


_SAYS = {move.kind: move.says for move in MOVES}
