"""The client of GLEIF's API against a real HTTP server on this machine."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from lei.errors import SourceUnavailable
from lei.gleif import from_xml
from lei.gleif.http import GleifApi, Limits
from lei.gleif.pace import retry_after
from lei.gleif.page import Item, Page, Pagination, ParentLink, Related
from lei.gleif.to_json import document
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord

REGISTER = Path(__file__).parents[3] / "fixtures" / "gleif"
MEDIA = "application/vnd.api+json"


def entries(name: str) -> list[object]:
    return list(from_xml.read(BytesIO((REGISTER / name).read_bytes())).entries)


RECORDS = {r.lei: r for r in entries("lei.xml") if isinstance(r, LeiRecord)}
RELATIONSHIPS = [
    replace(r, qualifiers=()) for r in entries("rr.xml") if isinstance(r, Relationship)
]
EXCEPTIONS = [e for e in entries("repex.xml") if isinstance(e, ReportingException)]
ELBE = "SBOX00R7ELBK04T9QZ11"
HOLDING = "SBOX00BF5KZXMUJ47Y53"


@dataclass
class Clock:
    """A clock that only sleep moves."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def api(httpserver: HTTPServer, clock: Clock) -> Iterator[GleifApi]:
    client = GleifApi(clock=clock, sleep=clock.sleep, base_url=httpserver.url_for("/api/v1"))
    yield client
    client.close()


def limited(httpserver: HTTPServer, clock: Clock, **limits: float) -> GleifApi:
    return GleifApi(
        clock=clock,
        sleep=clock.sleep,
        base_url=httpserver.url_for("/api/v1"),
        limits=replace(Limits(), **limits),
    )


def answer(page: Page, httpserver: HTTPServer) -> Response:
    body = json.dumps(document(page, httpserver.url_for("/api/v1")))
    return Response(body, content_type=MEDIA)


def serve(httpserver: HTTPServer, path: str, *items: Item) -> None:
    page = Page(items)
    httpserver.expect_request(f"/api/v1{path}").respond_with_response(answer(page, httpserver))


def serve_list(httpserver: HTTPServer, path: str, *items: Item) -> None:
    page = Page(items, pagination=Pagination(1, 200, 1, len(items), len(items), 1))
    httpserver.expect_request(f"/api/v1{path}").respond_with_response(answer(page, httpserver))


def test_a_record_is_the_one_of_the_register(httpserver: HTTPServer, api: GleifApi) -> None:
    serve(httpserver, f"/lei-records/{ELBE}", Item(RECORDS[ELBE], Related()))
    assert api.record(ELBE) == RECORDS[ELBE]
    assert httpserver.log[0][0].headers["Accept"] == MEDIA


def test_what_is_not_held_is_none_and_no_code_is_not_asked_for(
    httpserver: HTTPServer, api: GleifApi
) -> None:
    httpserver.expect_request(f"/api/v1/lei-records/{ELBE}").respond_with_data(status=404)
    assert api.record(ELBE) is None
    assert api.record("../lei-issuers") is None
    assert len(httpserver.log) == 1


def test_parents_children_and_exceptions_are_those_that_the_record_links_to(
    httpserver: HTTPServer, api: GleifApi
) -> None:
    up = [r for r in RELATIONSHIPS if r.child == ELBE]
    direct = next(r for r in up if "DIRECTLY" in r.type)
    reason = next(e for e in EXCEPTIONS if "ULTIMATE" in e.category)
    linked = Related(ParentLink.RELATIONSHIP, ParentLink.EXCEPTION, ("direct-children",))
    serve(httpserver, f"/lei-records/{ELBE}", Item(RECORDS[ELBE], linked))
    serve(httpserver, f"/lei-records/{ELBE}/direct-parent-relationship", Item(direct))
    serve(httpserver, f"/lei-records/{ELBE}/ultimate-parent-reporting-exception", Item(reason))
    taken_back = Item(up[0], deleted_at=direct.registration.updated_at)
    path = f"/lei-records/{ELBE}/direct-child-relationships"
    serve_list(httpserver, path, Item(RELATIONSHIPS[0]), taken_back)

    assert api.parents(ELBE) == (direct,)
    assert api.exceptions(ELBE) == (reason,)
    assert api.children(ELBE) == (RELATIONSHIPS[0],)
    assert len(httpserver.log) == 4  # the record was asked for once


