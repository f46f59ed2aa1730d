"""Where a POST may go: no private address, under no disguise, and never further than asked."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from sandbox.errors import ForbiddenAddress
from sandbox.services import outgoing
from sandbox.services.outgoing import Unanswered, post, require_url

LOOPBACK = ["127.0.0.1", "127.9.9.9", "[::1]", "[::ffff:127.0.0.1]"]
LAN = ["10.0.0.1", "172.16.5.5", "192.168.1.10", "[fd00::1]", "[::ffff:192.168.1.10]"]
NEVER = [
    "0.0.0.0",
    "169.254.169.254",
    "[::ffff:169.254.169.254]",
    "[fe80::1]",
    "224.0.0.1",
    "[ff02::1]",
    "255.255.255.255",
    "240.0.0.1",
    "100.64.0.1",
    "198.51.100.1",
    "[::]",
    "[2002:7f00:1::]",
    "[64:ff9b::7f00:1]",
    "[2001:db8::1]",
]
PUBLIC = ["9.9.9.9", "[2620:fe::fe]", "hooks.example.org"]


@pytest.mark.parametrize("reach", ["public", "loopback", "private"])
@pytest.mark.parametrize("host", [*LOOPBACK, "localhost", *LAN, *NEVER, *PUBLIC])
def test_only_what_is_within_reach_is_taken(host: str, reach: outgoing.Reach) -> None:
    allowed = {
        "public": PUBLIC,
        "loopback": [*PUBLIC, *LOOPBACK, "localhost"],
        "private": [*PUBLIC, *LOOPBACK, "localhost", *LAN],
    }[reach]
    if host in allowed:
        require_url(f"https://{host}/hook", reach)
    else:
        with pytest.raises(ForbiddenAddress):
            require_url(f"https://{host}/hook", reach)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "hook",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "http://user:pass@example.org/",
        "http://example.org:99999/",
        "http://[::1",
        "http://example.org/\r\nHost: other",
        "http://bücher.example/",
        "http://example.org/" + "a" * 500,
    ],
)
def test_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        require_url(url, "private")


def test_a_name_that_turns_out_private_is_not_sent_to(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve_to(monkeypatch, "9.9.9.9", "169.254.169.254")
    require_url("http://hooks.example.org/", "private")
    with pytest.raises(ForbiddenAddress, match=r"169\.254"):
        post("http://hooks.example.org/", b"{}", {}, "private")


def test_the_name_is_resolved_once_and_said_as_it_was_given(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _resolve_to(monkeypatch, "127.0.0.1")
    httpserver.expect_request("/hook").respond_with_data("ok")
    url = f"http://hooks.example.org:{httpserver.port}/hook?a=b"
    assert post(url, b"{}", {"X-One": "1"}, "loopback") == 200
    ((seen, _answer),) = httpserver.log
    assert (seen.host, seen.query_string) == (f"hooks.example.org:{httpserver.port}", b"a=b")
    assert asked == ["hooks.example.org"]


def test_a_redirect_is_an_answer_not_a_way(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/hook").respond_with_data("", 302, {"Location": "/secret"})
    assert post(httpserver.url_for("/hook"), b"{}", {}, "loopback") == 302
    assert [request.path for request, _answer in httpserver.log] == ["/hook"]


def test_nobody_there_is_told(httpserver: HTTPServer) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(Unanswered):
            post(url, b"{}", {}, "loopback")


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that sends a byte of its answer now and then, and never the last one."""
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                while True:
                    connection.send(b"X-A: b\r\n" if connection.recv(1 << 16) else b"")
                    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000:
                        connection.send(bytes([byte]))
                        time.sleep(0.05)
            except OSError:
                return

    thread = Thread(target=drip)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    thread.join(5)
    listener.close()


def test_an_answer_in_drops_is_cut_at_the_deadline(
    dripping: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "DEADLINE_S", 0.5)
    started = time.monotonic()
    with pytest.raises(Unanswered):
        post(dripping, b"{}", {}, "loopback")
    assert time.monotonic() - started < 2


def test_of_a_long_answer_only_the_beginning_is_read(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 5_000_000)
    assert post(httpserver.url_for("/"), b"{}", {}, "loopback") == 200


def _resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    asked: list[str] = []
    real = socket.getaddrinfo

    def found(host: str, port: int, *options: Any, **named: Any) -> list[Any]:
        if host[0].isdigit():
            return real(host, port, *options, **named)
        asked.append(host)
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", found)
    return asked
