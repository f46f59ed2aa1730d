"""`/api/worlds`: open a world, read it, act in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from secrets import token_hex
from typing import Any

from apiflask import APIBlueprint
from flask import Response, request
from pydantic import TypeAdapter

from payments.world.acts import kind_of
from payments.world.state import Offer
from sandbox.answers import Answer, answer
from sandbox.api.lab_schemas import CopiedOut
from sandbox.api.schemas import (
    ActIn,
    ActOut,
    LogOut,
    LogQuery,
    OffersOut,
    OpenedWorldOut,
    ReplayOut,
    WorldIn,
    WorldOut,
)
from sandbox.edge import require_trainer, seat_in, session, settings
from sandbox.errors import LimitReached
from sandbox.services import copies, openings
from sandbox.services import worlds as service
from sandbox.services.soundness import verify
from sandbox.services.workshops import acting
from sandbox.services.worlds import ActView
from sandbox.wording import filled, problem_sentence

KEY_LENGTH_MAX = 80
NUMBER_LENGTH_MAX = 10

worlds = APIBlueprint("worlds", __name__, url_prefix="/api/worlds", tag="Worlds")


@worlds.post("")
@worlds.input(WorldIn, arg_name="given", example={"scenario": "late-bill-of-lading"})
@worlds.output(OpenedWorldOut, status_code=201)
def open_world(given: WorldIn) -> tuple[Answer, int, dict[str, str]]:
    """Open a world

    The key of the world sees and does everything; a seat's key what its role may. Keys are shown
    this once.
    """
    service.require_room(session(), settings().worlds_max)
    fixtures_dir, seed = settings().fixtures_dir, token_hex(8)
    opening = openings.named(given.scenario, fixtures_dir, seed, given.starts_at)
    opened = service.open_world(session(), opening)
    return answer(opened), 201, {"Location": f"/api/worlds/{opened.id}"}


@worlds.get("/<world>")
@worlds.output(WorldOut)
def show(world: str) -> Answer | Response:
    """Read a world as your seat may see it"""
    seat = seat_in(world)
    return unless_known(world, lambda: told(world, service.show(session(), world, seat)))


@worlds.get("/<world>/log")
@worlds.input(LogQuery, location="query", arg_name="wanted")
@worlds.output(LogOut)
def log(world: str, wanted: LogQuery) -> Answer:
    """Read the acts of a world, a page at a time"""
    seat = seat_in(world)
    acts = service.log(session(), world, seat, wanted.after, wanted.count)
    last = wanted.after + wanted.count
    more = last < service.number(session(), world)
    return {"acts": answer(acts), "next": last if more else None}


@worlds.get("/<world>/acts/open")
@worlds.output(OffersOut)
def open_acts(world: str) -> Answer | Response:
    """List the acts that are open to you, with the schemas of their bodies"""
    seat = seat_in(world)
    return unless_known(
        world,
        lambda: {"open": [offered(offer) for offer in service.open_acts(session(), world, seat)]},
    )


@worlds.post("/<world>/acts")
@worlds.input(ActIn, arg_name="given", example={"kind": "credit.apply", "body": {}})
@worlds.output(ActOut, status_code=201)
def act(world: str, given: ActIn) -> tuple[Answer, int]:
    """Act

    With an `Idempotency-Key`, the same request sent again gets the same answer and is done once.
    With `If-Match`, the ETag of the world as you read it, it is refused where your seat has acted
    since: two people may sit there.
    """
    return answer(acted(world, given.kind, given.body)), 201


@worlds.get("/<world>/replay")
@worlds.output(ReplayOut)
def replay(world: str) -> Answer:
    """Fold the log again and compare it with what was kept (the world's key only)"""
    require_trainer(world, "The replay")
    found = verify(session(), world)
    return {"same": found is None, "differs": found.number if found else None}


@worlds.post("/<world>/copy")
@worlds.output(CopiedOut, status_code=201)
def copy(world: str) -> tuple[Answer, int, dict[str, str]]:
    """Perform the acts of a world again as a new world (the world's key only)

    A world that another engine played is read, not continued; its copy is. Keys are shown this
    once.
    """
    require_trainer(world, "Copying the world")
    copied = copies.copy(session(), world, settings().worlds_max)
    refused = problem_sentence(copied.refusal) if copied.refusal else None
    made = {**answer(copied.opened), "acts": copied.acts, "refused": refused}
    return made, 201, {"Location": f"/api/worlds/{copied.opened.id}"}


def acted(world: str, kind: str, body: Mapping[str, Any]) -> ActView:
    """Let the caller act: the one way in for `acts` and for every alias."""
    return acting.act(
        session(),
        world,
        seat_in(world),
        kind,
        body,
        key=idempotency_key(),
        acts_max=settings().acts_max,
        read_at=_read_at(),
    )


def idempotency_key() -> str | None:
    """The caller's Idempotency-Key. Raises LimitReached when it is too long to keep."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and len(key) > KEY_LENGTH_MAX:
        raise LimitReached("Idempotency-Key", KEY_LENGTH_MAX)
    return key


def _read_at() -> int | None:
    """The number of the act in If-Match, the ETag of what the caller has read."""
    tag = next(iter(request.if_match), "")
    return int(tag) if tag.isdecimal() and len(tag) < NUMBER_LENGTH_MAX else None


def unless_known(world: str, make: Callable[[], Answer]) -> Answer | Response:
    """The answer of `make`, tagged with the number of the last act; 304 when the caller has it."""
    number = service.number(session(), world)
    headers = {"Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
    if request.if_none_match.contains_weak(str(number)):
        return Response(status=304, headers={**headers, "ETag": f'"{number}"'})
    return make(), 200, {**headers, "ETag": f'"{number}"'}


def told(world: str, view: object) -> Answer:
    """A view of a world, its story in sentences."""
    made = answer(view)
    story = [line for line in made.pop("story") if line["says"]]
    return {"id": world, **made, "story": [_line(line) for line in story]}


def offered(offer: Offer) -> Answer:
    """An open act as a button and as a schema."""
    row = kind_of(offer.kind)
    return {**answer(offer), "says": filled(row.says, {}), "schema": _schema(row.body)}


def _line(line: dict[str, Any]) -> Answer:
    says = filled(line["says"], {"seat": line["seat"], "about": line["about"]})
    shown = {name: line[name] for name in ("number", "at", "seat", "kind", "about", "findings")}
    return {**shown, "says": says}


@cache
def _schema(body: type) -> dict[str, Any]:
    return TypeAdapter(body).json_schema()
