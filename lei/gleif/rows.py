"""The rows of the field table, and the readers of its values.

A `Group` makes one value; its rows say where each field stands in each format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from lei.code import SHAPE

SLOTS: Final = 5  # of what repeats, in the golden copy's CSV: a sixth name or event is lost there


class BadRecord(Exception):
    """One record cannot be read; `reason` says which field and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reason_of(problem: BadRecord | ValueError) -> str:
    """Why a record is left out, still a `Sentence` where it was one."""
    return problem.reason if isinstance(problem, BadRecord) else str(problem)


class Presence(StrEnum):
    """How often a field stands in a record."""

    ONE = "one"
    OPTIONAL = "optional"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `read` turns text into a value, and raises ValueError for a word it does not know.

    `cdf` is a path below the group's element: `Entity/LegalName` goes down, `@type` is an
    attribute, `.` the text itself, `a|b` both in order. `api` is a JSON pointer below the group's
    object, with `*` for a position; `.` is that object. Either is empty where the format has no
    such field.
    """

    name: str
    cdf: str
    api: str = ""
    read: Callable[[str], object] = str
    presence: Presence = Presence.OPTIONAL
    csv: str = ""
    slots: int = SLOTS

    @property
    def column(self) -> str:
        """The golden copy's CSV column below the group's: dotted, but for the few that differ.

        `*` stands for a position from 1 to `slots`, `a|b*` for one column and then several.
        """
        return self.csv or _column(self.cdf, self.presence)


@dataclass(frozen=True, slots=True)
class Part:
    """A field whose value is made by a group of its own; paths as in `Field`."""

    name: str
    cdf: str
    group: Group
    api: str = ""
    presence: Presence = Presence.OPTIONAL
    csv: str = ""
    slots: int = SLOTS

    @property
    def column(self) -> str:
        """As `Field.column`."""
        return self.csv or _column(self.cdf, self.presence)


@dataclass(frozen=True, slots=True)
class Group:
    """What is made of one part of a source, and from which rows, in the schema's order.

    `order` is the schema's order of elements where rows cannot follow it. `unread` are columns of
    the golden copy that no row has.
    """

    make: Callable[..., object]
    rows: tuple[Field | Part, ...]
    order: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def one(
    name: str, cdf: str, api: str = "", *, read: Callable[[str], object] = str, csv: str = ""
) -> Field:
    """A field without which there is no value."""
    return Field(name, cdf, api, read, Presence.ONE, csv)


def many(
    name: str,
    cdf: str,
    api: str = "",
    *,
    read: Callable[[str], object] = str,
    csv: str = "",
    slots: int = SLOTS,
) -> Field:
    """A field that may stand there any number of times."""
    return Field(name, cdf, api, read, Presence.MANY, csv, slots)


def one_part(name: str, cdf: str, group: Group, api: str = "", *, csv: str = "") -> Part:
    """A part without which there is no value."""
    return Part(name, cdf, group, api, Presence.ONE, csv)


def many_parts(name: str, cdf: str, group: Group, api: str = "", *, csv: str = "") -> Part:
    """A part that may stand there any number of times."""
    return Part(name, cdf, group, api, Presence.MANY, csv)


def instant(text: str) -> datetime:
    """A date and time with its offset kept. Raises ValueError, also when no offset is given."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(f"{text} names no time zone")
    return found


def exception_reason(text: str) -> str:
    """The reason of an exception, in the standard's spelling: the API misspells one."""
    return "DISCLOSURE_DETRIMENTAL" if text == "DISCOLSURE_DETRIMENTAL" else text


def lei_shape(text: str) -> str:
    """A code of the shape LEIType; check digits are not judged, a few real ones do not fit.

    Raises ValueError.
    """
    if SHAPE.fullmatch(text):
        return text
    raise ValueError(f"{text[:40]!r} has not the shape of an LEI")


def _column(cdf: str, presence: Presence) -> str:
    if cdf == ".":
        return ""
    column = cdf.replace("/", ".").replace("@lang", "xmllang").replace("@", "")
    return f"{column}.*" if presence is Presence.MANY else column
