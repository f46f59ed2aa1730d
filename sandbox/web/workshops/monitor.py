"""What the trainer looks at: the board, the run sheet, the projector, the people, a dry run."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import segno
from flask import request, url_for
from flask_babel import ngettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from payments.errors import NoSuchPart
from payments.network.faults import FAULTS
from payments.world.acts import DUE_TOLD, kind_of
from payments.world.places import places
from payments.world.play import Played, play
from payments.world.scenario import Scenario
from payments.world.state import TRAINER
from payments.world.story import lines
from payments.world.translation import translated
from payments.world.view import WorldView
from sandbox.config import LOOPBACK
from sandbox.edge import leads, require_leader, session, settings
from sandbox.errors import NotFound
from sandbox.services import scenarios, worlds
from sandbox.services.addresses import reachable
from sandbox.services.workshops import boards, clocks, hints, people, rooms, seats
from sandbox.services.workshops.boards import Board, TableState
from sandbox.services.workshops.rooms import Room
from sandbox.store import workshops as store
from sandbox.telling import Told, names, tell
from sandbox.web import web
from sandbox.web.clocks import Clocks, clocks_of
from sandbox.web.desk import desk_of, seat_name
from sandbox.web.language import gettext as _
from sandbox.web.language import selected
from sandbox.web.pages import page
from sandbox.web.words import DUES
from sandbox.web.workshops.planted import planted
from sandbox.web.workshops.seat_room import acts_of
from sandbox.wording import filled, spoken


@dataclass(frozen=True, slots=True)
class Wall:
    """A board with the words around it: what a page of the class shows."""

    room: Room
    board: Board
    clocks: Clocks
    firms: dict[str, str]  # by seat
    read_at: str

    @property
    def tag(self) -> str:
        """What tells this board from one that has changed."""
        told = f"{self.room.revision} {self.board}"
        return hashlib.sha256(told.encode()).hexdigest()[:TAG_LENGTH]

    @property
    def tables(self) -> tuple[TableState, ...]:
        """The tables, those that need the trainer first."""
        return tuple(
            sorted(
                self.board.tables,
                key=lambda t: (not (is_played(t) and t.missed), not away(t), t.number),
            )
        )

    @property
    def needs(self) -> tuple[tuple[str, int, str], ...]:
        """What needs the trainer: how grave, at which table, a sentence."""
        played = [table for table in self.tables if is_played(table)]
        missed = (("bad", t.number, says) for t in played for says in self.missed(t))
        late = (("warn", t.number, says) for t in played for says in self.awaited(t, t.now))
        gone = (
            ("warn", t.number, _("%(seat)s is away, and it is its turn.", seat=self.firms[seat]))
            for t in self.tables
            for seat in away(t)
        )
        return (*missed, *late, *gone)

    @property
    def now(self) -> datetime:
        """Where the clock of most tables stands: that of the table that is furthest."""
        return max(table.now for table in self.board.tables)

    @property
    def behind(self) -> tuple[TableState, ...]:
        """The tables that went back in time and stand before the others."""
        return tuple(table for table in self.board.tables if table.now < self.now)

    @property
    def jump(self) -> str:
        """Where the clocks go next, and how far that is; empty where nothing falls due."""
        stop = self.board.next_stop
        if stop is None:
            return ""
        start = min(table.now for table in self.board.tables)
        return f"{self.clocks.here(stop)}{far(stop - start)}"

    @property
    def not_done(self) -> tuple[tuple[int, str], ...]:
        """What people have not done before the clocks go on: the table, a sentence."""
        stop = self.board.next_stop
        if stop is None:
            return ()
        return tuple((t.number, says) for t in self.board.tables for says in self.awaited(t, stop))

    def awaited(self, table: TableState, until: datetime) -> tuple[str, ...]:
        """What the people of a table have not done of what the reference does by then."""
        return tuple(
            _(
                "%(seat)s has not yet done: %(act)s.",
                seat=self.firms[wanted.seat],
                act=spoken(kind_of(wanted.kind).says).rstrip("."),
            )
            for wanted in table.awaited
            if wanted.planned_at < until
        )

    def due(self, table: TableState) -> str:
        """What falls due next at a table, when and why; empty where it is a bank's own work."""
        if table.due is None or table.due.kind not in DUES:
            return ""
        return f"{self.clocks.here(table.due.at)}: {DUES[table.due.kind][1]}"

    def missed(self, table: TableState) -> tuple[str, ...]:
        """The days that a table let pass, each as a sentence."""
        return tuple(filled(DUE_TOLD[m.kind], {"about": m.about}) for m in table.missed)

    def last(self, table: TableState) -> str:
        """The last act at a table, as a sentence."""
        if table.last is None:
            return ""
        seat = self.firms.get(table.last.seat, seat_name(table.last.seat))
        about = {"seat": seat, "about": table.last.about}
        return filled(kind_of(table.last.kind).told, about)


def is_played(table: TableState) -> bool:
    """Whether people sit at a table that is not over."""
    return not table.over and any(seat.people for seat in table.seats)


