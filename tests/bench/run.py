"""`make bench`: everything that is promised in figures, measured beside its peers, as one table.

Exit 1 when a limit is not kept. The rooms of the bench are listed in ROOMS; those named on the
command line are measured, or all. SIZE says how many entities the register has: 300,000, a number,
or `full`. With `--write` the table takes the place of the last one in the help.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import big_files
import class_load
import codes
import growth
import message_checks
import messages_and_records
import registers
import transfers
from figures import Row, table

Room: TypeAlias = Callable[[Path], Iterator[Row]]


def main(asked: list[str]) -> int:
    """Measure, print, judge."""
    names = [name for name in asked if name != WRITE]
    rows: list[Row] = []
    for name in names or ROOMS:
        with tempfile.TemporaryDirectory(prefix="bench-") as home:
            for row in ROOMS[name](Path(home)):
                rows.append(row)
                print(row.what, file=sys.stderr)
    print(table(rows))
    if WRITE in asked:
        PAGE.write_text(with_run(PAGE.read_text("utf-8"), table(rows)), "utf-8")
    return 0 if all(row.reached for row in rows) else 1


def with_run(page: str, run: str) -> str:
    """The page of help with this run in place of the last one."""
    before, heading, rest = page.partition("## The last run\n")
    _last, next_heading, after = rest.partition("\n## ")
    if not heading or not next_heading:
        raise ValueError("the page has no place for a run")
    return f"{before}{heading}\n{run}{next_heading}{after}"


WRITE = "--write"
PAGE = Path(__file__).parents[2] / "sandbox" / "help" / "performance.md"
ROOMS: dict[str, Room] = {
    "codes": codes.rows,
    "registers": registers.rows,
    "transfers": transfers.rows,
    "big-files": big_files.rows,
    "messages": messages_and_records.rows,
    "message-checks": message_checks.rows,
    "class": class_load.rows,
    "growth": growth.rows,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
