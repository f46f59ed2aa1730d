"""The packages this project stands on: what the lock files and the table of licences say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

OWN = "lei-sandbox"
FOLDER = Path(__file__).parents[2] / "requirements"
RUN, DEVELOP, SCHEMAS = (FOLDER / f"{name}.txt" for name in ("run", "develop", "schemas"))
LOCKS = (RUN, DEVELOP, SCHEMAS)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
ROW = re.compile(r"^\| ([a-z0-9-]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """A package in one version, and the hashes that its files may have."""

    name: str
    version: str
    hashes: tuple[str, ...]


def canonical(name: str) -> str:
    """A package's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> Iterator[Pin]:
    """What a lock file holds."""
    for entry in path.read_text("utf-8").replace("\\\n", " ").splitlines():
        found = PIN.match(entry)
        assert found, f"{path.name} holds something else than a version: {entry}"
        yield Pin(canonical(found[1]), found[2], tuple(HASH.findall(entry)))


def locked(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Name and version of all that is locked."""
    for path in paths:
        yield from ((pin.name, pin.version) for pin in pins(path))


def installed() -> set[tuple[str, str]]:
    """Name and version of every package of this environment but our own."""
    found = {(canonical(d.metadata["Name"]), d.version) for d in metadata.distributions()}
    return {(name, version) for name, version in found if name != OWN}


def licences() -> dict[str, str]:
    """The table of licences: package to SPDX expression."""
    table = (FOLDER / "README.md").read_text("utf-8").partition("|---|---|---|")[2]
    return {name: licence.strip() for name, licence, _ in ROW.findall(table)}
