"""How much memory processes hold, looked at twenty times a second."""

from __future__ import annotations

import threading

import psutil

LOOK_EVERY_S = 0.05


class Memory:
    """The most that this process and those below it hold together while a block runs, in MB.

    What they share is counted for each.
    """

    def __enter__(self) -> Memory:
        self.before_mb = self.most_mb = held_mb()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()

    @property
    def grown_mb(self) -> float:
        """By how much it grew."""
        return self.most_mb - self.before_mb

    def _look(self) -> None:
        while not self._ended.wait(LOOK_EVERY_S):
            self.most_mb = max(self.most_mb, held_mb())


def held_mb() -> float:
    """What this process and those below it hold now, in MB."""
    this = psutil.Process()
    held = 0
    for process in (this, *this.children(recursive=True)):
        try:
            held += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return held / 1024 / 1024
