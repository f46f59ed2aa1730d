"""Finding entities in the register: by code, by a name or the words of one, and with a slip in it.

The full-text index gives candidates, without ranking them; what is asked for by its whole name is
looked up on its own, so that it comes first however common its words are. Only where no name has
the words are words looked for that are spelt like them.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from lei.record import EntityStatus, RegistrationStatus
from sandbox.store.entities import Hit, Register, Version
from sandbox.store.register_names import beginning, characters, folded, words

Words: TypeAlias = dict[tuple[str, int], list[str]]  # by first letter and length

CANDIDATES_MAX: Final = 400
NEAR_TERMS_MAX: Final = 16


@dataclass(frozen=True, slots=True)
class Narrowed:
    """To which entities a search is narrowed; None is no limit."""

    country: str | None = None
    status: RegistrationStatus | None = None
    entity_status: EntityStatus | None = None


EVERYWHERE: Final = Narrowed()


def find(
    register: Register, text: str, limit: int = 20, narrowed: Narrowed = EVERYWHERE
) -> tuple[Hit, ...]:
    """Entities by a code or its beginning, else by a name: the best first."""
    asked = words(text)
    if not asked:
        return ()
    by_code = _by_code(register, text, limit, narrowed)
    if by_code:
        return by_code
    found = _by_words(register, text, asked, narrowed) or _by_near_words(register, asked, narrowed)
    return tuple(_best(found, text, asked)[:limit])


def _by_code(register: Register, text: str, limit: int, narrowed: Narrowed) -> tuple[Hit, ...]:
    code = "".join(text.split()).upper()
    if not _CODE_BEGINS.fullmatch(code):
        return ()
    return tuple(
        _hits(register, "record.lei BETWEEN ? AND ?", [code, code + "~"], narrowed, limit, "lei")
    )


def _by_words(
    register: Register, text: str, asked: list[str], narrowed: Narrowed
) -> dict[str, Hit]:
    named = _hits(register, "name = ? COLLATE NOCASE", [text.strip()], narrowed, CANDIDATES_MAX)
    with_words = _matching(register, " AND ".join(map(beginning, asked)), narrowed)
    return {hit.lei: hit for hit in (*named, *with_words)}


def _by_near_words(register: Register, asked: list[str], narrowed: Narrowed) -> dict[str, Hit]:
    """By words spelt like those asked for; nothing when one of them is like no word we know."""
    groups = [_near(register, word) for word in asked]
    if not all(groups):
        return {}
    query = " AND ".join(f"({group})" for group in groups)
    return {hit.lei: hit for hit in _matching(register, query, narrowed)}


def _near(register: Register, word: str) -> str:
    """A full-text question for what is spelt like a word; empty when we know nothing like it."""
    apart = characters(word)
    if len(apart) > 1:
        return _all_but_one(apart)
    return " OR ".join(f'"{term}"' for term in _near_terms(register, word))


def _all_but_one(apart: list[str]) -> str:
    """Of a script without spaces: all characters but any one, in whatever order."""
    left_out = (apart[:n] + apart[n + 1 :] for n in range(len(apart)))
    return " OR ".join(
        "(" + " AND ".join(f'"{part}"' for part in parts) + ")" for parts in left_out
    )


def _near_terms(register: Register, word: str) -> list[str]:
    """Known words that few slips turn into this one, the nearest first.

    Few slip at the first letter, so the words with the same are looked at before all others.
    """
    slips_max = 1 + len(word) // 5
    lengths = range(len(word) - slips_max, len(word) + slips_max + 1)
    known = _VOCABULARY.of(register)
    found = _within(word, (known.get((word[0], n), ()) for n in lengths), slips_max)
    if not found or found[0][0] > 1:
        others = (terms for (_, n), terms in known.items() if n in lengths)
        found = _within(word, others, slips_max)
    return [term.replace('"', '""') for _, term in found[:NEAR_TERMS_MAX]]


def _within(word: str, groups: Iterable[Sequence[str]], slips_max: int) -> list[tuple[int, str]]:
    return sorted(
        (slips, term)
        for group in groups
        for term, slips, _ in process.extract(
            word, group, scorer=OSA.distance, score_cutoff=slips_max, limit=NEAR_TERMS_MAX
        )
    )


def _matching(register: Register, query: str, narrowed: Narrowed) -> Iterator[Hit]:
    where = "id IN (SELECT rowid FROM name_index WHERE name_index MATCH ?)"
    if narrowed == EVERYWHERE:
        where = (
            f"id IN (SELECT rowid FROM name_index WHERE name_index MATCH ? LIMIT {CANDIDATES_MAX})"
        )
    return _hits(register, where, [query], narrowed, CANDIDATES_MAX)


def _hits(
    register: Register,
    where: str,
    values: list[str],
    narrowed: Narrowed,
    limit: int,
    order: str = "",
) -> Iterator[Hit]:
    told = {
        "country": narrowed.country,
        "status": narrowed.status,
        "entity_status": narrowed.entity_status,
    }
    limits = {column: value for column, value in told.items() if value}
    tests = "".join(f" AND {column} = ?" for column in limits)
    ordered = f" ORDER BY {order}" if order else ""
    query = f"{_SELECT} WHERE {where}{tests}{ordered} LIMIT ?"
    for lei, name, country, status, entity_status in register.rows(
        query, *values, *limits.values(), limit
    ):
        yield Hit(lei, name, country, RegistrationStatus(status), EntityStatus(entity_status))


def _best(found: dict[str, Hit], text: str, asked: list[str]) -> list[Hit]:
    """Whole names first, then legal names with the words, then the closest; in force before not."""
    wanted = " ".join(asked)

    def rank(hit: Hit) -> tuple[bool, bool, bool, float, str]:
        name = " ".join(words(hit.name))
        return (
            folded(hit.name) != folded(text.strip()) and name != wanted,
            not name.startswith(wanted),
            hit.entity_status is not EntityStatus.ACTIVE,
            -fuzz.WRatio(wanted, name),
            hit.lei,
        )

    return sorted(found.values(), key=rank)


class _Vocabulary:
    """The words of all names of the register last asked: rapidfuzz wants them in hand.

    A million words take about 70 MB, once a process and only when somebody mistypes a name.
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
_CODE_BEGINS: Final = re.compile(r"(?=.{6,20}$)[0-9A-Z]{4}[0-9]{2}[0-9A-Z]*")
_SELECT: Final = "SELECT lei, name, country, status, entity_status FROM record"
