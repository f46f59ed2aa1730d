"""On which line of a scenario's file a place stands, as far as a plain search can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence


def line_of(text: str, at: str) -> int:
    """The line of a place such as `$.ends[0].plans[2].seat`, from 1; 0 where none is found.

    Of a place that is not there, the line of the nearest part above it.
    """
    lines, here, path = text.splitlines(), -1, ""
    for name, index in _STEP.findall(at.removeprefix("$")):
        path = f"{path}.{name}".removeprefix(".")
        found = _found(lines, here, path, int(index) if index else None)
        if found is None:
            break
        here = found
    return here + 1


def _found(lines: Sequence[str], after: int, path: str, index: int | None) -> int | None:
    """The line of a table of that path, else of its last name as a key, or of an item below it."""
    header = re.compile(rf"\[\[?{re.escape(path)}\]\]?$")
    headers = [n for n, line in enumerate(lines) if n > after and header.match(line.strip())]
    if headers:
        return headers[index or 0] if (index or 0) < len(headers) else None
    key = re.compile(rf"(?:^|[\s{{,]){re.escape(path.rpartition('.')[2])}\s*=")
    known = next(
        (n for n, line in enumerate(lines) if n >= max(after, 0) and key.search(line)), None
    )
    return known if known is None or index is None else _item(lines, known, index)


def _item(lines: Sequence[str], key: int, index: int) -> int:
    """The line of an item of a list that begins at `key`; that line where they stand beside it."""
    if not lines[key].rstrip().endswith("["):
        return key
    items = (n for n in range(key + 1, len(lines)) if lines[n].strip()[:1] not in ("", "#", "]"))
    return next((n for number, n in enumerate(items) if number == index), key)


_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
