"""Finding entities in the register: by code, by a name or the words of one, and with a slip in it.

The full-text index gives candidates, without ranking them; what is asked for by its whole name is
looked up on its own, so that it comes first however common its words are. Only where no name has
the words are words looked for that are spelt like them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from lei.record import EntityStatus, RegistrationStatus
from sandbox.store.entities import Hit, Register
from sandbox.store.register_names import beginning, characters, folded, words
from sandbox.store.register_slips import more_slips, one_slip

CANDIDATES_MAX: Final = 400
BEGUN_MAX: Final = 64
"""So many words that begin alike are asked for one by one."""
BEGINNINGS_MAX: Final = 2_000
"""So many names are read for words that are too short to ask the index for."""
SHORT_MAX: Final = 3
"""Letters of a word that may be left out of a search that found nothing."""
LETTERS_LEAST: Final = 3
"""With fewer a word begins too many for the index to go through."""
CHARACTERS_MAX: Final = 11
"""Of a name without spaces so many are asked for: behind them stands its legal form."""


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
    found = {hit.lei: hit for hit in named}
    enough = CANDIDATES_MAX if len(asked) == 1 else 1
    begun = [_beginning_so(register, word) for word in asked]
    if not all(begun):
        return found
    found |= {hit.lei: hit for hit in _matching(register, _quick(asked, begun), narrowed)}
    if len(found) < enough and any(len(terms) > BEGUN_MAX for terms in begun):
        found |= {hit.lei: hit for hit in _begun_so(register, asked, narrowed)}
    return found


def _quick(asked: list[str], begun: list[list[str]]) -> str:
    """What the index is asked first, the cheap question.

    The index goes through every name with a word that begins so before it gives the first, but from
    one whole word to the next it jumps. So few beginnings are asked for word by word, and where a
    word begins many, as "s" does, it is at first taken for whole.
    """
    single = len(asked) == 1
    return " AND ".join(
        _any_of(terms[:BEGUN_MAX]) if single or len(terms) <= BEGUN_MAX else f'"{word}"'
        for word, terms in zip(asked, begun, strict=True)
    )


def _begun_so(register: Register, asked: list[str], narrowed: Narrowed) -> Iterator[Hit]:
    """Where words begin so. One or two letters are looked for in the legal names of the others."""
    long = [word for word in asked if len(word) >= LETTERS_LEAST] or asked
    short = [word for word in asked if word not in long]
    question = " AND ".join(map(beginning, long))
    for hit in _matching(register, question, narrowed, BEGINNINGS_MAX if short else CANDIDATES_MAX):
        name = words(hit.name) if short else []
        if all(any(word.startswith(begins) for word in name) for begins in short):
            yield hit


def _beginning_so(register: Register, word: str) -> list[str]:
    """Questions for the known words that begin so, and one too many where there are many."""
    if characters(word) or "_" in word:
        return [beginning(word)]
    rows = register.rows(_BEGUN, word, f"{word}\U0010ffff", BEGUN_MAX + 1)
    return [f'"{term}"' for (term,) in rows]


def _any_of(questions: list[str]) -> str:
    return f"({' OR '.join(questions)})"


def _by_near_words(register: Register, asked: list[str], narrowed: Narrowed) -> dict[str, Hit]:
    """By words spelt like those asked for; else by all but one short word, of a legal form."""
    for near in (one_slip, more_slips):
        groups = [_near(register, word, near) for word in asked]
        if all(groups):
            question = " AND ".join(f"({group})" for group in groups)
            found = {hit.lei: hit for hit in _matching(register, question, narrowed)}
            if found:
                return found
    return _by_most_words(register, asked, narrowed)


def _by_most_words(register: Register, asked: list[str], narrowed: Narrowed) -> dict[str, Hit]:
    found: dict[str, Hit] = {}
    for n, word in enumerate(asked):
        if len(asked) > 2 and len(word) <= SHORT_MAX:
            others = " AND ".join(f'"{other}"' for other in asked[:n] + asked[n + 1 :])
            found |= {hit.lei: hit for hit in _matching(register, others, narrowed)}
    return found


def _near(register: Register, word: str, near: Callable[[Register, str], list[str]]) -> str:
    """A full-text question for what is spelt like a word; empty when we know nothing like it."""
    apart = characters(word)
    if len(apart) > 2:
        return _all_but_one_slip(apart)
    return " OR ".join(f'"{term}"' for term in near(register, word))


def _all_but_one_slip(apart: list[str]) -> str:
    """Of a script without spaces: what stands before a slip, and what stands behind it.

    Two characters are left out at a time, as two that changed places are one slip.
    """
    first = apart[:CHARACTERS_MAX]
    sides = ((first[:n], first[n + 2 :]) for n in range(len(first) - 1))
    return " OR ".join(
        "(" + " AND ".join(f'"{" ".join(side)}"' for side in both if side) + ")" for both in sides
    )


def _matching(
    register: Register, query: str, narrowed: Narrowed, most: int = CANDIDATES_MAX
) -> Iterator[Hit]:
    where = "id IN (SELECT rowid FROM name_index WHERE name_index MATCH ?)"
    if narrowed == EVERYWHERE:
        where = f"id IN (SELECT rowid FROM name_index WHERE name_index MATCH ? LIMIT {most})"
    return _hits(register, where, [query], narrowed, most)


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


_CODE_BEGINS: Final = re.compile(r"(?=.{6,20}$)[0-9A-Z]{4}[0-9]{2}[0-9A-Z]*")
_BEGUN: Final = "SELECT term FROM term WHERE term >= ? AND term < ? LIMIT ?"
_SELECT: Final = "SELECT lei, name, country, status, entity_status FROM record"
