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
SHORT_MAX: Final = 3
"""Letters of a word that may be left out of a search that found nothing."""


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
    for question in _questions(register, asked):
        with_words = {hit.lei: hit for hit in _matching(register, question, narrowed)}
        found |= with_words
        if len(with_words) >= enough:
            break
    return found


def _questions(register: Register, asked: list[str]) -> Iterator[str]:
    """What the index is asked, the cheap question first; none where a word begins no known one.

    The index goes through every name with a word that begins so before it gives the first, but from
    one whole word to the next it jumps. So few beginnings are asked for word by word, and where a
    word begins many, as "s" does, it is at first taken for whole.
    """
    begun = [_beginning_so(register, word) for word in asked]
    if not all(begun):
        return
    single = len(asked) == 1
    quick = [
        _any_of(terms[:BEGUN_MAX]) if single or len(terms) <= BEGUN_MAX else f'"{word}"'
        for word, terms in zip(asked, begun, strict=True)
    ]
    yield " AND ".join(quick)
    if any(len(terms) > BEGUN_MAX for terms in begun):
        yield " AND ".join(map(beginning, asked))


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
    if len(apart) > 1:
        return _all_but_one(apart)
    return " OR ".join(f'"{term}"' for term in near(register, word))


def _all_but_one(apart: list[str]) -> str:
    """Of a script without spaces: all characters but any one, in whatever order."""
    left_out = (apart[:n] + apart[n + 1 :] for n in range(len(apart)))
    return " OR ".join(
        "(" + " AND ".join(f'"{part}"' for part in parts) + ")" for parts in left_out
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


_CODE_BEGINS: Final = re.compile(r"(?=.{6,20}$)[0-9A-Z]{4}[0-9]{2}[0-9A-Z]*")
_BEGUN: Final = "SELECT term FROM term WHERE term >= ? AND term < ? LIMIT ?"
_SELECT: Final = "SELECT lei, name, country, status, entity_status FROM record"
