"""A world's log as a file: one act a line, with what it caused and the digest that proves it.

The file is JSON Lines in UTF-8; a line is
`{"number", "seat", "kind", "body", "digest", "outcomes"}`. The same log gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from payments.errors import PaymentsError
from payments.world.acts import kind_of
from payments.world.replay import proof
from payments.world.state import Act, Entry
from payments.world.tagged import canonical, plain, typed
from sandbox.errors import UnreadableLog
from sandbox.services import whole_file


def write(path: Path, entries: Iterable[Entry], digests: Iterable[str]) -> None:
    """Keep a log at `path`, whole or not at all."""
    lines = [canonical(_line(e, d)) + b"\n" for e, d in zip(entries, digests, strict=True)]
    whole_file.write(path, b"".join(lines))


def read(path: Path) -> tuple[tuple[Act, str], ...]:
    """The acts of a log file, each with the proof of what it kept.

    Raises UnreadableLog with the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableLog(str(path), 0, str(error)) from None
    if not lines:
        raise UnreadableLog(str(path), 0, "the file is empty")
    return tuple(_act(path, number, line) for number, line in enumerate(lines, start=1))


def _line(entry: Entry, digest: str) -> dict[str, Any]:
    act = entry.act
    body, outcomes = plain(act.body), plain(entry.outcomes)
    kept = {"number": act.number, "seat": act.seat, "kind": act.kind, "digest": digest}
    return {**kept, "body": body, "outcomes": outcomes}


def _act(path: Path, number: int, line: str) -> tuple[Act, str]:
    try:
        data = json.loads(line)
        body: object = typed(kind_of(data["kind"]).body, data["body"])
        act = Act(int(data["number"]), str(data["seat"]), str(data["kind"]), body)
        return act, proof(data["outcomes"], str(data["digest"]))
    except (ValueError, KeyError, TypeError, PaymentsError) as error:
        raise UnreadableLog(str(path), number, str(error)) from None
