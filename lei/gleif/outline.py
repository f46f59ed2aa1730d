"""What a register finds an entry by: the few facts of it that stand in columns of their own."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from lei.gleif.file import Entry
from lei.ownership import Relationship, ReportingException


class Outline(NamedTuple):
    """The few facts of an entity that a register finds it by."""

    lei: str
    name: str
    other_names: tuple[str, ...]
    country: str
    status: str
    entity_status: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about."""
        return (self.lei,)


class RelationshipOutline(NamedTuple):
    """The few facts of a relationship that a register finds it by."""

    child: str
    parent: str
    type: str
    status: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about, the child first."""
        return (self.child, self.parent)


class ExceptionOutline(NamedTuple):
    """A reporting exception, whole."""

    lei: str
    category: str
    reasons: tuple[str, ...]
    references: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The entities it is about."""
        return (self.lei,)


AnyOutline: TypeAlias = Outline | RelationshipOutline | ExceptionOutline


def outline_of(entry: Entry) -> AnyOutline:
    """The outline of an entry that was read in full."""
    if isinstance(entry, Relationship):
        return RelationshipOutline(entry.child, entry.parent, entry.type, entry.status)
    if isinstance(entry, ReportingException):
        return ExceptionOutline(entry.lei, entry.category, entry.reasons, entry.references)
    others = (*entry.other_names, *entry.transliterated_names)
    return Outline(
        entry.lei,
        entry.legal_name.text,
        tuple(name.text for name in others),
        entry.legal_address.country,
        entry.registration.status,
        entry.status,
    )
