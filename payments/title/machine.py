"""What reads the table of moves: which are open, and what one of them makes of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from lei.sentences import Sentence
from payments.errors import NotPossible, TitleNotOpen
from payments.title.effects import Given, Made, made_by, require_receiver
from payments.title.moves import ISSUE, MOVES, REMADE, Move
from payments.title.title import Entry, Hands, Medium, Role, State, Title
from payments.title.trail import sealed
from payments.world.tagged import digest

REMARK_BYTES_MAX: Final = 120


def issued(title: Title, name: str, at: datetime) -> Title:
    """A record that has no trail yet, with its first entry: in the shipper's hands.

    `name` is the registry's own for this record, given once: it begins the chain.
    """
    return _begun(title, Hands(title.shipper, title.shipper), ISSUE, name, at)


def replaced(title: Title, number: str, name: str, at: datetime) -> Title:
    """The bill of a record that ceased, on the other medium and in the hands that it was in.

    Source: MLETR art. 17(3), 18(3): with the new one the old ceases to have effect.
    """
    new = replace(title, number=number, medium=OTHER[title.medium], trail=(), former=title.number)
    return _begun(new, title.trail[-2].hands, REMADE, name, at)


def open_now(title: Title, by: Role) -> tuple[Move, ...]:
    """The moves that `by` may make with the record: table and guards agree."""
    return tuple(
        move
        for move in MOVES
        if (move.state, move.by) == (title.state, by) and all(guard(title) for guard in move.guards)
    )


def move(title: Title, kind: str, by: Role, given: Given) -> Title:
    """The record after the move, with one more entry.

    Raises:
        TitleNotOpen: the move is not open, with the kinds that are.
        NotPossible: the receiver or the remark will not do.
    """
    step = _pick(title, kind, by)
    if len(given.remark.encode()) > REMARK_BYTES_MAX:
        raise NotPossible(
            "$.remark",
            Sentence(
                "a remark has at most {remark_bytes_max} bytes", remark_bytes_max=REMARK_BYTES_MAX
            ),
        )
    require_receiver(kind, title.last.hands, given.to)
    made = made_by(kind, title, given)
    entry = sealed(_entry(title, step, given, made))
    return replace(title, document=made.document, trail=(*title.trail, entry))


def roles_of(title: Title, party: str) -> frozenset[Role]:
    """What a party is to a record; empty for a stranger."""
    return frozenset(role for role in Role if party_of(title, role) == party)


def party_of(title: Title, role: Role) -> str:
    """The party that has a role in a record: for each role there is exactly one."""
    return {
        Role.CARRIER: title.carrier,
        Role.HOLDER: title.holder,
        Role.OWNER: title.owner,
    }[role]


def roles_for(kind: str) -> tuple[Role, ...]:
    """The roles that an act is for, whatever the state."""
    return tuple(dict.fromkeys(move.by for move in MOVES if move.kind == kind))


def _begun(title: Title, hands: Hands, kind: str, name: str, at: datetime) -> Title:
    document = digest(title.document)
    first = Entry(1, kind, title.carrier, at, State.HELD, hands, document, None, "", name, "")
    return replace(title, trail=(sealed(first),))


def _pick(title: Title, kind: str, by: Role) -> Move:
    by_kind = {candidate.kind: candidate for candidate in open_now(title, by)}
    if kind not in by_kind:
        raise TitleNotOpen(kind, by, title.state, tuple(by_kind))
    return by_kind[kind]


def _entry(title: Title, step: Move, given: Given, made: Made) -> Entry:
    return Entry(
        number=title.last.number + 1,
        kind=step.kind,
        by=party_of(title, step.by),
        at=given.at,
        state=step.to,
        hands=made.hands,
        document=digest(made.document),
        proposed=made.proposed,
        remark=given.remark,
        previous=title.head,
        digest="",
    )


OTHER: Mapping[Medium, Medium] = {
    Medium.ELECTRONIC: Medium.PAPER,
    Medium.PAPER: Medium.ELECTRONIC,
}
