"""What statements, reports and notifications of an account share: balances and entries.

An *entry* is one line of the account; behind it stands a payment, by whose references the owner
finds it again (end-to-end id, UETR) and sees what banks took from it. Amounts are signed: money in
is positive, money out negative.

Source: ISO 20022 camt.052, 053 and 054.001.08 (ReportEntry10, EntryTransaction10, CashBalance8,
BankTransactionCodeStructure4); CBPR+.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments.messages.fields import Field, Table, Told, many, part
from payments.messages.forms import (
    ACCOUNT,
    ACTOR,
    AGENT,
    AMOUNT,
    DATE,
    INSTANT,
    NUMBER,
    OWNER,
    SIGNED,
    TEXT,
    Agent,
    code,
)
from payments.messages.header import Header, named
from payments.messages.pacs_008 import AgentCharge
from payments.money import Money
from payments.party import Party


class EntryStatus(StrEnum):
    """Whether an entry counts already (ExternalEntryStatus1Code)."""

    BOOK = "BOOK"  # booked
    PDNG = "PDNG"  # expected, not yet booked
    INFO = "INFO"  # told, and booked elsewhere or not at all


class BalanceKind(StrEnum):
    """At which moment a balance stands (ExternalBalanceType1Code)."""

    OPBD = "OPBD"  # booked, when the period opens
    CLBD = "CLBD"  # booked, when the period closes
    CLAV = "CLAV"  # at the owner's disposal, when the period closes
    ITBD = "ITBD"  # booked so far
    ITAV = "ITAV"  # at the owner's disposal so far
    PRCD = "PRCD"  # booked, when the previous period closed


@dataclass(frozen=True, slots=True)
class TransactionCode:
    """What kind of entry it is: domain, family and sub-family (`PMNT`, `RCDT`, `XBCT`)."""

    domain: str
    family: str
    sub_family: str


@dataclass(frozen=True, slots=True)
class Balance:
    """What stood in the account on a day; negative where it was overdrawn."""

    kind: BalanceKind
    amount: Money
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTransaction:
    """The payment behind an entry, as far as the bank knows it.

    `instructed` is what the debtor ordered, before charges; `return_reason` a code of
    ExternalReturnReason1Code where the money came back.
    """

    instruction_id: str | None = None
    end_to_end_id: str | None = None
    uetr: str | None = None
    instructed: Money | None = None
    charges: tuple[AgentCharge, ...] = ()
    debtor: Agent | Party | None = None
    debtor_account: str | None = None
    creditor: Agent | Party | None = None
    creditor_account: str | None = None
    debtor_agent: Agent | None = None
    creditor_agent: Agent | None = None
    remittance: str | None = None
    reference: str | None = None
    return_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an account. `bank_reference` is the bank's own name for it."""

    amount: Money
    status: EntryStatus
    booked_on: date
    value_on: date
    kind: TransactionCode
    reference: str | None = None
    bank_reference: str | None = None
    transaction: EntryTransaction | None = None
    information: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReport:
    """What a bank tells the owner of an account about it.

    `report_id` is the name of this one report; the message has its own. `sequence` counts the
    reports of an account.
    """

    message_id: str
    created_at: datetime
    report_id: str
    account: str
    currency: str
    owner: Agent | Party
    bank: Agent
    sequence: int | None = None
    entries: tuple[Entry, ...] = ()


def header(report: AccountReport, message_id: str) -> Header:
    """The header of a report: from the bank to the owner of the account."""
    return Header(
        sender=named(report.bank),
        receiver=named(report.owner),
        number=report.message_id,
        message_id=message_id,
        created_at=report.created_at,
    )


def fields(message: str, report: str, page: str) -> Table:
    """The rows that all three messages have: tags of the message, the report and its page."""
    below = f"{message}/{report}"
    return (
        Field("message_id", f"{message}/GrpHdr/MsgId", TEXT),
        Field("created_at", f"{message}/GrpHdr/CreDtTm", INSTANT),
        Field("report_id", f"{below}/Id", TEXT),
        Told(f"{below}/{page}/PgNb", lambda _: "1"),
        Told(f"{below}/{page}/LastPgInd", lambda _: "true"),
        Field("sequence", f"{below}/ElctrncSeqNb", NUMBER),
        Field("account", f"{below}/Acct", ACCOUNT),
        Field("currency", f"{below}/Acct/Ccy", TEXT),
        Field("owner", f"{below}/Acct/Ownr", OWNER),
        Field("bank", f"{below}/Acct/Svcr", AGENT),
        Field("entries", f"{below}/Ntry", many(_ENTRY)),
    )


_CODE = part(
    (
        Field("domain", "Domn/Cd", TEXT),
        Field("family", "Domn/Fmly/Cd", TEXT),
        Field("sub_family", "Domn/Fmly/SubFmlyCd", TEXT),
    ),
    TransactionCode,
)

_CHARGE = part((Field("amount", "Amt", AMOUNT), Field("agent", "Agt", AGENT)), AgentCharge)

_TRANSACTION = part(
    (
        Field("instruction_id", "Refs/InstrId", TEXT),
        Field("end_to_end_id", "Refs/EndToEndId", TEXT),
        Field("uetr", "Refs/UETR", TEXT),
        Field("instructed", "AmtDtls/InstdAmt/Amt", AMOUNT),
        Field("charges", "Chrgs/Rcrd", many(_CHARGE)),
        Field("debtor", "RltdPties/Dbtr", ACTOR),
        Field("debtor_account", "RltdPties/DbtrAcct", ACCOUNT),
        Field("creditor", "RltdPties/Cdtr", ACTOR),
        Field("creditor_account", "RltdPties/CdtrAcct", ACCOUNT),
        Field("debtor_agent", "RltdAgts/DbtrAgt", AGENT),
        Field("creditor_agent", "RltdAgts/CdtrAgt", AGENT),
        Field("remittance", "RmtInf/Ustrd", TEXT),
        Field("reference", "RmtInf/Strd/CdtrRefInf/Ref", TEXT),
        Field("return_reason", "RtrInf/Rsn/Cd", TEXT),
    ),
    EntryTransaction,
)

_ENTRY = part(
    (
        Field("reference", "NtryRef", TEXT),
        Field("amount", "", SIGNED),
        Field("status", "Sts/Cd", code(EntryStatus)),
        Field("booked_on", "BookgDt/Dt", DATE),
        Field("value_on", "ValDt/Dt", DATE),
        Field("bank_reference", "AcctSvcrRef", TEXT),
        Field("kind", "BkTxCd", _CODE),
        Field("transaction", "NtryDtls/TxDtls", _TRANSACTION),
        Field("information", "AddtlNtryInf", TEXT),
    ),
    Entry,
)

BALANCE = part(
    (
        Field("kind", "Tp/CdOrPrtry/Cd", code(BalanceKind)),
        Field("amount", "", SIGNED),
        Field("on", "Dt/Dt", DATE),
    ),
    Balance,
)
