"""A page of a code list that was imported completes the list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from sandbox.app import create_app
from sandbox.cli import main
from sandbox.config import from_environment
from sandbox.store.database import connect
from sandbox.store.migrations import upgrade

BASE = "/gleif/api/v1"
REGION = {"code": "KE-30", "name": None, "names": [{"language": "en", "name": "Nairobi City"}]}
PLACE = {"countryCode": "AD", "accreditedAs": "FULLY\\/PARTIALLY CORROBORATED", "startDate": None}
ISSUER = "029200067A7K6CH0H586"


def _page(kind: str, code: str, attributes: Any, first: str, total: int) -> Any:
    return {
        "meta": {"pagination": {"total": total}},
        "links": {"first": f"https://api.gleif.example/api/v1/{first}?page%5Bnumber%5D=1"},
        "data": [{"type": kind, "id": code, "attributes": attributes}],
    }


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A service into which the command line imported two pages."""
    home = tmp_path_factory.mktemp("codes")
    place = {**PLACE, "endDate": None, "isAccreditedForFunds": True}
    accredited = "lei-issuer-accredited-jurisdictions"
    pages = {
        "regions.json": _page("regions", "KE-30", REGION, "regions", 5_046),
        "places.json": _page(accredited, "x1", place, f"lei-issuers/{ISSUER}/jurisdictions", 1),
    }
    paths = [_written(home / name, page) for name, page in pages.items()]
    done = CliRunner().invoke(main, ["--home", str(home), "import", *map(str, paths)])
    assert done.exit_code == 0, done.output
    settings = from_environment({}, home=home)
    upgrade(connect(settings.database))
    return create_app(settings).test_client()


def _written(path: Path, page: Any) -> Path:
    path.write_text(json.dumps(page), "utf-8")
    return path


def test_the_entry_is_in_its_place_in_the_list(client: FlaskClient) -> None:
    assert client.get(f"{BASE}/regions/KE-30").json["data"]["attributes"] == REGION
    listed = client.get(f"{BASE}/regions?page[size]=50").json
    codes = [entry["id"] for entry in listed["data"]]
    assert codes == sorted(codes)
    assert "KE-30" in codes
    assert "AD-03" in codes


def test_there_are_as_many_as_the_page_said(client: FlaskClient) -> None:
    pagination = client.get(f"{BASE}/regions").json["meta"]["pagination"]
    assert pagination["total"] == 5_046
    filtered = client.get(f"{BASE}/regions?filter[code]=KE-30").json["meta"]["pagination"]
    assert filtered["total"] == 1


def test_the_issuer_is_read_from_the_address_of_the_page(client: FlaskClient) -> None:
    found = client.get(f"{BASE}/lei-issuers/{ISSUER}/jurisdictions").json["data"]
    assert [place["id"] for place in found] == ["x1"]
