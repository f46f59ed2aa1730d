"""Trade documents as UBL 2.1 XML, for the kinds that UBL has.

`read(build(document))` is the document as far as UBL can carry it; `left_out(document)` names the
rest. The LEI is a party's identifier under the scheme 0199.

Source: OASIS UBL 2.1 (2013).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from lxml import etree

from lei import guarded_xml
from lei.errors import ForbiddenXml, UnreadableFile
from lei.sentences import Sentence
from payments.documents.kinds import Document
from payments.documents.ubl import billing, transport
from payments.documents.ubl.layout import NAMESPACES, Layout, not_carried, stated, written
from payments.documents.ubl.parts import unit_named
from payments.errors import MalformedBody, NotPossible, UnreadableDocument
from payments.money import Money
from payments.world.tagged import typed

Said: TypeAlias = list[tuple[str, str | None]]


def has_ubl(kind: str) -> bool:
    """Whether UBL has a document of this kind."""
    return kind in _BY_KIND


def build(document: Document) -> bytes:
    """The document as UBL.

    Raises NotPossible for a kind that UBL does not have, for a field that it demands and the
    document does not state, and for characters that XML does not allow.
    """
    if not has_ubl(document.kind):
        raise NotPossible("$.kind", Sentence("UBL has no {kind}", kind=document.kind))
    root = written(_BY_KIND[document.kind], document)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def left_out(document: Document) -> tuple[str, ...]:
    """The fields that the document states and its UBL does not carry."""
    return not_carried(_BY_KIND[document.kind], document)


def read(data: bytes) -> Document:
    """The document in UBL bytes.

    Raises UnreadableDocument: no UBL of a kind known here, more than one line of goods, a field
    that the kind needs is not there, or a value that is none.
    """
    root = parse(data)
    layout = _layout(root)
    _one_line(layout, root)
    try:
        return typed(layout.kind, _plain(layout, root), "$")
    except MalformedBody as error:
        raise UnreadableDocument(
            Sentence("{at}: {reason}.", at=error.at, reason=Sentence.of(error.reason))
        ) from None


def parse(data: bytes) -> etree._Element:
    """The root of an XML document that is let in. Raises UnreadableDocument."""
    try:
        return guarded_xml.parse(data)
    except (ForbiddenXml, UnreadableFile) as error:
        raise UnreadableDocument(error.reason) from None


def _layout(root: etree._Element) -> Layout:
    mode = root.findtext("cac:Shipment/cac:ShipmentStage/cbc:TransportModeCode", None, NAMESPACES)
    for layout in LAYOUTS:
        if root.tag == layout.tag and layout.mode in (None, mode):
            return layout
    raise UnreadableDocument(
        Sentence("{tag} is no UBL document of a kind known here.", tag=root.tag)
    )


def _one_line(layout: Layout, root: etree._Element) -> None:
    lines = root.findall(layout.line or ".", NAMESPACES)
    if len(lines) > 1:
        raise UnreadableDocument(
            Sentence("It has {count} lines of goods; one is read here.", count=len(lines))
        )


def _plain(layout: Layout, root: etree._Element) -> dict[str, Any]:
    """The fields as JSON would have them, so that one reader makes the document."""
    found = stated(layout, root)
    hints = get_type_hints(layout.kind)
    made: dict[str, Any] = {field.name: None for field in _may_be_silent(layout, hints)}
    for name, said in found.items():
        if said:
            made[name] = _value(hints[name], said)
    if "unit" in found and not found["unit"]:
        made["unit"] = _coded_unit(layout, root)
    return made


def _may_be_silent(layout: Layout, hints: Mapping[str, Any]) -> list[Any]:
    silent = (field for field in fields(layout.kind) if NoneType in get_args(hints[field.name]))
    return [field for field in silent if field.name in layout.carried]


def _coded_unit(layout: Layout, root: etree._Element) -> str:
    line = root.find(layout.line or ".", NAMESPACES)
    coded = line.iter(*_QUANTITIES) if line is not None else ()
    return next((unit_named(one.get("unitCode", "")) for one in coded), "")


def _value(hint: Any, said: Said) -> Any:
    kinds = {hint, *get_args(hint)}
    if any(get_origin(kind) is tuple for kind in kinds):
        return [text for text, _currency in said]
    text, currency = said[0]
    if Money in kinds:
        return {"amount": text, "currency": currency}
    if bool in kinds:
        return {"true": True, "1": True, "false": False, "0": False}.get(text.strip(), text)
    return _whole(text) if int in kinds else text


def _whole(text: str) -> int | str:
    """A whole number as schemas write it, "180" or "180.00"; else the text, which is refused."""
    number, _point, decimals = text.strip().partition(".")
    whole = number.isascii() and number.isdigit() and len(number) <= 15 and not decimals.strip("0")
    return int(number) if whole else text


_QUANTITIES = tuple(
    f"{{{NAMESPACES['cbc']}}}{name}"
    for name in ("InvoicedQuantity", "CreditedQuantity", "Quantity")
)

LAYOUTS: tuple[Layout, ...] = (*billing.LAYOUTS, *transport.LAYOUTS)
_BY_KIND = {layout.kind.kind: layout for layout in LAYOUTS}
