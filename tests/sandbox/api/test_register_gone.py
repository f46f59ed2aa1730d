"""A register that was there when the service began and is gone: told at every door, not hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.home import default_fixtures_dir
from sandbox.services import imports
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade

ELBE = "SBOX00R7ELBK04T9QZ11"
DOORS = (
    "/health",
    f"/api/lei/{ELBE}",
    f"/api/entities/{ELBE}",
    "/api/entities?q=elbe",
    "/gleif/api/v1/lei-records",
    f"/?q={ELBE}",
)


def test_a_register_that_is_gone_is_told_until_it_is_back(tmp_path: Path) -> None:
    settings = from_environment({}, home=tmp_path)
    upgrade(connect(settings.database))
    imports.load_fictional(default_fixtures_dir(), settings.register)
    client = create_app(settings).test_client()
    assert [client.get(door).status_code for door in DOORS] == [200] * len(DOORS)
    settings.register.unlink()
    for door in DOORS:
        told = client.get(door)
        assert (door, told.status_code) == (door, 503)
        assert "is gone" in told.text
    imports.load_fictional(default_fixtures_dir(), settings.register)
    assert client.get(DOORS[1]).json["entity"]["lei"] == ELBE


@pytest.mark.parametrize("door", ["/health", f"/api/lei/{ELBE}"])
def test_a_service_that_never_had_a_register_answers(tmp_path: Path, door: str) -> None:
    settings = from_environment({}, home=tmp_path)
    upgrade(connect(settings.database))
    assert create_app(settings).test_client().get(door).status_code == 200


def test_health_does_not_call_a_damaged_register_well(tmp_path: Path) -> None:
    settings = from_environment({}, home=tmp_path)
    upgrade(connect(settings.database))
    settings.register.write_text("no database at all" * 100)
    assert create_app(settings).test_client().get("/health").status_code == 503
