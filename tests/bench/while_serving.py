"""A day's delta applied while the service reads: how long a reader waits at most.

A process of its own asks for one code after the other, as a worker of the service does, from
before the delta until after it; `python while_serving.py REGISTER` is that process.
"""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from figures import Row
from register_files import imported, seconds, size

from lei.gleif import to_csv
from lei.gleif.file import DataSet
from lei.record import LeiRecord, Name
from sandbox.services.synth import CONTENT_AT
from sandbox.store.entities import Register

CHANGES, SETTLING_S, WAIT_MAX_MS = 5_000, 0.5, 50


def rows(home: Path, path: Path) -> Iterator[Row]:
    """Seconds of the delta, and the longest that a reader waited meanwhile, in milliseconds."""
    delta = _delta(home, Register(path))
    command = [sys.executable, __file__, str(path)]
    reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert reader.stdout is not None
    reader.stdout.readline()
    time.sleep(SETTLING_S)
    taken = seconds(lambda: imported([delta], path))
    time.sleep(SETTLING_S)
    told, _ = reader.communicate("\n")
    longest, versions = told.split()
    if int(versions) < 2:
        raise SystemExit("The bench is not what it says: the reader never saw the new register")
    what = f"a delta of {CHANGES:,} changes to {size():,} entities"
    yield Row(f"{what}, applied", "s", taken)
    yield Row(f"{what}, the longest wait of a reader", "ms", float(longest), least=WAIT_MAX_MS)


def _delta(home: Path, register: Register) -> Path:
    numbers = random.Random(17442).sample(range(1, size() + 1), CHANGES)
    found = register.rows(f"SELECT lei FROM record WHERE id IN ({', '.join(map(str, numbers))})")
    records = [register.record(lei) for (lei,) in found]
    changed = [
        replace(each, legal_name=Name(f"{each.legal_name.text} Renamed", each.legal_name.language))
        for each in records
        if isinstance(each, LeiRecord)
    ]
    path = home / f"{CONTENT_AT:%Y%m}05-0800-gleif-goldencopy-lei2-last-day.csv"
    path.write_bytes(b"".join(to_csv.write(DataSet.LEI, changed)))
    return path


def _read_on(path: Path) -> None:
    """Ask until a line comes in; print the longest wait and how many registers were seen."""
    register = Register(path)
    codes = [lei for (lei,) in register.rows("SELECT lei FROM record LIMIT 20000")]
    random.Random(17442).shuffle(codes)
    longest, versions = 0.0, set()
    print("reading", flush=True)
    ended = _ended()
    for lei in itertools.cycle(codes):
        if next(ended):
            break
        began = time.perf_counter()
        register.record(lei)
        longest = max(longest, time.perf_counter() - began)
        versions.add(register.version())
    print(longest * 1_000, len(versions))


def _ended() -> Iterator[bool]:
    """Whether a line came in, told each time it is asked."""
    line = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), line.set()), daemon=True).start()
    while True:
        yield line.is_set()


if __name__ == "__main__":
    _read_on(Path(sys.argv[1]))
