"""Clients that hold on to a service: slow heads, slow bodies, and connections that say nothing."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

SLOW_HEADS, SLOW_BODIES = 50, 50
EVERY_S = 1.0
HEAD = b"POST /api/lei/checks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


class Nuisances:
    """While this is entered, so many connections are held at a port."""

    def __init__(self, port: int, idle: int) -> None:
        self.port, self.idle = port, idle
        self.held: list[socket.socket] = []
        self.lost = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._drip, daemon=True)

    def __enter__(self) -> Nuisances:
        for _ in range(self.idle):
            self._dial(b"")
        self._heads = [self._dial(HEAD) for _ in range(SLOW_HEADS)]
        self._bodies = [
            self._dial(HEAD + b"Content-Length: 10000\r\n\r\n{") for _ in range(SLOW_BODIES)
        ]
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _bug: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._thread.join()
        for one in self.held:
            one.close()

    def _dial(self, sent: bytes) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        made.sendall(sent)
        self.held.append(made)
        return made

    def _drip(self) -> None:
        while not self._stopped.wait(EVERY_S):
            self._send(self._heads, b"X-Slow: 1\r\n")
            self._send(self._bodies, b" ")

    def _send(self, among: list[socket.socket], what: bytes) -> None:
        for one in list(among):
            try:
                one.sendall(what)
            except OSError:  # the service has ended it
                among.remove(one)
                self.lost += 1
