"""The schema of a message, and what a header or a document does against it.

lxml validates against the schema of `xsd.py`, compiled once a message type; `objections.py` puts
what it objects to into plain words.

Source: ISO 20022 message schemas; W3C XML Schema 1.0.
"""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from lxml import etree

from lei.findings import Finding
from payments.messages import standard, xsd
from payments.messages.objections import Objection, told

LISTED_MAX = 100  # findings of one header or document

_ATTRIBUTE = re.compile(r"Element '[^']*', attribute '([^']*)':")
_LOCK = Lock()  # a compiled schema has one log, whoever asks it


@lru_cache(maxsize=64)
def schema(message_id: str) -> etree.XMLSchema:
    """The compiled schema of a message. Raises UnknownMessage when it has no definition."""
    return etree.XMLSchema(xsd.rebuilt(message_id))


def findings(root: etree._Element) -> tuple[Finding, ...]:
    """What breaks the schema in a header or a document, at most `LISTED_MAX`, one a place.

    Raises UnknownMessage for a root in a namespace without a definition.
    """
    message_id = standard.message_of(root.tag)
    return _findings(root, schema(message_id), standard.definition(message_id))


def findings_in_part(
    root: etree._Element, message_id: str, path: str, opened: str = ""
) -> tuple[Finding, ...]:
    """What breaks the schema in the part of a message that stands at `path`, as `findings`.

    What is in elements of the tag `opened` is not looked at.
    """
    component = standard.component_at(message_id, path)
    return _findings(root, schema_of_part(message_id, path, opened), component)


@lru_cache(maxsize=64)
def schema_of_part(message_id: str, path: str, opened: str) -> etree.XMLSchema:
    """The compiled schema of a part of a message."""
    return etree.XMLSchema(xsd.rebuilt_part(message_id, path, opened))


def _findings(
    root: etree._Element, checker: etree.XMLSchema, component: type
) -> tuple[Finding, ...]:
    found: dict[str, Finding] = {}
    for objection in _objections(root, checker):
        finding = told(objection, component)
        found.setdefault(finding.at, finding)
    return tuple(found.values())


def _objections(root: etree._Element, checker: etree.XMLSchema) -> tuple[Objection, ...]:
    with _LOCK:
        if checker.validate(root):
            return ()
        entries = list(checker.error_log)[:LISTED_MAX]  # type: ignore[call-overload]  # lxml-stubs lack its __iter__
    return tuple(_objection(root, entry) for entry in entries)


def _objection(root: etree._Element, entry: etree._LogEntry) -> Objection:
    element = root
    for step in (entry.path or "").split("/")[2:]:  # the path starts above `root`
        element = _step(element, step)
    named = _ATTRIBUTE.match(entry.message)
    return Objection(entry.type_name, root, element, named[1] if named else "", entry.message)


def _step(element: etree._Element, step: str) -> etree._Element:
    """libxml2 counts elements of a prefixed name, or, as `*`, all elements without a prefix."""
    name, _, number = step.rstrip("]").partition("[")
    found = [one for one in element.iterchildren("*") if name in ("*", _prefixed(one))]
    return found[int(number or 1) - 1]


def _prefixed(element: etree._Element) -> str:
    name = etree.QName(element).localname
    return f"{element.prefix}:{name}" if element.prefix else name
