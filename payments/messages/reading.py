"""Reading a message: the envelope is opened, the schema is held to, the table is read backwards."""

from __future__ import annotations

from typing import TypeVar

from lxml import etree

from lei.sentences import Sentence
from payments.errors import UnreadableMessage
from payments.messages import schema
from payments.messages.envelope import Envelope, open_envelope
from payments.messages.fields import Form

V = TypeVar("V")


def read_message(data: bytes, message_id: str, form: Form[V]) -> V:
    """The value in a message of type `message_id`.

    Raises:
        UnreadableMessage: not XML, another message, or it breaks its schema, or it lacks a place
            that the value cannot do without.
        UnknownMessage: no message here has its namespace.
    """
    return read_opened(opened(data, message_id), form)


def read_opened(envelope: Envelope, form: Form[V]) -> V:
    """The value in a message that is open already. Raises as `read_message`."""
    return form.read(_right(envelope.document))


def read_with_header(data: bytes, message_id: str, form: Form[V]) -> V:
    """The value in a message that says a part of it in its header, at paths that begin `AppHdr`.

    Raises as `read_message`.
    """
    envelope = opened(data, message_id)
    header = () if envelope.header is None else (_right(envelope.header),)
    return form.read((*header, *_right(envelope.document)))


def opened(data: bytes, message_id: str) -> Envelope:
    """The message in `data`, which has to be of that type. Raises as `read_message`."""
    envelope = open_envelope(data)
    if envelope.message_id != message_id:
        raise UnreadableMessage(
            Sentence("This is {found}, not {wanted}.", found=envelope.message_id, wanted=message_id)
        )
    return envelope


def _right(part: etree._Element) -> etree._Element:
    """A header or document, which keeps to its schema."""
    if flaw := next(iter(schema.findings(part)), None):
        raise UnreadableMessage(
            Sentence("{at} breaks the schema ({rule}).", at=flaw.at, rule=flaw.rule),
            _line(flaw.values),
        )
    return part


def _line(values: object) -> int | None:
    line = values.get("line") if isinstance(values, dict) else None
    return line if isinstance(line, int) else None
