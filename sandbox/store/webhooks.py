"""Webhooks, and the outbox of what is to be delivered to them, as rows.

A delivery is written in the transaction of the act it tells of. It is taken by one UPDATE that
says until when it is taken, the same on SQLite and PostgreSQL: who dies with it in hand loses it to
the next one. Wall time is in seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Index,
    Select,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)
from sqlmodel import Field, Session, SQLModel

from sandbox.store.worlds import ID_LENGTH

WAITING, DELIVERED, GIVEN_UP = "waiting", "delivered", "given_up"


class WebhookRow(SQLModel, table=True):
    """An address that wants to be told. The secret signs, so it is kept as it is."""

    __tablename__ = "webhook"

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    seat: str = Field(max_length=40)
    url: str = Field(max_length=500)
    kinds: list[str] = Field(sa_column=Column(JSON, nullable=False))
    behaviour: str = Field(max_length=20)
    secret: str = Field(max_length=80)
    removed: bool = False


class DeliveryRow(SQLModel, table=True):
    """One event on its way to one webhook; `answered` is a status or what went wrong."""

    __tablename__ = "delivery"
    __table_args__ = (Index("delivery_due", "state", "due_at"),)

    world: str = Field(primary_key=True, foreign_key="world.id", max_length=ID_LENGTH)
    number: int = Field(primary_key=True)
    webhook: int
    seat: str = Field(max_length=40)
    event: str = Field(max_length=80)
    kind: str = Field(max_length=40)
    body: str = Field(sa_column=Column(Text, nullable=False))
    state: str = Field(max_length=12)
    tries: int
    due_at: float
    taken_until: float
    answered: str = Field(max_length=200)


@dataclass(frozen=True, slots=True)
class KeptWebhook:
    """A webhook's row as a value."""

    world: str
    number: int
    seat: str
    url: str
    kinds: list[str]
    behaviour: str
    secret: str
    removed: bool = False


@dataclass(frozen=True, slots=True)
class KeptDelivery:
    """A delivery's row as a value."""

    world: str
    number: int
    webhook: int
    seat: str
    event: str
    kind: str
    body: str
    state: str
    tries: int
    due_at: float
    taken_until: float
    answered: str


def add(session: Session, row: KeptWebhook) -> None:
    """Keep a new webhook."""
    session.connection().execute(insert(_W), asdict(row))


def of_world(session: Session, world: str) -> Sequence[KeptWebhook]:
    """The webhooks of a world that are not removed, by number."""
    return [KeptWebhook(*row) for row in session.connection().execute(_OF_WORLD, {"world": world})]


def remove(session: Session, world: str, number: int) -> None:
    """Tell a webhook nothing any more, not even what waits."""
    of_it = (_D.c.world == world, _D.c.webhook == number, _D.c.state == WAITING)
    dropped = update(_D).where(*of_it).values(state=GIVEN_UP, answered="the webhook was removed")
    here = (_W.c.world == world, _W.c.number == number)
    session.connection().execute(update(_W).where(*here).values(removed=True))
    session.connection().execute(dropped)


def last_number(session: Session, world: str) -> int:
    """The number of the world's last delivery, 0 when there is none."""
    return session.connection().execute(_LAST, {"world": world}).scalar() or 0


def put(session: Session, rows: Sequence[KeptDelivery]) -> None:
    """Put deliveries into the outbox."""
    session.connection().execute(insert(_D), [asdict(row) for row in rows])


def is_due(session: Session, now: float) -> bool:
    """Whether anything waits to be taken: a read that holds nobody up."""
    return session.connection().execute(_due(now).limit(1)).first() is not None


def waiting(session: Session) -> int:
    """How many deliveries are still to be made, by whatever try."""
    found = select(func.count()).select_from(_D).where(_D.c.state == WAITING)
    return int(session.connection().execute(found).scalar_one())


