"""Eight writers at once, and a power cut: an acknowledged act is in the log once, none is lost."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

WRITERS = 8
ACTS = 25


def _look_up(client: Any, world: str, text: str) -> int:
    """An act that is always open; `text` tells it from all others. Its number."""
    answer = client.act(world, "entity.look_up", lei=text)
    assert answer.status_code == 201, answer.text
    return int(answer.json()["number"])


def _write(client: Any, world: str, writer: int) -> dict[int, str]:
    texts = [f"SBOX00WRITER{writer}ACT{count:04d}" for count in range(ACTS)]
    return {_look_up(client, world, text): text for text in texts}


def _log(world: Any) -> dict[int, str]:
    acts = world.trainer.get(f"{world.path}/log", params={"count": 1000}).json()["acts"]
    assert [act["number"] for act in acts] == list(range(1, len(acts) + 1))
    return {act["number"]: act["body"]["lei"] for act in acts if act["kind"] == "entity.look_up"}


def test_eight_writers_in_one_world_lose_nothing(world: Any) -> None:
    clients = [*world.seats.values()] * 2
    with ThreadPoolExecutor(WRITERS) as pool:
        kept = list(pool.map(_write, clients, [world.id] * WRITERS, range(WRITERS)))
    acknowledged = {number: text for part in kept for number, text in part.items()}
    assert len(acknowledged) == WRITERS * ACTS
    assert _log(world) == acknowledged
    assert world.trainer.get(f"{world.path}/replay").json()["same"]


def test_eight_writers_in_eight_worlds_lose_nothing(open_world: Any) -> None:
    worlds = [open_world() for _ in range(WRITERS)]
    clients = [world.seats["seller"] for world in worlds]
    with ThreadPoolExecutor(WRITERS) as pool:
        kept = list(pool.map(_write, clients, [w.id for w in worlds], range(WRITERS)))
    for world, acknowledged in zip(worlds, kept, strict=True):
        assert len(acknowledged) == ACTS
        assert _log(world) == acknowledged


def test_the_same_key_from_eight_writers_is_done_once(world: Any) -> None:
    def post(client: Any) -> requests.Response:
        body = {"kind": "entity.look_up", "body": {"lei": "SBOX00R7ELBK04T9QZ11"}}
        key = {"Idempotency-Key": "tap"}
        return client.post(f"{world.path}/acts", body, headers=key)

    with ThreadPoolExecutor(WRITERS) as pool:
        answers = list(pool.map(post, [world.seats["seller"]] * WRITERS))
    assert Counter(answer.status_code for answer in answers) == {201: WRITERS}
    assert len({answer.text for answer in answers}) == 1
    assert len(_log(world)) == 1


def test_readers_are_not_kept_waiting_by_writers(world: Any) -> None:
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(world.seats["buyer"].get(world.path).json()["number"])

    reader = threading.Thread(target=read)
    reader.start()
    _write(world.seats["seller"], world.id, 0)
    done.set()
    reader.join()
    assert seen == sorted(seen)
    assert len(seen) > 1


@pytest.mark.parametrize("cuts", [3])
def test_a_power_cut_loses_no_acknowledged_act(serve: Any, tmp_path: Path, cuts: int) -> None:
    home = tmp_path / "home"
    service = serve(home=home)
    opened = requests.post(
        f"{service.url}/api/worlds", json={"scenario": "late-bill-of-lading"}, timeout=30
    ).json()
    path, key = f"/api/worlds/{opened['id']}", opened["seats"]["seller"]["key"]
    acknowledged: list[str] = []
    for cut in range(cuts):
        _write_until_cut(service, path, key, acknowledged, cut)
        service = serve(home=home)
    headers = {"Authorization": f"Bearer {opened['key']}"}
    log = requests.get(f"{service.url}{path}/log?count=1000", headers=headers, timeout=30).json()
    kept = Counter(act["body"].get("lei") for act in log["acts"])
    assert len(acknowledged) >= cuts * 20
    assert {text: kept[text] for text in acknowledged} == dict.fromkeys(acknowledged, 1)
    same = requests.get(f"{service.url}{path}/replay", headers=headers, timeout=30).json()
    assert same["same"]


def _write_until_cut(service: Any, path: str, key: str, acknowledged: list[str], cut: int) -> None:
    headers = {"Authorization": f"Bearer {key}"}
    enough = threading.Event()

    def write(writer: int) -> None:
        for count in range(10_000):
            text = f"SBOX00CUT{cut}WRT{writer}{count:06d}"
            act = {"kind": "entity.look_up", "body": {"lei": text}}
            try:
                answer = requests.post(
                    f"{service.url}{path}/acts", json=act, headers=headers, timeout=30
                )
            except requests.RequestException:
                return
            assert answer.status_code == 201
            acknowledged.append(text)
            if len(acknowledged) >= (cut + 1) * 20:
                enough.set()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    assert enough.wait(60)
    service.kill()
    for thread in threads:
        thread.join()
