"""An MT message as a value: its type, who sends it to whom, and its fields in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SHORT_BIC_LENGTH = 8


@dataclass(frozen=True, slots=True)
class MtField:
    """One field: its tag with the letter of its option (`32B`), and its lines.

    A field that marks the start of a sequence (`15A`) has one empty line.
    """

    tag: str
    lines: tuple[str, ...] = ("",)

    @classmethod
    def of(cls, tag: str, *lines: str) -> MtField:
        return cls(tag, lines or ("",))

    @property
    def text(self) -> str:
        """The lines, joined by line feeds."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class MtMessage:
    """One message. `type` is its three digits, `sender` and `receiver` are BICs.

    A BIC of eight characters is kept as one of eleven. Both are empty for a message that was read
    without its header.
    """

    type: str
    sender: str
    receiver: str
    fields: tuple[MtField, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "sender", _of_eleven(self.sender))
        object.__setattr__(self, "receiver", _of_eleven(self.receiver))

    def all(self, *tags: str) -> Iterator[MtField]:
        """The fields of these tags, in order."""
        return (field for field in self.fields if field.tag in tags)

    def get(self, *tags: str) -> str | None:
        """The text of the first field of these tags; None where there is none."""
        return next((field.text for field in self.all(*tags)), None)


def _of_eleven(bic: str) -> str:
    return f"{bic}XXX" if len(bic) == _SHORT_BIC_LENGTH else bic
