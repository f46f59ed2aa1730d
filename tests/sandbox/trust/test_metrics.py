"""`/metrics` counts, in Prometheus' own words, all workers together, and tells of nobody."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
import requests
from flask import Flask

from sandbox.services import tallies
from sandbox.services.tallies import Tallies

SAMPLE = re.compile(
    r'[a-z_]+(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})? [0-9.e+-]+|# (HELP|TYPE) .+'
)


def _value(text: str, sample: str) -> float:
    found = re.search(rf"^{re.escape(sample)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_every_line_is_a_sample_and_every_sample_has_its_type(app: Flask) -> None:
    client = app.test_client()
    client.get("/help")
    text = client.get("/metrics").text
    lines = text.splitlines()
    assert [line for line in lines if not SAMPLE.fullmatch(line)] == []
    assert text.endswith("\n")
    typed = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    names = {re.split(r"[{ ]", line)[0] for line in lines if not line.startswith("#")}
    assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in names} <= typed


def test_answers_are_counted_by_class_and_status(app: Flask) -> None:
    client = app.test_client()
    for path in ("/help", "/help", "/api/worlds/none", "/no-such-page"):
        client.get(path)
    text = client.get("/metrics").text
    counted = 'lei_sandbox_requests_total{class="%s",status="%s"}'
    assert _value(text, counted % ("help", "200")) == 2
    assert _value(text, counted % ("worlds", "401")) == 1
    assert _value(text, counted % ("pages", "404")) == 1


def test_the_buckets_of_a_histogram_grow_to_its_count(app: Flask) -> None:
    client = app.test_client()
    for _ in range(5):
        client.get("/help")
    text = client.get("/metrics").text
    name = "lei_sandbox_request_seconds"
    found = re.findall(rf'^{name}_bucket{{class="help",le="([^"]+)"}} (\S+)$', text, re.MULTILINE)
    counts = [float(count) for _edge, count in found]
    assert found[-1][0] == "+Inf"
    assert counts == sorted(counts)
    assert counts[-1] == _value(text, f'{name}_count{{class="help"}}') == 5
    assert _value(text, f'{name}_sum{{class="help"}}') > 0


def test_an_act_is_counted_when_it_is_kept_and_not_when_it_is_refused(app: Flask) -> None:
    client = app.test_client()
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    head = {"Authorization": f"Bearer {made['key']}"}
    path = f"/api/worlds/{made['id']}/clock"
    assert client.post(path, json={"advance": "PT1H"}, headers=head).status_code == 201
    assert client.post(path, json={"to": "2001-01-01T00:00:00Z"}, headers=head).status_code == 409
    text = client.get("/metrics").text
    assert _value(text, "lei_sandbox_acts_total") == 2  # the opening, and one hour
    assert _value(text, "lei_sandbox_worlds") == 1


def test_nothing_in_it_names_a_world_a_key_or_an_address(app: Flask) -> None:
    client = app.test_client()
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    client.get(f"/s/{made['key']}")
    client.get(f"/api/worlds/{made['id']}?canary=1")
    text = client.get("/metrics").text
    assert [word for word in (made["id"], made["key"], "canary", "127.0.0.1") if word in text] == []


def test_counts_of_several_threads_and_workers_add_up(tmp_path: Any) -> None:
    one, other = (Tallies(tmp_path / f"8000-{pid}.json") for pid in (1, 2))
    stranger = Tallies(tmp_path / "9000-3.json")
    for counted in (one, other, stranger):
        counted.add("acts")
        counted.write()
    one.add("acts", by=0.5)
    assert one.total()[("acts",)] == 2.5
    assert other.total()[("acts",)] == 2.0  # what the first has not written yet is not seen
    (tmp_path / "8000-4.json").write_text("torn")
    assert other.total()[("acts",)] == 2.0


def test_a_run_begins_at_zero(tmp_path: Any) -> None:
    folder = tmp_path / tallies.FOLDER
    folder.mkdir()
    for name in ("8000-1.json", "9000-1.json"):
        (folder / name).write_text("[]")
    tallies.begin(tmp_path, 8000)
    assert [path.name for path in folder.iterdir()] == ["9000-1.json"]


@pytest.mark.parametrize("tries", [20])
def test_each_worker_of_a_service_tells_what_all_have_counted(
    serve: Callable[..., Any], tries: int
) -> None:
    """A connection for each request, so that both workers get some."""
    service = serve()
    for _ in range(tries):
        requests.get(f"{service.url}/help", timeout=30, headers={"Connection": "close"})
    time.sleep(2 * tallies.WRITE_EVERY_S)
    sample = 'lei_sandbox_requests_total{class="help",status="200"}'
    told = {_value(requests.get(f"{service.url}/metrics", timeout=30).text, sample)
            for _ in range(8)}  # fmt: skip
    assert told == {tries}
