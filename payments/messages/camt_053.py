"""camt.053.001.08, bank to customer statement.

The account as it stood when the day was over: the balance it opened with, every booked entry, the
balance it closed with. Opening balance and entries add up to the closing balance; whoever keeps
books reconciles against this message. A bank gets one for each account it has with another.

Source: ISO 20022 camt.053.001.08 (BankToCustomerStatementV08); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.messages import usage
from payments.messages.entries import BALANCE, AccountReport, Balance, fields, header
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, many, part
from payments.messages.forms import INSTANT
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message

ID = "camt.053.001.08"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(AccountReport):
    """A period of an account, with the balances at its ends."""

    from_at: datetime
    to_at: datetime
    balances: tuple[Balance, ...]


def build(statement: Statement) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(header(statement, ID), FORM.write(statement))


def read(data: bytes) -> Statement:
    """The one statement in a message; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


_STATEMENT = "BkToCstmrStmt/Stmt"

FIELDS = (
    *fields("BkToCstmrStmt", "Stmt", "StmtPgntn"),
    Field("from_at", f"{_STATEMENT}/FrToDt/FrDtTm", INSTANT),
    Field("to_at", f"{_STATEMENT}/FrToDt/ToDtTm", INSTANT),
    Field("balances", f"{_STATEMENT}/Bal", many(BALANCE)),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, Statement)

MESSAGE = MessageType(
    id=ID,
    title="Statement of an account",
    value=Statement,
    build=build,
    read=read,
    rules=usage.STATEMENT_RULES,
)
