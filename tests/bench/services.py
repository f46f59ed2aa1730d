"""The services that the bench asks: ours and the peer's, each in processes of its own."""

from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_WITHIN_S = 60


@contextmanager
def sandbox(home: Path) -> Iterator[int]:
    """`lei-sandbox serve` with its default of workers and threads; its port."""
    port = free_port()
    command = [sys.executable, "-m", "sandbox", "--home", str(home), "serve", "--port", str(port)]
    with _running(command, port, "/health"):
        yield port


@contextmanager
def mock_bank(home: Path) -> Iterator[int]:
    """mock-bank 0.9.0 on a SQLite file; its port."""
    port = free_port()
    database = str(home / "mock-bank.sqlite")
    command = [sys.executable, "-m", "mockbank", "-q", "--port", str(port), "--db", database]
    with _running(command, port, "/_mock/health"):
        yield port


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Client:
    """One kept connection."""

    def __init__(self, port: int, key: str = "") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def post(self, path: str, body: bytes, media: str) -> tuple[int, bytes]:
        """Status and body of the answer."""
        self._connection.request("POST", path, body, {**self._headers, "Content-Type": media})
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def post_json(self, path: str, body: object) -> Any:
        """The answer read; anything but a success stops the bench."""
        status, text = self.post(path, json.dumps(body).encode(), "application/json")
        require(200 <= status < 300, f"{path} answered {status}: {text[:300]!r}")
        return json.loads(text)

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body of the answer."""
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()


def require(kept: bool, what: str) -> None:
    """Stop the bench when what it measures is not what it says."""
    if not kept:
        raise SystemExit(f"The bench is not what it says: {what}")


@contextmanager
def _running(command: list[str], port: int, health: str) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    try:
        _until(lambda: Client(port).get(health)[0] == 200, process)
        yield
    finally:
        process.terminate()
        process.wait(30)


def _until(answers: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_WITHIN_S
    while process.poll() is None and time.monotonic() < until:
        try:
            if answers():
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{process.args!r} did not start")
