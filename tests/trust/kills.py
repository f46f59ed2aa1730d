"""kill -9 at moments of chance: what was acknowledged is there once, nothing half done is seen.

Each function makes so many kills in a folder and gives back what is wrong afterwards.
"""

from __future__ import annotations

import gzip
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import file_kills
import requests
from chance import Chance
from figure import Figure
from receiver import Receiver
from served import Served, open_world, run, serve, unsound

from sandbox.services import synth
from sandbox.services.synth import FileFormat

Kill: TypeAlias = Callable[[Path, int, Chance], list[str]]

OLD, NEW = 300, 2_500
"""Records of the register before an import that is killed, and after it."""
WRITERS = 4


def figures(folder: Path, kills_each: int, seed: int = 1) -> Iterator[Figure]:
    """One row for each kind of work that is killed."""
    for name in KILLS:
        here = folder / name.replace(" ", "-")
        here.mkdir()
        yield figure(name, here, kills_each, seed)


def figure(name: str, folder: Path, kills: int, seed: int = 1) -> Figure:
    """One kind of work, killed so many times."""
    chance = Chance(seed)
    wrong = KILLS[name](folder, kills, chance)
    if kills > 4 and chance.hits < kills / 2:
        wrong.append(f"only {chance.hits} of {kills} kills came while it was at work")
    return Figure(f"kill -9 during {name}", kills, "kills", f"{chance.hits} in time", tuple(wrong))


def importing(folder: Path, kills: int, chance: Chance) -> list[str]:
    """An import is done or was not begun, whatever the moment; the next one goes through."""
    home = folder / "home"
    files = {count: _invented(folder / str(count), count) for count in (OLD, NEW)}
    wrong: list[str] = []
    run(home, "import", "--realm", "fictional", *files[OLD])
    began = time.monotonic()
    run(home, "import", "--realm", "fictional", *files[NEW])
    whole = time.monotonic() - began
    for number in range(kills):
        before = _records(home)
        wanted = OLD if before == NEW else NEW
        chance.kill(whole, home, "import", "--realm", "fictional", *files[wanted])
        if _records(home) not in (before, wanted):
            wrong.append(f"kill {number}: {_records(home)} records, not {before} or {wanted}")
    code, said = run(home, "import", "--realm", "fictional", *files[OLD])
    if (code, _records(home)) != (0, OLD):
        wrong.append(f"the import after the kills ended with {code}: {said[-300:]}")
    return wrong + _left_behind(home)


def upgrading(folder: Path, kills: int, chance: Chance) -> list[str]:
    """A database of the release before is upgraded, or is as it was; no act is lost."""
    wrong: list[str] = []
    whole = 0.0
    for number in range(kills + 1):  # the first is timed and not killed
        home = folder / f"home{number}"
        home.mkdir()
        (home / "sandbox.sqlite").write_bytes(_before())
        acts = _acts(home)
        if number == 0:
            began = time.monotonic()
            run(home, "database", "upgrade")
            whole = time.monotonic() - began
        else:
            chance.kill(whole, home, "database", "upgrade")
        code, said = run(home, "database", "upgrade")
        if code or _acts(home) != acts:
            wrong.append(f"kill {number}: upgrade ended with {code}, {_acts(home)}: {said[-300:]}")
        wrong += unsound(home, number)
    return wrong


def backing_up(folder: Path, kills: int, chance: Chance) -> list[str]:
    """A backup is whole or is not there, and the database is none the worse."""
    home, wrong = folder / "home", []
    home.mkdir()
    (home / "sandbox.sqlite").write_bytes(_before())
    run(home, "database", "upgrade")
    began = time.monotonic()
    run(home, "database", "backup", str(folder / "first.sqlite"))
    whole = time.monotonic() - began
    for number in range(kills):
        file = folder / f"copy{number}" / "sandbox.sqlite"
        file.parent.mkdir()
        chance.kill(whole, home, "database", "backup", str(file))
        if file.exists():
            wrong += unsound(file.parent, number)
            if _acts(file.parent) != _acts(home):
                wrong.append(f"kill {number}: the copy lacks acts")
    return wrong + unsound(home, kills)


def acting(folder: Path, kills: int, chance: Chance) -> list[str]:
    """Acts and files of payments over HTTP, with a webhook: kept once, and told at least once."""
    home = folder / "home"
    with Receiver() as receiver:
        served = serve(home)
        play = Play(open_world(served))
        play.listen(served, receiver.url)
        for number in range(kills):
            play.write_until_cut(served, number, chance.draw.uniform(0.05, 1.0))
            chance.hits += 1
            served = serve(home)
        log = play.log(served)
        wrong = play.judge(log)
        wrong += _untold(receiver, {act["number"] for act in log if act["kind"] in TOLD})
        served.stop()
    return wrong + unsound(home, kills)


