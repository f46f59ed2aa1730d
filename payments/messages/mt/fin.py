"""The text of an MT message: blocks 1 (sender), 2 (type, receiver), 4 (fields) and 5 (trailers).

What is written ends its lines with CR LF, as FIN does, and carries the trailer TNG, by which
FIN marks messages of test and training; `LABEL` says the same to people, beside the text. What is
read may have LF alone, lack blocks, have others, or be the fields of block 4 without any braces.

    {1:F01HANSDEH0AXXX0000000000}{2:I700SVNAKEN0XXXXN}{4:
    :20:HU-2026-0117
    -}{5:{TNG:}}

Source: FIN message structure; session and sequence numbers of block 1 are noughts here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lei.sentences import Sentence
from payments.errors import NotPossible, UnreadableMessage
from payments.messages.mt.value import MtField, MtMessage

LABEL = "SANDBOX: training format, not network-validated"
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{5}")
_TYPE = re.compile(r"[0-9]{3}")
_TAG = re.compile(r":([0-9]{2}[A-Z]?):(.*)")
_TERMINAL = r"([A-Z0-9]{8})[A-Z0-9]([A-Z0-9]{3})"  # a BIC with the letter of a terminal inside
_SENT_BY = re.compile(rf"\{{1:[A-Z][0-9]{{2}}{_TERMINAL}[0-9]{{10}}\}}")
_INPUT = re.compile(rf"\{{2:I([0-9]{{3}}){_TERMINAL}[SUN]?[0-9]*\}}")
_OUTPUT = re.compile(rf"\{{2:O([0-9]{{3}})[0-9]{{10}}{_TERMINAL}[0-9]{{20}}[SUN]?\}}")
_FIELDS = re.compile(r"\{4:[ \t]*\n")


@dataclass(frozen=True, slots=True)
class FinText:
    """A message as it was read: `starts` has the line, from 1, on which each field begins."""

    message: MtMessage
    starts: tuple[int, ...]


def build(message: MtMessage) -> str:
    """The text of a message, with CR LF.

    Raises NotPossible for what FIN has no way to write: a sender or receiver that is no BIC, a
    type that is not three digits, a tag that is none, a line that would be read as something else.
    """
    head = f"{{1:F01{_terminal(message.sender, 'A')}0000000000}}"
    head += f"{{2:I{_typed(message.type)}{_terminal(message.receiver, 'X')}N}}"
    lines = (line for field in message.fields for line in _lines(field))
    return "\r\n".join((f"{head}{{4:", *lines, "-}{5:{TNG:}}"))


def read(text: str, type_: str | None = None) -> MtMessage:
    """The message in a text; `type_` where its header does not say. Raises UnreadableMessage."""
    return parse(text, type_).message


def parse(text: str, type_: str | None = None) -> FinText:
    """The message in a text, with the lines of its fields. Raises as `read`."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    found, sender, receiver = _header(text)
    fields = tuple(_fields(*_body(text)))
    kind = found or type_
    if kind is None:
        raise UnreadableMessage(
            "No block 2 says what type the message is. Add the block, or name the type, as in 700."
        )
    message = MtMessage(kind, sender, receiver, tuple(field for field, _ in fields))
    return FinText(message, tuple(start for _, start in fields))


def _terminal(bic: str, terminal: str) -> str:
    if not _BIC.fullmatch(bic):
        raise NotPossible("$.sender", Sentence("{bic} is no BIC", bic=bic or "“”"))
    return f"{bic[:8]}{terminal}{bic[8:]}"


def _typed(type_: str) -> str:
    if not _TYPE.fullmatch(type_):
        raise NotPossible(
            "$.type", Sentence("{type} is no type of message, such as 700", type=type_)
        )
    return type_


def _lines(field: MtField) -> Iterator[str]:
    first, *others = field.lines
    if not _TAG.fullmatch(f":{field.tag}:"):
        raise NotPossible("$.fields", Sentence("{tag} is no tag, such as 32B", tag=field.tag))
    for line in field.lines:
        if "\n" in line or "\r" in line:
            raise NotPossible(f":{field.tag}:", "a line of a field cannot hold a line break")
    for line in others:
        if line.startswith((":", "-")):
            raise NotPossible(
                f":{field.tag}:",
                Sentence("a line cannot begin with {character}", character=line[0]),
            )
    yield f":{field.tag}:{first}"
    yield from others


def _header(text: str) -> tuple[str | None, str, str]:
    """Type, sender and receiver, as far as blocks 1 and 2 say."""
    mine = _SENT_BY.search(text)
    own = "".join(mine.groups()) if mine else ""
    if sent := _INPUT.search(text):
        return sent[1], own, sent[2] + sent[3]
    if received := _OUTPUT.search(text):
        return received[1], received[2] + received[3], own
    return None, own, ""


def _body(text: str) -> tuple[list[str], int]:
    """The lines of block 4, and the number of the first."""
    opened = _FIELDS.search(text)
    if opened is None:
        return _bare(text)
    first = text.count("\n", 0, opened.end()) + 1
    lines = text[opened.end() :].split("\n")
    for number, line in enumerate(lines):
        if line.startswith("-}"):
            return lines[:number], first
    raise UnreadableMessage("Block 4 has no end: a line that begins with -} is missing.", first)


def _bare(text: str) -> tuple[list[str], int]:
    if "{4:" in text:
        raise UnreadableMessage("Block 4 must begin its fields on a new line.")
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if _TAG.match(line)), None)
    if first is None:
        raise UnreadableMessage("This is no MT message: it has no block 4 and no field.", 1)
    while lines[-1].strip() in ("", "-", "-}"):
        lines.pop()
    return lines[first:], first + 1


def _fields(lines: list[str], first: int) -> Iterator[tuple[MtField, int]]:
    if not lines:
        return
    if not _TAG.fullmatch(lines[0]):
        raise UnreadableMessage("A field must begin with its tag between colons: :20:", first)
    starts = [number for number, line in enumerate(lines) if _TAG.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        tag = _TAG.fullmatch(lines[start])
        assert tag is not None
        yield MtField(tag[1], (tag[2], *lines[start + 1 : end])), first + start
