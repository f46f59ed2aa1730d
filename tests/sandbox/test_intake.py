"""How requests come in, over real sockets: slow bodies, broken ones, too large ones."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import requests

SLOW_CLIENTS = 40  # ten for each thread of the service
BODY_SECONDS_MAX = 2
CODES = json.dumps({"codes": ["SBOX00R7ELBK04T9QZ11"]}).encode()


@pytest.fixture(scope="module")
def hurried(serve: Any) -> Any:
    """A service that waits two seconds for a body."""
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("SANDBOX_BODY_SECONDS_MAX", str(BODY_SECONDS_MAX))
        return serve()


@pytest.fixture
def dial(service: Any) -> Iterator[Any]:
    """Opens connections and sends the head of a request on each; closed at the end."""
    with ExitStack() as stack:

        def opened(head: bytes, to: Any = service) -> socket.socket:
            port = int(to.url.rpartition(":")[2])
            made = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            made.sendall(head)
            return made

        yield opened


def _head(*lines: str, method: str = "POST", path: str = "/api/lei/checks") -> bytes:
    first = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return (first + "".join(f"{line}\r\n" for line in lines) + "\r\n").encode()


def _answer(connection: socket.socket) -> tuple[int, dict[str, Any]]:
    """Status and body of an answer that is JSON."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536) or pytest.fail(f"the connection ended after {got!r}")
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)
    return int(head.split()[1]), json.loads(body)


def test_bodies_that_do_not_come_keep_nobody_waiting(service: Any, dial: Any) -> None:
    for _ in range(SLOW_CLIENTS):
        dial(_head("Content-Length: 1000") + b'{"')
    began = time.monotonic()
    for _ in range(10):
        assert requests.get(f"{service.url}/health", timeout=5).ok
    assert time.monotonic() - began < 4


def test_a_body_that_is_late_is_refused_and_told_why(hurried: Any, dial: Any) -> None:
    slow = dial(_head("Content-Length: 1000") + b'{"', hurried)
    status, told = _answer(slow)
    assert (status, told["type"]) == (408, "/help/problems/body-too-slow")
    assert str(BODY_SECONDS_MAX) in told["detail"]


def test_a_body_in_pieces_is_one_body(dial: Any) -> None:
    halves = dial(_head(f"Content-Length: {len(CODES)}") + CODES[:10])
    time.sleep(0.3)
    halves.sendall(CODES[10:])
    chunks = dial(_head("Transfer-Encoding: chunked"))
    for part in (CODES[:7], CODES[7:]):
        chunks.sendall(f"{len(part):x}\r\n".encode() + part + b"\r\n")
    chunks.sendall(b"0\r\n\r\n")
    first, second = _answer(halves), _answer(chunks)
    assert first == second
    assert first[0] == 200


def test_a_body_that_breaks_off_is_not_acted_upon(serve: Any, dial: Any, service: Any) -> None:
    made = requests.post(
        f"{service.url}/api/worlds", json={"scenario": "late-bill-of-lading"}, timeout=30
    ).json()
    path = f"/api/worlds/{made['id']}/clock"
    bearer = f"Authorization: Bearer {made['key']}"
    body = b'{"advance": "P1D"}'
    cut = dial(_head(bearer, f"Content-Length: {len(body) + 1}", path=path) + body)
    cut.shutdown(socket.SHUT_WR)
    time.sleep(0.5)
    headers = {"Authorization": f"Bearer {made['key']}"}
    seen = requests.get(f"{service.url}/api/worlds/{made['id']}", headers=headers, timeout=30)
    assert seen.json()["number"] == made["number"]


@pytest.mark.parametrize("announced", [True, False])
def test_a_body_beyond_the_limit_is_refused(dial: Any, announced: bool) -> None:
    size = 11 * 1024 * 1024
    if announced:
        large = dial(_head(f"Content-Length: {size}"))
    else:
        large = dial(_head("Transfer-Encoding: chunked"))
        piece = b"10000\r\n" + b" " * 65536 + b"\r\n"
        for _ in range(size // 65536):
            try:
                large.sendall(piece)
            except OSError:  # refused already
                break
    status, told = _answer(large)
    assert (status, told["type"]) == (413, "/help/problems/too-large")


def test_two_names_cannot_pass_for_one_header(service: Any) -> None:
    answer = requests.get(
        f"{service.url}/api/worlds/demo", headers={"Authorization_": "x", "X_Real": "y"}, timeout=30
    )
    assert answer.status_code == 401


def test_an_answer_of_many_parts_is_whole(service: Any) -> None:
    codes = "\n".join(["lei", *["SBOX00R7ELBK04T9QZ11"] * 9_000])
    answer = requests.post(
        f"{service.url}/api/lei/checks",
        data=codes,
        headers={"Content-Type": "text/csv"},
        timeout=60,
    )
    assert answer.status_code == 200
    assert len(answer.text.splitlines()) == 9_001
    page = requests.get(f"{service.url}/assets/sandbox.css", timeout=30)
    assert int(page.headers["Content-Length"]) == len(page.content) > 1000
    head = requests.head(f"{service.url}/assets/sandbox.css", timeout=30)
    assert (head.headers["Content-Length"], head.content) == (page.headers["Content-Length"], b"")
