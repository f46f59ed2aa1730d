"""A class and some developers, as the service meets them: each is a thread with one connection.

Somebody in a class has a page open that asks every two seconds whether there is news, reads the
page again when there is, and acts now and then. A developer sends payments and reads them.
"""

from __future__ import annotations

import http.client
import itertools
import json
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCENARIO = "late-bill-of-lading"
SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")
POLL_EVERY_S = 2.0
ACT_EVERY_S = 20.0
DEVELOPER_PAUSE_S = 0.2
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": "0.01",
    "currency": "EUR",
}
_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class Tally:
    """What came of all requests: milliseconds by what was asked, and what went wrong."""

    taken_ms: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, milliseconds: float, status: int, text: bytes) -> None:
        """One answer."""
        with self.lock:
            self.taken_ms.setdefault(what, []).append(milliseconds)
            if status >= 400:
                self.errors.append(f"{what} answered {status}: {text[:300]!r}")

    def fail(self, what: str, problem: Exception) -> None:
        """One request without an answer."""
        with self.lock:
            self.errors.append(f"{what}: {type(problem).__name__} {problem}")

    @property
    def requests(self) -> int:
        """How many were answered."""
        return sum(map(len, self.taken_ms.values()))

    def p95(self, what: str) -> float:
        """What 95 of 100 requests took at most, in milliseconds; 0 when there was none."""
        taken = sorted(self.taken_ms.get(what, ()))
        return taken[len(taken) * 95 // 100] if taken else 0.0


@dataclass(slots=True)
class Visitor:
    """Somebody with a key and one connection."""

    port: int
    key: str
    tally: Tally
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, what: str, method: str, path: str, body: object = None, tag: str = "") -> Any:
        """Status, ETag and body of an answer; None when there was none."""
        seat = {"Authorization": f"Bearer {self.key}", "Cookie": f"sandbox_seat={self.key}"}
        headers = seat if self.key else {}
        sent = None if body is None else json.dumps(body).encode()
        headers |= {"If-None-Match": tag} if tag else {}
        headers |= {"Content-Type": "application/json"} if sent else {}
        began = time.perf_counter()
        try:
            self.connection.request(method, path, sent, headers)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as problem:
            self.connection.close()
            self.tally.fail(what, problem)
            return None
        self.tally.note(what, (time.perf_counter() - began) * 1000, answer.status, text)
        return answer.status, answer.getheader("ETag") or "", text


def gather(port: int, people: int, key: str = "") -> list[Any]:
    """Open a room and let so many people join it, four at a table; what each was told."""
    asked = {"scenario": SCENARIO, "tables": -(-people // len(SEATS))}
    with Visitor(port, key, Tally()) as anyone:
        room = _told(anyone.ask("open", "POST", "/api/workshops", asked))
        join = f"/api/workshops/{room['code']}/join"
        return [
            _told(anyone.ask("join", "POST", join, {"nickname": f"P{number}", **_place(number)}))
            for number in range(people)
        ]


def play(port: int, joined: Sequence[Any], developers: int, seconds: float) -> Tally:
    """Let the class and the developers do what they do for so long."""
    tally, until = Tally(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_take_part, args=(port, who, tally, until)) for who in joined
    ]
    threads += [
        threading.Thread(target=_develop, args=(port, tally, until)) for _ in range(developers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def memory_mb(home: Path) -> float:
    """Megabytes that the processes of the service of this home hold, shared pages counted once."""
    return sum(_held(path) for path in Path("/proc").glob("[0-9]*") if _is_of(path, home)) / 1024


def _take_part(port: int, joined: Any, tally: Tally, until: float) -> None:
    chance, tag = random.Random(joined["person"]), ""
    time.sleep(chance.uniform(0, POLL_EVERY_S))
    acts_at = time.monotonic() + chance.uniform(0, ACT_EVERY_S)
    with Visitor(port, joined["key"], tally) as me:
        while time.monotonic() < until:
            tag = _poll(me, joined["workshop"], tag)
            if time.monotonic() > acts_at:
                _act(me, joined["world"])
                acts_at += ACT_EVERY_S
            time.sleep(POLL_EVERY_S)


def _poll(me: Visitor, workshop: str, tag: str) -> str:
    """Ask for news, and read the page when there is some; the tag to ask with the next time."""
    news = me.ask("news", "GET", f"/api/workshops/{workshop}", tag=tag)
    if not news or news[0] != 200:
        return tag
    me.ask("page", "GET", "/seat")
    return str(news[1])


def _act(me: Visitor, world: str) -> None:
    body = {"lei": f"SBOX00{next(_NUMBERS):014d}"}
    me.ask("act", "POST", f"/api/worlds/{world}/acts", {"kind": LOOK_UP, "body": body})


def _develop(port: int, tally: Tally, until: float) -> None:
    with Visitor(port, "", tally) as me:
        world = _told(me.ask("world", "POST", "/api/worlds", {"scenario": SCENARIO}))
        me.key = world["seats"]["buyer"]["key"]
        path = f"/api/worlds/{world['id']}/transfers"
        while time.monotonic() < until:
            ordered = me.ask("transfer", "POST", path, ORDER)
            if ordered and ordered[0] == 202:
                me.ask("transfer read", "GET", f"{path}/{json.loads(ordered[2])['uetr']}")
            time.sleep(DEVELOPER_PAUSE_S)


def _place(number: int) -> dict[str, object]:
    return {"table": 1 + number // len(SEATS), "seat": SEATS[number % len(SEATS)]}


def _told(answer: Any) -> Any:
    if not answer or answer[0] >= 400:
        raise RuntimeError(f"the class could not begin: {answer}")
    return json.loads(answer[2])


def _is_of(process: Path, home: Path) -> bool:
    try:
        command = (process / "cmdline").read_bytes()
    except OSError:
        return False
    return str(home).encode() in command and b"serve" in command


def _held(process: Path) -> int:
    """KiB of a process (its share of what it shares); 0 when it has ended."""
    try:
        told = (process / "smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))


LOOK_UP = "entity.look_up"
