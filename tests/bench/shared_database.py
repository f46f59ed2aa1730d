"""Acts a second on one PostgreSQL that keeps every commit on the disk, by 1, 2, 4 and 8 processes.

Each process acts in a world of its own, as a table of a class does; `python shared_database.py URL
SECONDS` is one of them, and prints how many acts it had kept. Database and processes share the
machine, so that more processes than cores can only show that nobody waits for a lock.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import postgresql
from figures import Row

from payments.world.state import TRAINER
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios, worlds
from sandbox.store.database import connect, unit_of_work
from sandbox.store.migrations import upgrade

PROCESSES, SECONDS = (1, 2, 4, 8), 5.0
SCENARIO = "late-bill-of-lading"
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": {"amount": "0.01", "currency": "EUR"},
}


def rows() -> Iterator[Row]:
    """A row for each number of processes."""
    with postgresql.running(off=()) as uri:
        for count in PROCESSES:
            url = postgresql.create(uri)
            database = connect(url)
            upgrade(database)
            database.engine.dispose()
            rate = _together(url, count) / SECONDS
            yield Row(f"payments kept on PostgreSQL, processes: {count}", "/s", rate)


def _together(url: str, count: int) -> int:
    command = [sys.executable, __file__, url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    working = [subprocess.Popen(command, **pipes) for _ in range(count)]  # type: ignore[call-overload]
    for process in working:
        process.stdout.readline()
    return sum(int(process.communicate("\n")[0]) for process in _begun(working))


def _begun(working: list[subprocess.Popen[str]]) -> list[subprocess.Popen[str]]:
    for process in working:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return working


def _work(url: str) -> None:
    database = connect(url)
    opening = scenarios.load(SCENARIO, default_fixtures_dir(), "bench").opening
    with unit_of_work(database.writing()) as session:
        world = worlds.open_world(session, opening).id
    print("ready", flush=True)
    sys.stdin.readline()
    kept, until = 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        with unit_of_work(database.writing()) as session:
            worlds.act(session, world, TRAINER, "transfer.order", ORDER)
        kept += 1
    print(kept)


if __name__ == "__main__":
    _work(sys.argv[1])
