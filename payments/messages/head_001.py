"""head.001.001.02, business application header.

It goes before every message and says who sends it to whom, which message it is, under which number
and which usage guideline. A header alone moves nothing, but it can be read and checked by itself.

Source: ISO 20022 head.001.001.02 (BusinessApplicationHeaderV02); CBPR+ header conventions.
"""

from __future__ import annotations

from payments.messages.envelope import alone
from payments.messages.header import FORM, Header
from payments.messages.kinds import MessageType
from payments.messages.lei_gate import RULES as LEI_GATE
from payments.messages.reading import read_message
from payments.messages.standard import HEADER

ID = HEADER


def build(header: Header) -> bytes:
    """The header in an envelope without a document.

    Raises NotPossible for a character that XML cannot carry.
    """
    return alone(FORM.write(header))


def read(data: bytes) -> Header:
    """The header of an envelope without a document; what our value has no room for is left out.

    Raises UnreadableMessage when it breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


MESSAGE = MessageType(
    id=ID,
    title="Business application header",
    value=Header,
    build=build,
    read=read,
    rules=LEI_GATE,
)
