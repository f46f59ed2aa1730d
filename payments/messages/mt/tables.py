"""Every MT message that is read and written here, by its type."""

from __future__ import annotations

from collections.abc import Mapping

from lei.sentences import Sentence
from payments.errors import UnreadableMessage
from payments.messages.mt import collecting, guarantees, issuing, presentations
from payments.messages.mt.rows import MtType

MESSAGES: tuple[MtType, ...] = (
    *collecting.MESSAGES,
    *sorted(
        (*issuing.MESSAGES, *presentations.MESSAGES, *guarantees.MESSAGES),
        key=lambda each: each.id,
    ),
)

BY_ID: Mapping[str, MtType] = {each.id: each for each in MESSAGES}


def type_of(id_: str) -> MtType:
    """The table of a message type. Raises UnreadableMessage for one that is not here."""
    found = BY_ID.get(id_)
    if found is None:
        raise UnreadableMessage(
            Sentence("MT {type} is not among the messages that are read here.", type=id_)
        )
    return found
