"""pain.001.001.09, customer credit transfer initiation.

A firm orders its bank: pay these creditors from my account, on this day. One message has one debtor
here and one or more transactions; the bank makes a pacs.008 of each. The *initiating party* is who
sends the file: the debtor itself, its parent, or its accountant.

Source: ISO 20022 pain.001.001.09 (CustomerCreditTransferInitiationV09); CBPR+.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.messages import usage
from payments.messages.envelope import Envelope, enclosed
from payments.messages.fields import Field, Told, many, part
from payments.messages.forms import (
    ACCOUNT,
    AGENT,
    AMOUNT,
    CUSTOMER,
    DATE,
    INSTANT,
    TEXT,
    Agent,
    code,
)
from payments.messages.header import Header, named
from payments.messages.kinds import MessageType
from payments.messages.reading import opened, read_message, read_opened
from payments.money import Money
from payments.network.model import ChargeBearer
from payments.party import Party

ID = "pain.001.001.09"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One transaction: an amount to one creditor.

    `remittance` is free text for the creditor, `reference` a structured reference of the creditor:
    one or the other.
    """

    end_to_end_id: str
    amount: Money
    creditor: Party
    creditor_account: str
    creditor_agent: Agent | None = None
    uetr: str | None = None  # the bank gives one where the payer gives none
    instruction_id: str | None = None
    remittance: str | None = None
    reference: str | None = None
    charge_bearer: ChargeBearer | None = None  # where it is said of this one alone


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCreditTransferInitiation:
    """Orders from one account, to be carried out on one day. Instants are aware, to the second."""

    message_id: str
    created_at: datetime
    initiating: Party
    payment_id: str
    execute_on: date
    debtor: Party
    debtor_account: str
    debtor_agent: Agent
    charge_bearer: ChargeBearer | None = None
    orders: tuple[Order, ...]


def build(initiation: CustomerCreditTransferInitiation) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    header = Header(
        sender=named(initiation.initiating),
        receiver=named(initiation.debtor_agent),
        number=initiation.message_id,
        message_id=ID,
        created_at=initiation.created_at,
    )
    return enclosed(header, FORM.write(initiation))


def read(data: bytes) -> CustomerCreditTransferInitiation:
    """The orders of a message with one debtor; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


def read_counted(data: bytes) -> tuple[CustomerCreditTransferInitiation, ...]:
    """The orders of a message whose totals they come to, one value a debtor. Raises as `read`.

    Raises NotPossible, with the total's tag, where they do not: a payment may have been lost or
    added on the way.
    """
    payments = []
    for envelope in _apart(opened(data, ID)):
        payment = read_opened(envelope, FORM)
        _require_totals(envelope.document.iterfind("*/{*}PmtInf/*"), payment.orders)
        payments.append(payment)
    orders = tuple(order for payment in payments for order in payment.orders)
    _require_totals(envelope.document.iterfind("*/{*}GrpHdr/*"), orders)
    return tuple(payments)


def _apart(envelope: Envelope) -> Iterator[Envelope]:
    """The message with one of its payments at a time: each may be of another debtor."""
    payments = envelope.document.findall("*/{*}PmtInf")
    if len(payments) < 2:
        yield envelope
        return
    root = payments[0].getparent()
    assert root is not None
    place = root.index(payments[0])
    for payment in payments:
        root[place : place + len(root.findall("{*}PmtInf"))] = [payment]
        yield envelope


def _require_totals(top: Iterable[etree._Element], orders: tuple[Order, ...]) -> None:
    """The totals stated at the top of a part are those of its orders."""
    for stated in top:
        told = _TOTALS.get(etree.QName(stated).localname)
        if told is not None and Decimal(stated.text or "") != (total := told(orders)):
            tag = etree.QName(stated).localname
            raise NotPossible(
                tag, Sentence("the payments in the message come to {total}", total=f"{total:f}")
            )


def _count(orders: tuple[Order, ...]) -> Decimal:
    return Decimal(len(orders))


def _sum(orders: tuple[Order, ...]) -> Decimal:
    """A control total over all amounts, whatever their currencies."""
    return sum((order.amount.amount for order in orders), Decimal(0))


_ORDER = part(
    (
        Field("instruction_id", "PmtId/InstrId", TEXT),
        Field("end_to_end_id", "PmtId/EndToEndId", TEXT),
        Field("uetr", "PmtId/UETR", TEXT),
        Field("amount", "Amt/InstdAmt", AMOUNT),
        Field("creditor_agent", "CdtrAgt", AGENT),
        Field("creditor", "Cdtr", CUSTOMER),
        Field("creditor_account", "CdtrAcct", ACCOUNT),
        Field("remittance", "RmtInf/Ustrd", TEXT),
        Field("reference", "RmtInf/Strd/CdtrRefInf/Ref", TEXT),
        Field("charge_bearer", "ChrgBr", code(ChargeBearer)),
    ),
    Order,
)
_ROOT = "CstmrCdtTrfInitn"
_GROUP = f"{_ROOT}/GrpHdr"
_PAYMENT = f"{_ROOT}/PmtInf"

FIELDS = (
    Field("message_id", f"{_GROUP}/MsgId", TEXT),
    Field("created_at", f"{_GROUP}/CreDtTm", INSTANT),
    Told(f"{_GROUP}/NbOfTxs", lambda initiation: str(len(initiation.orders))),
    Told(f"{_GROUP}/CtrlSum", lambda initiation: format(_sum(initiation.orders), "f")),
    Field("initiating", f"{_GROUP}/InitgPty", CUSTOMER),
    Field("payment_id", f"{_PAYMENT}/PmtInfId", TEXT),
    Told(f"{_PAYMENT}/PmtMtd", lambda _: "TRF"),
    Field("execute_on", f"{_PAYMENT}/ReqdExctnDt/Dt", DATE),
    Field("debtor", f"{_PAYMENT}/Dbtr", CUSTOMER),
    Field("debtor_account", f"{_PAYMENT}/DbtrAcct", ACCOUNT),
    Field("debtor_agent", f"{_PAYMENT}/DbtrAgt", AGENT),
    Field("charge_bearer", f"{_PAYMENT}/ChrgBr", code(ChargeBearer)),
    Field("orders", f"{_PAYMENT}/CdtTrfTxInf", many(_ORDER)),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, CustomerCreditTransferInitiation)

_TOTALS = {"NbOfTxs": _count, "CtrlSum": _sum}

MESSAGE = MessageType(
    id=ID,
    title="Customer credit transfer initiation",
    value=CustomerCreditTransferInitiation,
    build=build,
    read=read,
    rules=usage.INITIATION_RULES,
)
