"""The streamed reader of the golden copy's JSON: `{"records": [...]}`, XML in BadgerFish.

An element is an object: `$` its text, `@name` an attribute, any other name a child or, where it
repeats, a list. `Extension` may be null. The file tells neither its day nor its kind, so the caller
gives the header.

Source: BadgerFish convention; shape as seen in GLEIF's published golden copy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import BinaryIO, Final, cast

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif import json_pattern
from lei.gleif.fields import GROUPS
from lei.gleif.file import DataSet, Deleted, Entry, GleifFile, Header, Reject
from lei.gleif.page import Json
from lei.gleif.tree import entry_of, node_of
from lei.gleif.tree_layout import Form, TreeLayout
from lei.gleif.tree_outline import PLAIN_CHARACTERS_MAX, Found, Look, Plain, TreeFile, looking
from lei.gleif.window import CHUNK_BYTES, Window
from lei.sentences import Sentence

RECORD_CHARACTERS_MAX: Final = 10 * 1024 * 1024


def read(stream: BinaryIO, header: Header) -> GleifFile:
    """Open a file: its set by its first record, its records as they are walked.

    Raises:
        UnknownFormat: it does not begin as a golden copy, or its first record is of no set.
        UnreadableFile: it is not UTF-8 or not JSON; also while the entries are walked.
    """
    found = objects(stream)
    first = next(found, None)
    if first is None:
        raise UnreadableFile(NO_RECORD)
    data_set = set_of(first)
    return GleifFile(data_set, header, _entries(chain((first,), found), data_set))


def outlined(stream: BinaryIO, header: Header) -> TreeFile:
    """The same, without making the records that are plainly in order. Raises as `read`."""
    text = _Text(stream)
    text.expect("{", '"records"', ":", "[")
    if text.next() == "]":
        raise UnreadableFile(NO_RECORD)
    first = text.value()
    data_set = set_of(first)
    return TreeFile(TreeLayout(Form.JSON, data_set), header, _found(text, first, data_set))


def objects(stream: BinaryIO) -> Iterator[Json]:
    """The records of a file as JSON has them, one after the other. Raises as `read`."""
    text = _Text(stream)
    text.expect("{", '"records"', ":", "[")
    if text.next() != "]":
        yield text.value()
        while text.next() == ",":
            text.expect(",")
            yield text.value()
    text.expect("]", "}")


def set_of(first: Json) -> DataSet:
    """The set that a record is of. Raises UnknownFormat."""
    for data_set, name in _TOLD_BY.items():
        if isinstance(first, dict) and name in first:
            return data_set
    raise UnknownFormat("a record that is neither entity, relationship nor exception")


def _entries(found: Iterator[Json], data_set: DataSet) -> Iterator[Entry | Deleted | Reject]:
    group = GROUPS[data_set]
    for number, record in enumerate(found, 1):
        yield entry_of(group, node_of(record), number)


def _found(text: _Text, first: Json, data_set: DataSet) -> Iterator[Found]:
    group, look, number = GROUPS[data_set], _look(data_set), 1
    yield entry_of(group, node_of(first), number)
    while text.next() == ",":
        text.expect(",")
        number += 1
        yield text.plain(look) or entry_of(group, node_of(text.value()), number)
    text.expect("]", "}")


@cache
def _look(data_set: DataSet) -> Look:
    return looking(data_set, json_pattern.Json())


class _Text:
    """A JSON text that is read on as it is needed."""

    def __init__(self, stream: BinaryIO) -> None:
        self.window = Window(stream, encoding="utf-8-sig")
        self.scan = json.JSONDecoder().raw_decode

    def next(self) -> str:
        """The next character that is not white space; empty at the end."""
        window = self.window
        window.at = _pass_space(window.text, window.at)
        while window.at == len(window.text) and self._more():
            window.at = _pass_space(window.text, window.at)
        return window.text[window.at : window.at + 1]

    def expect(self, *tokens: str) -> None:
        """Pass over `tokens`. Raises UnknownFormat for another first token, else UnreadableFile."""
        for token in tokens:
            self.next()
            while self._ahead() < len(token) and self._more():
                pass
            if not self.window.text.startswith(token, self.window.at):
                raise self._unexpected(token)
            self.window.at += len(token)

    def value(self) -> Json:
        """The next value."""
        self.next()
        while True:
            try:
                found, end = self.scan(self.window.text, self.window.at)
            except json.JSONDecodeError as error:
                self._read_on(error)
            except ValueError as error:  # a number too long to be one
                raise _ill_formed(str(error)) from error
            except RecursionError as error:
                raise UnreadableFile("A record is nested too deeply.") from error
            else:
                if end < len(self.window.text) or not self._more():
                    self.window.at = end
                    return cast(Json, found)

    def plain(self, look: Look) -> Plain | None:
        """The next value, if a look at it is enough."""
        self.next()
        self._reach(PLAIN_CHARACTERS_MAX)
        window = self.window
        seen = look(window.text, window.at)
        if seen is None:
            return None
        begin, (window.at, outline) = window.at, seen
        return Plain(window.text[begin : window.at], outline)

    def _ahead(self) -> int:
        return len(self.window.text) - self.window.at

    def _read_on(self, error: json.JSONDecodeError) -> None:
        """More text, since a value may only be cut off; the fault itself where that is no excuse.

        A fault far from the end of what is read is no cut. Raises UnreadableFile.
        """
        left = len(self.window.text) - error.pos
        far = left > CHUNK_BYTES and not error.msg.startswith("Unterminated")
        if far or self._ahead() > RECORD_CHARACTERS_MAX or not self._more():
            raise _ill_formed(error.msg) from error

    def _more(self) -> bool:
        before = self._ahead()
        self._reach(before + 1)
        return self._ahead() > before

    def _reach(self, length: int) -> None:
        try:
            self.window.reach(length)
        except UnicodeDecodeError as error:
            raise UnreadableFile("The file is not in UTF-8.") from error

    def _unexpected(self, token: str) -> UnreadableFile:
        found = repr(self.window.text[self.window.at : self.window.at + 20])
        if token in _OPENING:
            return UnknownFormat(found)
        return UnreadableFile(
            Sentence(
                "The JSON breaks off, or has {found} for {token}.", found=found, token=repr(token)
            )
        )


def _ill_formed(msg: str) -> UnreadableFile:
    return UnreadableFile(Sentence("The JSON is not well formed: {msg}.", msg=msg))


def _pass_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


_SPACE: Final = re.compile(r"\s*+")
NO_RECORD: Final = Sentence("The file holds no record, so it does not say what it is.")
_OPENING: Final = ("{", '"records"', ":", "[")
_TOLD_BY: Final = {
    DataSet.LEI: "Entity",
    DataSet.RELATIONSHIPS: "Relationship",
    DataSet.EXCEPTIONS: "ExceptionCategory",
}
