"""Whatever fits the API's description, and much that does not, is answered and never breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error

from sandbox.app import create_app
from sandbox.config import from_environment
from sandbox.edge import EXTENSION
from sandbox.services.first_run import DEMO, prepare
from sandbox.services.worlds import new_links
from sandbox.store.database import unit_of_work

EXAMPLES_EACH = 12


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The application on a home of its own, as a description and a way to ask it."""
    settings = from_environment({}, home=tmp_path_factory.mktemp("home"))
    prepare(settings, lambda _line: None)
    app = create_app(settings)
    yield schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    app.extensions[EXTENSION].database.engine.dispose()


def test_no_request_breaks_it(api: Any, key: str) -> None:
    asked = [_try(operation.ok(), key) for operation in api.get_all_operations()]
    assert len(asked) >= 30


def _try(operation: Any, key: str) -> str:
    """Ask for one operation, some ten times in different ways."""

    @hypothesis.settings(
        max_examples=EXAMPLES_EACH,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        if "world" in (case.path_parameters or {}):
            case.path_parameters["world"] = DEMO
        headers = {"Authorization": f"Bearer {key}"}
        case.call_and_validate(headers=headers, checks=[not_a_server_error])

    ask()
    return str(operation.label)


@pytest.fixture(scope="module")
def key(api: Any) -> str:
    """The key of the demo world."""
    database = api.app.extensions[EXTENSION].database
    with unit_of_work(database.writing()) as session:
        return new_links(session, DEMO)["trainer"].key
