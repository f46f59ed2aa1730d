"""camt.060.001.05, account reporting request.

The owner of an account, or a bank for it, asks the bank that keeps it for a report: a statement
(camt.053), the state within the day (camt.052) or notifications (camt.054).

Source: ISO 20022 camt.060.001.05 (AccountReportingRequestV05); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, Told, part
from payments.messages.forms import ACCOUNT, ACTOR, AGENT, DATE, INSTANT, TEXT, Agent
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message
from payments.party import Party

ID = "camt.060.001.05"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRequest:
    """A request for one report (`wanted`: "camt.053.001.08") on one account and day."""

    message_id: str
    created_at: datetime
    request_id: str
    wanted: str
    account: str
    owner: Agent | Party
    bank: Agent
    on: date


def build(request: ReportingRequest) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(request.owner),
        receiver=named(request.bank),
        number=request.message_id,
        message_id=ID,
        created_at=request.created_at,
    )
    return enclosed(header, FORM.write(request))


def read(data: bytes) -> ReportingRequest:
    """The one request in a message; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_REQUEST = "AcctRptgReq/RptgReq"

FIELDS = (
    Field("message_id", "AcctRptgReq/GrpHdr/MsgId", TEXT),
    Field("created_at", "AcctRptgReq/GrpHdr/CreDtTm", INSTANT),
    Field("request_id", f"{_REQUEST}/Id", TEXT),
    Field("wanted", f"{_REQUEST}/ReqdMsgNmId", TEXT),
    Field("account", f"{_REQUEST}/Acct", ACCOUNT),
    Field("owner", f"{_REQUEST}/AcctOwnr", ACTOR),
    Field("bank", f"{_REQUEST}/AcctSvcr", AGENT),
    Field("on", f"{_REQUEST}/RptgPrd/FrToDt/FrDt", DATE),
    Told(f"{_REQUEST}/RptgPrd/Tp", lambda _: "ALLL"),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, ReportingRequest)

MESSAGE = MessageType(
    id=ID,
    title="Request for a report on an account",
    value=ReportingRequest,
    build=build,
    read=read,
    rules=usage.COMMON,
)
