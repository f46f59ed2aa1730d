"""The people of workshops: the one place where a nickname stands. Acts know seats only.

A PIN has four digits, so its hash hides nothing from who holds the database: what keeps a guesser
out is that tries are counted, in a transaction of their own (`sandbox.services.tries`).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    Index,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlmodel import Field, Session, SQLModel

from sandbox.store.workshops import WorkshopTableRow
from sandbox.store.worlds import ID_LENGTH

SECRET_BYTES = 24


class PersonRow(SQLModel, table=True):
    """Somebody in a room. `table_number` 0 and no `seat` is somebody who waits for a seat."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("workshop", "folded"),
        Index("person_key", "workshop", "key_hash", unique=True),
    )

    workshop: str = Field(primary_key=True, foreign_key="workshop.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    nickname: str = Field(max_length=30)
    folded: str = Field(max_length=120)  # what look-alikes have in common
    pin_hash: str = Field(max_length=64)
    key_hash: str = Field(max_length=64)
    once: str = Field(max_length=40)  # of the form that joined: a second tap is the same person
    table_number: int
    seat: str = Field(max_length=40)
    joined_at: float
    seen_at: float


class TryRow(SQLModel, table=True):
    """Wrong tries by a digest of whose they are, forgotten after their window."""

    __tablename__ = "wrong_try"

    who: str = Field(primary_key=True, max_length=64)
    count: int
    first_at: float
    last_at: float


class TrainerKeyRow(SQLModel, table=True):
    """A key that opens the trainer's pages of this installation, by its hash."""

    __tablename__ = "trainer_key"

    hash: str = Field(primary_key=True, max_length=64)


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A person's row as a value."""

    workshop: str
    number: int
    nickname: str
    folded: str
    pin_hash: str
    key_hash: str
    once: str
    table_number: int
    seat: str
    joined_at: float
    seen_at: float


@dataclass(frozen=True, slots=True)
class Seated:
    """Whose key it is, and where they sit: no world and no seat while they wait for one."""

    workshop: str
    number: int
    table: int
    seat: str
    world: str


@dataclass(frozen=True, slots=True)
class KeptTry:
    """A count of wrong tries as a value."""

    count: int
    first_at: float
    last_at: float


def add(session: Session, row: KeptPerson) -> None:
    """Keep a person of a room that is locked: number and nickname are free."""
    session.connection().execute(insert(_P), asdict(row))


def of_workshop(session: Session, workshop: str) -> Sequence[KeptPerson]:
    """Everybody in a workshop, in the order in which they came."""
    rows = session.connection().execute(_OF_WORKSHOP, {"workshop": workshop})
    return [KeptPerson(*row) for row in rows]


def sitting_at(session: Session, workshop: str, table: int, seat: str) -> Mapping[int, str]:
    """Who sits at one seat: nicknames by number, in the order in which they came."""
    given = {"workshop": workshop, "table_number": table, "seat": seat}
    rows = session.connection().execute(_SITTING_AT, given)
    return {number: nickname for number, nickname in rows if nickname}


def find(session: Session, workshop: str, number: int) -> KeptPerson | None:
    """The person of a number."""
    here = {"workshop": workshop, "number": number}
    row = session.connection().execute(_FIND, here).one_or_none()
    return None if row is None else KeptPerson(*row)


def named(session: Session, workshop: str, folded: str) -> KeptPerson | None:
    """The person whose nickname folds to `folded`."""
    given = {"workshop": workshop, "folded": folded}
    row = session.connection().execute(_NAMED, given).one_or_none()
    return None if row is None else KeptPerson(*row)


def seated(session: Session, key: str) -> Seated | None:
    """Whose key it is, and where they sit: one indexed read."""
    workshop, _dot, _secret = key.partition(".")
    given = {"workshop": workshop, "key_hash": hash_of(key)}
    row = session.connection().execute(_SEATED, given).one_or_none()
    return None if row is None else Seated(*row[:4], row[4] or "")


def held(session: Session, workshop: str, table: int) -> frozenset[str]:
    """The seats of a table at which somebody sits."""
    given = {"workshop": workshop, "table_number": table}
    return frozenset(session.connection().execute(_HELD, given).scalars())


def last_number(session: Session, workshop: str) -> int:
    """The number of who came last, 0 while nobody has."""
    return session.connection().execute(_LAST, {"workshop": workshop}).scalar() or 0


def change(session: Session, workshop: str, number: int, **changed: Any) -> None:
    """Change columns of a person."""
    here = (_P.c.workshop == workshop, _P.c.number == number)
    session.connection().execute(update(_P).where(*here).values(**changed))


def forget(session: Session, workshop: str, number: int) -> None:
    """Drop the nickname and all that opens the seat; the number is never given again."""
    nobody = {"nickname": "", "folded": f" {number}", "seat": "", "table_number": 0, "once": ""}
    shut = {"key_hash": hash_of(new_key(workshop)), "pin_hash": ""}
    change(session, workshop, number, **nobody, **shut)


def note_seen(session: Session, seen: Mapping[tuple[str, int], float]) -> None:
    """Note when people were last seen."""
    rows = [{"w": w, "n": number, "at": at} for (w, number), at in sorted(seen.items())]
    session.connection().execute(_SEEN, rows)


def new_key(workshop: str) -> str:
    """A key of a person, to be kept as its hash: `<workshop's id>.<secret>`."""
    return f"{workshop}.{secrets.token_urlsafe(SECRET_BYTES)}"


def hash_of(secret: str) -> str:
    """What is kept of a key or a PIN."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def tries(session: Session, who: str) -> KeptTry | None:
    """The wrong tries counted under `who`."""
    row = session.connection().execute(_TRIES, {"who": who}).one_or_none()
    return None if row is None else KeptTry(*row)


def lock_tries(session: Session, who: str) -> KeptTry | None:
    """The same, held until the transaction ends."""
    row = session.connection().execute(_TRIES.with_for_update(), {"who": who}).one_or_none()
    return None if row is None else KeptTry(*row)


def note_try(session: Session, who: str, kept: KeptTry | None, counted: KeptTry) -> None:
    """Write a count that was `kept` before, or was none."""
    if kept is None:
        session.connection().execute(insert(_TRY), {"who": who, **asdict(counted)})
    else:
        here = update(_TRY).where(_TRY.c.who == who)
        session.connection().execute(here.values(**asdict(counted)))


def forget_tries(session: Session, who: str) -> None:
    """Start counting anew."""
    session.connection().execute(delete(_TRY).where(_TRY.c.who == who))


def forget_old_tries(session: Session, before: float) -> None:
    """Drop the counts whose last try is older."""
    session.connection().execute(delete(_TRY).where(_TRY.c.last_at < before))


def issue_trainer_key(session: Session) -> str:
    """A new key of the trainer. This is the only time it can be read."""
    key = f"trainer.{secrets.token_urlsafe(SECRET_BYTES)}"
    session.connection().execute(insert(_K), {"hash": hash_of(key)})
    return key


def is_trainer_key(session: Session, key: str) -> bool:
    """Whether a key opens the trainer's pages."""
    return session.connection().execute(_TRAINER, {"hash": hash_of(key)}).first() is not None


_T: Table = WorkshopTableRow.__table__  # type: ignore[attr-defined]
_P: Table = PersonRow.__table__  # type: ignore[attr-defined]
_TRY: Table = TryRow.__table__  # type: ignore[attr-defined]
_K: Table = TrainerKeyRow.__table__  # type: ignore[attr-defined]

_OF_WORKSHOP = select(_P).where(_P.c.workshop == bindparam("workshop")).order_by(_P.c.number)
_FIND = select(_P).where(_P.c.workshop == bindparam("workshop"), _P.c.number == bindparam("number"))
_NAMED = select(_P).where(
    _P.c.workshop == bindparam("workshop"), _P.c.folded == bindparam("folded")
)
_AT = (_T.c.workshop == _P.c.workshop) & (_T.c.number == _P.c.table_number)
_SEATED = (
    select(_P.c.workshop, _P.c.number, _P.c.table_number, _P.c.seat, _T.c.world)
    .select_from(_P.outerjoin(_T, _AT))
    .where(_P.c.workshop == bindparam("workshop"), _P.c.key_hash == bindparam("key_hash"))
)
_SITTING_AT = (
    select(_P.c.number, _P.c.nickname)
    .where(
        _P.c.workshop == bindparam("workshop"),
        _P.c.table_number == bindparam("table_number"),
        _P.c.seat == bindparam("seat"),
    )
    .order_by(_P.c.number)
)
_HELD = (
    select(_P.c.seat)
    .where(
        _P.c.workshop == bindparam("workshop"),
        _P.c.table_number == bindparam("table_number"),
        _P.c.seat != "",
    )
    .distinct()
)
_LAST = select(func.max(_P.c.number)).where(_P.c.workshop == bindparam("workshop"))
_SEEN = (
    update(_P)
    .where(_P.c.workshop == bindparam("w"), _P.c.number == bindparam("n"))
    .values(seen_at=bindparam("at"))
)
_TRIES = select(_TRY.c.count, _TRY.c.first_at, _TRY.c.last_at).where(_TRY.c.who == bindparam("who"))
_TRAINER = select(_K.c.hash).where(_K.c.hash == bindparam("hash"))
