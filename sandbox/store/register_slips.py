"""Known words that are spelt like one that nobody knows.

One slip of the keyboard is undone by trying: of a word of ten letters there are six hundred that
differ by one, and to look them up takes a millisecond however many words there are. For more slips
the words that begin alike are compared, which grows with them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sandbox.store.entities import Register, Version

Words: TypeAlias = dict[tuple[str, int], list[str]]  # by first letter and length

LETTERS_MAX: Final = 40
"""What is longer is no word that somebody mistyped, and would be tried in too many ways."""
ONE_SLIP_MAX: Final = 64
MORE_SLIPS_MAX: Final = 16


def one_slip(register: Register, word: str) -> list[str]:
    """Known words from which one slip makes this one; of a very long one, none."""
    if len(word) > LETTERS_MAX:
        return []
    near = json.dumps(sorted({*_one_away(word)}))
    rows = register.rows(_KNOWN, near, ONE_SLIP_MAX)
    return [term for (term,) in rows]


def more_slips(register: Register, word: str) -> list[str]:
    """Known words with the same first letter that few slips turn into this one, nearest first."""
    slips_max = 1 + len(word) // 5
    lengths = range(len(word) - slips_max, len(word) + slips_max + 1)
    known = _VOCABULARY.of(register)
    found = _within(word, (known.get((word[0], n), []) for n in lengths), slips_max)
    return [term for _, term in found[:MORE_SLIPS_MAX]]


def _one_away(word: str) -> Iterator[str]:
    """The word itself, and each with a letter more, fewer or another, or two neighbours changed."""
    letters = _letters(word)
    yield word
    for n in range(len(word) + 1):
        before, after = word[:n], word[n:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if after[1:]:
            yield before + after[1] + after[0] + after[2:]


def _letters(word: str) -> str:
    """What could have been typed instead of a letter: the letters of the word's scripts."""
    return "".join(script for script in _SCRIPTS if set(script) & set(word))


def _within(word: str, groups: Iterable[list[str]], slips_max: int) -> list[tuple[int, str]]:
    return sorted(
        (slips, term)
        for group in groups
        for term, slips, _ in process.extract(
            word, group, scorer=OSA.distance, score_cutoff=slips_max, limit=MORE_SLIPS_MAX
        )
    )


class _Vocabulary:
    """The words of all names of the register last asked: rapidfuzz wants them in hand.

    A million words take about 70 MB, once a process and only when somebody mistypes a name twice.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.held: tuple[object, Words] = (None, {})

    def of(self, register: Register) -> Words:
        """Of a register as it lies there now."""
        key: tuple[str, Version | None] = (str(register.path), register.version())
        with self.lock:
            if self.held[0] != key:
                self.held = (key, _vocabulary(register))
            return self.held[1]


def _vocabulary(register: Register) -> Words:
    found: Words = {}
    rows: Iterable[tuple[str]] = register.rows("SELECT term FROM term")
    for (term,) in rows:
        found.setdefault((term[0], len(term)), []).append(term)
    return found


_VOCABULARY: Final = _Vocabulary()
_SCRIPTS: Final = (
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєў",
    "αβγδεζηθικλμνξοπρςστυφχψω",
)
_KNOWN: Final = "SELECT term FROM term WHERE term IN (SELECT value FROM json_each(?)) LIMIT ?"
