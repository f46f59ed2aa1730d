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


@pytest.mark.parametrize("list_", ["accounts", "webhooks"])
@pytest.mark.parametrize("count", ["0", "-1", "1001", "x"])
def test_a_page_of_no_size_is_refused(world: Any, list_: str, count: str) -> None:
    answer = world.trainer.get(f"{world.path}/{list_}", params={"count": count})
    assert answer.status_code == 422
