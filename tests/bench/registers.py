"""Everything about one large register: loading it, looking up in it, changing it, a long list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import code_list
import ingest
import look_ups
import while_serving
from figures import Row


def rows(home: Path) -> Iterator[Row]:
    """In this order: the group of the look-ups is put into the register last."""
    register = home / "home" / "register.sqlite"
    yield from ingest.rows(home, register)
    yield from while_serving.rows(home, register)
    yield from code_list.rows(home, register)
    yield from look_ups.rows(home, register)
