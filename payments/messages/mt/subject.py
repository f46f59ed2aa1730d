"""What a rule of MT messages looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lei.findings import Flaw, Value
from payments.messages.characters import shown
from payments.messages.mt.fields import FORMATS
from payments.messages.mt.fin import FinText
from payments.messages.mt.placing import Placed, placed
from payments.messages.mt.rows import MtType
from payments.messages.mt.value import MtField, MtMessage


@dataclass(frozen=True)
class MtSubject:
    """A message under examination, with the lines of its text and the table of its type."""

    fin: FinText
    kind: MtType

    @property
    def message(self) -> MtMessage:
        return self.fin.message

    @cached_property
    def placed(self) -> Placed:
        """Its fields, held to the table."""
        return placed(self.kind, tuple(field.tag for field in self.message.fields))

    @property
    def known(self) -> Iterator[tuple[int, MtField, str]]:
        """The fields that the type has room for: number, field and format."""
        for number, field in enumerate(self.message.fields):
            if field.tag in self.kind.tags:
                yield number, field, FORMATS[field.tag]

    def has(self, *tags: str) -> bool:
        """Whether a field of any of these tags is there."""
        return next(self.message.all(*tags), None) is not None

    def line(self, number: int) -> int:
        """The line on which a field begins, from 1; for one past the last, the last line."""
        starts = self.fin.starts
        if number < len(starts):
            return starts[number]
        return starts[-1] + len(self.message.fields[-1].lines) - 1 if starts else 1

    def flaw(self, number: int, row: int = 0, **values: Value) -> Flaw:
        """A flaw on the line `row`, from 0, of a field."""
        tag = self.message.fields[number].tag
        told = {name: shown(value) for name, value in values.items()}
        return Flaw.of(f":{tag}:", tag=tag, line=self.line(number) + row, **told)
