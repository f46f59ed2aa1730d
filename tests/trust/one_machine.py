"""Eight processes that play in the same worlds, as workers on eight machines do: a program.

`python one_machine.py URL WORKSHOP SECONDS WORLD …` imports the house once, divides into eight,
prints their process ids in one line, and ends when all of them have. Each of the eight acts in all
worlds, asks for ticks of the workshop's clock, delivers to webhooks; and prints a line for each act
that it was told is kept.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import count

from payments.world.state import TRAINER
from sandbox.errors import DatabaseBusy, SandboxError
from sandbox.services import deliveries, worlds
from sandbox.services.workshops import clocks, people
from sandbox.store import webhooks
from sandbox.store.database import Database, connect, unit_of_work

PROCESSES = 8
CLAIM_S, DRAIN_WITHIN_S = 6.0, 30.0
"""A claim of who was killed lasts so long here: 20 s elsewhere."""

TURNS_LEAST = 5
"""However slow the machine is: so that the first victim gets to where it is killed."""

ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": {"amount": "0.01", "currency": "EUR"},
}


def main(url: str, workshop: str, seconds: float, names: list[str]) -> None:
    """Divide into eight, and wait for them."""
    children = [_divide(url, workshop, seconds, names, number) for number in range(PROCESSES)]
    _say(" ".join(map(str, children)))
    for child in children:
        os.waitpid(child, 0)


def _divide(url: str, workshop: str, seconds: float, names: list[str], number: int) -> int:
    child = os.fork()
    if child:
        return child
    deliveries.TAKEN_S = CLAIM_S
    database = connect(url)
    stop = deliveries.start(database, "loopback")
    try:
        _join(database, workshop, number)
        _play(database, workshop, time.monotonic() + seconds, names, number)
        _drain(database)
        stop()
    except BaseException as bug:
        _say(f"bug {number} {bug!r}")
    os._exit(0)


def _join(database: Database, workshop: str, number: int) -> None:
    with unit_of_work(database.writing()) as session:
        people.join(session, workshop, f"Person {number}")
    try:
        with unit_of_work(database.writing()) as session:
            people.join(session, workshop, "Pelican")
        _say(f"joined {number} Pelican")
    except SandboxError:
        return


def _play(database: Database, workshop: str, until: float, names: list[str], number: int) -> None:
    for turn in count():
        if turn >= TURNS_LEAST and time.monotonic() > until:
            return
        _act(database, names[(number + turn) % len(names)], f"M{number}T{turn}", turn)
        if clocks.tick(database, workshop) is not None:
            _say(f"tick {number}")


def _act(database: Database, world: str, mark: str, turn: int) -> None:
    """An order, every fourth one sent twice; every tenth turn moves the clock instead."""
    kind, body, seat = "transfer.order", {**ORDER, "end_to_end_id": mark}, "buyer"
    if turn % 10 == 9:
        kind, body, seat = "advance", {"to": "PT1H"}, TRAINER
    numbers = {_kept(database, world, seat, kind, body, mark) for _ in range(1 + (turn % 4 == 3))}
    _say(f"kept {world} {mark} {' '.join(map(str, numbers))}")


def _kept(database: Database, world: str, seat: str, kind: str, body: object, key: str) -> int:
    """The number of an act, sent again with its key for as long as the database is busy."""
    while True:
        try:
            with unit_of_work(database.writing()) as session:
                return worlds.act(session, world, seat, kind, body, key=key).number  # type: ignore[arg-type]
        except DatabaseBusy:
            _say("busy")


def _drain(database: Database) -> None:
    """Go on delivering until nothing waits, what a dead process had claimed included."""
    until = time.monotonic() + DRAIN_WITHIN_S
    while time.monotonic() < until:
        with database.reading() as session:
            if not webhooks.waiting(session):
                return
        time.sleep(0.2)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4:])
