"""Where the records behind the LEIs of a message come from: the register, a world, a GLEIF API.

A code that its realm could not hold is left out, which reads as "not looked up": a register with
fictional firms only says nothing of a real one.
"""

from __future__ import annotations

from collections.abc import Mapping

from lei.gleif.http import GleifApi
from lei.record import LeiRecord
from payments.messages import Records
from payments.world.state import Opening
from sandbox.services.import_rows import FICTIONAL_PREFIX
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm


def from_register(register: Register) -> Records:
    """Look up in the register, in the realms that it holds."""

    def find(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        held = {publication.realm for publication in register.publications()}
        return {lei: register.record(lei) for lei in leis if _realm(lei) in held}

    return find


def from_world(opening: Opening, others: Records) -> Records:
    """Look up among the firms that a world carries; `others` answers for all else."""
    carried = {record.lei: record for record in opening.entities}

    def find(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        rest = tuple(lei for lei in leis if lei not in carried)
        own = {lei: carried[lei] for lei in leis if lei in carried}
        return {**(others(rest) if rest else {}), **own}

    return find


def from_gleif(api: GleifApi) -> Records:
    """Ask a GLEIF API. Raises SourceUnavailable when asked."""

    def find(leis: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
        known = api.records(leis)
        return {lei: known.get(lei) for lei in leis}

    return find


def _realm(lei: str) -> Realm:
    return Realm.FICTIONAL if lei.startswith(FICTIONAL_PREFIX) else Realm.GLEIF
