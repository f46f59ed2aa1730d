"""The writer of GLEIF's XML: LEI-CDF 3.1, RR-CDF 2.1 and Reporting Exceptions 2.1, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lei.gleif.fields import RECORD, RELATIONSHIP, REPORTING_EXCEPTION
from lei.gleif.file import DataSet, Entry, Header
from lei.gleif.rows import Group
from lei.gleif.tree import Node, grow, written


def write(data_set: DataSet, header: Header, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The parts of a file, in order: its head, one part a record, its end."""
    form = _FORMS[data_set]
    yield _head(form, header).encode()
    for entry in entries:
        yield (_element(form.record, grow(form.group, entry), form.prefix) + "\n").encode()
    yield f"</{form.prefix}:{form.records}>\n</{form.prefix}:{form.root}>\n".encode()


@dataclass(frozen=True, slots=True)
class _Form:
    prefix: str
    namespace: str
    root: str
    header: str
    records: str
    record: str
    group: Group


def _head(form: _Form, header: Header) -> str:
    told = (
        ("ContentDate", written(header.content_at)),
        ("Originator", header.originator),
        ("FileContent", header.file_content),
        ("DeltaStart", header.delta_from and written(header.delta_from)),
        ("RecordCount", header.record_count),
    )
    node = Node(children={name: [Node(str(text))] for name, text in told if text is not None})
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{form.prefix}:{form.root} xmlns:{form.prefix}="{form.namespace}" '
        f'xmlns:gleif="{_EXTENSIONS}">\n'
        f"{_element(form.header, node, form.prefix)}\n<{form.prefix}:{form.records}>\n"
    )


def _element(name: str, node: Node, prefix: str) -> str:
    attributes = "".join(_attribute(*pair) for pair in node.attributes.items())
    below = "gleif" if name == "Extension" else prefix
    inner = node.text.translate(_ESCAPED) + "".join(
        _element(child, one, below) for child, several in node.children.items() for one in several
    )
    return f"<{prefix}:{name}{attributes}>{inner}</{prefix}:{name}>"


def _attribute(name: str, value: str) -> str:
    qualified = "xml:lang" if name == "lang" else name
    return f' {qualified}="{value.translate(_ESCAPED)}"'


_EXTENSIONS: Final = "http://www.gleif.org/data/schema/golden-copy/extensions/1.0"
_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SCHEMAS: Final = "http://www.gleif.org/data/schema/"
_FORMS: Final = {
    DataSet.LEI: _Form(
        "lei",
        _SCHEMAS + "leidata/2016",
        "LEIData",
        "LEIHeader",
        "LEIRecords",
        "LEIRecord",
        RECORD,
    ),
    DataSet.RELATIONSHIPS: _Form(
        "rr",
        _SCHEMAS + "rr/2016",
        "RelationshipData",
        "Header",
        "RelationshipRecords",
        "RelationshipRecord",
        RELATIONSHIP,
    ),
    DataSet.EXCEPTIONS: _Form(
        "repex",
        _SCHEMAS + "repex/2016",
        "ReportingExceptionData",
        "Header",
        "ReportingExceptions",
        "Exception",
        REPORTING_EXCEPTION,
    ),
}
