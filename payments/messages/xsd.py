"""An ISO 20022 schema, written again from a message's definition.

The official files are not ours to ship; the definitions in pyiso20022 hold all that is in them:
order, cardinality, choices, limits of text, code lists, attributes. What comes out gives the same
verdicts as the official file (`tests/payments/messages/test_genuine_schemas.py`).

Source: W3C XML Schema 1.0; ISO 20022 part 4 (XML Schema generation).
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from lxml import etree
from xsdata.models.datatype import XmlDate, XmlDateTime, XmlPeriod, XmlTime

from payments.messages import standard
from payments.messages.standard import Kind, Slot

XS = "{http://www.w3.org/2001/XMLSchema}"


def rebuilt(message_id: str) -> etree._Element:
    """The `xs:schema` of a message. Raises UnknownMessage when it has no definition."""
    return _schema(message_id, standard.definition(message_id), standard.root_tag(message_id))


def rebuilt_part(message_id: str, path: str, opened: str = "") -> etree._Element:
    """The `xs:schema` of what stands at `path` below the root, for a part that is checked alone.

    Elements of the tag `opened` may hold anything there: they are checked elsewhere.
    """
    component = standard.component_at(message_id, path)
    tag = path.rpartition("/")[2] or standard.root_tag(message_id)
    schema = _schema(message_id, component, tag)
    for element in schema.iter(f"{XS}element"):
        if element.get("name") == opened:
            element.set("type", "xs:anyType")
    return schema


def _schema(message_id: str, root: type, tag: str) -> etree._Element:
    namespace = standard.namespace(message_id)
    schema = etree.Element(
        f"{XS}schema",
        {"targetNamespace": namespace, "elementFormDefault": "qualified"},
        nsmap=standard.unprefixed(namespace, xs=XS[1:-1]),
    )
    _add(schema, "element", name=tag, type=root.__name__)
    for component in standard.components(root):
        _type(schema, component)
    return schema


def _type(schema: etree._Element, component: type) -> None:
    places = standard.shape(component)
    if issubclass(component, Enum):
        _codes(schema, component)
    elif any(slot.kind is Kind.TEXT for slot in places):
        _text_with_attributes(schema, component)
    elif places:
        _elements(schema, component)


def _elements(schema: etree._Element, component: type) -> None:
    choice = standard.is_choice(component)
    filled = choice and component.__name__ not in EMPTY_CHOICES
    body = _add(_complex(schema, component), "choice" if choice else "sequence")
    for slot in standard.shape(component):
        if slot.kind is Kind.ANYTHING:
            _add(body, "any", namespace="##any", processContents="lax")
        else:
            _element(body, slot, max(slot.least, int(filled)))


def _element(body: etree._Element, slot: Slot, least: int) -> None:
    most = "unbounded" if slot.most is None else str(slot.most)
    element = _add(body, "element", name=slot.tag, minOccurs=str(least), maxOccurs=most)
    _typed(element, slot)


def _text_with_attributes(schema: etree._Element, component: type) -> None:
    """An amount with its currency: text that carries attributes."""
    places = standard.shape(component)
    text = next(slot for slot in places if slot.kind is Kind.TEXT)
    name = f"{component.__name__}_Text"
    _restriction(_add(schema, "simpleType", name=name), text)
    content = _add(_complex(schema, component), "simpleContent")
    extension = _add(content, "extension", base=name)
    for slot in places:
        if slot.kind is Kind.ATTRIBUTE:
            use = "required" if slot.least else "optional"
            _typed(_add(extension, "attribute", name=slot.tag, use=use), slot)


def _codes(schema: etree._Element, component: type[Enum]) -> None:
    restriction = _add(_add(schema, "simpleType", name=component.__name__), "restriction")
    restriction.set("base", "xs:string")
    for code in component:
        _add(restriction, "enumeration", value=str(code.value))


def _typed(declaration: etree._Element, slot: Slot) -> None:
    if slot.facets:
        _restriction(_add(declaration, "simpleType"), slot)
    else:
        declaration.set("type", _named(slot))


def _restriction(simple: etree._Element, slot: Slot) -> None:
    restriction = _add(simple, "restriction", base=_named(slot))
    for name, limit in slot.facets.items():
        _add(restriction, _camel(name), value=str(limit))


def _named(slot: Slot) -> str:
    """The definitions do not tell a year from a year with its month; the tag does."""
    if slot.type is XmlPeriod:
        return "xs:gYear" if slot.tag == "Yr" else "xs:gYearMonth"
    return BUILT_IN.get(slot.type, slot.type.__name__)


def _complex(schema: etree._Element, component: type) -> etree._Element:
    return _add(schema, "complexType", name=component.__name__)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, XS + tag, attributes)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


EMPTY_CHOICES = (
    "MandateRelatedData1Choice",
    "MandateRelatedData2Choice",
    "MandateRelatedData3Choice",
)
"""Choices whose branches the standard itself makes optional."""

BUILT_IN: dict[type, str] = {
    str: "xs:string",
    bool: "xs:boolean",
    bytes: "xs:base64Binary",
    Decimal: "xs:decimal",
    XmlDate: "xs:date",
    XmlDateTime: "xs:dateTime",
    XmlTime: "xs:time",
}
