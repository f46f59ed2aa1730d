"""Documents of JSON:API as GLEIF writes them: `meta`, `links`, `data`.

Source: JSON:API 1.0; GLEIF API v1, as recorded from golden copy 2025-05-15.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import quote, urlencode

import orjson
from flask import Response, request

from lei.gleif.page import Json
from sandbox.edge import register, settings
from sandbox.services.gleif.fields import named_fields
from sandbox.services.gleif.query import PageQuery, Query, read_query
from sandbox.services.gleif.records import Listing, golden_copy
from sandbox.services.gleif.resources import Resource

MEDIA_TYPE: Final = "application/vnd.api+json"
BASE: Final = "gleif/api/v1"


def base_url() -> str:
    """The address of this API, by the name under which the caller reached it."""
    return f"{request.scheme}://{request.host}/{BASE}"


def pairs() -> list[tuple[str, str]]:
    """The parameters of the request, in order; brackets may have come encoded or not."""
    return list(request.args.items(multi=True))


def query() -> Query:
    """The query of the request. Raises UnreadableQuery."""
    return read_query(pairs(), named_fields(settings().fixtures_dir))


def one(resource: Resource) -> Response:
    """A document of one resource that tells the day of the register."""
    return answer({"meta": golden_copy(register()), "data": resource})


def listed(listing: Listing, page: PageQuery, sort: str = "") -> Response:
    """A document of a page of a list about records; it tells the day of the register."""
    meta = golden_copy(register())
    return _listed(listing, page, sort, meta)


def coded(listing: Listing, page: PageQuery, sort: str = "") -> Response:
    """A document of a page of a code list, which has no day."""
    return _listed(listing, page, sort, {})


def bare(resources: Resource | list[Resource]) -> Response:
    """A document of resources and nothing else."""
    return answer({"data": resources})


def paged(resources: list[Resource], page: PageQuery) -> Listing:
    """The page of a list that was read whole."""
    return Listing(resources[page.offset : page.offset + page.size], len(resources))


def answer(document: object) -> Response:
    """The document as a response."""
    return Response(orjson.dumps(document), mimetype=MEDIA_TYPE)


def _listed(listing: Listing, page: PageQuery, sort: str, meta: dict[str, Json]) -> Response:
    pagination, links = _pagination(listing, page), _links(listing, page, sort)
    return answer(
        {"meta": {**meta, "pagination": pagination}, "links": links, "data": listing.resources}
    )


def _pagination(listing: Listing, page: PageQuery) -> dict[str, Json]:
    shown = len(listing.resources)
    offset = 0 if page.cursor else page.offset
    return {
        "currentPage": page.number,
        "perPage": page.size,
        "from": offset + 1 if shown else None,
        "to": offset + shown if shown else None,
        "total": listing.total,
        "lastPage": _last_page(listing.total, page.size),
    }


def _last_page(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _links(listing: Listing, page: PageQuery, sort: str) -> dict[str, str]:
    to = _linker(page.size, sort)
    if page.cursor is not None:
        following = {"next": to("cursor", listing.cursor)} if listing.cursor else {}
        return {"first": to("cursor", "*"), **following}
    last = _last_page(listing.total, page.size)
    links = {"first": to("number", 1)}
    if page.number > 1:
        links["prev"] = to("number", min(page.number - 1, last))
    if page.number < last:
        links["next"] = to("number", page.number + 1)
    return {**links, "last": to("number", last)}


def _linker(size: int, sort: str) -> Callable[[str, object], str]:
    """Makes links to other pages of what was asked, with the filters and sorts of the caller."""
    kept = [(name, text) for name, text in pairs() if not name.startswith("page[")]
    if sort and not any(name == "sort" for name, _ in kept):
        kept.append(("sort", sort))

    def to(name: str, value: object) -> str:
        asked = [*kept, (f"page[{name}]", str(value)), ("page[size]", str(size))]
        return f"{request.base_url}?{urlencode(asked, quote_via=quote)}"

    return to
