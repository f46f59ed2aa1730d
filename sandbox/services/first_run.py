"""What a service needs before it answers: tables, the fictional register, a demo world."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from secrets import token_hex

from sqlalchemy.exc import IntegrityError

from sandbox.config import Settings
from sandbox.services import imports, scenarios, worlds
from sandbox.services.worlds import SeatKey
from sandbox.store import people
from sandbox.store.database import Database, connect, unit_of_work
from sandbox.store.migrations import upgrade
from sandbox.wording import filled

DEMO = "demo"
DEMO_SCENARIO = "late-bill-of-lading"


def prepare(settings: Settings, tell: Callable[[str], None]) -> dict[str, SeatKey]:
    """Make the home ready, and give new links into the demo world, the trainer's among them."""
    settings.home.mkdir(parents=True, exist_ok=True)
    if not settings.register.exists():
        tell(filled("Loading the fictional register …", {}))
        imports.load_fictional(settings.fixtures_dir, settings.register)
    database = connect(settings.database)
    upgrade(database)
    with suppress(IntegrityError):  # another process opened it at the same time
        _open_demo(database, settings)
    with unit_of_work(database.writing()) as session:
        links = worlds.new_links(session, DEMO)
    database.engine.dispose()
    return links


def _open_demo(database: Database, settings: Settings) -> None:
    with unit_of_work(database.writing()) as session:
        if not worlds.exists(session, DEMO):
            scenario = scenarios.load(DEMO_SCENARIO, settings.fixtures_dir, token_hex(8))
            worlds.open_world(session, scenario.opening, DEMO)


def trainer_key(settings: Settings) -> str:
    """A new key of the trainer, for a home that is ready; those given before stay good."""
    database = connect(settings.database)
    with unit_of_work(database.writing()) as session:
        key = people.issue_trainer_key(session)
    database.engine.dispose()
    return key
