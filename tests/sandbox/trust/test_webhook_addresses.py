"""Disguises of an address that a webhook may not have, and where secrets do not turn up."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from flask import Flask
from pytest_httpserver import HTTPServer

from sandbox.config import Reach, Settings
from sandbox.errors import ForbiddenAddress
from sandbox.services import deliveries, outgoing
from sandbox.services.outgoing import Unanswered, post, require_url
from sandbox.store.database import connect

NUMBERS = ("2130706433", "0177.0.0.1", "0x7f.1", "127.1", "0x7f000001", "017700000001", "0", "1.2")
DISGUISES = (
    "[::127.0.0.1]",  # IPv4-compatible, RFC 4291 2.5.5.1
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]",  # translated, RFC 6052
    "[64:ff9b:1::7f00:1]",  # RFC 8215
    "[2002:7f00:1::]",  # 6to4, RFC 3056
    "[2001:0:7f00:1::]",  # Teredo, RFC 4380
    "[fec0::1]",  # site-local, RFC 3879
    "[fe80::1%25eth0]",
    "192.88.99.1",  # 6to4 relay, RFC 7526
    "192.0.0.8",
    "198.18.0.1",
)


@pytest.mark.parametrize("host", NUMBERS)
@pytest.mark.parametrize("reach", ["public", "loopback", "private"])
def test_an_address_is_four_numbers_or_a_name(host: str, reach: Reach) -> None:
    with pytest.raises(ForbiddenAddress):
        require_url(f"http://{host}/", reach)


@pytest.mark.parametrize(
    "host", [*DISGUISES, "localhost.", "LOCALHOST", "127.0.0.1.", "a.localhost"]
)
def test_no_disguise_reaches_this_machine(host: str) -> None:
    with pytest.raises(ForbiddenAddress):
        require_url(f"http://{host}/", "public")


@pytest.mark.parametrize("host", ["[fd00:ec2::254]", "169.254.169.254", "100.100.100.200"])
@pytest.mark.parametrize("reach", ["public", "loopback", "private"])
def test_metadata_of_clouds_is_never_asked(host: str, reach: Reach) -> None:
    with pytest.raises(ForbiddenAddress):
        require_url(f"http://{host}/latest/", reach)


@pytest.mark.parametrize("port", [0, 1, 22, 25, 53, 110, 445, 1023, 65536])
def test_ports_of_other_protocols_are_refused(port: int) -> None:
    with pytest.raises(ForbiddenAddress):
        require_url(f"http://hooks.example.org:{port}/", "private")


@pytest.mark.parametrize("port", [80, 443, 1024, 8080, 65535])
def test_ports_of_the_web_and_above_are_taken(port: int) -> None:
    require_url(f"http://hooks.example.org:{port}/", "public")


def test_a_name_is_looked_at_again_at_each_delivery(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: a name that was public when it was registered turns to this machine."""
    httpserver.expect_request("/").respond_with_data("ok")
    url = f"http://hooks.example.org:{httpserver.port}/"
    answers = iter(["9.9.9.9", "127.0.0.1"])
    real = socket.getaddrinfo

    def found(host: str, port: int, *options: Any, **named: Any) -> list[Any]:
        if host[0].isdigit():
            return real(host, port, *options, **named)
        return [(0, 0, 0, "", (next(answers), port))]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", found)
    monkeypatch.setattr(outgoing, "DEADLINE_S", 0.2)
    require_url(url, "public")
    with pytest.raises(Unanswered):  # to 9.9.9.9, and to nowhere else
        post(url, b"{}", {}, "public")
    with pytest.raises(ForbiddenAddress):
        post(url, b"{}", {}, "public")
    assert httpserver.log == []


def test_a_delivery_to_this_server_does_not_sit_at_its_machine(app: Flask) -> None:
    client = app.test_client()
    head = {"Sandbox-Delivery": "1", "User-Agent": "lei-sandbox"}
    assert client.get("/workshops/new").status_code == 200
    assert client.get("/workshops/new", headers=head).status_code == 401


def test_a_secret_is_told_once_and_never_again(
    app: Flask, settings: Settings, httpserver: HTTPServer, capfd: pytest.CaptureFixture[str]
) -> None:
    httpserver.expect_request("/hook").respond_with_data("", 500)
    client = app.test_client()
    made = client.post("/api/worlds", json={"scenario": "late-bill-of-lading"}).json
    head, at = {"Authorization": f"Bearer {made['key']}"}, f"/api/worlds/{made['id']}"
    url = httpserver.url_for("/hook")
    secret = client.post(f"{at}/webhooks", json={"url": url}, headers=head).json["secret"]
    client.post(f"{at}/clock", json={"advance": "PT1H"}, headers=head)
    assert deliveries.deliver_one(connect(settings.database), "loopback", 2e9)
    paths = [f"{at}/{part}" for part in ("", "webhooks", "deliveries", "log", "requests")]
    paths += [f"/worlds/{made['id']}{part}" for part in ("", "/webhooks", "/log", "/requests")]
    told = [client.get(path.rstrip("/"), headers=head) for path in paths]
    told.append(client.get("/metrics"))
    assert {answer.status_code for answer in told} == {200}
    ((sent, _answer),) = httpserver.log
    carried = f"{sent.headers}{sent.get_data(as_text=True)}"
    assert secret not in "".join(answer.text for answer in told) + carried + str(capfd.readouterr())
