"""Many at once: one nickname, one PIN, one seat, and a trainer who deletes it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sandbox.errors import SandboxError
from sandbox.services.workshops import clocks, everywhere, people, rooms, seats
from sandbox.store.database import unit_of_work

MANY = 12


def at_once(*jobs: Callable[[], Any]) -> Counter[str]:
    """What came of the jobs, by the name of the refusal; `done` for those that were done."""

    def outcome(job: Callable[[], Any]) -> str:
        try:
            job()
        except SandboxError as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(MANY) as pool:
        return Counter(pool.map(outcome, jobs))


def test_one_nickname_goes_to_one_of_many(workshop: Any) -> None:
    jobs = [lambda: workshop.join("Pelican")] * MANY
    assert at_once(*jobs) == {"done": 1, "NicknameTaken": MANY - 1}


def test_many_nicknames_get_numbers_of_their_own(workshop: Any) -> None:
    jobs = [lambda n=n: workshop.join(f"Person {n}") for n in range(MANY)]
    assert at_once(*jobs) == {"done": MANY}
    numbers = [person.number for person in workshop.read(people.every, workshop.id)]
    assert numbers == list(range(1, MANY + 1))


def test_guessing_a_pin_at_once_gives_no_more_tries_than_one_by_one(workshop: Any) -> None:
    pin = workshop.join("Pelican").pin
    wrong = "0000" if pin != "0000" else "0001"

    def guess() -> None:
        with unit_of_work(workshop.database.writing()) as session:
            people.rejoin(workshop.database, session, workshop.id, "Pelican", wrong)

    assert at_once(*[guess] * MANY) == {"WrongPin": 5, "TooManyTries": MANY - 5}


def test_people_move_and_act_while_the_clocks_move(workshop: Any) -> None:
    joined = [workshop.join(f"Person {n}") for n in range(8)]
    everywhere.begin(workshop.database, workshop.id, 1)
    jobs: list[Callable[[], Any]] = [
        *(lambda p=p: workshop.do(seats.give_back, p.person) for p in joined),
        lambda: clocks.advance(workshop.database, workshop.id, "P1D"),
        lambda: workshop.act(1, "buyer", "entity.look_up", {"lei": "SBOX00R7ELBK04T9QZ11"}),
        lambda: workshop.act(2, "buyer", "entity.look_up", {"lei": "SBOX00R7ELBK04T9QZ11"}),
    ]
    assert at_once(*jobs) == {"done": len(jobs)}


def test_deleting_while_people_act_ends_in_nothing_or_not_found(workshop: Any) -> None:
    room = workshop.room

    def look() -> None:
        workshop.act(1, "buyer", "entity.look_up", {"lei": "SBOX00R7ELBK04T9QZ11"})

    looks: list[Callable[[], Any]] = [look] * (MANY - 1)
    came = at_once(*looks, lambda: workshop.do(rooms.delete))
    assert set(came) <= {"done", "NotFound"}
    with pytest.raises(SandboxError):
        workshop.read(rooms.show, room.id)
