"""The code lists: a list and its entries, one pair of addresses a row of the table of lists."""

from __future__ import annotations

from flask import Response

from sandbox.edge import register, settings
from sandbox.gleif_api import gleif
from sandbox.gleif_api.documents import bare, base_url, coded, pairs
from sandbox.services.gleif.codes import CODE_LISTS, JURISDICTIONS, CodeList, Codes


def show_list(known: CodeList) -> Response:
    """A page of a list."""
    found = _codes().listing(known, pairs())
    if not known.has_pages:
        return bare(found.resources)
    return coded(found, known.page(pairs()), known.sort)


def show_code(known: CodeList, code: str) -> Response:
    """One entry of a list."""
    return bare(_codes().show(known.path, code))


@gleif.get("/lei-issuers/<lei>/jurisdictions")
def list_jurisdictions(lei: str) -> Response:
    """Where an issuer is accredited."""
    return _jurisdictions(lei)


@gleif.get("/lei-issuers/<lei>/fundJurisdictions")
def list_fund_jurisdictions(lei: str) -> Response:
    """Where an issuer is accredited for funds."""
    return _jurisdictions(lei, only="isAccreditedForFunds")


def _jurisdictions(lei: str, only: str = "") -> Response:
    found = _codes().jurisdictions(lei, pairs(), only)
    return coded(found, JURISDICTIONS.page(pairs()), JURISDICTIONS.sort)


def _codes() -> Codes:
    return Codes(settings().fixtures_dir, register(), base_url())


for _list in CODE_LISTS:
    _known = {"known": _list}
    gleif.add_url_rule(f"/{_list.path}", f"{_list.path}-all", show_list, defaults=_known)
    gleif.add_url_rule(f"/{_list.path}/<code>", _list.path, show_code, defaults=_known)
