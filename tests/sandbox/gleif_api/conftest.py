"""Homes with a register, and clients of `/gleif` on them.

`recorded/` holds answers in the shape in which GLEIF's API gave its own, of firms that are
invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.app import create_app
from sandbox.config import Settings, from_environment
from sandbox.services.gleif.loading import load_documents
from sandbox.services.imports import Wanted, import_files
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade
from sandbox.store.register_build import Realm

RECORDED = Path(__file__).parent / "recorded"
BASE = "/gleif/api/v1"

Get = Callable[..., Any]


def made(home: Path) -> Settings:
    """Settings of a home whose database is ready."""
    settings = from_environment({}, home=home)
    home.mkdir(exist_ok=True)
    upgrade(connect(settings.database))
    return settings


def recorded() -> list[Path]:
    """The recorded documents."""
    return sorted(RECORDED.glob("*.json"))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home with the firms of the scenarios and, over it, the recorded documents."""
    settings = made(tmp_path_factory.mktemp("gleif"))
    firms = sorted((settings.fixtures_dir / "gleif").glob("*.xml"))
    import_files(firms, settings.register, Realm.FICTIONAL)
    load_documents(recorded(), settings.register, Realm.FICTIONAL)
    return settings


@pytest.fixture(scope="session")
def only_recorded(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A service that holds the recorded documents and nothing else."""
    settings = made(tmp_path_factory.mktemp("recorded"))
    load_documents(recorded(), settings.register, Realm.FICTIONAL)
    return create_app(settings).test_client()


@pytest.fixture(scope="session")
def client(home: Settings) -> FlaskClient:
    return create_app(home).test_client()


@pytest.fixture(scope="session")
def get(client: FlaskClient) -> Get:
    """Asks `/gleif/api/v1` for a document that is there."""

    def ask(path: str, **query: Any) -> Any:
        answer = client.get(BASE + path, query_string=query)
        assert answer.status_code == 200, answer.text
        assert answer.mimetype == "application/vnd.api+json"
        return answer.json

    return ask


@pytest.fixture(scope="session")
def refused(client: FlaskClient) -> Callable[..., Any]:
    """Asks for something that is refused: the status, and the one error of the answer."""

    def ask(path: str, **options: Any) -> tuple[int, dict[str, str]]:
        answer = client.open(BASE + path, **options)
        assert answer.mimetype == "application/vnd.api+json"
        (error,) = answer.get_json(force=True)["errors"]
        assert set(error) == {"status", "title", "detail"}
        assert error["status"] == str(answer.status_code)
        return answer.status_code, error

    return ask


@pytest.fixture
def with_settings(home: Settings) -> Callable[..., FlaskClient]:
    """A client of the same home under other settings."""

    def start(**changed: Any) -> FlaskClient:
        return create_app(replace(home, **changed)).test_client()

    return start


@pytest.fixture(scope="session")
def without_filters(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A service whose register has no filters, as large ones have none."""
    settings = made(tmp_path_factory.mktemp("large"))
    paths = sorted((settings.fixtures_dir / "gleif").glob("*.xml"))
    wanted = Wanted(filters=False)
    import_files(paths, settings.register, Realm.FICTIONAL, wanted=wanted)
    return create_app(settings).test_client()
