"""The business application header: who sends which message to whom, under which guideline.

It goes before every document. For some messages one definition serves several guidelines; then the
header's *business service* tells which variant it is.

Source: ISO 20022 head.001.001.02 (BusinessApplicationHeaderV02); CBPR+ header conventions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from lxml import etree

from payments.messages.fields import Field, Form, part
from payments.messages.forms import AGENT, INSTANT, PARTY, TEXT, Agent
from payments.messages.places import at
from payments.messages.wire import Branch
from payments.party import Party

SERVICE = "swift.cbprplus.03"
"""BizSvc: the usage guidelines that the message follows."""
STP = "swift.cbprplus.stp.03"
COVER = "swift.cbprplus.cov.03"
ADVICE = "swift.cbprplus.adv.03"


@dataclass(frozen=True, slots=True)
class Header:
    """What our headers say: sender and receiver, the message's number, its kind and its day."""

    sender: Agent | Party
    receiver: Agent | Party
    number: str
    message_id: str
    created_at: datetime
    service: str = SERVICE


class BetweenBanks(Protocol):
    """What one bank tells another, as far as a header needs it."""

    @property
    def message_id(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def instructing(self) -> Agent: ...
    @property
    def instructed_agent(self) -> Agent: ...


def between_banks(value: BetweenBanks, message_id: str, service: str = SERVICE) -> Header:
    """The header of a message from the instructing to the instructed bank."""
    return Header(
        named(value.instructing),
        named(value.instructed_agent),
        value.message_id,
        message_id,
        value.created_at,
        service,
    )


def named(actor: Agent | Party) -> Agent | Party:
    """As a header names them: a bank by its BIC alone, a firm by name and LEI."""
    return Agent(actor.bic) if isinstance(actor, Agent) else replace(actor, id="", address=None)


def _actor(actor: Agent | Party) -> Branch:
    if isinstance(actor, Agent):
        return {"FIId": AGENT.write(actor)}
    return {"OrgId": PARTY.write(actor)}


def _actor_read(element: etree._Element) -> Agent | Party:
    if (agent := at(element, "FIId")) is not None:
        return AGENT.read(agent)
    if (party := at(element, "OrgId")) is not None:
        return PARTY.read(party)
    raise ValueError("it names nobody")


_ACTOR = Form(_actor, _actor_read)

FIELDS = (
    Field("sender", "Fr", _ACTOR),
    Field("receiver", "To", _ACTOR),
    Field("number", "BizMsgIdr", TEXT),
    Field("message_id", "MsgDefIdr", TEXT),
    Field("service", "BizSvc", TEXT),
    Field("created_at", "CreDt", INSTANT),
)
"""Our value, and where each part of it stands in the header."""

FORM = part(FIELDS, Header)
