"""A file that is written whole or not at all: on a full disk, what was there before stays."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Keep `data` at `path`. Raises OSError; then nothing is left of it."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
