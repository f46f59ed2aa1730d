"""How fast `GET /lei-records/{lei}` goes through the production server, beside an empty view.

Both are asked in turns in one run, over sixteen connections, so that a busy machine slows both.
`measured` is for `make bench`. A process keeps its last answers; so many codes are asked for, in
turn, that none is answered from memory.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path

from sandbox.config import Settings, from_environment, to_environment
from sandbox.services import synth
from sandbox.services.imports import import_files
from sandbox.store.database import connect
from sandbox.store.entities import Register
from sandbox.store.migrations import upgrade
from sandbox.store.register_rows import Realm

CONNECTIONS, TURNS, TURN_S, START_WITHIN_S = 16, 7, 0.4, 30
RECORDS = 15_000
LEAST_RATIO, P99_MS_MAX = 0.5, 20


def measured(home: Path) -> dict[str, float]:
    """Requests a second, of a record and of the empty view, their ratio, and p99 of a record."""
    settings = _prepared(home)
    codes = [lei for (lei,) in Register(settings.register).rows("SELECT lei FROM record")]
    random.Random(17442).shuffle(codes)
    records, empty = (
        cycle([f"/gleif/api/v1/lei-records/{lei}" for lei in codes]),
        cycle(["/help/empty"]),
    )
    with _served(settings) as port:
        for warm in (records, empty):
            asyncio.run(_ask(port, warm, TURN_S))
        turns = [
            (asyncio.run(_ask(port, empty, TURN_S)), asyncio.run(_ask(port, records, TURN_S)))
            for _ in range(TURNS)
        ]
    times = sorted(second for _, asked in turns for second in asked)
    return {
        "empty": statistics.median(len(empty) / TURN_S for empty, _ in turns),
        "record": statistics.median(len(asked) / TURN_S for _, asked in turns),
        "ratio": statistics.median(len(asked) / len(empty) for empty, asked in turns),
        "p99_ms": times[len(times) * 99 // 100] * 1_000,
    }


def _prepared(home: Path) -> Settings:
    settings = from_environment({}, home=home)
    written = synth.write(home / "files", RECORDS, 7, [synth.FileFormat.CSV])
    import_files([file.path for file in written], settings.register, Realm.FICTIONAL)
    upgrade(connect(settings.database))
    return settings


@contextmanager
def _served(settings: Settings) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--factory", "--no-ws"]
    command += ["--workers", str(settings.workers), "--blocking-threads", str(settings.threads)]
    command += ["--port", str(port), "beside_an_empty_view:make"]
    here, root = Path(__file__).parent, Path(__file__).parents[2]
    path = {"PYTHONPATH": f"{here}{os.pathsep}{root}"}
    server = subprocess.Popen(command, env={**os.environ, **to_environment(settings), **path})
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"no server at port {port}")


async def _ask(port: int, turn: Iterator[str], seconds: float) -> list[float]:
    """Ask as often as goes; the seconds each answer took."""
    until, taken = time.perf_counter() + seconds, list[float]()

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            began = time.perf_counter()
            writer.write(f"GET {next(turn)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            await _read(reader)
            taken.append(time.perf_counter() - began)
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    return taken


async def _read(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    assert b" 200 " in head[:20], head
    await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
