"""The check of codes beside python-stdnum's `lei.is_valid`, on one core."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from figures import Row
from stdnum import lei as stdnum_lei
from stdnum.iso7064 import mod_97_10

from lei.code import check
from lei.many import check_many, check_plain

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ONES, MANY, ROUNDS = 50_000, 1_000_000, 5


def rows(_home: Path) -> Iterator[Row]:
    """One code at a time, and a million at once, with numpy and without."""
    codes = _right_codes(ONES)
    many = (codes * (MANY // ONES))[:MANY]
    yield _row("one right code checked", lambda: [check(code) for code in codes], codes, ONES, 3)
    yield _row("a million codes checked, numpy", lambda: check_many(many), codes, MANY, 80)
    yield _row("a million codes checked, without", lambda: check_plain(many), codes, MANY, 4)


def _row(what: str, ours: Callable[[], object], codes: list[str], count: int, least: float) -> Row:
    """Ours and the peer's in turns; codes a second of this process's own time."""
    mine, peers = [], []
    for _ in range(ROUNDS):
        mine.append(count / _seconds(ours))
        peers.append(ONES / _seconds(lambda: [stdnum_lei.is_valid(code) for code in codes]))
    name = "python-stdnum lei.is_valid"
    return Row(what, "/s", median(mine), name, median(peers), ratio_least=least)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _right_codes(count: int) -> list[str]:
    chance = random.Random(17442)
    bodies = ("".join(chance.choices(ALPHABET, k=18)) for _ in range(count))
    return [body + mod_97_10.calc_check_digits(body) for body in bodies]
