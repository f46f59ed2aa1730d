"""An open world, a browser for each of its seats, and the pages over the fictional register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from payments.world.state import ExpectedFinding, Opening, PlantedFault
from sandbox.app import create_app
from sandbox.config import Settings
from sandbox.services import imports, worlds
from sandbox.services.worlds import OpenedWorld
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import upgrade

CANARY = "canary-5f1c"
CREDIT = "HU-2026-0117"
SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")


@dataclass(frozen=True)
class Table:
    """An open world and a browser for each of its seats."""

    world: OpenedWorld
    browsers: Mapping[str, FlaskClient]

    def get(self, seat: str, path: str) -> str:
        return self.browsers[seat].get(path).text

    def act(self, seat: str, kind: str, **body: str | list[str]) -> int:
        at = f"/worlds/{self.world.id}/acts"
        return self.browsers[seat].post(at, data={"kind": kind, **body}).status_code

    def ship(self, papers: str) -> None:
        """The goods leave so that these papers are true, and the clock goes on until they are."""
        left_on, there_on = {"in_order": (9, 10), "as_shipped": (13, 14)}[papers]
        self.train("/acts", kind="advance", to=f"2026-03-{left_on:02d}T12:00:00+03:00")
        assert self.act("seller", "credit.ship", credit=CREDIT) == 303
        self.train("/acts", kind="advance", to=f"2026-03-{there_on:02d}T12:00:00+03:00")

    def train(self, path: str, **body: str) -> TestResponse:
        """What the trainer gets at a path of the world; with a body, for having posted it."""
        key = {"Authorization": f"Bearer {self.world.key}"}
        method = "POST" if body else "GET"
        browser = self.browsers["seller"]
        at = f"/worlds/{self.world.id}{path}"
        return browser.open(at, method=method, data=body or None, headers=key)


@pytest.fixture
def app(settings: Settings) -> Flask:
    settings.home.mkdir(parents=True)
    database = connect(settings.database)
    upgrade(database)
    database.engine.dispose()
    return create_app(settings)


@pytest.fixture
def table(app: Flask, settings: Settings, opening: Opening) -> Table:
    """A world with a canary in every secret, and four browsers that took their seats."""
    secret = replace(
        opening,
        faults=(PlantedFault("f1", CANARY),),
        expected=(ExpectedFinding(CANARY, CANARY, CANARY),),
    )
    with unit_of_work(connect(settings.database).writing()) as session:
        world = worlds.open_world(session, secret)
    browsers = {seat: app.test_client() for seat in SEATS}
    for seat, browser in browsers.items():
        assert browser.get(world.seats[seat].link).status_code == 200
    return Table(world, browsers)


@pytest.fixture
def client(app: Flask, settings: Settings) -> FlaskClient:
    """The pages over the fictional register."""
    imports.load_fictional(settings.fixtures_dir, settings.register)
    return app.test_client()


@pytest.fixture
def at(table: Table) -> str:
    """The page of the late papers, which the seller's bank examines."""
    for seat, kind in (("buyer", "apply"), ("buyer_bank", "issue"), ("seller_bank", "advise")):
        assert table.act(seat, f"credit.{kind}", credit=CREDIT) == 303
    table.train("/acts", kind="advance", to="2026-03-13T12:00:00+03:00")
    table.act("seller", "credit.ship", credit=CREDIT)
    table.train("/acts", kind="advance", to="2026-04-02T09:00:00+03:00")
    assert table.act("seller", "credit.present", credit=CREDIT, document_set="as_shipped") == 303
    assert table.act("seller_bank", "credit.examine", credit=CREDIT) == 303
    return f"/worlds/{table.world.id}/credits/{CREDIT}/presentations/P1"
