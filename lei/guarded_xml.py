"""The only XML reader in the house: it expects hostile input and reads no more than it must.

`parse` reads one small message whole; `records` walks a file of any size with flat memory. Both
refuse a document type (and with it every entity), any encoding but UTF-8, and what passes the
limits below. Nothing is fetched, expanded or validated by instruction of the document itself.

Source: XML 1.0 (2.8 document type, 4.3.3 encodings); OWASP, XML External Entity Prevention.

>>> parse(b"<note><to>Hamburg</to></note>")[0].text
'Hamburg'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import BinaryIO, Final, Literal, cast

from lxml import etree

from lei.errors import ForbiddenXml, UnreadableFile
from lei.sentences import Sentence

BYTES_MAX: Final = 10 * 1024 * 1024  # of one message, and between two records of a stream
DEPTH_MAX: Final = 64
NODES_MAX: Final = 1_000_000  # elements and attributes of one message
RECORD_NODES_MAX: Final = 20_000
ATTRIBUTES_MAX: Final = 100  # of one element

HEAD_BYTES: Final = 64 * 1024
_NODE_BYTES: Final = 4  # at least: <a/>, and more for an attribute
CHUNK_BYTES: Final = 256 * 1024
_DOCUMENT_TYPE = b"<!DOCTYPE"
_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)[\"']")


def parse(data: bytes, *, bytes_max: int = BYTES_MAX) -> etree._Element:
    """The root element of a whole message.

    Raises:
        ForbiddenXml: a document type, another encoding than UTF-8, or a limit passed.
        UnreadableFile: not well formed; `line` says where.
    """
    if len(data) > bytes_max:
        raise ForbiddenXml(
            Sentence("The message is longer than {bytes_max} bytes.", bytes_max=bytes_max)
        )
    _expect_utf8(data)
    if _DOCUMENT_TYPE in data:  # in a comment, it is none: this tells
        root_tag(data)
    try:
        root = etree.fromstring(data, _whole())
    except etree.XMLSyntaxError as error:
        raise _unreadable(error) from error
    if not _is_within_limits(data) or _TOO_DEEP(root):
        _hold_to_limits(root, NODES_MAX)
    return root


def records(stream: BinaryIO, tags: Callable[[str], Collection[str]]) -> Iterator[etree._Element]:
    """The elements of `stream` that `tags` picks, one after the other.

    `tags` is asked once, with the root's tag, which tags (`{namespace}name`) are wanted. An element
    is good until the next one is asked for; then it is emptied, so memory stays flat.

    Raises: as `parse`; for a document type at once, for what is not well formed where it stands.
    """
    head = head_of(stream)
    return _walked(Feed(tags(root_tag(head))), head, stream)


class Feed:
    """A walk like that of `records`, for a stream that is given chunk by chunk."""

    def __init__(self, tags: Collection[str]) -> None:
        self._parser, self._silent = _pulling("end", tags=tags), 0

    def give(self, chunk: bytes) -> Iterator[etree._Element]:
        """The elements that are complete with this chunk. Raises as `records`."""
        self._silent += len(chunk)
        for element in _feed(self._parser, chunk):
            self._silent = 0
            _hold_to_limits(element, RECORD_NODES_MAX)
            yield element
            _forget(element)
        _expect_a_record(self._silent)

    def pass_over(self, lines: int, columns: int) -> None:
        """Count what was read elsewhere, so that faults are told by their place.

        `columns` are those of the last line, or more of this one if there is none.

        Raises as `give`.
        """
        after = len(b"-->") if lines else 0
        for begin in range(0, lines, CHUNK_BYTES):
            breaks = min(CHUNK_BYTES, lines - begin)
            self._pass(b"<!--" + b"\n" * breaks + b"-->")
        self._pass(b" " * min(CHUNK_BYTES, max(0, columns - after)))

    def _pass(self, blank: bytes) -> None:
        problem = _try(lambda: self._parser.feed(blank))
        if problem is not None:
            raise problem

    def end(self) -> None:
        """There are no more chunks. Raises UnreadableFile where the document breaks off."""
        _root(self._parser)


def namespaces_after(head: bytes) -> dict[str | None, str]:
    """The namespaces, by prefix, that hold where the beginning of a document ends.

    Empty where that is not inside an element, or the beginning is not well formed.
    """
    parser = _pulling("start", "end")
    if _try(lambda: parser.feed(head)) is not None:
        return {}
    around: list[etree._Element] = []
    for event, element in parser.read_events():
        if event == "start":
            around.append(cast("etree._Element", element))  # noqa: SLF001  as above
        else:
            around.pop()
    return dict(around[-1].nsmap) if around else {}


def fragments(stream: BinaryIO, tags: Collection[str]) -> Iterator[etree._Element]:
    """The elements of `tags` (`{*}name` for any namespace) one after the other, then the root.

    Each is given where it stands, when the reader has gone past it; an empty element of its tag
    is before it, and stays for all of them when it is gone. So what is given last, and every picked
    element around others, is a frame of flat size. A taker may move an element elsewhere.

    Raises: as `records`.
    """
    head = head_of(stream)
    root_tag(head)
    parser, waiting = _pulling("end", tags=tags), None
    for element in _ended(parser, head, stream):
        if waiting is not None:
            yield from _given(waiting)
        waiting = element
    root = _root(parser)
    if waiting is not None:
        yield from _given(waiting)
    _hold_to_limits(root, NODES_MAX)
    yield root


def head_of(stream: BinaryIO) -> bytes:
    """The first bytes of a stream: `HEAD_BYTES` of them, or all."""
    head = b""
    while len(head) < HEAD_BYTES and (more := stream.read(HEAD_BYTES - len(head))):
        head += more
    return head


def root_tag(head: bytes) -> str:
    """The tag of the root element, as `{namespace}name`, from the first bytes of a document.

    Raises: as `parse`; a root that does not begin in `head` is unreadable.
    """
    _expect_utf8(head)
    parser = _pulling("start")
    problem = _try(lambda: parser.feed(head[:HEAD_BYTES])) or _try(parser.close)
    root = next(_elements(parser), None)
    if root is None and len(head) >= HEAD_BYTES:
        raise ForbiddenXml(
            Sentence(
                "No element begins within the first {head_bytes} bytes.", head_bytes=HEAD_BYTES
            )
        )
    if root is None:
        raise problem or UnreadableFile("No element begins where the document should.")
    if root.getroottree().docinfo.internalDTD is not None:
        raise ForbiddenXml("The document carries a document type (DTD), which is not read here.")
    return str(root.tag)


def _whole() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_blank_text=True,  # between elements: the line breaks of whoever wrote it nicely
        remove_comments=True,
        remove_pis=True,
    )


def _pulling(
    *events: Literal["start", "end"], tags: Collection[str] | None = None
) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=events,
        tag=None if tags is None else list(tags),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _elements(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    for _, element in parser.read_events():
        yield cast("etree._Element", element)  # noqa: SLF001  lxml names its public class so


def _try(step: Callable[[], object]) -> UnreadableFile | None:
    try:
        step()
    except etree.XMLSyntaxError as error:
        return _unreadable(error)
    return None


def _walked(feed: Feed, head: bytes, stream: BinaryIO) -> Iterator[etree._Element]:
    for chunk in _chunks(head, stream):
        yield from feed.give(chunk)
    feed.end()


def _ended(parser: etree.XMLPullParser, head: bytes, stream: BinaryIO) -> Iterator[etree._Element]:
    silent = 0
    for chunk in _chunks(head, stream):
        silent += len(chunk)
        for element in _feed(parser, chunk):
            silent = 0
            yield element
        _expect_a_record(silent)


def _expect_a_record(silent: int) -> None:
    """Raises ForbiddenXml after too many bytes without one."""
    if silent > BYTES_MAX:
        raise ForbiddenXml(
            Sentence("A record is longer than {bytes_max} bytes.", bytes_max=BYTES_MAX)
        )


def _given(element: etree._Element) -> Iterator[etree._Element]:
    """One element, with an empty one left in its place; the one left before goes."""
    parent = element.getparent()
    if parent is None:
        return
    _hold_to_limits(element, RECORD_NODES_MAX)
    _require_namespaces(element)
    left, before = parent.makeelement(element.tag), element.getprevious()
    element.addprevious(left)
    if before is not None and before.tag == element.tag:
        parent.remove(before)
    yield element
    if element.getparent() is parent:
        parent.remove(element)


def _require_namespaces(element: etree._Element) -> None:
    """A pull parser tells only at its end of a namespace that is no URI; no tag of it can be made.

    Raises UnreadableFile, as `parse` does, for one of the element or of what is around it.
    """
    for each in (element, *element.iterancestors()):
        if not _is_writable(str(each.tag)):
            said = f"xmlns of {str(each.tag)!r} is not a valid URI"
            raise _not_well_formed(said, _line(each))


@lru_cache(maxsize=64)
def _is_writable(tag: str) -> bool:
    try:
        etree.Element(tag)
    except ValueError:
        return False
    return True


def _root(parser: etree.XMLPullParser) -> etree._Element:
    try:
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise _unreadable(error) from error


def _chunks(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield head
    while chunk := stream.read(CHUNK_BYTES):
        yield chunk


def _feed(parser: etree.XMLPullParser, chunk: bytes) -> Iterator[etree._Element]:
    """What was complete before a fault is given out first, then the fault is raised."""
    problem = _try(lambda: parser.feed(chunk))
    yield from _elements(parser)
    if problem is not None:
        raise problem


def _forget(element: etree._Element) -> None:
    """Empty an element and drop the ones before it; its own tail may still be arriving."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _expect_utf8(head: bytes) -> None:
    declared = _DECLARED.match(head)
    if declared and declared[1].upper() not in (b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"):
        raise ForbiddenXml(
            Sentence(
                "The encoding is {found}; only UTF-8 is read.", found=declared[1].decode("latin-1")
            )
        )
    if head[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\x00" in head[:4]:
        raise ForbiddenXml("The encoding is not UTF-8; only UTF-8 is read.")


def _hold_to_limits(element: etree._Element, nodes_max: int) -> None:
    if not _MAY_PASS_LIMITS(element):
        return
    if _TOO_DEEP(element):
        raise ForbiddenXml(
            Sentence("Elements are nested deeper than {depth_max}.", depth_max=DEPTH_MAX),
            _line(element),
        )
    if _MORE_NODES(element, max=nodes_max):
        raise ForbiddenXml(
            Sentence("There are more than {nodes_max} elements.", nodes_max=nodes_max),
            _line(element),
        )
    if _MANY_ATTRIBUTES(element):
        raise ForbiddenXml(
            Sentence(
                "An element has more than {attributes_max} attributes.",
                attributes_max=ATTRIBUTES_MAX,
            ),
            _line(element),
        )


def _is_within_limits(data: bytes) -> bool:
    """Whether a text is too short for many nodes and attributes, whatever stands in it.

    It costs a glance at the bytes, where counting nodes costs a walk. Depth takes few bytes.
    """
    return len(data) < NODES_MAX * _NODE_BYTES and data.count(b"=") <= ATTRIBUTES_MAX


def _line(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def _unreadable(error: etree.XMLSyntaxError) -> UnreadableFile:
    return _not_well_formed(error.msg, error.lineno)


def _not_well_formed(msg: str, line: int | None) -> UnreadableFile:
    return UnreadableFile(Sentence("The XML is not well formed: {msg}.", msg=msg), line)


# Asked of libxml2 in XPath, which counts a million nodes in milliseconds.
_TOO_DEEP = etree.XPath("boolean(./" + "/".join(["*"] * DEPTH_MAX) + ")")
_MAY_PASS_LIMITS = etree.XPath(
    f"count(.//*) > {RECORD_NODES_MAX // 2} or count(.//@*) > {ATTRIBUTES_MAX}"
    f" or boolean(./{'/'.join(['*'] * DEPTH_MAX)})"
)  # one question, which nearly every record answers with no
_MORE_NODES = etree.XPath("count(.//*) + count(.//@*) > $max")
_MANY_ATTRIBUTES = etree.XPath(f"boolean(descendant-or-self::*[count(@*) > {ATTRIBUTES_MAX}])")
