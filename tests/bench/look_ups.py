"""Looking up in a register of SIZE entities: by code, by name, with a slip, up a chain, a group.

Times are of this process's own, the 99th of a hundred, over questions that come once each. Of a
name with one slip of the keyboard, the entity should stand among the first ten.
"""

from __future__ import annotations

import gc
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from figures import Row
from register_files import GROUP, SMALL, files, group_file, imported, size

from lei.group import chain, group
from sandbox.app import NEW_OBJECTS
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_search import find

QUESTIONS, SLIPS, GROUPS = 1_000, 400, 5
RECALL_LEAST, GROWTH_MAX = 0.95, 2.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def rows(home: Path, path: Path) -> Iterator[Row]:
    """Milliseconds of each kind of question; by what factor the look-up by code grows."""
    gc.freeze()  # as a worker of the service does
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
    register = Register(path)
    small = Register(imported(files(home, SMALL, FileFormat.CSV), home / "small.sqlite"))
    by_code = _milliseconds(_records(register)[0], register.record)
    yield _row("by LEI", by_code, 1)
    before = _milliseconds(_records(small)[0], small.record)
    growth = _half(by_code) / _half(before)
    yield Row(f"by LEI, p50, times that in {SMALL:,}", "times", growth, least=GROWTH_MAX)
    yield from _names(register)
    children = [lei for (lei,) in register.rows(_CHILDREN, QUESTIONS)]
    yield _row("an ownership chain", _milliseconds(children, lambda lei: chain(register, lei)), 1)
    yield _group(home, path)


def _names(register: Register) -> Iterator[Row]:
    codes, names = _records(register)
    chance = random.Random(17442)
    words = [chance.choice(re.findall(r"\w+", name)) for name in names]
    begun = [name[: chance.randint(3, 6)] for name in names]
    for what, asked in (("a whole name", names), ("its beginning", begun), ("one word", words)):
        yield _row(f"search by {what}", _milliseconds(asked, lambda text: find(register, text)), 50)
    pairs = [(code, slipped(name, chance)) for code, name in zip(codes, names, strict=True)]
    pairs = [(code, name) for code, name in pairs if name][:SLIPS]
    taken = _milliseconds([name for _, name in pairs], lambda text: find(register, text, 10))
    yield _row("search by a name with a slip", taken, 200)
    found = sum(code in {hit.lei for hit in find(register, name, 10)} for code, name in pairs)
    share = found / len(pairs)
    yield Row("the same: share found among the first ten", "", share, least=RECALL_LEAST)


def slipped(name: str, chance: random.Random) -> str:
    """A name with one slip in a word of five letters or more; empty where it has none."""
    words = name.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= 5]
    if not long:
        return ""
    n = chance.choice(long)
    word, at = words[n], chance.randrange(len(words[n]) - 1)
    words[n] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + chance.choice(LETTERS) + word[at + 1 :],
            word[:at] + chance.choice(LETTERS) + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def _group(home: Path, path: Path) -> Row:
    """A group of 5,000, put together by a delta."""
    register = Register(path)
    ((lei,),) = register.rows(_CHILDREN, 1)
    leis = [lei for (lei,) in register.rows("SELECT lei FROM record LIMIT ?", GROUP)]
    large = group_file(home, leis, register.parents(lei)[0])
    imported([large], path)
    taken = _milliseconds([leis[0]] * GROUPS, lambda lei: group(register, lei))
    return Row(f"a group of {GROUP:,}, whole", "ms", _half(taken), least=50)


def _records(register: Register) -> tuple[list[str], list[str]]:
    ((count,),) = register.rows("SELECT max(id) FROM record")
    numbers = random.Random(17442).sample(range(1, count + 1), QUESTIONS)
    found = [register.rows(_NUMBERED, number) for number in numbers]
    return [r[0][0] for r in found if r], [r[0][1] for r in found if r]


def _milliseconds(asked: Iterable[str], ask: Callable[[str], object]) -> list[float]:
    taken = []
    for text in asked:
        began = time.perf_counter()
        ask(text)
        taken.append((time.perf_counter() - began) * 1_000)
    return sorted(taken)


def _half(taken: list[float]) -> float:
    return taken[len(taken) // 2]


def _row(what: str, taken: list[float], most: float) -> Row:
    return Row(f"{what}, p99 in {size():,}", "ms", taken[len(taken) * 99 // 100], least=most)


_NUMBERED = "SELECT lei, name FROM record WHERE id = ?"
_CHILDREN = "SELECT DISTINCT child FROM relationship WHERE status = 'ACTIVE' LIMIT ?"
