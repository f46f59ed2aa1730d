"""`/metrics`: what the service counts of itself, as Prometheus reads it.

No ids, no nicknames, no addresses: a label is a class of routes, a status or a kind of event.

Source: Prometheus, "Text-based format", version 0.0.4, and "Metric and label naming".
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from apiflask import APIBlueprint
from flask import Flask, Response, g, request

from payments.world.state import ENGINE
from sandbox.edge import installation, require_leader, session
from sandbox.services import journal
from sandbox.services.tallies import Name, of
from sandbox.store import webhooks, worlds

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
MEDIA = "text/plain; version=0.0.4; charset=utf-8"

metrics = APIBlueprint("metrics", __name__, enable_openapi=False)


@metrics.get("/metrics")
def show() -> Response:
    """All counts, for the trainer's key or whoever sits at the machine."""
    require_leader()
    return Response("\n".join((*_counted(), *_gauges(), "")), content_type=MEDIA)


def measure(app: Flask) -> None:
    """Count each answer of `app`, and how long it took. Asked for first, it measures all else."""
    app.before_request(_start)
    app.after_request(_note)


def _start() -> None:
    g.measured_from_s = time.perf_counter()


def _note(response: Response) -> Response:
    took_s = time.perf_counter() - g.get("measured_from_s", time.perf_counter())
    counted, kind = of(installation().database.memory), route_class(request.path)
    counted.add("requests", kind, str(response.status_code))
    counted.add("seconds", kind, by=took_s)
    counted.add("bucket", kind, _bucket(took_s))
    if journal.LOG.isEnabledFor(logging.INFO):
        rule = request.url_rule.rule if request.url_rule else "no route"
        journal.tell(logging.INFO, "request", route=f"{request.method} {rule}",
                     status=response.status_code, took_ms=round(took_s * 1000))  # fmt: skip
    return response


def route_class(path: str) -> str:
    """The class of a path: by what it begins with, else a page."""
    return next((name for start, name in CLASSES if path.startswith(start)), "pages")


def _bucket(took_s: float) -> str:
    return next((str(edge) for edge in BUCKETS_S if took_s <= edge), "+Inf")


@dataclass(frozen=True, slots=True)
class Family:
    """One row: what Prometheus calls it, its kind, what it says, the names of its labels."""

    counted: str
    name: str
    says: str
    labels: tuple[str, ...] = ()


def _counted() -> Iterator[str]:
    total = of(installation().database.memory).total()
    for family in FAMILIES:
        yield from _head(family.name, "counter", family.says)
        found = sorted((name, count) for name, count in total.items() if name[0] == family.counted)
        for name, count in found or ([((family.counted,), 0)] if not family.labels else []):
            yield _line(family.name, zip(family.labels, name[1:], strict=True), count)
    yield from _histogram(total)


def _histogram(total: dict[Name, float]) -> Iterator[str]:
    yield from _head(SECONDS, "histogram", "Seconds from a request's turn to its answer.")
    for kind in sorted({name[1] for name in total if name[0] == "seconds"}):
        sum_so_far = 0.0
        for edge in (*map(str, BUCKETS_S), "+Inf"):
            sum_so_far += total.get(("bucket", kind, edge), 0)
            yield _line(f"{SECONDS}_bucket", (("class", kind), ("le", edge)), sum_so_far)
        yield _line(f"{SECONDS}_sum", (("class", kind),), total[("seconds", kind)])
        yield _line(f"{SECONDS}_count", (("class", kind),), sum_so_far)


def _gauges() -> Iterator[str]:
    read = session()
    gauges = (
        ("worlds", "Worlds that are kept.", worlds.count(read)),
        ("deliveries_waiting", "Events that wait for their webhook.", webhooks.waiting(read)),
    )
    for name, says, value in gauges:
        yield from _head(f"{PREFIX}_{name}", "gauge", says)
        yield _line(f"{PREFIX}_{name}", (), value)
    yield from _head(f"{PREFIX}_info", "gauge", "Which release answers, and its engine.")
    released = (("version", version("lei-sandbox")), ("engine", str(ENGINE)))
    yield _line(f"{PREFIX}_info", released, 1)


def _head(name: str, kind: str, says: str) -> Iterator[str]:
    yield f"# HELP {name} {says}"
    yield f"# TYPE {name} {kind}"


def _line(name: str, labels: Iterable[tuple[str, str]], value: float) -> str:
    told = ",".join(f'{label}="{text}"' for label, text in labels)
    return f"{name}{{{told}}} {value:.12g}" if told else f"{name} {value:.12g}"


PREFIX = "lei_sandbox"
SECONDS = f"{PREFIX}_request_seconds"

CLASSES: tuple[tuple[str, str], ...] = (
    ("/api/worlds", "worlds"),
    ("/api/workshops", "workshops"),
    ("/api/", "api"),
    ("/gleif/", "gleif"),
    ("/assets/", "files"),
    ("/static/", "files"),
    ("/help", "help"),
    ("/health", "operations"),
    ("/metrics", "operations"),
)

FAMILIES: tuple[Family, ...] = (
    Family("requests", f"{PREFIX}_requests_total", "Answers, by class of route and status.",
           ("class", "status")),
    Family("acts", f"{PREFIX}_acts_total", "Acts kept in the logs of worlds."),
    Family("deliveries", f"{PREFIX}_deliveries_total", "Tries to deliver an event, by result.",
           ("result",)),
    Family("busy", f"{PREFIX}_database_busy_total", "Requests given up at a locked database."),
    Family("bugs", f"{PREFIX}_bugs_total", "Requests that met a fault of the sandbox."),
)  # fmt: skip