def take(session: Session, now: float, until: float) -> tuple[KeptDelivery, KeptWebhook] | None:
    """Take what has waited longest, until `until`; None when nothing is due."""
    first = _due(now).order_by(_D.c.due_at, _D.c.world, _D.c.number).limit(1)
    taken = (
        update(_D)
        .where(tuple_(_D.c.world, _D.c.number).in_(first), _free(now))
        .values(taken_until=until)
        .returning(*_D.c)
    )
    row = session.connection().execute(taken).one_or_none()
    if row is None:
        return None
    delivery = KeptDelivery(*row)
    here = {"world": delivery.world, "number": delivery.webhook}
    return delivery, KeptWebhook(*session.connection().execute(_WEBHOOK, here).one())


def note(session: Session, delivery: KeptDelivery, **changed: Any) -> None:
    """Note how a delivery went, or that it shall be made again."""
    here = (_D.c.world == delivery.world, _D.c.number == delivery.number)
    session.connection().execute(update(_D).where(*here).values(**changed))


def find(session: Session, world: str, number: int) -> KeptDelivery | None:
    """One delivery."""
    found = session.connection().execute(_DELIVERY, {"world": world, "number": number})
    row = found.one_or_none()
    return None if row is None else KeptDelivery(*row)


def page(
    session: Session, world: str, seat: str | None, after: int, count: int
) -> Sequence[KeptDelivery]:
    """At most `count` deliveries above number `after`, in order; of all seats where None."""
    wanted = _PAGE if seat is None else _PAGE.where(_D.c.seat == seat)
    given = {"world": world, "after": after, "count": count}
    return [KeptDelivery(*row) for row in session.connection().execute(wanted, given)]


def latest(
    session: Session, world: str, seat: str | None, before: int, count: int
) -> Sequence[KeptDelivery]:
    """At most `count` deliveries below number `before`, newest first; of all seats where None."""
    wanted = _LATEST if seat is None else _LATEST.where(_D.c.seat == seat)
    given = {"world": world, "before": before, "count": count}
    return [KeptDelivery(*row) for row in session.connection().execute(wanted, given)]


def forget(session: Session, world: str, until: int) -> None:
    """Drop the deliveries up to number `until` for which nothing is left to do."""
    done = (_D.c.world == world, _D.c.number <= until, _D.c.state != WAITING)
    session.connection().execute(delete(_D).where(*done))


def _due(now: float) -> Select[Any]:
    due = or_(_D.c.due_at <= now, _D.c.due_at > now + AHEAD_MAX_S)
    return select(_D.c.world, _D.c.number).where(_D.c.state == WAITING, due, _free(now))


def _free(now: float) -> ColumnElement[bool]:
    return or_(_D.c.taken_until < now, _D.c.taken_until > now + AHEAD_MAX_S)


AHEAD_MAX_S = 900.0
"""No wait of a delivery is longer: what lies further ahead was written before the machine's clock
was set back, and is due."""


_W: Table = WebhookRow.__table__  # type: ignore[attr-defined]
_D: Table = DeliveryRow.__table__  # type: ignore[attr-defined]
_OF_WORLD = (
    select(_W)
    .where(_W.c.world == bindparam("world"), _W.c.removed.is_(False))
    .order_by(_W.c.number)
)
_WEBHOOK = select(_W).where(_W.c.world == bindparam("world"), _W.c.number == bindparam("number"))
_DELIVERY = select(_D).where(_D.c.world == bindparam("world"), _D.c.number == bindparam("number"))
_LAST = select(func.max(_D.c.number)).where(_D.c.world == bindparam("world"))
_LATEST = (
    select(_D)
    .where(_D.c.world == bindparam("world"), _D.c.number < bindparam("before"))
    .order_by(_D.c.number.desc())
    .limit(bindparam("count"))
)
_PAGE = (
    select(_D)
    .where(_D.c.world == bindparam("world"), _D.c.number > bindparam("after"))
    .order_by(_D.c.number)
    .limit(bindparam("count"))
)