def far(ahead: timedelta) -> str:
    """How far ahead a day lies, from two days on: in days, from three weeks on in weeks."""
    if ahead.days <= 1:
        return ""
    if ahead.days >= DAYS_TOLD_MAX:
        told = ngettext("%(num)s week on", "%(num)s weeks on", ahead.days // 7)
    else:
        told = ngettext("%(num)s day on", "%(num)s days on", ahead.days)
    return f" ({told})"


def away(table: TableState) -> tuple[str, ...]:
    """The seats of a table whose turn it is and whose people are not there."""
    return tuple(s.seat for s in table.seats if s.turn and s.people and not s.present)


@web.get("/workshops/<workshop>/monitor")
def monitor(workshop: str) -> Response:
    """The live board and what the trainer may do; asked for by htmx, the board alone."""
    require_leader(workshop)
    wall = _wall(workshop)
    accounts = _still(wall.room).accounts
    shown = page(
        "workshops/monitor",
        wall=wall,
        room=wall.room,
        everybody=people.every(session(), workshop),
        accounts=accounts,
        planted=planted({held.account.number for held in accounts}, wall.room.tables),
        faults=FAULTS,
        qr=qr(join_url(wall.room)),
        join_url=join_url(wall.room),
        step=clocks.step_of(wall.room.pace_minutes) if wall.room.pace_minutes else None,
        seat_name=seat_name,
        once=secrets.token_urlsafe(12),
    )
    return _fresh(shown, wall)


@web.get("/workshops/<workshop>/people/<int(max=2147483647):number>")
def person(workshop: str, number: int) -> str:
    """Somebody in the room, for the trainer: the seat, the PIN, the way out."""
    require_leader(workshop)
    room = rooms.show(session(), workshop)
    found = next((p for p in people.every(session(), workshop) if p.number == number), None)
    if found is None:
        raise NoSuchPart("person", str(number))
    every = seats.places(session(), room)
    return page("workshops/person", room=room, person=found, places=every, seat_name=seat_name)


@web.get("/workshops/<workshop>/projector")
def projector(workshop: str) -> Response:
    """What the whole class may see: no names, no secrets."""
    require_leader(workshop)
    wall = _wall(workshop)
    url = join_url(wall.room)
    shown = page("workshops/projector", wall=wall, room=wall.room, qr=qr(url), join_url=url)
    return _fresh(shown, wall)


@web.get("/workshops/<workshop>/run-sheet")
def run_sheet(workshop: str) -> str:
    """The phases: how long each takes, and what the trainer says."""
    require_leader(workshop)
    return page("workshops/run_sheet", room=rooms.show(session(), workshop))


@web.get("/workshops/dry-run/<scenario>/<end>")
def dry_run(scenario: str, end: str) -> str:
    """A scenario played to an end by bots alone: the story as the trainer sees it."""
    require_leader()
    loaded = scenarios.load(scenario, settings().fixtures_dir, DRY_RUN)
    chosen = loaded.end(end)
    played = play(loaded, chosen)
    story = _story(loaded, played)
    books = (*loaded.opening.translations, *loaded.lesson.translations)
    return page(
        "workshops/dry_run",
        title=translated(loaded.opening.title, selected(), books),
        says=translated(chosen.says, selected(), books),
        played=played,
        story=story,
    )


@web.get("/worlds/<world_id>/seats/<seat>")
def table_seat(world_id: str, seat: str) -> str:
    """A seat's desk as the trainer sees it, who may act in its place."""
    table = store.table_of(session(), world_id)
    if table is None or not leads(world_id):
        raise NotFound("table", world_id)
    view = worlds.show(session(), world_id, seat, selected())
    if seat not in view.seats:
        raise NoSuchPart("seat", seat)
    room = rooms.show(session(), table.workshop)
    offered = hints.offered(session(), room, table.number, seat)
    desk = replace(desk_of(view, world_id), lesson=acts_of(room))
    return page("workshops/table_seat", desk=desk, room=room, number=table.number, hints=offered)


def join_url(room: Room) -> str:
    """The address that phones open: by this machine's own, where the trainer is at it."""
    asked = urlsplit(request.host_url)
    path = url_for("web.join_form", code=room.code)
    if asked.hostname in LOOPBACK and settings().host not in LOOPBACK:
        return f"http://{reachable(settings().host)}:{settings().port}{path}"
    return f"{request.host_url.rstrip('/')}{path}"


def qr(url: str) -> Markup:
    """The QR code of an address, as SVG to stand in a page."""
    made = segno.make(url, error="m", micro=False)
    drawn = made.svg_inline(scale=4, border=3, svgclass="qr", lineclass=None, omitsize=True)
    return Markup(drawn)  # drawn by us from figures alone


def _wall(workshop: str) -> Wall:
    room = rooms.show(session(), workshop)
    first = _still(room)
    firms = {place.seat: place.firm for place in seats.places(session(), room)}
    read_at = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
    return Wall(room, boards.board(session(), workshop), clocks_of(first), firms, read_at)


def _still(room: Room) -> WorldView:
    return worlds.show_still(session(), next(iter(room.tables.values())), TRAINER)


def _fresh(shown: str, wall: Wall) -> Response:
    """The page with a tag of its board: htmx is not sent again what has not changed."""
    answer = Response(shown, mimetype="text/html")
    answer.set_etag(wall.tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(request) if request.headers.get("HX-Request") else answer


def _story(scenario: Scenario, played: Played) -> tuple[Told, ...]:
    opening = scenario.opening
    called = names(opening.seats, opening.parties)
    here = places(opening)
    return tuple(tell(line, called, here) for line in lines(played.entries))


TAG_LENGTH = 20
DAYS_TOLD_MAX = 21
DRY_RUN = "dry-run"
"""The seed of names in a dry run: the same story each time."""