@dataclass(slots=True)
class Play:
    """One world that is written to from several threads, and what was acknowledged of it."""

    opened: Any
    acknowledged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The world at the API."""
        return f"/api/worlds/{self.opened['id']}"

    def listen(self, served: Served, url: str) -> None:
        """Register a webhook for all that the trainer may see."""
        asked = {"url": url}
        self.ask("POST", served, "/webhooks", self.opened["key"], json=asked).raise_for_status()

    def write_until_cut(self, served: Served, number: int, seconds: float) -> None:
        """Acts from several threads, then a power cut after so many seconds."""
        threads = [
            threading.Thread(target=self._write, args=(served, f"K{number}W{writer}"))
            for writer in range(WRITERS)
        ]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        served.cut()
        for thread in threads:
            thread.join()

    def _write(self, served: Served, mark: str) -> None:
        seat = self.opened["seats"]["buyer"]["key"]
        for count in range(100_000):
            text = f"{mark}C{count}"
            body = {**ORDER, "end_to_end_id": text}
            try:
                answer = self.ask("POST", served, "/transfers", seat, json=body)
            except requests.RequestException:
                return
            if answer.status_code == 202:
                self.acknowledged.append(text)
            else:
                self.refused.append(f"{answer.status_code} {answer.text[:200]}")

    def log(self, served: Served) -> list[Any]:
        """All acts of the world."""
        found: list[Any] = []
        after = 0
        while True:
            asked = {"after": str(after), "count": "1000"}
            page = self.ask("GET", served, "/log", self.opened["key"], params=asked).json()["acts"]
            if not page:
                return found
            found += page
            after = page[-1]["number"]

    def judge(self, log: list[Any]) -> list[str]:
        """What was acknowledged and is not in the log exactly once; gaps; refusals."""
        kept = Counter(act["body"].get("end_to_end_id") for act in log)
        others = [text for text in self.acknowledged if kept[text] != 1]
        wrong = [f"{text} is in the log {kept[text]} times" for text in others]
        wrong += [f"refused: {why}" for why in self.refused]
        if [act["number"] for act in log] != list(range(1, len(log) + 1)):
            wrong.append("the numbers of the log have gaps")
        return wrong + ([] if self.acknowledged else ["nothing was acknowledged at all"])

    def ask(self, method: str, served: Served, path: str, key: str, **more: Any) -> Any:
        """A request with a key."""
        headers = {"Authorization": f"Bearer {key}"}
        return requests.request(
            method, f"{served.url}{self.path}{path}", headers=headers, timeout=30, **more
        )


def _untold(receiver: Receiver, acts: set[int], within_s: float = 120) -> list[str]:
    until = time.monotonic() + within_s
    while time.monotonic() < until and not acts <= receiver.acts():
        time.sleep(0.5)
    missing = acts - receiver.acts()
    return [f"{len(missing)} of {len(acts)} acts were never told"] if missing else []


def _acts(home: Path) -> dict[str, int]:
    with closing(sqlite3.connect(home / "sandbox.sqlite")) as connection:
        return dict(connection.execute("SELECT world, count(*) FROM act GROUP BY world"))


def _records(home: Path) -> int:
    with closing(sqlite3.connect(home / "register.sqlite")) as connection:
        (count,) = connection.execute("SELECT count(*) FROM record").fetchone()
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    return int(count) if sound == "ok" else -1


def _left_behind(home: Path) -> list[str]:
    known = {"register.sqlite", "register.sqlite.lock", "rejects.csv"}
    found = {path.name for path in home.iterdir()} - known
    return [f"left behind after a good import: {', '.join(sorted(found))}"] if found else []


def _invented(folder: Path, count: int) -> list[str]:
    synth.write(folder, count, 7, [FileFormat.CSV])
    return [str(path) for path in sorted(folder.glob("*.zip"))]


def _before() -> bytes:
    """The database of the release before, that the tests keep."""
    return gzip.decompress((Path(__file__).parents[1] / "sandbox" / "trust" / KEPT).read_bytes())


KEPT = "engine-2.sqlite.gz"
TOLD = ("transfer.order",)
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": "0.01",
    "currency": "EUR",
}
KILLS: dict[str, Kill] = {
    "import": importing,
    "migration": upgrading,
    "backup": backing_up,
    "acts and deliveries": acting,
    "files of payments": file_kills.ordering,
}
