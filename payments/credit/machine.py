"""What reads the table of moves: which are open, and what one of them makes of a credit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from payments.credit.credit import (
    SETTLED,
    Credit,
    Desk,
    Presentation,
    Role,
    State,
    Step,
)
from payments.credit.guards import Attempt, Moment
from payments.credit.moves import BANKS, MOVES, STOPPED, Move
from payments.credit.terms import Terms
from payments.errors import NoSuchMove


@dataclass(frozen=True, slots=True)
class Open:
    """A move that is open: of the credit, or of a presentation at a desk."""

    move: Move
    made: Presentation | None = None
    desk: Desk | None = None


def open_moves(state: State, by: Role) -> tuple[Move, ...]:
    """The rows of the table for `by` in `state`, whatever their guards say."""
    return tuple(move for move in MOVES if move.state is state and move.by is by)


def advance(state: State, kind: str, by: Role) -> State:
    """The state after a move, whatever its guards say. Raises NoSuchMove."""
    for move in open_moves(state, by):
        if move.kind == kind:
            return move.to
    raise NoSuchMove(kind, by, state, tuple(move.kind for move in open_moves(state, by)))


def openings(credit: Credit, by: Role, moment: Moment) -> tuple[Open, ...]:
    """The moves open to `by` now, of the credit and at every desk; the latest desk first.

    Raises ClosuresUnknown when the expiry lies outside the calendar.
    """
    return tuple(_openings(credit, by, moment))


def open_now(credit: Credit, by: Role, moment: Moment) -> tuple[Move, ...]:
    """The same as rows of the table."""
    return tuple(each.move for each in openings(credit, by, moment))


def find(
    credit: Credit, kind: str, by: Role, moment: Moment, presentation: str | None = None
) -> Open:
    """The open move of that kind, at the latest desk or of a presentation by name.

    Raises NoSuchMove, which carries the kinds that are open; ClosuresUnknown.
    """
    found = openings(credit, by, moment)
    for each in found:
        if each.move.kind == kind and (presentation is None or _of(each, presentation)):
            return each
    raise NoSuchMove(kind, by, credit.state, tuple(dict.fromkeys(o.move.kind for o in found)))


def move(
    credit: Credit, kind: str, by: Role, moment: Moment, presentation: str | None = None
) -> Credit:
    """`credit` after the move, with one more step. Raises as `find`.

    `credit.present` only takes the step: `opened` lays the documents on a desk.
    """
    return make(credit, find(credit, kind, by, moment, presentation), moment)


def make(credit: Credit, found: Open, moment: Moment) -> Credit:
    """`credit` after a move that is open."""
    row, made, desk = found.move, found.made, found.desk
    name, bank = (made.id, desk.by) if made and desk else (None, None)
    step = Step(row.kind, row.by, row.to, moment.at, name, bank)
    credit = replace(credit, steps=(*credit.steps, step))
    if made and desk:
        credit = changed(credit, made.id, desk.by, lambda old: replace(old, state=row.to))
    elif row.kind != "credit.present":
        credit = replace(credit, own=row.to)
    return replace(credit, state=headline(credit))


def changed(credit: Credit, name: str, by: Role, change: Callable[[Desk], Desk]) -> Credit:
    """The credit with one desk of one presentation changed."""

    def at(made: Presentation) -> Presentation:
        desks = tuple(change(desk) if desk.by is by else desk for desk in made.desks)
        return replace(made, desks=desks) if made.id == name else made

    return replace(credit, presentations=tuple(at(made) for made in credit.presentations))


def opened(credit: Credit, made: Presentation) -> Credit:
    """The credit with a presentation new, or come to one more desk."""
    known = credit.presentation(made.id) is not None
    here = tuple(made if each.id == made.id else each for each in credit.presentations)
    kept = replace(credit, presentations=here if known else (*here, made))
    return replace(kept, state=headline(kept))


def headline(credit: Credit) -> State:
    """The one word for where a credit stands: what is in hand at a bank comes first."""
    for made in reversed(credit.presentations):
        for desk in reversed(made.desks):
            if desk.state not in _AT_REST:
                return desk.state
    return credit.steps[-1].to if credit.steps else credit.own


def roles_of(terms: Terms, party: str) -> frozenset[Role]:
    """What the party with this id is in a credit; empty for a stranger."""
    return frozenset(role for role, holder in holders(terms).items() if holder == party)


def holders(terms: Terms) -> dict[Role, str | None]:
    """Who holds each role, as a party's id."""
    return {
        Role.APPLICANT: terms.applicant,
        Role.BENEFICIARY: terms.beneficiary,
        Role.ISSUING_BANK: terms.issuing_bank,
        Role.ADVISING_BANK: terms.advising_bank,
        Role.NOMINATED_BANK: terms.nominated_bank,
        Role.CONFIRMING_BANK: terms.confirming_bank,
    }


def paid_by_claim(credit: Credit, paid: Desk) -> str | None:
    """The bank that pays the claim of the bank that paid, where it is a third one."""
    bank = holders(credit.terms)[paid.by]
    via = credit.terms.reimbursing_bank
    return None if via in {None, credit.terms.issuing_bank, bank} else via


def _of(found: Open, presentation: str) -> bool:
    return found.made is None or found.made.id == presentation


def _openings(credit: Credit, by: Role, moment: Moment) -> Iterator[Open]:
    for row in open_moves(credit.own, by):
        if not row.at_a_desk and _permitted(row, Attempt(credit, by, moment)):
            yield Open(row)
    for made in reversed(credit.presentations):
        for desk in reversed(made.desks):
            attempt = Attempt(credit, by, moment, made, desk)
            for row in open_moves(desk.state, by):
                if _permitted(row, attempt):
                    yield Open(row, made, desk)


def _permitted(candidate: Move, attempt: Attempt) -> bool:
    return not _shut(candidate, attempt) and all(guard(attempt) for guard in candidate.guards)


def _shut(candidate: Move, attempt: Attempt) -> bool:
    """Whether the bank that would act is kept closed."""
    if not attempt.moment.shut or (candidate.by not in BANKS and candidate.kind not in STOPPED):
        return False
    acting = attempt.desk.by if attempt.desk else candidate.by
    where = acting if acting in BANKS else Role.NOMINATED_BANK
    return holders(attempt.credit.terms)[where] in attempt.moment.shut


_AT_REST = SETTLED | {State.REFUSED}
