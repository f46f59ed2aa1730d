"""The streamed reader of GLEIF's XML: LEI-CDF 3.1, RR-CDF 2.1 and Reporting Exceptions 2.1.

A record that cannot be read becomes a `Reject` and the next one follows; a file that cannot be read
is refused. What the tables of `lei.gleif.fields` do not name, such as geocodes, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, cast

from lxml import etree

from lei import guarded_xml
from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif.fields import RECORD, RELATIONSHIP, REPORTING_EXCEPTION
from lei.gleif.file import DataSet, Entry, GleifFile, Header, Reject
from lei.gleif.rows import Field, Group, Part, Presence, instant, one


def read(stream: BinaryIO) -> GleifFile:
    """Open a CDF file: its set by its root element, its header, its records as they are walked.

    Raises:
        UnknownFormat: the root is none of the three.
        ForbiddenXml, UnreadableFile: as `lei.guarded_xml`; also while the entries are walked.
    """
    formats: list[_Format] = []

    def tags(root: str) -> tuple[str, ...]:
        formats.append(_format_of(root))
        return (formats[0].header, formats[0].record)

    elements = guarded_xml.records(stream, tags)
    found = formats[0]
    header = _header(next(elements, None), found)
    return GleifFile(found.data_set, header, _entries(elements, found))


@dataclass(frozen=True, slots=True)
class _Format:
    data_set: DataSet
    root: str
    header: str
    record: str
    group: Group


def _format_of(root: str) -> _Format:
    for known in _FORMATS:
        if known.root == root:
            return known
    raise UnknownFormat(f"<{root.rpartition('}')[2]}>")


def _header(element: etree._Element | None, found: _Format) -> Header:
    if element is None or element.tag != found.header:
        raise UnreadableFile("The file has no header before its records.")
    try:
        return cast(Header, _build(_HEADER, _node(element)))
    except _BadRecord as error:
        raise UnreadableFile(f"The header cannot be read: {error}", _line(element)) from error


def _entries(elements: Iterator[etree._Element], found: _Format) -> Iterator[Entry | Reject]:
    for number, element in enumerate(elements, 1):
        if element.tag != found.record:
            raise UnreadableFile("The file has a second header.", _line(element))
        node = _node(element)
        try:
            yield cast(Entry, _build(found.group, node))
        except _BadRecord as error:
            yield Reject(number, _lei_of(node), str(error))


def _line(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


class _BadRecord(Exception):
    """One record cannot be read; the text says which field and why."""


@dataclass(frozen=True, slots=True)
class _Node:
    """An element as the tables read it: names without namespace, children by name."""

    text: str
    attributes: dict[str, str]
    children: dict[str, list[_Node]]


def _node(element: etree._Element) -> _Node:
    children: dict[str, list[_Node]] = {}
    for child in element:
        children.setdefault(_local(child.tag), []).append(_node(child))
    attributes = {_local(name): str(value) for name, value in element.attrib.items()}
    return _Node((element.text or "").strip(), attributes, children)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _build(group: Group, node: _Node) -> object:
    values: dict[str, object] = {}
    for row in group.rows:
        found = _values(row, node)
        if row.presence is Presence.MANY:
            values[row.name] = tuple(found)
        elif found:
            values[row.name] = found[0]
        elif row.presence is Presence.ONE:
            raise _BadRecord(f"{row.cdf} is missing")
    return group.make(**values)


def _values(row: Field | Part, node: _Node) -> list[object]:
    if isinstance(row, Part):
        return [_build(row.group, part) for part in _nodes(row.cdf, node)]
    return [_read(row, text) for text in _texts(row.cdf, node) if text]


def _read(row: Field, text: str) -> object:
    try:
        return row.read(text)
    except ValueError as error:
        raise _BadRecord(f"{row.cdf}: {error}") from error


def _texts(path: str, node: _Node) -> list[str]:
    if path == ".":
        return [node.text]
    if path[0] == "@":
        return [node.attributes.get(path[1:], "")]
    return [found.text for found in _nodes(path, node)]


def _nodes(path: str, node: _Node) -> list[_Node]:
    if "|" in path:
        return [found for part in path.split("|") for found in _nodes(part, node)]
    nodes = [node]
    for name in path.split("/"):
        nodes = [child for parent in nodes for child in parent.children.get(name, ())]
    return nodes


def _lei_of(node: _Node) -> str | None:
    for path in ("LEI", "Relationship/StartNode/NodeID"):
        for found in _nodes(path, node):
            return found.text[:40] or None
    return None


_HEADER: Final = Group(
    Header,
    (
        one("content_at", "ContentDate", read=instant),
        Field("file_content", "FileContent"),
        Field("record_count", "RecordCount", read=int),
        Field("originator", "Originator"),
        Field("delta_from", "DeltaStart", read=instant),
    ),
)

_LEI: Final = "{http://www.gleif.org/data/schema/leidata/2016}"
_RR: Final = "{http://www.gleif.org/data/schema/rr/2016}"
_REPEX: Final = "{http://www.gleif.org/data/schema/repex/2016}"
_FORMATS: Final = (
    _Format(DataSet.LEI, f"{_LEI}LEIData", f"{_LEI}LEIHeader", f"{_LEI}LEIRecord", RECORD),
    _Format(
        DataSet.RELATIONSHIPS,
        f"{_RR}RelationshipData",
        f"{_RR}Header",
        f"{_RR}RelationshipRecord",
        RELATIONSHIP,
    ),
    _Format(
        DataSet.EXCEPTIONS,
        f"{_REPEX}ReportingExceptionData",
        f"{_REPEX}Header",
        f"{_REPEX}Exception",
        REPORTING_EXCEPTION,
    ),
)
