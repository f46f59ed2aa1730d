"""How a document lies in UBL: rows of field and place, walked to write it and to read it.

A layout lists its rows in the order of the schema, so the writer needs no other knowledge of it:
each step of a place goes into the last element of that step, or makes one. A step may say which
of several elements it means: `[@schemeID='0199']` by an attribute, which the writer sets, or
`[cbc:Name='Unit']` by a child, which a row of its own writes.

Source: OASIS UBL 2.1 (2013), part 2.3 of the standard (element order is that of its schemas).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeAlias, cast

from lxml import etree

from payments.documents.kinds import Document
from payments.errors import NotPossible
from payments.money import Money
from payments.world.tagged import plain

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
}
_ROOT = "urn:oasis:names:specification:ubl:schema:xsd:{}-2"
_STEP = re.compile(
    r"(?P<tag>@?[\w:]+)(?P<many>\*)?(?P<which>\[(?P<name>[@\w:]+)='(?P<text>.*)'\])?"
)

Steps: TypeAlias = tuple[re.Match[str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A field of ours and where it stands. `*` marks the step that repeats, once a value."""

    field: str
    path: str


@dataclass(frozen=True, slots=True)
class Echo:
    """What UBL wants said once more, worked out from a field; it is not read back."""

    field: str
    path: str
    form: Callable[[object], object] = lambda value: value


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text that is always the same; with `beside`, only where that field is stated."""

    text: str
    path: str
    beside: str | None = None


Row: TypeAlias = Place | Echo | Fixed


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of document in UBL: the root's name, its rows, and how one of several is known.

    `needs` are fields that UBL demands and the trade does not; `mode` is the transport mode by
    which waybills differ; `line` is the path of the goods' line, of which we carry one.
    """

    kind: type[Document]
    root: str
    rows: tuple[Row, ...]
    needs: tuple[str, ...] = ()
    mode: str | None = None
    line: str | None = None

    @property
    def tag(self) -> str:
        return f"{{{self.namespace}}}{self.root}"

    @property
    def namespace(self) -> str:
        return _ROOT.format(self.root)

    @property
    def carried(self) -> frozenset[str]:
        """The fields that this layout has a place for."""
        return frozenset(row.field for row in self.rows if isinstance(row, Place))


def written(layout: Layout, document: Document) -> etree._Element:
    """The document as UBL.

    Raises NotPossible for a field that UBL demands, and for characters that XML does not allow.
    """
    for field in layout.needs:
        if getattr(document, field) is None:
            raise NotPossible(f"$.{field}", "UBL demands it and the document does not state it")
    prefixes = cast("dict[str, str]", {None: layout.namespace, **NAMESPACES})  # None: no prefix
    root = etree.Element(layout.tag, nsmap=prefixes)
    made: dict[str, etree._Element] = {}
    for row in layout.rows:
        for number, value in enumerate(_values(row, document)):
            _put(root, made, row, number, value)
    return root


def stated(layout: Layout, root: etree._Element) -> dict[str, list[tuple[str, str | None]]]:
    """What stands in the places of a UBL document: texts with their currency, by field."""
    found = {}
    for row in layout.rows:
        if isinstance(row, Place):
            elements = root.findall(f"./{row.path.replace('*', '')}", NAMESPACES)
            found[row.field] = [_said(element) for element in elements]
    return found


def _values(row: Row, document: Document) -> Iterator[object]:
    if isinstance(row, Fixed):
        if row.beside is None or getattr(document, row.beside) is not None:
            yield row.text
        return
    value = getattr(document, row.field)
    if isinstance(row, Echo) and value is not None:
        value = row.form(value)
    if value is not None:
        yield from value if isinstance(value, tuple) else (value,)


def _put(
    root: etree._Element, made: dict[str, etree._Element], row: Row, number: int, value: object
) -> None:
    element, way = root, ""
    for step in _steps(row.path):
        if step["tag"].startswith("@"):
            element.set(step["tag"][1:], str(plain(value)))
            return
        way += f"/{step[0]}" + (f"#{number}" if step["many"] else "")
        element = made[way] if way in made else _grown(made, way, element, step)
    _write(element, value, row)


def _grown(
    made: dict[str, etree._Element], way: str, parent: etree._Element, step: re.Match[str]
) -> etree._Element:
    prefix, _colon, name = step["tag"].partition(":")
    made[way] = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}")
    if step["which"] and step["name"].startswith("@"):
        made[way].set(step["name"][1:], step["text"])
    return made[way]


def _write(element: etree._Element, value: object, row: Row) -> None:
    try:
        if isinstance(value, Money):
            element.text = str(plain(value)["amount"])
            element.set("currencyID", value.currency)
        else:
            element.text = _text(value)
    except ValueError:
        at = row.path if isinstance(row, Fixed) else f"$.{row.field}"
        raise NotPossible(at, "it holds a character that XML does not allow") from None


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(plain(value))


def _said(element: etree._Element) -> tuple[str, str | None]:
    return element.text or "", element.get("currencyID")


@cache
def _steps(path: str) -> Steps:
    found = tuple(_STEP.finditer(path))
    assert "/".join(step[0] for step in found) == path, path
    return found


def not_carried(layout: Layout, document: Document) -> tuple[str, ...]:
    """The fields that the document states and UBL has no place for, in the document's order."""
    return tuple(
        field.name
        for field in fields(document)
        if field.name not in layout.carried and getattr(document, field.name) != field.default
    )
