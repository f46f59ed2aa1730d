"""kill -9 while a file of 10,000 payments is taken in: all of it is there afterwards, or nothing.

Who sends it again under the same Idempotency-Key has one file, whichever it was.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import big_files
import requests
from chance import Chance
from served import Served, open_world, serve, unsound

KIND = "transfer.order_file"
ANSWERED_WITHIN_S = 120


def ordering(folder: Path, kills: int, chance: Chance) -> list[str]:
    """A file is posted and the power cut on its way, so many times, each in a world of its own."""
    home, file = folder / "home", big_files.orders()
    served = serve(home)
    first = Posting(open_world(served), file)
    began = time.monotonic()
    first.post(served)
    whole = time.monotonic() - began
    wrong = list(first.judge(served))
    for number in range(kills):
        posting = Posting(open_world(served), file)
        chance.hits += posting.post_until_cut(served, chance.draw.uniform(0.1, 0.95) * whole)
        wrong += unsound(home, number)
        served = serve(home)
        wrong += [f"kill {number}: {each}" for each in posting.judge(served)]
    served.stop()
    return wrong + unsound(home, kills)


@dataclass(slots=True)
class Posting:
    """One file for one world, under one key; `answered` is the number of the act, once told."""

    opened: Any
    file: bytes
    answered: int | None = None

    def post_until_cut(self, served: Served, seconds: float) -> bool:
        """Post, and cut the power after so many seconds: whether that was before the answer."""
        thread = threading.Thread(target=self._post_or_break, args=(served,))
        thread.start()
        time.sleep(seconds)
        served.cut()
        thread.join()
        return self.answered is None

    def post(self, served: Served) -> None:
        """Post, and keep what is answered."""
        headers = {"Content-Type": "application/xml", "Idempotency-Key": "the-file"}
        answer = self._ask("POST", served, "/transfers", headers, data=self.file)
        answer.raise_for_status()
        told = answer.json()
        assert len(told["uetrs"]) == big_files.PAYMENTS
        self.answered = told["number"]

    def judge(self, served: Served) -> Iterator[str]:
        """What is wrong now, and after the file is sent again."""
        kept = self._files(served)
        if self.answered is not None and kept != [(self.answered, big_files.PAYMENTS)]:
            yield f"act {self.answered} was acknowledged, and the log has {kept}"
        if kept not in ([], [(2, big_files.PAYMENTS)]):
            yield f"half a file is there: {kept}"
        self.post(served)
        if self._files(served) != [(self.answered, big_files.PAYMENTS)]:
            yield f"sent again it is act {self.answered}, and the log has {self._files(served)}"
        if not self._ask("GET", served, "/ledger/check").json()["balanced"]:
            yield "the books do not balance"

    def _files(self, served: Served) -> list[tuple[int, int]]:
        """Number and payments of each file in the log."""
        acts = self._ask("GET", served, "/log").json()["acts"]
        return [(act["number"], len(act["body"]["orders"])) for act in acts if act["kind"] == KIND]

    def _post_or_break(self, served: Served) -> None:
        try:
            self.post(served)
        except requests.ConnectionError:
            return

    def _ask(
        self,
        method: str,
        served: Served,
        path: str,
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> Any:
        key = {"Authorization": f"Bearer {self.opened['key']}"}
        return requests.request(
            method,
            f"{served.url}/api/worlds/{self.opened['id']}{path}",
            headers={**key, **(headers or {})},
            timeout=ANSWERED_WITHIN_S,
            **more,
        )
