"""Codes: whether those that the standard keeps outside its schemas exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lei.findings import Flaw, Judgement, rule
from payments.messages.code_sets import (
    CANCELLATION_REASON,
    CANCELLATION_REJECTION,
    CATEGORY_PURPOSE,
    CHARGE_TYPE,
    CLEARING_SYSTEM,
    CODE_SETS,
    ENTRY_STATUS,
    GROUP_STATUS,
    INVESTIGATION_TYPE,
    ORGANISATION_ID,
    PURPOSE,
    RETURN_REASON,
    SERVICE_LEVEL,
    STATUS_REASON,
    TRANSACTION_STATUS,
)
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import SETS


@rule(
    "iso20022-purpose",
    says="{code} is no purpose. Choose one of the list, such as GDDS for goods.",
    source=f"{SETS}, {PURPOSE}",
    over=("Purp",),
)
def purposes_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(PURPOSE, _below(subject, "Purp", "Cd"))


@rule(
    "iso20022-category-purpose",
    says="{code} is no category of purpose. Choose one of the list, such as SUPP for a supplier.",
    source=f"{SETS}, {CATEGORY_PURPOSE}",
    over=("CtgyPurp",),
)
def category_purposes_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(CATEGORY_PURPOSE, _below(subject, "CtgyPurp", "Cd"))


@rule(
    "iso20022-service-level",
    says="{code} is no service level. Take it out, or choose one of the list.",
    source=f"{SETS}, {SERVICE_LEVEL}",
    over=("SvcLvl",),
)
def service_levels_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(SERVICE_LEVEL, _below(subject, "SvcLvl", "Cd"))


@rule(
    "iso20022-status",
    says="{code} is no status of a payment. A reason code, such as AC04, goes in another place.",
    source=f"{SETS}, {TRANSACTION_STATUS} and {GROUP_STATUS}",
    over=("TxSts", "GrpSts"),
)
def statuses_exist(subject: Subject) -> Iterator[Judgement]:
    yield from _unknown(TRANSACTION_STATUS, subject.index.all("TxSts"))
    yield from _unknown(GROUP_STATUS, subject.index.all("GrpSts"))


@rule(
    "iso20022-status-reason",
    says="{code} is no reason for a status, so the receiver cannot tell what went wrong. Choose "
    "one of the list.",
    source=f"{SETS}, {STATUS_REASON}",
    over=("StsRsnInf",),
)
def status_reasons_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(STATUS_REASON, _below(subject, "StsRsnInf", "Rsn", "Cd"))


@rule(
    "iso20022-return-reason",
    says="{code} is no reason for a return. Choose one of the list, such as AC04.",
    source=f"{SETS}, {RETURN_REASON}",
    over=("RtrRsnInf",),
)
def return_reasons_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(RETURN_REASON, _below(subject, "RtrRsnInf", "Rsn", "Cd"))


@rule(
    "iso20022-cancellation-reason",
    says="{code} is no reason to call a payment back. Choose one of the list, such as DUPL.",
    source=f"{SETS}, {CANCELLATION_REASON}",
    over=("CxlRsnInf",),
)
def cancellation_reasons_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(CANCELLATION_REASON, _below(subject, "CxlRsnInf", "Rsn", "Cd"))


@rule(
    "iso20022-cancellation-rejection",
    says="{code} is no reason to refuse a call back. Choose one of the list, such as CUST.",
    source=f"{SETS}, {CANCELLATION_REJECTION}",
    over=("CxlStsRsnInf",),
)
def cancellation_rejections_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(CANCELLATION_REJECTION, _below(subject, "CxlStsRsnInf", "Rsn", "Cd"))


@rule(
    "iso20022-charge-type",
    says="{code} is no kind of charge. Choose one of the list.",
    source=f"{SETS}, {CHARGE_TYPE}",
    over=("Chrgs",),
)
def charge_types_exist(subject: Subject) -> Iterator[Judgement]:
    charged = (one for chrgs in subject.index.all("Chrgs") for one in chrgs.each("Rcrd"))
    codes = (node for one in charged if (node := one.at("Tp", "Cd")) is not None)
    return _unknown(CHARGE_TYPE, codes)


@rule(
    "iso20022-clearing-system",
    says="{code} is no clearing system. Use a code of the list, such as GBDSC for sort codes.",
    source=f"{SETS}, {CLEARING_SYSTEM}",
    over=("ClrSysId",),
)
def clearing_systems_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(CLEARING_SYSTEM, _below(subject, "ClrSysId", "Cd"))


@rule(
    "iso20022-organisation-scheme",
    says="{code} is no kind of number for a firm. Choose one of the list, such as TXID; an LEI has "
    "a field of its own.",
    source=f"{SETS}, {ORGANISATION_ID}",
    over=("SchmeNm",),
)
def organisation_schemes_exist(subject: Subject) -> Iterator[Judgement]:
    others = (one for holder in subject.index.all("OrgId") for one in holder.each("Othr"))
    codes = (node for one in others if (node := one.at("SchmeNm", "Cd")) is not None)
    return _unknown(ORGANISATION_ID, codes)


@rule(
    "iso20022-investigation-type",
    says="{code} is no kind of inquiry. Choose one of the list, such as RQFI to ask for more.",
    source=f"{SETS}, {INVESTIGATION_TYPE}",
    over=("InvstgtnTp",),
)
def investigation_types_exist(subject: Subject) -> Iterator[Judgement]:
    return _unknown(INVESTIGATION_TYPE, _below(subject, "InvstgtnTp", "Cd"))


@rule(
    "iso20022-entry-status",
    says="{code} is no status of an entry. An entry is BOOK, PDNG, INFO or FUTR.",
    source=f"{SETS}, {ENTRY_STATUS}",
    over=("Ntry",),
)
def entry_statuses_exist(subject: Subject) -> Iterator[Judgement]:
    codes = (node for e in subject.index.all("Ntry") if (node := e.at("Sts", "Cd")) is not None)
    return _unknown(ENTRY_STATUS, codes)


def _below(subject: Subject, tag: str, *path: str) -> Iterator[Node]:
    return (found for node in subject.index.all(tag) if (found := node.at(*path)) is not None)


def _unknown(set_name: str, nodes: Iterable[Node]) -> Iterator[Flaw]:
    known = CODE_SETS[set_name]
    return (flaw(node, code=node.text) for node in nodes if node.text not in known)


ORDERED = (purposes_exist, category_purposes_exist, service_levels_exist)

NAMED = (clearing_systems_exist, organisation_schemes_exist)

ANSWERED = (statuses_exist, status_reasons_exist)

RECALLED = (cancellation_reasons_exist, cancellation_rejections_exist)

ACCOUNTED = (charge_types_exist, entry_statuses_exist)

RULES = (
    *ORDERED,
    *NAMED,
    *ANSWERED,
    return_reasons_exist,
    *RECALLED,
    *ACCOUNTED,
    investigation_types_exist,
)
