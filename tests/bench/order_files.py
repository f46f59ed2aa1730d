"""A file of 100,000 orders, checked in a process of its own, for its memory is that of the process.

Run with the file and a profile, it prints the figures as JSON.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from figures import Row

from lei.gleif.from_xml import read
from lei.record import LeiRecord
from payments.messages import profile
from payments.messages.files import check_file

SAMPLES = Path(__file__).parents[2] / "fixtures" / "messages"
TRANSACTIONS = 100_000
PROMISED = {"schema-only": 6, "current": 30}
MEMORY_MAX = 100
"""Seconds at most under each profile; MB at most."""


def rows(home: Path) -> Iterator[Row]:
    """Seconds and memory of the check, by the schema alone and with usage rules and look-ups."""
    file = home / "orders.xml"
    write_orders(file, TRANSACTIONS)
    for profile_id, seconds in PROMISED.items():
        command = [sys.executable, __file__, str(file), profile_id]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        what = f"{TRANSACTIONS:,} orders checked, {profile_id}"
        yield Row(what, "s", found["seconds"], least=seconds)
        yield Row(f"{what}, memory", "MB", found["peak_mb"], least=MEMORY_MAX)


def measured(file: Path, transactions: int, profile_id: str) -> dict[str, float]:
    """CPU seconds of checking a file of orders in a stream, and the peak memory of the process.

    The memory (MB) is that of all the process did so far: call it in a process of its own.
    """
    records = Firms()
    started = time.process_time()
    with file.open("rb") as stream:
        report = check_file(stream, profile(profile_id), records, date(2026, 2, 16))
    seconds = time.process_time() - started
    if report.transactions != transactions:
        raise ValueError(f"{report.transactions} transactions were read of {transactions}")
    if len(set(records.asked)) < len(records.asked):
        raise ValueError("an LEI was looked up twice")
    return {"seconds": seconds, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    """The most memory since this program began.

    Linux tells it in VmHWM; its `ru_maxrss` counts what the parent had when it started this one.
    """
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def write_orders(file: Path, transactions: int) -> None:
    """The sample with its one order many times, numbered, without white space."""
    sample = (SAMPLES / "pain_001" / "coffee.xml").read_text()
    lines = "".join(line.strip() for line in sample.splitlines())
    before, tag, rest = lines.partition("<CdtTrfTxInf>")
    one, end, after = rest.partition("</CdtTrfTxInf>")
    uetr = one.partition("<UETR>")[2][:8]
    numbered = (
        one.replace("<EndToEndId>", f"<EndToEndId>{n:06}").replace(uetr, f"{n:08x}")
        for n in range(transactions)
    )
    with file.open("w", encoding="utf-8") as written:
        written.write(before)
        written.writelines(f"{tag}{each}{end}\n" for each in numbered)
        written.write(after)


class Firms:
    """The fictional firms, and which of them were asked for."""

    def __init__(self) -> None:
        with (SAMPLES.parent / "gleif" / "lei.xml").open("rb") as stream:
            entries = [one for one in read(stream).entries if isinstance(one, LeiRecord)]
        self._known = {record.lei: record for record in entries}
        self.asked: list[str] = []

    def __call__(self, leis: tuple[str, ...]) -> dict[str, LeiRecord | None]:
        self.asked.extend(leis)
        return {lei: self._known.get(lei) for lei in leis}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), TRANSACTIONS, sys.argv[2])))
