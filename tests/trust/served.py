"""The program in processes of its own, as whoever runs it starts it, and as a power cut ends it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

START_WITHIN_S = 90
SCENARIO = "late-bill-of-lading"
CHECKED = "Every world folds to what was kept."


@dataclass(frozen=True, slots=True)
class Served:
    """`lei-sandbox serve`, running."""

    url: str
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.url.rpartition(":")[2])

    @property
    def trainer(self) -> str:
        """The key of the trainer's link that it printed."""
        return str(re.findall(r"/t/(trainer\.\S+)", self.log.read_text("utf-8"))[-1])

    def cut(self) -> None:
        """No process of it gets to say a word more."""
        cut(self.process)

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self.process.terminate()
        self.process.wait(START_WITHIN_S)


def serve(home: Path, *options: str, **environ: str) -> Served:
    """Start the service on a free port, and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = home.parent / f"{home.name}.log"
    process = start(home, "serve", "--port", str(port), *options, log=log, **environ)
    served = Served(f"http://127.0.0.1:{port}", home, log, process)
    until = time.monotonic() + START_WITHIN_S
    while not _answers(served):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"the service did not start:\n{log.read_text('utf-8')}")
        time.sleep(0.1)
    return served


def start(home: Path, *arguments: str, log: Path, **environ: str) -> subprocess.Popen[bytes]:
    """A command, begun in a process group of its own."""
    command = [sys.executable, "-m", "sandbox", "--home", str(home), *arguments]
    with log.open("wb") as out:
        return subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **environ},
        )


def run(home: Path, *arguments: str) -> tuple[int, str]:
    """A command, awaited: exit code and what it said."""
    log = home.parent / f"{home.name}-{arguments[0]}.log"
    code = start(home, *arguments, log=log).wait(600)
    return code, log.read_text("utf-8")


def cut(process: subprocess.Popen[bytes]) -> None:
    """A power cut for one process group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def unsound(home: Path, number: int) -> list[str]:
    """What `database check` says after kill `number`, where it does not say that all is well."""
    code, said = run(home, "database", "check")
    return [] if code == 0 and CHECKED in said else [f"kill {number}: check says {said[-300:]}"]


def open_world(served: Served) -> Any:
    """A new world: the answer of the API."""
    asked = {"scenario": SCENARIO}
    return requests.post(f"{served.url}/api/worlds", json=asked, timeout=60).json()


def _answers(served: Served) -> bool:
    try:
        return requests.get(f"{served.url}/health", timeout=5).ok
    except requests.ConnectionError:
        return False
