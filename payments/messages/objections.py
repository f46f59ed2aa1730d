"""What a validator objects to, in plain words: one rule for each way to break a schema.

libxml2 says which element is wrong; the definition of the message says what would have been right
there. Its own words are kept in each finding as `libxml2`, for whoever compares validators.

Source: W3C XML Schema 1.0, part 1 (complex types) and part 2 (facets); ISO 20022 part 4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from lxml import etree
from xsdata.models.datatype import XmlDate, XmlDateTime, XmlPeriod, XmlTime

from lei.findings import Finding, Rule, Severity, Value
from payments.messages import standard
from payments.messages.characters import shown
from payments.messages.places import line, place, tag, text
from payments.messages.standard import Kind, Slot

SOURCE = "ISO 20022 message schema"


@dataclass(frozen=True, slots=True)
class Objection:
    """One complaint of libxml2: its kind, the element (and attribute, or ""), its words."""

    kind: str
    root: etree._Element
    element: etree._Element
    attribute: str
    words: str


Words: TypeAlias = "tuple[Rule[object], str, Mapping[str, Value]]"  # rule, place, values


def told(objection: Objection, definition: type) -> Finding:
    """The finding of an objection to a message whose root is of the class `definition`."""
    if objection.kind == "SCHEMAV_ELEMENT_CONTENT":
        rule, at, values = _content(objection, definition)
    else:
        rule, at, values = _text(objection, definition)
    kept: dict[str, Value] = {"line": line(objection.element), "libxml2": objection.words}
    told = {name: shown(value) for name, value in {**values, **kept}.items()}
    return Finding(rule.id, rule.severity, rule.source, at, told)


def _content(objection: Objection, definition: type) -> Words:
    element = objection.element
    if "Missing child" in objection.words:
        return _incomplete(element, _component(objection.root, element, definition))
    parent = element.getparent()
    assert parent is not None
    return _misplaced(element, parent, _component(objection.root, parent, definition))


def _incomplete(element: etree._Element, component: type) -> Words:
    if standard.is_choice(component):
        return _one_of(element, component)
    return _lacks(element, _absent(element, standard.shape(component)))


def _misplaced(element: etree._Element, parent: etree._Element, component: type) -> Words:
    slot = standard.slots(component).get(tag(element))
    names: dict[str, Value] = {"tag": tag(element), "parent": tag(parent)}
    if slot is None or etree.QName(element).namespace != etree.QName(parent).namespace:
        return UNEXPECTED, place(element), names
    if standard.is_choice(component):
        return _one_of(parent, component)
    before = standard.shape(component)[: standard.shape(component).index(slot)]
    if absent := _absent(parent, before):
        return _lacks(parent, absent)
    later = _standing_later(element, component, slot)
    if later is None and slot.most is not None:
        return REPEATED, place(element), {**names, "most": slot.most}
    return ORDER, place(element), {**names, "later": later or tag(element)}


def _one_of(element: etree._Element, component: type) -> Words:
    choices = tuple(standard.slots(component))
    return CHOICE, place(element), {"tag": tag(element), "choices": choices}


def _lacks(element: etree._Element, absent: tuple[str, ...]) -> Words:
    at = "/".join((place(element), *absent[:1]))
    return MISSING, at, {"tag": tag(element), "missing": absent}


def _absent(element: etree._Element, slots: tuple[Slot, ...]) -> tuple[str, ...]:
    there = {tag(child) for child in element.iterchildren("*")}
    return tuple(slot.tag for slot in slots if slot.least and slot.tag not in there)


def _standing_later(element: etree._Element, component: type, slot: Slot) -> str | None:
    """An element before this one that the standard puts behind it."""
    order = {place.tag: number for number, place in enumerate(standard.shape(component))}
    earlier = [tag(sibling) for sibling in element.itersiblings("*", preceding=True)]
    return next((name for name in earlier if order.get(name, -1) > order[slot.tag]), None)


def _text(objection: Objection, definition: type) -> Words:
    element, attribute = objection.element, objection.attribute
    found = element.get(attribute, "") if attribute else text(element)
    name = f"{tag(element)}/@{attribute}" if attribute else tag(element)
    at = f"{place(element)}/@{attribute}" if attribute else place(element)
    slot = _slot(objection, definition)
    rule = BY_KIND.get(objection.kind, FORM)
    return rule, at, {"tag": name, "found": found, **_limits(rule, slot, found)}


def _limits(rule: Rule[object], slot: Slot | None, found: str) -> Mapping[str, Value]:
    """What the standard allows at a place, as far as the rule speaks of it."""
    facets = slot.facets if slot else {}
    limits: dict[str, Value] = {name: str(limit) for name, limit in facets.items()}
    limits["length"] = len(found)
    kind = slot.type if slot else str
    if rule is ENUMERATION and issubclass(kind, Enum):
        limits["codes"] = tuple(str(code.value) for code in kind)
    pattern = str(facets.get("pattern", ""))
    limits["example"] = FORMS.get(pattern, pattern) or EXAMPLES.get(kind, "text")
    return limits


def _slot(objection: Objection, definition: type) -> Slot | None:
    """The place that holds the text: of the attribute, of the text beside it, or of the element."""
    component = _component(objection.root, objection.element, definition)
    for slot in standard.shape(component):
        if slot.kind is Kind.TEXT and not objection.attribute:
            return slot
        if slot.kind is Kind.ATTRIBUTE and slot.tag == objection.attribute:
            return slot
    parent = objection.element.getparent()
    if parent is None or objection.element is objection.root:
        return None
    above = _component(objection.root, parent, definition)
    return standard.slots(above).get(tag(objection.element))


def _component(root: etree._Element, element: etree._Element, definition: type) -> type:
    """The class of an element, found from the root down; `object` where there is none."""
    if element is root:
        return definition
    parent = element.getparent()
    assert parent is not None
    slot = standard.slots(_component(root, parent, definition)).get(tag(element))
    return slot.type if slot else object


def _rule(name: str, says: str) -> Rule[object]:
    return Rule(f"iso20022-schema-{name}", says, SOURCE, Severity.ERROR)


MISSING = _rule("missing", "{tag} lacks {missing}. Add what is missing.")
UNEXPECTED = _rule(
    "unexpected", "{tag} does not belong in {parent}. Take it out, or correct its name."
)
ORDER = _rule("order", "{tag} stands after {later}; in {parent} it goes before. Move it up.")
REPEATED = _rule(
    "repeated", "{tag} stands too often in {parent}. The most that may stand there: {most}."
)
CHOICE = _rule("choice", "{tag} takes exactly one of {choices}.")
PATTERN = _rule("pattern", "{tag} has “{found}”; it takes the form of {example}.")
LENGTH = _rule("length", "{tag} has {length} characters; it takes {min_length} to {max_length}.")
ENUMERATION = _rule("enumeration", "{tag} has “{found}”; it takes one of {codes}.")
DIGITS = _rule(
    "digits",
    "{tag} has “{found}”; it takes at most {total_digits} digits, {fraction_digits} of them after "
    "the point.",
)
LEAST = _rule("least", "{tag} has “{found}”; it cannot be less than {min_inclusive}.")
TYPE = _rule("type", "{tag} has “{found}”; it takes a value such as {example}.")
TEXT = _rule("text", "{tag} holds text beside its elements. Take the text out.")
ATTRIBUTE = _rule(
    "attribute", "{tag} lacks an attribute or has one too many. libxml2 says: “{libxml2}”."
)
FORM = _rule("form", "{tag} is not as the schema has it. libxml2 says: “{libxml2}”.")

RULES = (
    MISSING,
    UNEXPECTED,
    ORDER,
    REPEATED,
    CHOICE,
    PATTERN,
    LENGTH,
    ENUMERATION,
    DIGITS,
    LEAST,
    TYPE,
    TEXT,
    ATTRIBUTE,
    FORM,
)

BY_KIND: dict[str, Rule[object]] = {
    "SCHEMAV_CVC_PATTERN_VALID": PATTERN,
    "SCHEMAV_CVC_MINLENGTH_VALID": LENGTH,
    "SCHEMAV_CVC_MAXLENGTH_VALID": LENGTH,
    "SCHEMAV_CVC_ENUMERATION_VALID": ENUMERATION,
    "SCHEMAV_CVC_TOTALDIGITS_VALID": DIGITS,
    "SCHEMAV_CVC_FRACTIONDIGITS_VALID": DIGITS,
    "SCHEMAV_CVC_MININCLUSIVE_VALID": LEAST,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": TYPE,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_2": TYPE,
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_3": TYPE,
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": TEXT,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": ATTRIBUTE,
    "SCHEMAV_CVC_COMPLEX_TYPE_4": ATTRIBUTE,
}
"""The ways of libxml2 to object, and the rule that each breaks."""

EXAMPLES: dict[type, str] = {
    Decimal: "48600.00",
    bool: "true",
    bytes: "U0FOREJPWA==",
    XmlDate: "2026-11-24",
    XmlDateTime: "2026-11-24T09:00:00+01:00",
    XmlTime: "09:00:00",
    XmlPeriod: "2026",
}

_UUID = "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}"

FORMS: dict[str, str] = {
    _UUID: "5f0c1d2e-8a4b-4c6d-9e7f-0a1b2c3d4e5f",
    "[A-Z0-9]{18,18}[0-9]{2,2}": "SBOX00R7ELBK04T9QZ11",
    "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": "SVNAKEN0XXX",
    "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": "DE11000000000000480600",
    "[A-Z]{3,3}": "EUR",
    "[A-Z]{2,2}": "KE",
    "[a-z]{2,2}": "en",
    "[A-Z]{2,2}[A-Z0-9]{9,9}[0-9]{1,1}": "US0000000000",
    r"\+[0-9]{1,3}-[0-9()+\-]{1,30}": "+254-200000000",
    "[0-9]{1,15}": "12",
    "[0-9]{1,5}": "12",
    "[0-9]{2}": "12",
}
"""What a pattern of the standard looks like when it is filled in; any other is shown as it is."""