def test_many_records_come_in_lists_that_are_followed_to_their_end(
    httpserver: HTTPServer, api: GleifApi
) -> None:
    wanted = list(RECORDS)[:4]
    url = httpserver.url_for("/api/v1") + "/lei-records?page%5Bcursor%5D=two"
    first = Page(
        tuple(Item(RECORDS[lei], Related()) for lei in wanted[:2]),
        pagination=Pagination(1, 2, 1, 2, 4, 2),
        links={"next": url},
    )
    rest = Page(
        tuple(Item(RECORDS[lei], Related()) for lei in wanted[2:]),
        pagination=Pagination(2, 2, 3, 4, 4, 2),
    )
    query = {"filter[lei]": ",".join(wanted), "page[size]": "200"}
    path = "/api/v1/lei-records"
    httpserver.expect_request(path, query_string=query).respond_with_response(
        answer(first, httpserver)
    )
    httpserver.expect_request(path, query_string={"page[cursor]": "two"}).respond_with_response(
        answer(rest, httpserver)
    )
    assert api.records([*wanted, "no code"]) == {lei: RECORDS[lei] for lei in wanted}


def test_a_list_that_leads_to_another_server_is_not_followed(
    httpserver: HTTPServer, api: GleifApi
) -> None:
    page = Page(
        (Item(RECORDS[ELBE], Related()),),
        pagination=Pagination(1, 1, 1, 1, 2, 2),
        links={"next": "http://elsewhere.example/api/v1/lei-records"},
    )
    httpserver.expect_request("/api/v1/lei-records").respond_with_response(answer(page, httpserver))
    with pytest.raises(SourceUnavailable, match="another server"):
        api.records([ELBE])


@pytest.mark.parametrize("status", [429, 500, 503])
def test_it_waits_as_long_as_it_is_told_and_tries_again(
    httpserver: HTTPServer, api: GleifApi, clock: Clock, status: int
) -> None:
    path = f"/api/v1/lei-records/{ELBE}"
    busy = {"Retry-After": "7"}
    httpserver.expect_ordered_request(path).respond_with_data(status=status, headers=busy)
    httpserver.expect_ordered_request(path).respond_with_response(
        answer(Page((Item(RECORDS[ELBE], Related()),)), httpserver)
    )
    assert api.record(ELBE) == RECORDS[ELBE]
    assert clock.slept == [7.0]


def test_a_date_to_retry_after_counts_from_the_servers_own_clock() -> None:
    told = {"Retry-After": "Mon, 04 May 2026 08:00:30 GMT"}
    assert retry_after({**told, "Date": "Mon, 04 May 2026 08:00:00 GMT"}) == 30
    assert retry_after({**told, "Date": "Mon, 04 May 2026 09:00:00 GMT"}) == 0
    assert retry_after(told) is None


def test_it_gives_up_after_four_tries_with_longer_and_longer_waits(
    httpserver: HTTPServer, api: GleifApi, clock: Clock
) -> None:
    httpserver.expect_request(f"/api/v1/lei-records/{ELBE}").respond_with_data(status=503)
    with pytest.raises(SourceUnavailable) as refused:
        api.record(ELBE)
    assert (refused.value.status, clock.slept) == (503, [1.0, 2.0, 4.0])


def test_it_does_not_sleep_for_an_hour(httpserver: HTTPServer, api: GleifApi, clock: Clock) -> None:
    headers = {"Retry-After": "3600"}
    path = f"/api/v1/lei-records/{ELBE}"
    httpserver.expect_request(path).respond_with_data(status=429, headers=headers)
    with pytest.raises(SourceUnavailable) as refused:
        api.record(ELBE)
    assert (refused.value.retry_after, clock.slept) == (3600.0, [])


