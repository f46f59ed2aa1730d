"""Noting each request of a world in its log, once it is answered."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from sandbox.edge import caller, installation

PREFIX = "/api/worlds/"


def record(app: Flask) -> None:
    """Note what `app` is asked about worlds by who holds a key of theirs."""
    app.before_request(_start)
    app.after_request(_note)


def touch(*uetrs: str) -> None:
    """This request is about these transfers."""
    g.uetrs = (*g.get("uetrs", ()), *uetrs)


def _start() -> None:
    g.started_s = time.perf_counter()


def _note(response: Response) -> Response:
    if request.path.startswith(PREFIX) and (who := caller()) is not None:
        world, _, _ = request.path.removeprefix(PREFIX).partition("/")
        if world == who.world:
            took_s = time.perf_counter() - g.get("started_s", time.perf_counter())
            installation().requests.note(
                who.world,
                who.seat,
                request.method,
                request.path,
                response.status_code,
                took_s,
                g.get("uetrs", ()),
            )
    return response
