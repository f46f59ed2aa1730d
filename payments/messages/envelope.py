"""The envelope a message travels in: business application header and document, side by side.

Swift, market infrastructures and banks each wrap the pair in an element of their own; any wrapper
is opened here, with either part alone, with any prefixes, and with the message as text inside
(CDATA). Ours is `Envelope`.

Source: ISO 20022 business application header, head.001.001.02; CBPR+ header conventions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from lei import guarded_xml
from lei.errors import UnreadableFile
from payments.errors import UnknownMessage, UnreadableMessage
from payments.messages import standard, wire
from payments.messages.forms import Agent, written_instant
from payments.messages.places import line
from payments.messages.standard import HEADER
from payments.messages.wire import Tree
from payments.party import Party

SERVICE = "swift.cbprplus.02"
"""BizSvc: the usage guidelines that the message follows."""

_SAYS = " SANDBOX: made for training. No money moves by this message. "
_WRAPPER = "{urn:swift:xsd:envelope}Envelope"


@dataclass(frozen=True, slots=True)
class Envelope:
    """An opened message. `document` is the header itself where a header came alone."""

    message_id: str
    header: etree._Element | None
    document: etree._Element

    @property
    def parts(self) -> tuple[etree._Element, ...]:
        """Header and document, in that order, as far as they are there."""
        return tuple(
            dict.fromkeys(part for part in (self.header, self.document) if part is not None)
        )


@dataclass(frozen=True, slots=True)
class Header:
    """What our headers say. A firm that has no BIC is named by its name and LEI."""

    sender: Agent | Party
    receiver: Agent | Party
    number: str
    message_id: str
    created_at: datetime
    service: str = SERVICE


def open_envelope(data: bytes) -> Envelope:
    """The message in `data`.

    Raises:
        UnreadableMessage: not XML, or XML that is not let in.
        UnknownMessage: no message here has its namespace.
    """
    try:
        return _opened(guarded_xml.parse(data))
    except UnreadableFile as error:
        raise UnreadableMessage(error.reason, error.line) from error


def enclosed(header: Header, tree: Tree) -> bytes:
    """A message in our envelope, as UTF-8; the same bytes for the same values.

    Raises NotPossible when a text holds a character that XML cannot carry.
    """
    root = etree.Element(_WRAPPER, nsmap=standard.unprefixed("urn:swift:xsd:envelope"))
    root.append(etree.Comment(_SAYS))
    root.append(wire.document(HEADER, _header(header)))
    root.append(wire.document(header.message_id, tree))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _opened(root: etree._Element) -> Envelope:
    header, document = _outermost(root, "AppHdr"), _outermost(root, "Document")
    found = document if document is not None else header
    if found is None:
        return _opened(guarded_xml.parse(_inside(root)))
    if header is not None:
        _known(header)
    return Envelope(_known(found), header, found)


def _known(part: etree._Element) -> str:
    """The id of a part that has a definition here. Raises UnknownMessage."""
    message_id = standard.message_id(etree.QName(part).namespace or "")
    standard.definition(message_id)
    return message_id


def _outermost(root: etree._Element, tag: str) -> etree._Element | None:
    """The one element of that tag which stands in no document."""
    found = [
        element
        for element in root.iter(f"{{*}}{tag}")
        if next(element.iterancestors("{*}Document"), None) is None
    ]
    if len(found) > 1:
        reason = f"The envelope holds {len(found)} elements {tag}; one message is read at a time."
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


def _header(header: Header) -> Tree:
    return {
        "Fr": _actor(header.sender),
        "To": _actor(header.receiver),
        "BizMsgIdr": header.number,
        "MsgDefIdr": header.message_id,
        "BizSvc": header.service,
        "CreDt": written_instant(header.created_at),
    }


def _actor(actor: Agent | Party) -> Tree:
    if isinstance(actor, Agent):
        return {"FIId": {"FinInstnId": {"BICFI": actor.bic}}}
    named: dict[str, Tree] = {"Nm": actor.name}
    return {"OrgId": {**named, "Id": {"OrgId": {"LEI": actor.lei}}} if actor.lei else named}
