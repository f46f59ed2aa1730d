"""PostgreSQL restarts, or is gone: the next request goes through, or is told that it may not have.

What the database says itself, with its address and its users, is not in the answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import postgresql as server
import psycopg
import pytest
from flask import Flask

from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.edge import EXTENSION
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade

WORLD = {"scenario": "late-bill-of-lading"}


@pytest.fixture
def url(postgresql: str) -> str:
    return server.create(postgresql)


@pytest.fixture
def app(tmp_path: Path, url: str) -> Flask:
    database = connect(url)
    upgrade(database)
    database.engine.dispose()
    return create_app(from_environment({}, home=tmp_path, database=url))


def test_after_a_restart_the_next_request_goes_through(
    app: Flask, url: str, postgresql: str
) -> None:
    client = app.test_client()
    made: Any = client.post("/api/worlds", json=WORLD).json
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    head = {"Authorization": f"Bearer {made['key']}"}
    moved = client.post(f"/api/worlds/{made['id']}/clock", json={"advance": "P1D"}, headers=head)
    assert moved.status_code == 201
    app.extensions[EXTENSION].database.engine.dispose()
    server.drop(postgresql, url)


def test_a_database_that_does_not_answer_is_told_without_its_address(
    app: Flask, url: str, postgresql: str
) -> None:
    server.drop(postgresql, url)
    answer = app.test_client().post("/api/worlds", json=WORLD)
    told: Any = answer.json
    assert (answer.status_code, told["type"]) == (503, "/help/problems/database-gone")
    assert "worlds_" not in answer.text
    assert app.test_client().get("/health").status_code >= 500
