"""Writing a message, and saying aloud what had to be changed to write it.

A name with an accent or an ampersand is spelled in the characters of its field, and a text that
is longer than its field is cut. Neither is silent: each change is a finding beside the message.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lei.findings import Finding, Rule, Severity, Value
from payments.messages.mt.characters import outside, written
from payments.messages.mt.fields import FORMATS
from payments.messages.mt.formats import charset, room
from payments.messages.mt.forms import folded
from payments.messages.mt.value import MtField, MtMessage


@dataclass(frozen=True, slots=True)
class Written:
    """A message that was written, and what was changed on the way."""

    message: MtMessage
    notes: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Sheet:
    """A message being written: fields in the order in which they are put."""

    fields: list[MtField] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    def put(self, tag: str, *lines: str | None) -> None:
        """Write a field; one without a line is left out. Lines are folded where it has room."""
        kept = [line for line in lines if line]
        if kept:
            self.fields.append(MtField(tag, tuple(self._fitted(tag, kept))))

    def closed(self, type_: str, sender: str, receiver: str) -> Written:
        """The message as it stands."""
        message = MtMessage(type_, sender, receiver, tuple(self.fields))
        return Written(message, tuple(self.notes))

    def _fitted(self, tag: str, lines: list[str]) -> list[str]:
        spelled = [self.spelled(tag, line) for line in lines]
        space = room(FORMATS[tag])
        if space is None:
            return spelled
        pieces = [piece for line in spelled for piece in folded(line, space.width)]
        if len(pieces) > space.lines:
            lost = " ".join(pieces[space.lines :])
            self._note(CUT, tag, lost=lost, most=space.lines)
        return pieces[: space.lines]

    def spelled(self, tag: str, line: str) -> str:
        """A line in the characters of its field; the change is noted."""
        allowed = charset(FORMATS[tag]) or "X"
        strange = outside(line, allowed)
        if not strange:
            return line
        spelled = written(line, allowed)
        self._note(SPELLED, tag, before=line, after=spelled, characters=strange, charset=allowed)
        return spelled

    def _note(self, rule: Rule[object], tag: str, **values: Value) -> None:
        values = {"tag": tag, **values}
        self.notes.append(Finding(rule.id, rule.severity, rule.source, f":{tag}:", values))


SPELLED: Rule[object] = Rule(
    "mt-spelled",
    "Field {tag}: {before} was written {after}, because set {charset} has no {characters}.",
    "Swift MT, character sets X and Z; the spelling is the sandbox's choice",
    Severity.INFO,
)

CUT: Rule[object] = Rule(
    "mt-cut",
    "Field {tag} has room for {most} lines. This was left out: {lost}.",
    "Standards MT, formats of fields",
    Severity.WARNING,
)

RULES = (SPELLED, CUT)
