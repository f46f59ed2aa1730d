"""What a message type is, and what a rule looks at.

Types are values in a table; `payments.messages` has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar, cast

from lei.findings import Rule
from lei.record import LeiRecord
from payments.messages.envelope import Envelope
from payments.messages.forms import leis_of
from payments.messages.index import Index

M = TypeVar("M")
T = TypeVar("T")
_ID_LENGTH = len("pacs.009.001.08")


@dataclass(frozen=True)
class Subject:
    """A message under examination, with every fact that its rules need.

    `records` has what a register says of the LEIs in it: None for one that the register does not
    have, and no entry for one that was not looked up. `on` is the day of the examination.
    """

    envelope: Envelope
    records: Mapping[str, LeiRecord | None]
    on: date

    @cached_property
    def index(self) -> Index:
        """The document, indexed once for all rules."""
        return Index(self.envelope.document)

    @cached_property
    def _found(self) -> dict[object, object]:
        return {}

    def once(self, find: Callable[[Subject], T]) -> T:
        """What `find` finds here: looked for by the first rule that asks, kept for the others."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("T", self._found[find])

    @property
    def tags(self) -> Set[str]:
        """The tags of the document and of the header, each once."""
        header = self.header
        return self.index.tags if header is None else self.index.tags | header.tags

    @cached_property
    def header(self) -> Index | None:
        """The header, indexed; None where the message came without."""
        return None if self.envelope.header is None else Index(self.envelope.header)


@dataclass(frozen=True, slots=True)
class MessageType(Generic[M]):
    """A message in one version: our value, how it is built and read, and its usage rules.

    `id` is the message id, and for a variant that the header's BizSvc tells apart its name behind
    it: `pacs.009.001.08.cov`.
    """

    id: str
    title: str
    value: type[M]
    build: Callable[[M], bytes]
    read: Callable[[bytes], M]
    rules: tuple[Rule[Subject], ...]

    @property
    def message_id(self) -> str:
        """The id of its definition, without the variant."""
        return self.id[:_ID_LENGTH]

    def leis(self, value: M) -> tuple[str, ...]:
        """The LEIs that a value names, each once."""
        return leis_of(value)
