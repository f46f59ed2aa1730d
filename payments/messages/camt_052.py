"""camt.052.001.08, bank to customer account report.

The account as it stands within the day: what is booked, what is expected, and the balances so far.
Nothing in it is final; the statement (camt.053) is.

Source: ISO 20022 camt.052.001.08 (BankToCustomerAccountReportV08); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass

from payments.messages import usage
from payments.messages.entries import BALANCE, AccountReport, Balance, fields, header
from payments.messages.envelope import enclosed
from payments.messages.fields import Field, many, part
from payments.messages.kinds import MessageType
from payments.messages.reading import read_message

ID = "camt.052.001.08"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntradayReport(AccountReport):
    """The account so far today."""

    balances: tuple[Balance, ...] = ()


def build(report: IntradayReport) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(header(report, ID), FORM.write(report))


def read(data: bytes) -> IntradayReport:
    """The one report in a message; what our value has no room for is left out.

    Raises UnreadableMessage when the message breaks its schema or lacks what we cannot do without.
    """
    return read_message(data, ID, FORM)


FIELDS = (
    *fields("BkToCstmrAcctRpt", "Rpt", "RptPgntn"),
    Field("balances", "BkToCstmrAcctRpt/Rpt/Bal", many(BALANCE)),
)
"""Our value, and where each part of it stands in the message."""

FORM = part(FIELDS, IntradayReport)

MESSAGE = MessageType(
    id=ID,
    title="Report on an account within the day",
    value=IntradayReport,
    build=build,
    read=read,
    rules=usage.STATEMENT_RULES,
)
