"""Completions of what somebody types: by the beginnings of words, or forgiving slips."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lei.gleif.page import Json
from lei.sentences import Sentence
from sandbox.errors import NoFilters, UnreadableQuery
from sandbox.services.gleif.resources import Resource
from sandbox.store import register_queries as store
from sandbox.store import register_search
from sandbox.store.entities import Register
from sandbox.store.register_conditions import words

QUESTION_MAX: Final = 255
SHOWN_MAX: Final = 10
FIELDS: Final = ("fulltext", "entity.legalName", "owns", "ownedBy")


def autocompletions(register: Register, asked: Mapping[str, str], base: str) -> list[Resource]:
    """Names with words that begin as the asked ones do, shortest first. Raises UnreadableQuery.

    A name that several entities have comes without a link to one of them.
    """
    field, text = _read(asked)
    if not register.has_filters():
        raise NoFilters
    made = []
    for name, leis in store.completions(register, text, SHOWN_MAX, _linked_as(field)):
        lei = leis[0] if len(leis) == 1 else None
        attributes: dict[str, Json] = {"value": name, "highlighting": _highlighted(name, text)}
        made.append(_resource("autocompletions", attributes, lei, base))
    return made


def fuzzycompletions(register: Register, asked: Mapping[str, str], base: str) -> list[Resource]:
    """Entities with names like the asked one. Raises UnreadableQuery."""
    field, text = _read(asked)
    hits = register_search.find(register, text, SHOWN_MAX)
    if field in store.OWNERSHIP:
        if not register.has_filters():
            raise NoFilters
        owned = store.of_ownership(register, [hit.lei for hit in hits], field)
        hits = tuple(hit for hit in hits if hit.lei in owned)
    return [_resource("fuzzycompletions", {"value": hit.name}, hit.lei, base) for hit in hits]


def _read(asked: Mapping[str, str]) -> tuple[str, str]:
    field, text = asked.get("field", ""), asked.get("q", "")
    if field not in FIELDS:
        raise UnreadableQuery("field", Sentence("it is one of {known}", known=", ".join(FIELDS)))
    if not 0 < len(text) <= QUESTION_MAX:
        raise UnreadableQuery(
            "q", Sentence("it has one to {question_max} characters", question_max=QUESTION_MAX)
        )
    return field, text


def _linked_as(field: str) -> str:
    return store.OWNERSHIP.get(field, "1")


def _highlighted(name: str, text: str) -> str:
    """The name with the beginnings that were asked for in bold."""
    beginnings = sorted(map(re.escape, words(text)), key=len, reverse=True)
    return re.sub(rf"\b({'|'.join(beginnings)})", r"<b>\1</b>", name, flags=re.IGNORECASE)


def _resource(kind: str, attributes: dict[str, Json], lei: str | None, base: str) -> Resource:
    made: Resource = {"type": kind, "attributes": attributes}
    if lei:
        made["relationships"] = {
            "lei-records": {
                "data": {"type": "lei-records", "id": lei},
                "links": {"related": f"{base}/lei-records/{lei}"},
            }
        }
    return made
