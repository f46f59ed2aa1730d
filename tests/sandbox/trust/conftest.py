"""An application of its own over real tables, without a register and without a socket."""

from __future__ import annotations

import pytest
from flask import Flask

from sandbox.app import create_app
from sandbox.config import Settings
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade


@pytest.fixture
def app(settings: Settings) -> Flask:
    settings.home.mkdir(parents=True)
    database = connect(settings.database)
    upgrade(database)
    database.engine.dispose()
    return create_app(settings)
