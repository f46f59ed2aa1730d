"""A code as it comes out of a mail or a PDF is read at page, API and command line alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from sandbox.app import create_app
from sandbox.cli import main
from sandbox.config import from_environment
from sandbox.home import default_fixtures_dir
from sandbox.services import imports
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade

ELBE = "SBOX00R7ELBK04T9QZ11"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    settings = from_environment({}, home=home)
    upgrade(connect(settings.database))
    imports.load_fictional(default_fixtures_dir(), settings.register)
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    "pasted", [f"\u200b{ELBE}", f"{ELBE}.", f"LEI: {ELBE}", f"\u202e{ELBE}", f"{ELBE},"]
)
def test_a_pasted_code_is_found_and_told_at_every_door(
    home: Path, client: FlaskClient, pasted: str
) -> None:
    page = client.get("/", query_string={"q": pasted}).text
    assert "This is the code of Rösterei Elbe GmbH" in page
    assert "This was left out" in page
    told = client.get(f"/api/lei/{pasted}").json
    assert (told["normalised"], told["verdict"]) == (ELBE, "valid")
    typed = CliRunner().invoke(main, ["--home", str(home), "check", "--json", pasted])
    assert json.loads(typed.stdout)["findings"] == told["findings"]
    assert [f["rule"] for f in told["findings"]] == ["lei-normalised", "lei-left-out"]


def test_a_character_without_a_shape_is_named(client: FlaskClient) -> None:
    assert "U+3164" in client.get("/", query_string={"q": f"{ELBE}\u3164"}).text
