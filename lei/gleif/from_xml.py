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
from lei.gleif.file import DataSet, Deleted, Entry, GleifFile, Header, Reject
from lei.gleif.rows import BadRecord, Field, Group, instant, one
from lei.gleif.tree import Node, build, entry_of
from lei.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Cdf:
    """One of the three formats, by the tags of its elements, as `{namespace}name`."""

    data_set: DataSet
    root: str
    header: str
    record: str
    group: Group


def read(stream: BinaryIO) -> GleifFile:
    """Open a CDF file: its set by its root element, its header, its records as they are walked.

    Raises:
        UnknownFormat: the root is none of the three.
        ForbiddenXml, UnreadableFile: as `lei.guarded_xml`; also while the entries are walked.
    """
    formats: list[Cdf] = []

    def tags(root: str) -> tuple[str, ...]:
        formats.append(cdf_of(root))
        return (formats[0].header, formats[0].record)

    elements = guarded_xml.records(stream, tags)
    cdf = formats[0]
    header = header_in(next(elements, None), cdf)
    return GleifFile(cdf.data_set, header, _entries(elements, cdf))


def cdf_of(root: str) -> Cdf:
    """The format of a root element. Raises UnknownFormat."""
    for known in _FORMATS:
        if known.root == root:
            return known
    raise UnknownFormat(f"<{root.rpartition('}')[2]}>")


def header_in(element: etree._Element | None, cdf: Cdf) -> Header:
    """The header in the first element that was found. Raises UnreadableFile."""
    if element is None or element.tag != cdf.header:
        raise UnreadableFile("The file has no header before its records.")
    try:
        return cast(Header, build(_HEADER, _node(element)))
    except BadRecord as error:
        raise UnreadableFile(
            Sentence("The header cannot be read: {error}", error=str(error)), _line(element)
        ) from error


def entry_in(element: etree._Element, cdf: Cdf, number: int) -> Entry | Deleted | Reject:
    """The record in an element, or why it is left out. Raises UnreadableFile for another header."""
    if element.tag != cdf.record:
        raise UnreadableFile("The file has a second header.", _line(element))
    return entry_of(cdf.group, _node(element), number)


def _entries(elements: Iterator[etree._Element], cdf: Cdf) -> Iterator[Entry | Deleted | Reject]:
    for number, element in enumerate(elements, 1):
        yield entry_in(element, cdf, number)


def _line(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def _node(element: etree._Element) -> Node:
    children: dict[str, list[Node]] = {}
    for child in element:
        children.setdefault(_local(child.tag), []).append(_node(child))
    attributes = {_local(name): str(value).strip() for name, value in element.attrib.items()}
    return Node((element.text or "").strip(), attributes, children)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


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
    Cdf(DataSet.LEI, f"{_LEI}LEIData", f"{_LEI}LEIHeader", f"{_LEI}LEIRecord", RECORD),
    Cdf(
        DataSet.RELATIONSHIPS,
        f"{_RR}RelationshipData",
        f"{_RR}Header",
        f"{_RR}RelationshipRecord",
        RELATIONSHIP,
    ),
    Cdf(
        DataSet.EXCEPTIONS,
        f"{_REPEX}ReportingExceptionData",
        f"{_REPEX}Header",
        f"{_REPEX}Exception",
        REPORTING_EXCEPTION,
    ),
)
