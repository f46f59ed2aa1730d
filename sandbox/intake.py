"""How requests come in: whole, within a deadline, before a thread is spent on them.

A worker has few threads. The server's own way with WSGI spends one on a request from its first line
on, so eight bodies sent a byte a second kept everybody else out. Here one loop takes all bodies in
at once, and a thread sees a request when its body is complete. A streamed answer holds no thread
while its reader is slow.

Sources: RSGI specification 1.5 (granian); figures in `help/decisions/bodies-before-threads.md`.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import request
from granian.rsgi import ProtocolClosed, ProtocolError

from sandbox.errors import BodyTooSlow, SandboxError, TooManyBodies
from sandbox.wsgi import REFUSAL, Answer, Body, Rest, begin, environ_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment
    from granian.rsgi import HTTPProtocol, Scope

BODIES_HELD_MAX = 8
"""How many bodies of the largest size a worker holds at a time; beyond it, more are refused."""


class ClientGone(Exception):
    """The client went away before its body was complete: there is nobody to answer."""


def require_whole_body() -> None:
    """Raise what kept the body of this request from coming in, if anything did."""
    refusal: SandboxError | None = request.environ.get(REFUSAL)
    if refusal is not None:
        raise refusal


@dataclass(slots=True)
class Intake:
    """A WSGI application behind the loop that takes bodies in."""

    app: WSGIApplication
    threads: int
    bytes_max: int  # of one body
    seconds_max: int  # for one body
    held: int = 0  # bytes of all bodies that are here now
    pool: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self.pool = ThreadPoolExecutor(self.threads, thread_name_prefix="request")

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        body = Body(announced=_announced(scope))
        try:
            if body.announced <= self.bytes_max:  # else the application refuses it, unread
                await self._take_in(protocol, body)
            await self._answer(environ_of(scope, body), protocol)
        except (ClientGone, ProtocolClosed):
            return
        finally:
            self.held -= len(body.data)

    async def _take_in(self, protocol: HTTPProtocol, body: Body) -> None:
        if not body.announced:
            return
        try:
            async with asyncio.timeout(self.seconds_max):
                await self._gather(protocol, body)
        except TimeoutError:
            body.refusal = BodyTooSlow(self.seconds_max)
        except ProtocolError:
            raise ClientGone from None
        if body.refusal is None and len(body.data) < body.announced:
            raise ClientGone

    async def _gather(self, protocol: HTTPProtocol, body: Body) -> None:
        async for part in protocol:
            body.data += part
            self.held += len(part)
            if self.held > BODIES_HELD_MAX * self.bytes_max:
                body.refusal = TooManyBodies()
            if body.refusal or len(body.data) > self.bytes_max:
                return

    async def _answer(self, environ: WSGIEnvironment, protocol: HTTPProtocol) -> None:
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self.pool, begin, self.app, environ)
        if answer.rest is None:
            protocol.response_bytes(answer.status, answer.headers, answer.part)
        else:
            await self._stream(answer, answer.rest, protocol)

    async def _stream(self, answer: Answer, rest: Rest, protocol: HTTPProtocol) -> None:
        loop = asyncio.get_running_loop()
        stream, part = protocol.response_stream(answer.status, answer.headers), answer.part
        try:
            while part:
                await stream.send_bytes(part)
                part = await loop.run_in_executor(self.pool, rest.next)
        finally:
            await loop.run_in_executor(self.pool, rest.close)


def _announced(scope: Scope) -> int:
    """Bytes of the body by its header; -1 where it comes in chunks and is not told."""
    if scope.headers.get("transfer-encoding"):
        return -1
    return int(scope.headers.get("content-length") or 0)  # the server has refused what is no number
