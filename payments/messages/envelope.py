"""The envelope a message travels in: business application header and document, side by side.

Swift, market infrastructures and banks each wrap the pair in an element of their own; any wrapper
is opened here, with either part alone, with any prefixes, and with the message as text inside
(CDATA). Ours is `Envelope`.

Source: ISO 20022 business application header, head.001.001.02; CBPR+ header conventions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from lei import guarded_xml
from lei.errors import UnreadableFile
from lei.sentences import Sentence
from payments.errors import UnknownMessage, UnreadableMessage
from payments.messages import standard, wire
from payments.messages.header import FORM, Header
from payments.messages.places import line, tag, text_at
from payments.messages.standard import HEADER
from payments.messages.wire import Branch

_VARIANT = re.compile(r"swift\.cbprplus\.(stp|cov|adv)\.\d\d")
_OPENING = """<?xml version='1.0' encoding='UTF-8'?>
<Envelope xmlns="urn:swift:xsd:envelope">
  <!-- SANDBOX: made for training. No money moves by this message. -->
"""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An opened message. `document` is the header itself where a header came alone."""

    message_id: str
    header: etree._Element | None
    document: etree._Element

    @property
    def kind(self) -> str:
        """The message id with its variant: `pacs.009.001.08.cov`."""
        if self.header is None or self.header is self.document:
            return self.message_id
        service = text_at(self.header, "BizSvc")
        variant = _VARIANT.fullmatch(service or "")
        return f"{self.message_id}.{variant[1]}" if variant else self.message_id

    @property
    def parts(self) -> tuple[etree._Element, ...]:
        """Header and document, in that order, as far as they are there."""
        return tuple(
            dict.fromkeys(part for part in (self.header, self.document) if part is not None)
        )


def open_envelope(data: bytes) -> Envelope:
    """The message in `data`.

    Raises:
        UnreadableMessage: not XML, or XML that is not let in.
        UnknownMessage: no message here has its namespace.
    """
    try:
        return opened(guarded_xml.parse(data))
    except UnreadableFile as error:
        raise UnreadableMessage(error.reason, error.line) from error


def enclosed(header: Header, tree: Branch) -> bytes:
    """A message in our envelope, as UTF-8; the same bytes for the same values.

    What `tree` has under AppHdr is the header's to write. Raises NotPossible when a text holds a
    character that XML cannot carry.
    """
    assert isinstance(tree, Mapping)
    own = {tag: branch for tag, branch in tree.items() if tag != "AppHdr"}
    head = wire.document(HEADER, FORM.write(header), depth=1)
    return _closed(head + wire.document(header.message_id, own, depth=1))


def alone(tree: Branch) -> bytes:
    """A header in our envelope, without a document. Raises as `enclosed`."""
    return _closed(wire.document(HEADER, tree, depth=1))


def _closed(parts: str) -> bytes:
    return f"{_OPENING}{parts}</Envelope>\n".encode()


def opened(root: etree._Element) -> Envelope:
    """The message under a root that was read already. Raises as `open_envelope`."""
    header, document = _outermost(root)
    found = document if document is not None else header
    if found is None:
        return _opened_text(root)
    if header is not None:
        _known(header)
    return Envelope(_known(found), header, found)


def _opened_text(root: etree._Element) -> Envelope:
    """The message that a wrapper carries as text; no wrapper is looked for in that text again."""
    inner = guarded_xml.parse(_inside(root))
    if _outermost(inner) == (None, None):
        raise UnknownMessage(etree.QName(inner).namespace or "")
    return opened(inner)


def _known(part: etree._Element) -> str:
    """The id of a part that has a definition here. Raises UnknownMessage."""
    message_id = standard.message_of(part.tag)
    standard.definition(message_id)
    return message_id


def _outermost(root: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The one header and the one document that stand in no document, as far as they are there."""
    found = [
        element
        for element in root.iter("{*}AppHdr", "{*}Document")
        if next(element.iterancestors("{*}Document"), None) is None
    ]
    return _only(found, "AppHdr"), _only(found, "Document")


def _only(elements: list[etree._Element], name: str) -> etree._Element | None:
    found = [element for element in elements if tag(element) == name]
    if len(found) > 1:
        reason = Sentence(
            "The envelope holds {count} elements {name}; one message is read at a time.",
            count=len(found),
            name=name,
        )
        raise UnreadableMessage(reason, line(found[1]))
    return found[0] if found else None


def _inside(root: etree._Element) -> bytes:
    """The message that a wrapper carries as text."""
    for text in _texts(root):
        if text.startswith("<"):
            return text.encode()
    raise UnknownMessage(etree.QName(root).namespace or "")


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield (element.text or "").strip()
