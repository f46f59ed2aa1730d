"""Lists are read in pages by a cursor: all of it, each once, in order."""

from __future__ import annotations

from typing import Any

import pytest


def _paged(ask: Any, path: str, name: str, key: str, count: int) -> list[Any]:
    found: list[Any] = []
    after: Any = None
    while True:
        wanted = {"count": count} | ({} if after is None else {"after": after})
        page = ask.get(path, params=wanted).json()
        assert len(page[name]) <= count
        found += [each[key] for each in page[name]]
        after = page["next"]
        if after is None:
            return found


@pytest.mark.parametrize("count", [1, 3, 1000])
def test_accounts_are_read_in_pages(world: Any, count: int) -> None:
    path = f"{world.path}/accounts"
    every = [each["account"] for each in world.trainer.get(path).json()["accounts"]]
    assert len(every) > 3
    assert _paged(world.trainer, path, "accounts", "account", count) == every


@pytest.mark.parametrize("count", [1, 2, 3, 1000])
def test_webhooks_are_read_in_pages(world: Any, count: int) -> None:
    path = f"{world.path}/webhooks"
    for port in (1, 2, 3):
        made = world.trainer.post(path, {"url": f"http://127.0.0.1:{9000 + port}/"})
        assert made.status_code == 201
    assert _paged(world.trainer, path, "webhooks", "number", count) == [1, 2, 3]


ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "currency": "EUR",
}


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_payments_are_read_in_pages_oldest_first(world: Any, count: int) -> None:
    path = f"{world.path}/transfers"
    buyer = world.seats["buyer"]
    made = []
    for amount in ("10.00", "20.00", "30.00"):
        made.append(buyer.post(path, ORDER | {"amount": amount}).json()["uetr"])
        world.trainer.post(f"{world.path}/clock", {"advance": "PT1H"})
    assert _paged(buyer, path, "transfers", "uetr", count) == made
    first = buyer.get(path).json()["transfers"][0]
    whole = buyer.get(f"{path}/{made[0]}").json()
    assert first == {member: whole[member] for member in first}


def test_a_seat_lists_only_the_payments_that_it_knows(world: Any) -> None:
    path = f"{world.path}/transfers"
    uetr = world.seats["buyer"].post(path, ORDER | {"amount": "10.00"}).json()["uetr"]
    assert world.seats["seller"].get(path).json() == {"transfers": [], "next": None}
    answer = world.seats["seller"].get(path, params={"after": uetr})
    assert (answer.status_code, answer.json()["type"].split("/")[-1]) == (404, "no-such-part")


@pytest.mark.parametrize("list_", ["accounts", "transfers", "webhooks"])
@pytest.mark.parametrize("count", ["0", "-1", "1001", "x"])
def test_a_page_of_no_size_is_refused(world: Any, list_: str, count: str) -> None:
    answer = world.trainer.get(f"{world.path}/{list_}", params={"count": count})
    assert answer.status_code == 422
