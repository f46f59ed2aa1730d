"""The pattern of a record that is plainly in order: one look at its text, no tree made of it.

It is made of the field table, for XML or for JSON: the elements in the order of the schema, each as
often as it may stand there, with texts that their readers surely take. What a pattern takes is well
formed by itself and can be read; what it does not take may still be in order, and is read in full.
An extension may hold what no row of the table reads, but a mark of deletion.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from lei.gleif.elements import Element, tree_of
from lei.gleif.rows import Field, Group, Presence, exception_reason
from lei.gleif.value_patterns import pattern_of

EXTENSION: Final = "Extension"
MEANT: Final = ("conformity", "Deletion")
"""What is read of an extension, and what says that the record is no more."""
UNREAD: Final = ("AffectedField", "AssociatedEntityName", "SuccessorEntityName")
"""What has an attribute that no row reads, by LEI-CDF 3.1."""


class Writing(Protocol):
    """How a format writes elements. Each pattern takes the white space behind it."""

    def text(self, *, needed: bool) -> str:
        """A pattern of every text; of one with something in it, if that is needed."""

    def value(self, *, needed: bool) -> str:
        """The same of the value of an attribute."""

    def attribute(self, name: str, value: str) -> str:
        """An attribute."""

    def leaf(self, text: str, attributes: str) -> str:
        """An element that holds a text, from behind its name to its end."""

    def unread(self) -> str:
        """One attribute that no row reads, or none."""

    def branch(self, members: str, attributes: str) -> str:
        """An element that holds others, from behind its name to its end."""

    def member(self, name: str, body: str, presence: Presence, asked: str) -> str:
        """An element below another; `asked` is the group that takes all of that name, if any."""

    def extension(self, known: Element) -> str:
        """The extension of a record, from behind its name to its end."""

    def read(self, text: str) -> str:
        """What a text says that `text` or `value` took."""

    def read_all(self, stretch: str) -> list[str]:
        """What the texts of several elements say, one after the other."""


@dataclass(frozen=True, slots=True)
class _Maker:
    """`asked` are paths of elements, each with the name of the group that takes what is there."""

    writing: Writing
    asked: Mapping[str, str]

    def member(self, element: Element, above: str) -> str:
        path = f"{above}/{element.name}".lstrip("/")
        many = element.presence is Presence.MANY
        region = self.asked.get(path, "") if many else ""
        body = self.body(element, path, "" if many else self.asked.get(path, ""))
        return self.writing.member(element.name, body, element.presence, region)

    def body(self, element: Element, path: str, asked: str = "") -> str:
        if element.name == EXTENSION:
            return self.writing.extension(element)
        attributes = self.attributes(element)
        if element.text:
            text = _taken(_text(element.text, self.writing.text), asked)
            return self.writing.leaf(text, attributes)
        members = "".join(self.member(child, path) for child in element.children.values())
        return self.writing.branch(_taken(members, asked), attributes)

    def attributes(self, element: Element) -> str:
        """The attributes in the table's order; of two, also the other way round."""
        if element.name in UNREAD:
            return self.writing.unread()
        rows = element.attributes
        each = [
            self.writing.attribute(name, _text(row, self.writing.value))
            for name, row in rows.items()
        ]
        usual = "".join(map(optional, each, [row.presence for row in rows.values()]))
        return f"(?:{each[1]}{each[0]}|{usual})" if len(each) == 2 else usual


def record_pattern(group: Group, writing: Writing, asked: Mapping[str, str]) -> str:
    """The pattern of a record, from behind its name to its end."""
    record = tree_of(group, "")
    record.children.setdefault(EXTENSION, Element(EXTENSION))
    return _Maker(writing, asked).body(record, "")


def _text(row: Field, any_text: Callable[..., str]) -> str:
    if row.read in (str, exception_reason):
        return any_text(needed=row.presence is Presence.ONE)
    return pattern_of(row.read)


def _taken(pattern: str, asked: str) -> str:
    return f"(?P<{asked}>{pattern})" if asked else pattern


def optional(pattern: str, presence: Presence) -> str:
    """A pattern, as often as it may stand there."""
    if presence is Presence.ONE:
        return pattern
    return f"(?:{pattern})*+" if presence is Presence.MANY else f"(?:{pattern}|)"
