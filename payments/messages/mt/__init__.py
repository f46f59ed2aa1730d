"""MT messages of credits, guarantees and collections: a training format, not network-validated.

A message is a value (`MtMessage`), `build` writes it and `read` reads it; `check` holds its text
to the table of its type and says what is wrong, with the line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lei.findings import Finding, Report, Rule, Severity, examine
from payments.errors import UnreadableMessage
from payments.messages.mt import code_rules, format_rules, network_rules, structure_rules, told
from payments.messages.mt.fin import LABEL, build, parse, read
from payments.messages.mt.subject import MtSubject
from payments.messages.mt.tables import MESSAGES, type_of
from payments.messages.mt.value import MtField, MtMessage

__all__ = [
    "LABEL",
    "MESSAGES",
    "RULES",
    "MtField",
    "MtMessage",
    "build",
    "check",
    "decoded",
    "is_mt",
    "read",
    "type_of",
]

LISTED_MAX = 100
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{[1-5]:|:[0-9]{2}[A-Z]?:)")


def is_mt(data: bytes) -> bool:
    """Whether bytes look like an MT message: a block or a field comes first."""
    return _BEGINNING.match(data) is not None


def decoded(data: bytes) -> str:
    """The text of a message. Raises UnreadableMessage for bytes that are no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableMessage("A character is not in UTF-8, which was expected.", line) from error


def check(text: str, type_: str | None = None) -> Report:
    """Everything wrong with a message; `type_` where its header does not say which it is.

    Raises UnreadableMessage: no MT message, or none that is read here.
    """
    fin = parse(text, type_)
    report = examine(MtSubject(fin, type_of(fin.message.type)), _HELD_TO)
    ordered = sorted(report.findings, key=lambda found: found.severity is Severity.INFO)
    if len(ordered) <= LISTED_MAX:
        return replace(report, findings=tuple(ordered))
    more = Finding(MORE.id, MORE.severity, MORE.source, "MT", {"listed": LISTED_MAX})
    return replace(report, findings=(*ordered[:LISTED_MAX], more))


MORE: Rule[object] = Rule(
    "mt-more",
    "The first {listed} findings are listed. Correct these, and check again.",
    "the sandbox's own limit",
    Severity.INFO,
)

_HELD_TO = (
    *structure_rules.RULES,
    *format_rules.RULES,
    *code_rules.RULES,
    *network_rules.RULES,
)

RULES: tuple[Rule[MtSubject] | Rule[object], ...] = (*_HELD_TO, MORE, *told.RULES)
"""Every rule that an MT message can break, or that says how one was written."""
