"""Invented registers for the bench: files written once a run, and registers made of them.

SIZE in the environment says how many entities: a number, or `full` for as many as there are.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from lei.gleif import to_csv
from lei.gleif.file import DataSet
from lei.ownership import Relationship, RelationshipType
from sandbox.services import synth
from sandbox.services.imports import Wanted, import_files
from sandbox.services.synth import CONTENT_AT, FileFormat
from sandbox.store.register_rows import Realm

SIZE, FULL, SMALL, SEED = 300_000, 3_200_000, 30_000, 17442
GROUP = 5_000


def size() -> int:
    """How many entities the large register has."""
    given = os.environ.get("SIZE", str(SIZE))
    return FULL if given == "full" else int(given)


def files(home: Path, records: int, form: FileFormat) -> list[Path]:
    """The three sets of a register, written where they do not lie yet."""
    folder = home / f"{records}-{form}"
    if not folder.exists():
        synth.write(folder, records, SEED, [form])
    return sorted(folder.glob("*.zip"))


def imported(paths: list[Path], register: Path) -> Path:
    """A register of these files, without GLEIF's filters."""
    import_files(paths, register, Realm.FICTIONAL, wanted=Wanted(filters=False))
    return register


def group_file(home: Path, leis: list[str], like: Relationship) -> Path:
    """A delta that puts all others of `leis` below the first."""
    top, *others = leis
    kind = RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY
    below = [
        Relationship(child, top, kind, like.status, like.registration, like.periods)
        for child in others
    ]
    path = home / f"{CONTENT_AT:%Y}0505-0800-gleif-goldencopy-rr-last-day.csv"
    path.write_bytes(b"".join(to_csv.write(DataSet.RELATIONSHIPS, below)))
    return path


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
