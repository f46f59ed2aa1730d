"""The streamed reader of the golden copy's JSON: `{"records": [...]}`, XML in BadgerFish.

An element is an object: `$` its text, `@name` an attribute, any other name a child or, where it
repeats, a list. `Extension` may be null. The file tells neither its day nor its kind, so the caller
gives the header.

Source: BadgerFish convention; shape as seen in GLEIF's published golden copy.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, Final, cast

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif.fields import RECORD, RELATIONSHIP, REPORTING_EXCEPTION
from lei.gleif.file import DataSet, Deleted, Entry, GleifFile, Header, Reject
from lei.gleif.page import Json
from lei.gleif.tree import Node, entry_of
from lei.sentences import Sentence

RECORD_CHARACTERS_MAX: Final = 10 * 1024 * 1024
_CHUNK_BYTES: Final = 256 * 1024


def read(stream: BinaryIO, header: Header) -> GleifFile:
    """Open a file: its set by its first record, its records as they are walked.

    Raises:
        UnknownFormat: it does not begin as a golden copy, or its first record is of no set.
        UnreadableFile: it is not UTF-8 or not JSON; also while the entries are walked.
    """
    found = objects(stream)
    first = next(found, None)
    if first is None:
        raise UnreadableFile("The file holds no record, so it does not say what it is.")
    data_set = set_of(first)
    return GleifFile(data_set, header, _entries(chain((first,), found), data_set))


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


def node_of(found: Json) -> Node:
    """A BadgerFish value as an element. Anything but an object is an element without content."""
    node = Node()
    for name, value in found.items() if isinstance(found, dict) else ():
        if name == "$":
            node.text = _written(value)
        elif name[0] == "@":
            node.attributes[_local(name[1:])] = _written(value)
        elif value is not None:
            several = value if isinstance(value, list) else [value]
            node.children[_local(name)] = [node_of(one) for one in several]
    return node


def _entries(found: Iterator[Json], data_set: DataSet) -> Iterator[Entry | Deleted | Reject]:
    group = _GROUPS[data_set]
    for number, record in enumerate(found, 1):
        yield entry_of(group, node_of(record), number)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _written(value: Json) -> str:
    return "" if value is None else str(value).strip()


class _Text:
    """A JSON text that is read on as it is needed, and forgotten behind."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.rest, self.ended = stream, "", False
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.scan = json.JSONDecoder().raw_decode

    def next(self) -> str:
        """The next character that is not white space; empty at the end."""
        self.rest = self.rest.lstrip()
        while not self.rest and self._more():
            self.rest = self.rest.lstrip()
        return self.rest[:1]

    def expect(self, *tokens: str) -> None:
        """Pass over `tokens`. Raises UnknownFormat for another first token, else UnreadableFile."""
        for token in tokens:
            self.next()
            while len(self.rest) < len(token) and self._more():
                pass
            if not self.rest.startswith(token):
                raise self._unexpected(token)
            self.rest = self.rest[len(token) :]

    def value(self) -> Json:
        """The next value."""
        self.next()
        while True:
            try:
                found, end = self.scan(self.rest)
            except json.JSONDecodeError as error:
                self._read_on(error)
            except RecursionError as error:
                raise UnreadableFile("A record is nested too deeply.") from error
            else:
                if end < len(self.rest) or not self._more():
                    self.rest = self.rest[end:]
                    return cast(Json, found)

    def _read_on(self, error: json.JSONDecodeError) -> None:
        """More text, since a value may only be cut off; the fault itself where that is no excuse.

        A fault far from the end of what is read is no cut. Raises UnreadableFile.
        """
        far = len(self.rest) - error.pos > _CHUNK_BYTES and not error.msg.startswith("Unterminated")
        if far or len(self.rest) > RECORD_CHARACTERS_MAX or not self._more():
            raise UnreadableFile(
                Sentence("The JSON is not well formed: {msg}.", msg=error.msg)
            ) from error

    def _more(self) -> bool:
        if self.ended:
            return False
        chunk = self.stream.read(_CHUNK_BYTES)
        self.ended = not chunk
        try:
            self.rest += self.decoder.decode(chunk, self.ended)
        except UnicodeDecodeError as error:
            raise UnreadableFile("The file is not in UTF-8.") from error
        return not self.ended

    def _unexpected(self, token: str) -> UnreadableFile:
        if token in _OPENING:
            return UnknownFormat(repr(self.rest[:20]))
        return UnreadableFile(
            Sentence(
                "The JSON breaks off, or has {found} for {token}.",
                found=repr(self.rest[:20]),
                token=repr(token),
            )
        )


_OPENING: Final = ("{", '"records"', ":", "[")
_TOLD_BY: Final = {
    DataSet.LEI: "Entity",
    DataSet.RELATIONSHIPS: "Relationship",
    DataSet.EXCEPTIONS: "ExceptionCategory",
}
_GROUPS: Final = {
    DataSet.LEI: RECORD,
    DataSet.RELATIONSHIPS: RELATIONSHIP,
    DataSet.EXCEPTIONS: REPORTING_EXCEPTION,
}
