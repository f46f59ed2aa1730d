"""Faults on demand, for training and for tests of clients: by a header, or for all by a setting.

A fault is planted, and says so: its answer carries the header `X-Sandbox-Fault` too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import orjson
from flask import Response, g, request

from lei.sentences import Sentence
from sandbox.edge import settings
from sandbox.errors import ServiceUnavailable, TooManyRequests, UnreadableQuery
from sandbox.gleif_api import export, gleif
from sandbox.services.gleif.records import INSTANT

HEADER: Final = "X-Sandbox-Fault"
RETRY_AFTER_S: Final = 5
SLOW_S: Final = 3.0
STALE: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong: before the request is looked at, or to its answer."""

    name: str
    says: str
    before: Callable[[], None] = lambda: None
    after: Callable[[Response], None] = lambda _response: None


@gleif.before_request
@export.before_request
def plant() -> None:
    """Let the fault happen that the request or the installation asks for."""
    name = request.environ.get("HTTP_X_SANDBOX_FAULT") or settings().gleif_fault
    if name:
        g.fault = _fault(name)
        g.fault.before()


@gleif.after_request
@export.after_request
def spoil(response: Response) -> Response:
    """Let the answer suffer the fault."""
    fault: Fault | None = g.get("fault")
    if fault is not None:
        fault.after(response)
        response.headers[HEADER] = fault.name
    return response


def _fault(name: str) -> Fault:
    for fault in FAULTS:
        if fault.name == name:
            return fault
    known = ", ".join(fault.name for fault in FAULTS)
    raise UnreadableQuery(
        HEADER, Sentence("{name} is none of {known}", name=repr(name[:40]), known=known)
    )


def _too_many() -> None:
    raise TooManyRequests(RETRY_AFTER_S)


def _unavailable() -> None:
    raise ServiceUnavailable(RETRY_AFTER_S)


def _slow() -> None:
    time.sleep(SLOW_S)


def _truncate(response: Response) -> None:
    body = response.get_data()
    response.set_data(body[: len(body) // 2])


def _age(response: Response) -> None:
    """Let the answer say that the golden copy is a week older than it is."""
    if not response.is_json:
        return
    document = orjson.loads(response.get_data())
    copy = document.get("meta", {}).get("goldenCopy") if isinstance(document, dict) else None
    if copy:
        day = datetime.fromisoformat(copy["publishDate"]) - STALE
        copy["publishDate"] = day.strftime(INSTANT)
        response.set_data(orjson.dumps(document))


FAULTS: Final = (
    Fault("429", "the rate limit is reached", before=_too_many),
    Fault("503", "the service is down", before=_unavailable),
    Fault("slow", f"the answer takes {SLOW_S:g} seconds longer", before=_slow),
    Fault("truncated", "the body ends in the middle", after=_truncate),
    Fault("stale", f"the golden copy is {STALE.days} days older", after=_age),
)
