"""The register as it is read: records by code, parents, children, exceptions, and names.

A `Register` is an `EntitySource`. It opens its file read-only, one connection a thread, and notices
when an import has put a new file in its place. Where there is no file yet, it is empty.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz, process

from lei.ownership import Relationship, ReportingException
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from sandbox.errors import BrokenDatabase
from sandbox.store.register_schema import (
    EXCEPTIONS,
    RELATIONSHIPS,
    SCHEMA_VERSION,
    TABLES,
    unpacked,
)

WORDS_MAX: Final = 8  # of one search
_NEAR_TERMS_MAX: Final = 8
_NEAR_SCORE_MIN: Final = 72
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One entity found by its name."""

    lei: str
    name: str
    country: str
    status: RegistrationStatus
    entity_status: EntityStatus


@dataclass(frozen=True, slots=True)
class Publication:
    """What the register was last filled with, one a realm and set."""

    realm: str
    data_set: str
    content_at: datetime
    records: int
    rejects: int


class Register:
    """The register of one file. Raises BrokenDatabase when the file is of another version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def version(self) -> tuple[int, int, int] | None:
        """What changes whenever an import puts a new file in place; None while there is none."""
        return _identity(self.path)

    def record(self, lei: str) -> LeiRecord | None:
        """The record of a code, or None."""
        row = self.rows("SELECT source FROM record WHERE lei = ?", lei)
        return unpacked(row[0][0]) if row else None

    def names(self, codes: Iterable[str]) -> dict[str, str]:
        """Of `codes`, those that are held, each with its legal name."""
        rows = self.rows(_NAMES, json.dumps(list(codes)))
        return dict(rows)

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the child."""
        return self._relationships("SELECT source FROM relationship WHERE child = ?", lei)

    def children(self, lei: str) -> tuple[Relationship, ...]:
        """The relationships in which `lei` is the parent."""
        return self._relationships("SELECT source FROM relationship WHERE parent = ?", lei)

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        """The reasons `lei` gives for not naming a parent."""
        rows = self.rows("SELECT source FROM exception WHERE lei = ?", lei)
        return tuple(EXCEPTIONS.validate_json(source) for (source,) in rows)

    def publications(self) -> tuple[Publication, ...]:
        """What was imported, and of which day it is."""
        rows = self.rows("SELECT * FROM publication ORDER BY realm, data_set")
        return tuple(
            Publication(realm, data_set, datetime.fromisoformat(content_at), records, rejects)
            for realm, data_set, content_at, records, rejects in rows
        )

    def find(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Entities of which a name has all the words of `text`, or words close to them."""
        words = _WORD.findall(text)[:WORDS_MAX]
        if not words:
            return ()
        exact = self._matching(" AND ".join(f'"{word}"*' for word in words), text, limit)
        return exact or self._matching(self._near(words), text, limit)

    def _near(self, words: list[str]) -> str:
        """A query for words spelt like `words`; empty when one of them is like no word we know."""
        groups = [list(self._near_terms(_folded(word))) for word in words]
        if not all(groups):
            return ""
        return " AND ".join(
            "(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in groups
        )

    def _near_terms(self, word: str) -> Iterator[str]:
        spread = 1 + len(word) // 5
        rows = self.rows(_TERMS, len(word) - spread, len(word) + spread)
        terms: list[str] = [term for (term,) in rows]
        for term, _, _ in process.extract(
            word,
            terms,
            scorer=fuzz.ratio,
            limit=_NEAR_TERMS_MAX,
            score_cutoff=_NEAR_SCORE_MIN,
        ):
            yield term.replace('"', '""')

    def _matching(self, query: str, text: str, limit: int) -> tuple[Hit, ...]:
        rows = self.rows(_MATCHING, query, text, limit) if query else []
        return tuple(
            Hit(lei, name, country, RegistrationStatus(status), EntityStatus(entity_status))
            for lei, name, country, status, entity_status in rows
        )

    def _relationships(self, query: str, lei: str) -> tuple[Relationship, ...]:
        rows = self.rows(query, lei)
        return tuple(RELATIONSHIPS.validate_json(source) for (source,) in rows)

    def rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        """The rows of a query of this room, of the file that lies there now."""
        return self._connection().execute(query, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, to the file that lies there now."""
        seen = _identity(self.path)
        held: tuple[object, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held and held[0] == seen:
            return held[1]
        if held:
            held[1].close()
        connection = _opened(self.path) if seen else _empty()
        self._local.held = (seen, connection)
        return connection


def _identity(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return (stat.st_ino, stat.st_mtime_ns, stat.st_size)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BrokenDatabase(f"{path} is no register; remove it and import again.") from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise BrokenDatabase(f"{path} is a register of another release; import the files again.")
    return connection


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    return connection


def _folded(word: str) -> str:
    """A word as the index has it: small letters without their marks."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_NAMES: Final = "SELECT lei, name FROM record WHERE lei IN (SELECT value FROM json_each(?))"
_TERMS: Final = "SELECT term FROM name_term WHERE length(term) BETWEEN ? AND ?"
_MATCHING: Final = """
SELECT record.lei, record.name, record.country, record.status, record.entity_status
FROM name_index JOIN record ON record.id = name_index.rowid
WHERE name_index MATCH ?
ORDER BY record.name = ? COLLATE NOCASE DESC, name_index.rank, record.lei LIMIT ?
"""
