"""A measured row, and the table that `make bench` prints."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured: ours and the peer's in one run, and what must be reached.

    `least` is of ours, in `unit`; where `unit` is a time, it is the most that is allowed.
    `ratio_least` is how many times as good as the peer's ours must be.
    """

    what: str
    unit: str
    ours: float
    peer_name: str = ""
    peer: float | None = None
    least: float | None = None
    ratio_least: float | None = None

    @property
    def is_time(self) -> bool:
        """Whether less is better."""
        return self.unit in ("s", "ms", "MB", "times")

    @property
    def ratio(self) -> float | None:
        """How many times as good as the peer's."""
        if not self.peer:
            return None
        return self.peer / self.ours if self.is_time else self.ours / self.peer

    @property
    def reached(self) -> bool:
        """Whether both limits are kept."""
        kept = self.least is None or (
            self.ours <= self.least if self.is_time else self.ours >= self.least
        )
        return kept and (self.ratio_least is None or (self.ratio or 0) >= self.ratio_least)


HEADINGS = ("what", "ours", "peer", "ratio", "limit", "reached")


def table(rows: Sequence[Row]) -> str:
    """The rows as a table of Markdown, under the day and the machine."""
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *(_cells(row) for row in rows)]
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{datetime.now(UTC):%Y-%m-%d}, {machine()}\n\n{text}\n"


def machine() -> str:
    """Processor, cores, system and Python of this machine."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}"
        f" {platform.release()}, Python {platform.python_version()}"
    )


def _cells(row: Row) -> tuple[str, ...]:
    peer = f"{_told(row.peer, row.unit)} ({row.peer_name})" if row.peer else row.peer_name
    ratio = f"{row.ratio:.2f}" if row.ratio else ""
    return (
        row.what,
        _told(row.ours, row.unit),
        peer,
        ratio,
        _limit(row),
        "yes" if row.reached else "NO",
    )


def _limit(row: Row) -> str:
    sign = "≤" if row.is_time else "≥"
    limits = [f"{sign} {_told(row.least, row.unit)}"] if row.least is not None else []
    limits += [f"ratio ≥ {row.ratio_least:g}"] if row.ratio_least is not None else []
    return ", ".join(limits)


def _told(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123  a file of the kernel
            names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()
