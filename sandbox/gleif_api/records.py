"""`/lei-records`: one record, and lists of them by filters."""

from __future__ import annotations

from flask import Response

from sandbox.edge import register, settings
from sandbox.gleif_api import gleif
from sandbox.gleif_api.documents import (
    MEDIA_TYPE,
    base_url,
    listed,
    one,
    paged,
    pairs,
    query,
)
from sandbox.services.gleif import records as service
from sandbox.services.gleif.codes import ISSUERS, Codes
from sandbox.services.gleif.modifications import modifications
from sandbox.services.gleif.query import read_page


@gleif.get("/lei-records")
def search() -> Response:
    """Records that meet the filters, a page of them."""
    asked = query()
    return listed(service.search(register(), asked, base_url()), asked.page)


@gleif.get("/lei-records/<lei>")
def show(lei: str) -> Response:
    """One record."""
    return Response(service.record_json(register(), lei, base_url()), mimetype=MEDIA_TYPE)


@gleif.get("/lei-records/<lei>/<any('managing-lou','associated-entity','successor-entity'):link>")
def show_linked(lei: str, link: str) -> Response:
    """The record that another one names."""
    return one(service.linked(register(), lei, link, base_url()))


@gleif.get("/lei-records/<lei>/lei-issuer")
def show_issuer(lei: str) -> Response:
    """The issuer that manages an LEI."""
    issuer = service.managing_lou(register(), lei)
    lists = Codes(settings().fixtures_dir, register(), base_url())
    return one(lists.show(ISSUERS, issuer))


@gleif.get("/lei-records/<lei>/isins")
def list_isins(lei: str) -> Response:
    """The ISINs that are mapped to an LEI."""
    page = read_page(pairs())
    return listed(paged(service.isins(register(), lei), page), page)


@gleif.get("/lei-records/<lei>/field-modifications")
def list_modifications(lei: str) -> Response:
    """How the fields of a record came to be what they are."""
    page = read_page(pairs())
    return listed(modifications(register(), lei, pairs(), settings().fixtures_dir), page)
