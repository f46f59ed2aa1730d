"""`make trust`: the long form of what the suite tries in short, as a table; exit 1 on a finding.

Parts can be named (`hostile_files any_request odd_values kills load machines`); `--short` shows
that all of it works.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import any_request
import hostile_files
import kills
import load
import machines
import odd_values
from figure import Figure, table


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything is tried."""

    files_each: int  # of each reader
    requests_each: int  # of each operation of the API
    odd_one_in: int  # of all odd values in all places
    kills_each: int  # of each kind of work
    load: load.Size
    machines: machines.Size


LONG = Size(2_000, 150, 1, 15, load.LONG, machines.LONG)
SHORT = Size(60, 5, 100, 2, load.SHORT, machines.SHORT)

Part: TypeAlias = Callable[[Path, Size], Iterator[Figure]]


def main() -> int:
    """Try everything, print the table, judge."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all by default")
    asked.add_argument("--short", action="store_true")
    given = asked.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        asked.error(f"no such part: {', '.join(sorted(unknown))}")
    figures = list(_tried(given.parts or list(PARTS), SHORT if given.short else LONG))
    print(table(figures))
    return 1 if any(figure.findings for figure in figures) else 0


def _tried(parts: list[str], size: Size) -> Iterator[Figure]:
    for name in parts:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="trust-") as folder:
            for figure in PARTS[name](Path(folder), size):
                spent = time.monotonic() - began
                print(f"{spent:7.0f} s  {figure.what}: {len(figure.findings)}", file=sys.stderr)
                yield figure


PARTS: dict[str, Part] = {
    "hostile_files": lambda _folder, size: hostile_files.figures(size.files_each),
    "any_request": lambda folder, size: any_request.figures(folder, size.requests_each),
    "odd_values": lambda folder, size: odd_values.figures(folder, size.odd_one_in),
    "kills": lambda folder, size: kills.figures(folder, size.kills_each),
    "load": lambda folder, size: load.figures(folder, size.load),
    "machines": lambda folder, size: machines.figures(folder, size.machines),
}


if __name__ == "__main__":
    sys.exit(main())
