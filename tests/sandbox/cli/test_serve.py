"""`serve`: starts on nothing, says where it is, stops when told, and refuses clearly."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import requests

PROGRAM = Path(sys.executable).parent / "lei-sandbox"


def _run(home: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAM), "--home", str(home), *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", **environ},
    )


@pytest.mark.parametrize(
    ("tell", "by"),
    [
        (os.kill, signal.SIGINT),
        (os.kill, signal.SIGTERM),
        (os.killpg, signal.SIGINT),  # as a terminal does: every process of the group hears it
    ],
)
def test_it_stops_at_once_when_told(serve: Any, tell: Any, by: signal.Signals) -> None:
    service = serve()
    _await_workers(service)
    tell(service.process.pid, by)
    assert service.process.wait(timeout=4) == 0
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{service.url}/health", timeout=5)


def _await_workers(service: Any) -> None:
    until = time.monotonic() + 30
    while len(re.findall(r"Started worker-\d\n", service.log.read_text())) < 2:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_it_prints_a_link_for_each_seat_that_takes_the_seat(service: Any) -> None:
    printed = service.log.read_text()
    links = dict(re.findall(r"^  (\w+) +(http://\S+/s/\S+)$", printed, re.MULTILINE))
    assert list(links) == ["trainer", "seller", "seller_bank", "buyer", "buyer_bank"]
    answer = requests.get(links["seller"], allow_redirects=False, timeout=30)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_it_starts_in_whatever_directory(
    serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "__init__.py").touch()
    (tmp_path / "sandbox").mkdir()
    monkeypatch.chdir(tmp_path)
    assert requests.get(f"{serve().url}/health", timeout=30).status_code == 200


def test_the_demo_world_is_opened_once(serve: Any, tmp_path: Path) -> None:
    first = serve(home=tmp_path / "home")
    (key,) = re.findall(r"trainer +\S+/s/(\S+)", first.log.read_text())
    first.stop()
    again = serve(home=tmp_path / "home")
    headers = {"Authorization": f"Bearer {key}"}
    seen = requests.get(f"{again.url}/api/worlds/demo", headers=headers, timeout=30).json()
    assert seen["number"] == 1  # the same world, and the old link is still good


def test_a_taken_port_is_refused_in_one_line(service: Any, tmp_path: Path) -> None:
    port = service.url.rpartition(":")[2]
    refused = _run(tmp_path / "other", "serve", "--port", port)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert port in refused.stderr
    assert not (tmp_path / "other").exists()


def test_a_misspelt_setting_stops_every_command(tmp_path: Path) -> None:
    refused = _run(tmp_path, "database", "check", SANDBOX_PROT="1")
    assert refused.returncode == 2
    assert "SANDBOX_PORT" in refused.stderr


def test_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    refused = _run(tmp_path, "serve", "--database", "nonsense")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
