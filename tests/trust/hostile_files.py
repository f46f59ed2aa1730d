"""Files that are wrong in every way: what the readers of the house do with them."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress

import hypothesis
from figure import Figure
from hypothesis import HealthCheck
from mutations import spoilt
from readers import READERS, REFUSALS, Reader

SECONDS_MAX = 5.0


class Slow(Exception):
    """A reader took longer over one file than anybody waits."""


def figures(files_each: int) -> Iterator[Figure]:
    """One row a reader."""
    for reader in READERS:
        yield attack(reader, files_each)


def attack(reader: Reader, files: int, *, seed: int = 0) -> Figure:
    """Give a reader spoilt files until one breaks it; a finding is the smallest that was found."""
    tried, seconds = 0, 0.0

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=files,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        report_multiple_bugs=False,
    )
    @hypothesis.given(spoilt(reader.samples()))
    def give(data: bytes) -> None:
        nonlocal tried, seconds
        tried += 1
        seconds = max(seconds, _read(reader, data))

    findings = _broken_by(give)
    return Figure(f"{reader.name}, spoilt", tried, "files", f"slowest {seconds:.2f} s", findings)


def _read(reader: Reader, data: bytes) -> float:
    began = time.process_time()
    with suppress(*REFUSALS):
        reader.read(data)
    seconds = time.process_time() - began
    if seconds > SECONDS_MAX:
        raise Slow(f"{seconds:.1f} s for {data[:200]!r}")
    return seconds


def _broken_by(give: Callable[[], None]) -> tuple[str, ...]:
    try:
        give()
    except Exception as bug:  # whatever a reader lets out is what is looked for
        last = traceback.extract_tb(bug.__traceback__)[-1]
        return (f"{type(bug).__name__}: {str(bug)[:300]} ({last.filename}:{last.lineno})",)
    return ()
