"""The quick way through a large XML file: records that are plainly in order are seen, not made.

Everything else goes to the guarded reader, in its order: what is before the first record, what is
behind the last, and each record that is not plain. A plain record is well formed by itself, and the
namespaces that hold around it are known; so the whole is well formed if the rest of it is. Where
that cannot be said any longer, as behind a comment, all that follows goes to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import BinaryIO, Final, TypeAlias

from lxml import etree

from lei import guarded_xml
from lei.gleif.file import DataSet
from lei.gleif.from_xml import Cdf, cdf_of, entry_in, header_in
from lei.gleif.tree_layout import Form, TreeLayout
from lei.gleif.tree_outline import PLAIN_CHARACTERS_MAX, Found, Look, Plain, TreeFile, looking
from lei.gleif.window import Window
from lei.gleif.xml_pattern import SPACE, Xml

STARTS_MAX: Final = 8  # ways to write the tag of a record that one file may have

Piece: TypeAlias = Plain | etree._Element  # noqa: SLF001  lxml names its public class so


def outlined(stream: BinaryIO) -> TreeFile:
    """Open a CDF file as `lei.gleif.from_xml.read`, which says what is raised."""
    head = guarded_xml.head_of(stream)
    cdf = cdf_of(guarded_xml.root_tag(head))
    pieces = _Walk(cdf, Window(stream, head)).pieces()
    first = next(pieces, None)
    header = header_in(None if isinstance(first, Plain) else first, cdf)
    return TreeFile(TreeLayout(Form.XML, cdf.data_set), header, _found(pieces, cdf))


def _found(pieces: Iterator[Piece], cdf: Cdf) -> Iterator[Found]:
    for number, piece in enumerate(pieces, 1):
        yield piece if isinstance(piece, Plain) else entry_in(piece, cdf, number)


class _Passed:
    """How far plain records have led that the reader was not told of."""

    def __init__(self) -> None:
        self.lines = self.columns = 0
        self.last: tuple[str, int] = ("", 0)  # a text, and where in it a record ends

    def add(self, text: str, begin: int, end: int) -> None:
        """One more record."""
        lines = text.count("\n", begin, end)
        if lines:
            self.lines += lines
            self.last, self.columns = (text, end), 0
        else:
            self.columns += end - begin

    def tell(self, feed: guarded_xml.Feed) -> None:
        """Let the reader know, so that it tells the right places."""
        text, end = self.last
        columns = self.columns + (end - text.rfind("\n", 0, end) - 1 if text else 0)
        feed.pass_over(self.lines, columns)
        self.lines, self.columns, self.last = 0, 0, ("", 0)


class _Walk:
    """A walk through one file, quick as long as what stands before a record is known."""

    def __init__(self, cdf: Cdf, window: Window) -> None:
        self.data_set, self.window = cdf.data_set, window
        self.feed = guarded_xml.Feed((cdf.header, cdf.record))
        self.namespace, _, self.name = cdf.record[1:].partition("}")
        self.is_quick = True
        self.lead = "\0"  # what led to the last record; at first what leads to none
        self.look: Look | None = None
        self.passed = _Passed()

    def pieces(self) -> Iterator[Piece]:
        """What is found: the header, then records."""
        begin = self._begin()
        if begin:
            yield from self._before(begin)
            while self._is_there(PLAIN_CHARACTERS_MAX):
                plain = self._plain()
                if plain:
                    yield plain
                else:
                    yield from self._other()
        self.passed.tell(self.feed)
        for chunk in self.window.rest():
            yield from self.feed.give(chunk)
        self.feed.end()

    def _begin(self) -> re.Match[str] | None:
        """The tag of the first record, if the way to it is plain."""
        if not self._is_there(1):
            return None
        text = self.window.text
        first = re.search(rf"<((?:[A-Za-z_][\w.-]*:)?){self.name}(?=[\s>])", text)
        before = _DECLARATION.sub("", text[: first.start()]) if first else ""
        return None if _is_marked(before) else first

    def _before(self, first: re.Match[str]) -> Iterator[Piece]:
        """What stands before the first record."""
        before = self._taken(first.start())
        self.around = guarded_xml.namespaces_after(before.encode())
        found = 0
        for element in self.feed.give(before.encode()):
            yield element
            found += 1
        self.is_quick = found == 1 and bool(self.around) and before.rstrip().endswith(">")
        self.prefix = first[1]
        self.start = re.compile(rf"{SPACE}(<{re.escape(self.prefix)}{self.name}{_NAMESPACES})(?=>)")
        self.tags = re.compile(rf"<(/?){re.escape(self.prefix)}{self.name}(?=[\s/>])").findall
        self.looks: dict[str, Look | None] = {}

    def _plain(self) -> Plain | None:
        """The next record, if it is plain."""
        text, at = self.window.text, self.window.at
        if not text.startswith(self.lead, at):
            self._lead(text, at)
        begin = at + len(self.lead)
        seen = self.look(text, begin) if self.look and text.startswith(self.lead, at) else None
        if seen is None:
            return None
        self.window.at, outline = seen
        self.passed.add(text, at, self.window.at)
        return Plain(text[begin : self.window.at], outline)

    def _lead(self, text: str, at: int) -> None:
        """Take the white space and the tag that lead to this record for those of the next, too."""
        start = self.start.match(text, at)
        if start:
            self.lead, self.look = start[0], self._look_behind(start[1])

    def _look_behind(self, start: str) -> Look | None:
        """What looks at records whose tag begins so."""
        if start not in self.looks and len(self.looks) < STARTS_MAX:
            self.looks[start] = self._look(_DECLARED(start))
        return self.looks.get(start)

    def _look(self, declared: list[tuple[str, str]]) -> Look | None:
        around = self.around | {prefix or None: uri for prefix, uri in declared}
        is_once = len({prefix for prefix, _uri in declared}) == len(declared)
        if not is_once or around.get(self.prefix[:-1] or None) != self.namespace:
            return None
        beyond = next((f"{p}:" for p, uri in around.items() if uri == EXTENSIONS and p), "")
        return _look(self.data_set, self.prefix, beyond, f"</{self.prefix}{self.name}>")

    def _other(self) -> Iterator[Piece]:
        """What is not plain, up to the end of a record; all that follows where there is none."""
        end = self._end()
        self.is_quick = end > 0
        if not self.is_quick:
            return
        self.passed.tell(self.feed)
        piece = self._taken(end)
        self.is_quick = self._is_one(piece)
        yield from self.feed.give(piece.encode())

    def _is_one(self, piece: str) -> bool:
        """Whether a piece is one record, so that behind it all is as it was before it.

        It begins with the tag of a record, and ends with the only end of such a tag in it.
        """
        start = self.start.match(piece)
        is_record = bool(start and self._look_behind(start[1]))
        return is_record and self.tags(piece) == ["", "/"] and not _is_marked(piece)

    def _end(self) -> int:
        """Where the next end of a record is; 0 where there is none within the limit."""
        close, window, seen = f"</{self.prefix}{self.name}>", self.window, 0
        while True:
            found = window.text.find(close, window.at + seen)
            if found >= 0:
                return found + len(close)
            ahead = len(window.text) - window.at
            seen = max(0, ahead - len(close))
            if ahead > guarded_xml.BYTES_MAX or not self._is_there(ahead + 1) or window.ended:
                return 0

    def _taken(self, end: int) -> str:
        begin, self.window.at = self.window.at, end
        return self.window.text[begin:end]

    def _is_there(self, length: int) -> bool:
        """Read on until so much is there, or all; False where nothing is plain any longer."""
        window = self.window
        if len(window.text) - window.at >= length:
            return self.is_quick
        try:
            window.reach(length)
        except UnicodeDecodeError:  # the reader says where
            self.is_quick = False
        return self.is_quick


def _is_marked(text: str) -> bool:
    """Whether there is a comment, a section of characters, an instruction or a document type."""
    return "<!" in text or "<?" in text


@lru_cache(maxsize=32)
def _look(data_set: DataSet, prefix: str, beyond: str, end: str) -> Look:
    return looking(data_set, Xml(re.escape(prefix), re.escape(beyond)), re.escape(end))


EXTENSIONS: Final = "http://www.gleif.org/data/schema/golden-copy/extensions/1.0"
_DECLARATION: Final = re.compile(r"\A\ufeff?<\?xml\s[^<>]*\?>")
_ONE: Final = r'[ \t\r\n]++xmlns(?::((?!xml)[A-Za-z_][A-Za-z0-9_]*))?="(http://[A-Za-z0-9./_-]++)"'
_NAMESPACES: Final = f"(?:{_ONE.replace('((', '(?:(').replace('(http', '(?:http')})*+{SPACE}"
_DECLARED: Final = re.compile(_ONE).findall
