"""remt.001.001.04, remittance advice.

The buyer tells the seller what a payment is for: these invoices, this much of each, less that
credit note. It goes beside the payment, where the 140 characters in it are too few, and names the
payment by its references.

Source: ISO 20022 remt.001.001.04 (RemittanceAdviceV04); code set DocumentType6Code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments.messages import usage
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, many, part
from payments.messages.forms import AMOUNT, DATE, INSTANT, PARTY, TEXT, code
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message
from payments.money import Money
from payments.party import Party

ID = "remt.001.001.04"


class PaidDocument(StrEnum):
    """What is paid (of DocumentType6Code, what trade uses)."""

    CINV = "CINV"  # commercial invoice
    CREN = "CREN"  # credit note
    DEBN = "DEBN"  # debit note
    BOLD = "BOLD"  # bill of lading or shipping notice
    PUOR = "PUOR"  # purchase order


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidInvoice:
    """One document, and how much of it is paid."""

    kind: PaidDocument
    number: str
    dated_on: date
    due: Money
    remitted: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceAdvice:
    """What one payment, named by `end_to_end_id` and `uetr`, is for."""

    message_id: str
    created_at: datetime
    payer: Party
    payee: Party
    invoices: tuple[PaidInvoice, ...]
    end_to_end_id: str
    uetr: str
    amount: Money


def build(advice: RemittanceAdvice) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(advice.payer),
        receiver=named(advice.payee),
        number=advice.message_id,
        message_id=ID,
        created_at=advice.created_at,
    )
    return enclosed(header, FORM.write(advice))


def read(data: bytes) -> RemittanceAdvice:
    """The advice of one payment; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_GROUP = "RmtAdvc/GrpHdr"
_REMITTANCE = "RmtAdvc/RmtInf"
_PAYMENT = f"{_REMITTANCE}/OrgnlPmtInf"

_INVOICE = part(
    (
        Field("kind", "RfrdDocInf/Tp/CdOrPrtry/Cd", code(PaidDocument)),
        Field("number", "RfrdDocInf/Nb", TEXT),
        Field("dated_on", "RfrdDocInf/RltdDt", DATE),
        Field("due", "RfrdDocAmt/DuePyblAmt", AMOUNT),
        Field("remitted", "RfrdDocAmt/RmtdAmt", AMOUNT),
    ),
    PaidInvoice,
)

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Field("payer", f"{_GROUP}/InitgPty", PARTY),
    Field("payee", f"{_GROUP}/MsgRcpt", PARTY),
    Field("invoices", f"{_REMITTANCE}/Strd", many(_INVOICE)),
    Field("end_to_end_id", f"{_PAYMENT}/Refs/EndToEndId", TEXT),
    Field("uetr", f"{_PAYMENT}/Refs/UETR", TEXT),
    Field("amount", f"{_PAYMENT}/Amt/InstdAmt", AMOUNT),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, RemittanceAdvice)

MESSAGE = MessageType(
    id=ID,
    title="Remittance advice",
    value=RemittanceAdvice,
    build=build,
    read=read,
    rules=usage.COMMON,
)
