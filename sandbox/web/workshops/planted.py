"""What was planted just now: the monitor says it once, after the form that planted it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask import request

from payments.network.faults import FAULTS


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault on an account; `table` is 0 where it is at all tables."""

    fault: str
    on: str
    table: int


def planted(accounts: Collection[str], tables: Collection[int]) -> Planted | None:
    """What the address says was planted, if there is such a fault, account and table."""
    says = {row.id: row.says for row in FAULTS}.get(request.args.get("fault", ""))
    on, table = request.args.get("on", ""), request.args.get("table", 0, int)
    known = on in accounts and (not table or table in tables)
    return Planted(says, on, table) if says and known else None
