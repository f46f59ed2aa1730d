"""What of a workshop stays as it was at its start: lesson, ends and tables, read once a process.

To read an act of each plan takes longer than the rest of a page. A row that says something else
than the one that was read is read anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlmodel import Session

from payments.world.lesson import Lesson, told_in
from payments.world.scenario import End
from sandbox.services import scenarios
from sandbox.store import workshops as store
from sandbox.store.database import memory
from sandbox.store.workshops import KeptWorkshop

PLOTS_MAX = 50
"""How many a process remembers, the one first read forgotten first."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The lesson in the workshop's language, the ends, and the worlds by number of the table."""

    written: Mapping[str, Any]  # as the row has it
    language: str
    lesson: Lesson
    ends: tuple[End, ...]
    tables: Mapping[int, str]


def plot_of(session: Session, row: KeptWorkshop) -> Plot:
    """The plot of a workshop's row."""
    known = cast(dict[str, Plot], memory(session).setdefault("plots", {}))
    found = known.get(row.id)
    if found is None or (found.language, found.written) != (row.language, row.plot):
        found = known[row.id] = _read(session, row)
        for oldest in list(known)[:-PLOTS_MAX]:
            known.pop(oldest, None)
    return found


def _read(session: Session, row: KeptWorkshop) -> Plot:
    return Plot(
        written=row.plot,
        language=row.language,
        lesson=told_in(scenarios.lesson_of(row.plot["lesson"]), row.language),
        ends=tuple(scenarios.end_of(end) for end in row.plot["ends"]),
        tables={table.number: table.world for table in store.tables(session, row.id)},
    )
