"""A query of the API: filters, sorts and the page, read by GLEIF's own table of fields.

Nothing here knows a field by name: `fields` says what may be asked, `places` where it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lei.sentences import Sentence
from sandbox.errors import UnreadableQuery
from sandbox.services.gleif.fields import ApiField
from sandbox.services.gleif.places import Place, place_of
from sandbox.services.gleif.values import read_value
from sandbox.store.register_conditions import Condition

PAGE_SIZE_MAX: Final = 200
PAGE_NUMBER_MAX: Final = 10_000_000
SORTS_MAX: Final = 5
FILTERS_MAX: Final = 50

Pairs = Iterable[tuple[str, str]]

_PARAMETER: Final = re.compile(r"(\w+)\[([^\[\]]+)\]")
_PAGE_KEYS: Final = ("number", "size", "cursor")


@dataclass(frozen=True, slots=True)
class PageQuery:
    """Which page is asked: a number, or with `cursor`, the place of a walk (`*` is the start)."""

    number: int = 1
    size: int = 15
    cursor: str | None = None

    @property
    def offset(self) -> int:
        """How many entries lie before the page."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True)
class Sort:
    """One field to sort by."""

    field: ApiField
    descending: bool

    @property
    def place(self) -> Place | None:
        """Where the register keeps what is sorted by, where it keeps it as a column."""
        place = place_of(self.field.field)
        return place if place and place.is_column else None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a list of records."""

    conditions: tuple[Condition, ...]
    sorts: tuple[Sort, ...]
    page: PageQuery


def read_query(pairs: Pairs, fields: Mapping[str, ApiField]) -> Query:
    """The query of some parameters. Raises UnreadableQuery, which names the one at fault."""
    pairs = list(pairs)
    filters = _bracketed(pairs, "filter")
    if len(filters) > FILTERS_MAX:
        raise UnreadableQuery(
            "filter", Sentence("there are more than {filters_max} of them", filters_max=FILTERS_MAX)
        )
    conditions = tuple(_condition(name, text, fields) for name, text in filters)
    return Query(conditions, read_sorts(pairs, fields), read_page(pairs))


def read_page(pairs: Pairs, size: int = 15, size_max: int = PAGE_SIZE_MAX) -> PageQuery:
    """The page that is asked; by default the first, of `size`. Raises UnreadableQuery."""
    given = dict(_bracketed(pairs, "page"))
    for name in given:
        if name not in _PAGE_KEYS:
            raise UnreadableQuery(f"page[{name}]", "a page has a number, a size or a cursor")
    number = _whole("page[number]", given.get("number", "1"), PAGE_NUMBER_MAX)
    size = _whole("page[size]", given["size"], size_max) if "size" in given else size
    return PageQuery(number, size, given.get("cursor"))


def read_filters(pairs: Pairs, known: Iterable[str]) -> dict[str, str]:
    """The filters of a list that takes these only, as they came. Raises UnreadableQuery."""
    given, known = dict(_bracketed(pairs, "filter")), tuple(known)
    for name in given:
        if name not in known:
            raise UnreadableQuery(
                f"filter[{name}]",
                Sentence("filters here are {known}", known=", ".join(known) or Sentence("none")),
            )
    return given


def read_sorts(pairs: Pairs, fields: Mapping[str, ApiField]) -> tuple[Sort, ...]:
    """What is sorted by, first things first. Raises UnreadableQuery."""
    texts = [text for name, text in pairs if name == "sort" for text in text.split(",") if text]
    if len(texts) > SORTS_MAX:
        raise UnreadableQuery(
            "sort", Sentence("it takes at most {sorts_max} fields", sorts_max=SORTS_MAX)
        )
    return tuple(_sort(text, fields) for text in texts)


def _sort(text: str, fields: Mapping[str, ApiField]) -> Sort:
    field = fields.get(text.removeprefix("-"))
    if field is None or not field.sortable:
        raise UnreadableQuery(
            "sort", Sentence("{text} is not a field that can be sorted by", text=repr(text[:80]))
        )
    return Sort(field, text.startswith("-"))


def _condition(name: str, text: str, fields: Mapping[str, ApiField]) -> Condition:
    field, place = fields.get(name), place_of(name)
    if field is None or not field.operators or place is None:
        raise UnreadableQuery(f"filter[{name[:80]}]", "there is no filter of that name")
    negated, test = read_value(field, text)
    return Condition(place.by, test, place.relation, negated)


def _bracketed(pairs: Pairs, family: str) -> list[tuple[str, str]]:
    """The parameters `family[name]`. Raises UnreadableQuery where brackets are not closed."""
    found = []
    for name, text in pairs:
        if not name.startswith(family):
            continue
        read = _PARAMETER.fullmatch(name)
        if read is None or read[1] != family:
            raise UnreadableQuery(
                name[:80], Sentence("it should look like {family}[name]", family=family)
            )
        found.append((read[2], text))
    return found


def _whole(name: str, text: str, maximum: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= maximum:
        raise UnreadableQuery(
            name,
            Sentence(
                "{text} is not a whole number from 1 to {maximum}",
                text=repr(text[:40]),
                maximum=maximum,
            ),
        )
    return int(text)
