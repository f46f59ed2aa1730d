"""Between the server's scope and a WSGI application (PEP 3333): environ in, answer out in parts.

A part is about a quarter of a mebibyte, fetched by a thread that is free again afterwards. All
parts of one answer run in one context, because Flask's variables live in it.
"""

from __future__ import annotations

import contextvars
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sandbox.errors import SandboxError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
    from granian.rsgi import Scope

REFUSAL = "sandbox.refusal"
PART_BYTES = 256 * 1024

Headers: TypeAlias = list[tuple[str, str]]


@dataclass(slots=True)
class Body:
    """What came of a request's body."""

    announced: int = 0  # bytes, by its header; -1 when not told
    data: bytearray = field(default_factory=bytearray)
    refusal: SandboxError | None = None


@dataclass(slots=True)
class Answer:
    """The start of an answer; `rest` is None when there is no more of it."""

    status: int
    headers: Headers
    part: bytes
    rest: Rest | None


@dataclass(slots=True)
class Rest:
    """What is still to come of an answer; one thread at a time asks for it."""

    chunks: Iterable[bytes]
    iterator: Iterator[bytes]
    context: contextvars.Context

    def next(self) -> bytes:
        """The next part; empty at the end."""
        return self.context.run(_gathered, self.iterator)

    def close(self) -> None:
        """End the request, also one whose reader went away."""
        self.context.run(_close, self.chunks)


def begin(app: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Run the application until the first part of its answer is there."""
    context = contextvars.copy_context()
    return context.run(_begin, app, environ, context)


def environ_of(scope: Scope, body: Body) -> WSGIEnvironment:
    """The environ of a request whose body is here, or refused."""
    length = max(body.announced, len(body.data)) if body.refusal is None else 0
    host, _, port = scope.server.rpartition(":")
    caller, _, caller_port = scope.client.rpartition(":")
    return {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": caller.strip("[]"),
        "REMOTE_PORT": caller_port,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body.data),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **_headers_of(scope),
        **({"CONTENT_LENGTH": str(length)} if length else {}),
        REFUSAL: body.refusal,
    }


def _headers_of(scope: Scope) -> dict[str, str]:
    """Headers by their names in the environ; `a_b` would pass for `a-b`, so it is left out."""
    found: dict[str, str] = {"HTTP_HOST": scope.authority} if scope.authority else {}
    for name, value in scope.headers.items():
        if "_" in name or name in _HELD_BACK:
            continue
        key = name.upper().replace("-", "_")
        key = key if key == "CONTENT_TYPE" else f"HTTP_{key}"
        found[key] = f"{found[key]}{_BETWEEN.get(key, ',')}{value}" if key in found else value
    return found


def _begin(app: WSGIApplication, environ: WSGIEnvironment, context: contextvars.Context) -> Answer:
    begun: list[tuple[int, Headers]] = []
    chunks = app(environ, _starter(begun))
    rest = Rest(chunks, iter(chunks), context)
    try:
        part = _gathered(rest.iterator)
    except BaseException:
        _close(chunks)
        raise
    if len(part) < PART_BYTES:  # there is no more of it
        _close(chunks)
        return Answer(*begun[-1], part, None)
    return Answer(*begun[-1], part, rest)


def _starter(begun: list[tuple[int, Headers]]) -> StartResponse:
    def start(status: str, headers: Headers, _problem: object = None) -> Callable[[bytes], object]:
        begun.append((int(status[:3]), [(name.lower(), value) for name, value in headers]))
        return _refuse_to_write

    return start


def _refuse_to_write(_data: bytes) -> object:
    raise NotImplementedError("an answer is what the application returns, none is written")


def _gathered(iterator: Iterator[bytes]) -> bytes:
    parts, size = [], 0
    for chunk in iterator:
        parts.append(chunk)
        size += len(chunk)
        if size >= PART_BYTES:
            break
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _close(chunks: Iterable[bytes]) -> None:
    close = getattr(chunks, "close", None)
    if close is not None:
        close()


_HELD_BACK = ("content-length", "transfer-encoding")
"""Said of the body as it travelled; the environ says what came."""

_BETWEEN = {"HTTP_COOKIE": "; "}
"""What stands between the values of a header that came twice; a comma where nothing is said."""