def test_it_asks_no_more_than_sixty_times_a_minute(
    httpserver: HTTPServer, api: GleifApi, clock: Clock
) -> None:
    asked_at: list[float] = []

    def note(_: Request) -> Response:
        asked_at.append(clock.now)
        return Response(status=404)

    httpserver.expect_request("/api/v1/lei-records", method="GET").respond_with_handler(note)
    for number in range(130):
        clock.now += 0.1
        api._page(f"{api.base_url}/lei-records?{number}")
    for start in asked_at:
        assert len([at for at in asked_at if start <= at < start + 60]) <= 60
    assert asked_at[-1] < 140  # and no slower than it must


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"<html>", "text/html; charset=utf-8", "text/html, not JSON"),
        (b'{"data": ', MEDIA, "not JSON"),
        (b"\xff", MEDIA, "not JSON"),
        (b'{"data": [{"type": "isins"}]}', MEDIA, "isins"),
        (b" " * 3_000 + b"{}", MEDIA, "longer than 2000 bytes"),
    ],
)
def test_an_answer_of_another_kind_is_refused_at_once(
    httpserver: HTTPServer, clock: Clock, body: bytes, kind: str, said: str
) -> None:
    path = f"/api/v1/lei-records/{ELBE}"
    httpserver.expect_request(path).respond_with_data(body, content_type=kind)
    client = limited(httpserver, clock, answer_bytes_max=2_000)
    with pytest.raises(SourceUnavailable, match=said):
        client.record(ELBE)
    assert len(httpserver.log) == 1
    client.close()


@pytest.mark.parametrize("status", [301, 400, 403])
def test_any_other_status_is_refused_at_once(
    httpserver: HTTPServer, api: GleifApi, status: int
) -> None:
    headers = {"Location": httpserver.url_for("/elsewhere")}
    path = f"/api/v1/lei-records/{ELBE}"
    httpserver.expect_request(path).respond_with_data(status=status, headers=headers)
    with pytest.raises(SourceUnavailable) as refused:
        api.record(ELBE)
    assert (refused.value.status, len(httpserver.log)) == (status, 1)


def test_an_answer_cut_short_is_asked_for_again(
    httpserver: HTTPServer, api: GleifApi, clock: Clock
) -> None:
    def cut(_: Request) -> Response:
        def part() -> Iterator[bytes]:
            yield b'{"data":'

        return Response(part(), headers={"Content-Length": "900"}, content_type=MEDIA)

    httpserver.expect_request(f"/api/v1/lei-records/{ELBE}").respond_with_handler(cut)
    with pytest.raises(SourceUnavailable, match="cut short"):
        api.record(ELBE)
    assert len(httpserver.log) == 4


def test_a_server_that_is_silent_is_given_up(httpserver: HTTPServer, clock: Clock) -> None:
    def wait(_: Request) -> Response:
        time.sleep(0.4)
        return Response(status=404)

    httpserver.expect_request(f"/api/v1/lei-records/{ELBE}").respond_with_handler(wait)
    client = limited(httpserver, clock, read_seconds=0.1, tries_max=2)
    with pytest.raises(SourceUnavailable, match="in time"):
        client.record(ELBE)
    client.close()


def test_an_answer_that_takes_too_long_as_a_whole_is_given_up(httpserver: HTTPServer) -> None:
    """Each part comes in time; each look at this clock finds it three seconds on."""
    ticks = count(step=3)
    path = f"/api/v1/lei-records/{ELBE}"
    httpserver.expect_request(path).respond_with_data(b" " * 500_000, content_type=MEDIA)
    client = GleifApi(
        clock=lambda: float(next(ticks)),
        sleep=lambda _: None,
        base_url=httpserver.url_for("/api/v1"),
        limits=Limits(answer_seconds_max=4, tries_max=1),
    )
    with pytest.raises(SourceUnavailable, match="slowly"):
        client.record(ELBE)
    client.close()


def test_where_no_server_listens_the_source_is_unavailable(clock: Clock) -> None:
    client = GleifApi(clock=clock, sleep=clock.sleep, base_url="http://127.0.0.1:9/api/v1")
    with pytest.raises(SourceUnavailable, match="connection failed"):
        client.record(ELBE)
    client.close()
