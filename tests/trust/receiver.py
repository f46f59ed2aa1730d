"""Where webhooks are sent: it notes the act of each event, and says that it came."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


class Receiver:
    """A server on a free port of this machine, that answers after so many seconds."""

    def __init__(self, answer_after_s: float = 0) -> None:
        self._answer_after_s = answer_after_s
        self._acts: set[int] = set()
        self._events: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_port}/hook"

    def acts(self) -> set[int]:
        """The acts that it was told of."""
        with self._lock:
            return set(self._acts)

    def events(self) -> Counter[str]:
        """How often each event came, by its id."""
        with self._lock:
            return Counter(self._events)

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _bug: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _note(self, body: bytes) -> None:
        event = json.loads(body)
        with self._lock:
            self._acts.add(event["act"])
            self._events[event["id"]] += 1
        time.sleep(self._answer_after_s)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        note = self._note

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                note(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler
