"""When to cut the power: at moments of chance, the same with the same seed."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from served import cut, start


@dataclass(slots=True)
class Chance:
    """When to kill; and how many of the killed were still at work.

    `pace` is 1 at first: after a kill that came too late, the next ones come sooner.
    """

    seed: int
    hits: int = 0
    pace: float = 1.0
    draw: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)

    def kill(self, seconds: float, home: Path, *command: str) -> None:
        """Begin a command that takes so many seconds, and kill it on the way."""
        process = start(home, *command, log=home.parent / "killed.log")
        time.sleep(self.pace * self.draw.uniform(0.2 * seconds, 0.95 * seconds))
        if process.poll() is None:
            self.hits += 1
        else:
            self.pace *= 0.9
        cut(process)
