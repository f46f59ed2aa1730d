"""A real client of GLEIF's API runs against a started service: it changes its base URL only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pygleif.v2 import client as pygleif
from pygleif.v2.base import Transport
from pygleif.v2.error import PyGLEIFApiError, PyGLEIFNotFoundError, PyGLEIFRateLimitError

from sandbox.home import default_fixtures_dir
from sandbox.services.gleif.loading import load_documents
from sandbox.services.imports import load_fictional
from sandbox.store.register_build import Realm

RECORDED = Path(__file__).parent / "recorded"
HOLDING, ROASTER, RETIRED = (
    "SBOX00KANAL0HLDNG179", "SBOX00KANAL0RSTRI292", "SBOX00KANAL0KNTOR303",
)  # fmt: skip
Client = pygleif.GleifClient


@pytest.fixture(scope="module")
def url(serve: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a service with the fictional register and the recorded documents."""
    home = tmp_path_factory.mktemp("pygleif")
    load_fictional(default_fixtures_dir(), home / "register.sqlite")
    paths = sorted(RECORDED.glob("*.json"))
    load_documents(paths, home / "register.sqlite", Realm.FICTIONAL)
    return str(serve(home=home).url)


@pytest.fixture
def client(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr(pygleif, "EXPORT_BASE_URL", f"{url}/gleif/export/v1")
    with Client(Transport(base_url=f"{url}/gleif/api/v1")) as started:
        yield started


CALLS: dict[str, Callable[[Client], Any]] = {
    "get_lei_record": lambda c: c.get_lei_record(ROASTER).data.attributes.lei == ROASTER,
    "get_lei": lambda c: c.get_lei(ROASTER).legal_name == "Rösterei Kanal GmbH",
    "search": lambda c: (
        _ids(c.search(filters={"lei": f"{HOLDING},{ROASTER}"}, sort="-lei")) == [ROASTER, HOLDING]
    ),
    "search_fulltext": lambda c: ROASTER in _ids(c.search_fulltext("kanal hamburg")),
    "by_bic": lambda c: _ids(c.by_bic("KNLHDEH0XXX")) == [HOLDING],
    "by_isin": lambda c: _ids(c.by_isin("DE000SBOX017")) == [HOLDING],
    "direct_parent": lambda c: c.direct_parent(ROASTER).data.id == HOLDING,
    "ultimate_parent": lambda c: c.ultimate_parent(ROASTER).data.id == HOLDING,
    "direct_children": lambda c: _ids(c.direct_children(HOLDING)) == [ROASTER, RETIRED],
    "ultimate_children": lambda c: _ids(c.ultimate_children(HOLDING)) == [ROASTER],
    "direct_parent_relationship": lambda c: c.direct_parent_relationship(ROASTER).data.id,
    "ultimate_parent_relationship": lambda c: c.ultimate_parent_relationship(ROASTER).data.id,
    "direct_child_relationships": lambda c: len(c.direct_child_relationships(HOLDING).data) == 2,
    "ultimate_child_relationships": lambda c: c.ultimate_child_relationships(HOLDING).data,
    "direct_parent_reporting_exception": lambda c: _reason(
        c.direct_parent_reporting_exception(HOLDING)
    ),
    "ultimate_parent_reporting_exception": lambda c: _reason(
        c.ultimate_parent_reporting_exception(HOLDING)
    ),
    "lei_issuer": lambda c: c.lei_issuer(ROASTER).data.attributes.name,
    "managing_lou": lambda c: c.managing_lou(ROASTER).data.attributes.entity.legal_name.name,
    "associated_entity": lambda c: c.associated_entity(ROASTER).data.id == HOLDING,
    "successor_entity": lambda c: c.successor_entity(RETIRED).data.id == ROASTER,
    "isins": lambda c: len(c.isins(HOLDING).data) == 2,
    "field_modifications": lambda c: (
        len(c.field_modifications(HOLDING, modification_type="UPDATE", record_type="LEI").data) == 2
    ),
    "fuzzy_completions": lambda c: c.fuzzy_completions("Kanalkontro").data,
    "autocompletions": lambda c: c.autocompletions("kanal").data[0].attributes.highlighting,
    "fields": lambda c: len(c.fields().data) == 335,
    "get_field": lambda c: c.get_field("LEIREC_ENTITY_STATUS").data.attributes.enum,
    "lei_issuers": lambda c: c.lei_issuers(page_size=50).meta.pagination.total == 40,
    "get_lei_issuer": lambda c: c.get_lei_issuer("5493001KJTIIGC8Y1R12").data.attributes.website,
    "lei_issuer_jurisdictions": lambda c: (
        len(c.lei_issuer_jurisdictions("5493001KJTIIGC8Y1R12", page_size=200).data) == 200
    ),
    "vlei_issuers": lambda c: len(c.vlei_issuers().data) == 5,
    "get_vlei_issuer": lambda c: c.get_vlei_issuer("300300CQ1FG1K4KM7075").data.id,
    "countries": lambda c: len(c.countries(page_size=200).data) == 200,
    "get_country": lambda c: c.get_country("DE").data.attributes.name == "Germany",
    "entity_legal_forms": lambda c: c.entity_legal_forms().data[0].attributes.names,
    "get_entity_legal_form": lambda c: c.get_entity_legal_form("2HBR").data.attributes.names,
    "official_organizational_roles": lambda c: c.official_organizational_roles().data,
    "get_official_organizational_role": lambda c: (
        c.get_official_organizational_role("0CGNG5").data.attributes.elf_code
    ),
    "jurisdictions": lambda c: c.jurisdictions().data,
    "get_jurisdiction": lambda c: c.get_jurisdiction("US").data.attributes.name,
    "regions": lambda c: c.regions().data,
    "get_region": lambda c: c.get_region("AD-03").data.id,
    "registration_authorities": lambda c: c.registration_authorities().data[0].attributes.website,
    "get_registration_authority": lambda c: c.get_registration_authority("RA000001").data.id,
    "registration_agents": lambda c: c.registration_agents().data[0].attributes.websites,
    "get_registration_agent": lambda c: (
        c.get_registration_agent(c.registration_agents().data[0].id).data.attributes.name
    ),
    "export_lei_records": lambda c: (
        _rows(c.export_lei_records(filters={"lei": ROASTER}))[0]["entity.legalName"]
        == "Rösterei Kanal GmbH"
    ),
    "healthcheck": lambda c: c.healthcheck(),
}


def _ids(answer: Any) -> list[str]:
    return [record.id for record in answer.data]


def _reason(answer: Any) -> bool:
    return bool(answer.data.attributes.reason == "NATURAL_PERSONS")


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode())))


def test_every_method_of_the_client_is_called() -> None:
    own = {
        name
        for name in vars(Client)
        if not name.startswith("_") and f"a{name}" in vars(Client) and name != "close"
    }
    assert own == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_the_method_works(client: Client, name: str) -> None:
    assert CALLS[name](client)


def test_an_unknown_code_is_its_not_found_error(client: Client) -> None:
    with pytest.raises(PyGLEIFNotFoundError):
        client.get_lei_record("SBOX00FFFFFFFFFFFF99")
    with pytest.raises(PyGLEIFNotFoundError):
        client.direct_parent(HOLDING)


def test_its_errors_are_those_of_gleif(client: Client) -> None:
    with pytest.raises(PyGLEIFApiError, match="400"):
        client.search(filters={"colour": "red"})
    transport = client._transport
    transport.client.headers["X-Sandbox-Fault"] = "429"
    with pytest.raises(PyGLEIFRateLimitError):
        client.get_lei_record(ROASTER)
