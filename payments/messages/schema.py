"""The schema of a message, and what a header or a document does against it.

lxml validates against the schema of `xsd.py`, compiled once a message type; `objections.py` puts
what it objects to into plain words.

Source: ISO 20022 message schemas; W3C XML Schema 1.0.
"""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

from lxml import etree

from lei.findings import Finding
from payments.messages import standard, xsd
from payments.messages.objections import Objection, told

LISTED_MAX = 100  # findings of one header or document

_LOCK = Lock()  # a compiled schema has one log, whoever asks it


@lru_cache(maxsize=64)
def schema(message_id: str) -> etree.XMLSchema:
    """The compiled schema of a message. Raises UnknownMessage when it has no definition."""
    return etree.XMLSchema(xsd.rebuilt(message_id))


def findings(root: etree._Element) -> tuple[Finding, ...]:
    """What breaks the schema in a header or a document, at most `LISTED_MAX`, one a place.

    Raises UnknownMessage for a root in a namespace without a definition.
    """
    message_id = standard.message_id(etree.QName(root).namespace or "")
    found: dict[str, Finding] = {}
    for objection in _objections(root, message_id):
        finding = told(objection, standard.definition(message_id))
        found.setdefault(finding.at, finding)
    return tuple(found.values())


def _objections(root: etree._Element, message_id: str) -> tuple[Objection, ...]:
    checker = schema(message_id)
    with _LOCK:
        if checker.validate(root):
            return ()
        entries = tuple(checker.error_log)[:LISTED_MAX]
    return tuple(_objection(root, entry) for entry in entries)


def _objection(root: etree._Element, entry: etree._LogEntry) -> Objection:
    """libxml2 gives the path of its own making, which starts above `root`."""
    path, _, attribute = (entry.path or "/*").partition("/@")
    found = root.xpath("/".join((".", *path.split("/")[2:])))
    element = found[0] if isinstance(found, list) and found else root
    assert isinstance(element, etree._Element)
    return Objection(entry.type_name, root, element, attribute, entry.message)
