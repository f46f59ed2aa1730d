"""What stands beside an LEI: the name, the country and the BIC, held against the record.

Source: LEI-CDF 3.1 (names, addresses); GLEIF BIC-LEI mapping; external code set
ExternalStatusReason1Code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lei.findings import Flaw, Judgement, Severity, rule
from lei.names import Kind, NameMatch, Reason, match, names_of
from lei.record import LeiRecord
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject

NAME_MAX = 350  # characters; a longer one breaks every schema; it is not compared, nor is a blank
_NAMES = "GLEIF golden copy, legal and other names"
_PARTIES = ("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty", "Pty", "Ownr")


@rule(
    "lei-gate-name",
    says="The message says “{found}”, and {lei} belongs to {name}. Either the name or the code is "
    "of another firm; ask before you pay. A bank would answer {reason}.",
    source=f"{_NAMES}; status reason BE01",
    over=("LEI",),
)
def names_are_of_the_record(subject: Subject) -> Iterator[Judgement]:
    for node, lei, near in subject.once(_compared):
        if near.kind is Kind.DIFFERENT:
            yield flaw(node, found=node.text, lei=lei, name=near.name, reason="BE01")


@rule(
    "lei-gate-name-form",
    says="The message says “{found}”, the register “{name}”: the legal form is another one. Firms "
    "of a group often differ by that alone; ask which is meant.",
    source=_NAMES,
    severity=Severity.WARNING,
    over=("LEI",),
)
def names_have_the_legal_form(subject: Subject) -> Iterator[Judgement]:
    return _near(subject, Reason.OTHER_FORM)


@rule(
    "lei-gate-name-form-missing",
    says="The message says “{found}”, the register “{name}”: the legal form is left out. Likely "
    "the same firm; write the name as it is registered.",
    source=_NAMES,
    severity=Severity.INFO,
    over=("LEI",),
)
def names_leave_no_form_out(subject: Subject) -> Iterator[Judgement]:
    return _near(subject, Reason.FORM_MISSING)


@rule(
    "lei-gate-name-cut",
    says="The message says “{found}”, the register “{name}”: the name was cut where a field ended. "
    "Likely the same firm; the LEI says which.",
    source=_NAMES,
    severity=Severity.INFO,
    over=("LEI",),
)
def names_are_whole(subject: Subject) -> Iterator[Judgement]:
    return _near(subject, Reason.CUT)


@rule(
    "lei-gate-name-spelling",
    says="The message says “{found}”, the register “{name}”: a few letters or the order of words "
    "differ. Compare the two, and write the name as it is registered.",
    source=_NAMES,
    severity=Severity.WARNING,
    over=("LEI",),
)
def names_are_spelled_as_registered(subject: Subject) -> Iterator[Judgement]:
    return _near(subject, Reason.SPELLING, Reason.ORDER)


@rule(
    "lei-gate-country",
    says="The address is in {found}, and the register has {name} in {countries}. A branch may be "
    "elsewhere; ask the firm which address it means. A bank would answer {reason}.",
    source="GLEIF golden copy, legal and headquarters address; status reasons BE04 and BE07",
    severity=Severity.WARNING,
    over=("LEI",),
)
def countries_are_of_the_record(subject: Subject) -> Iterator[Judgement]:
    for role, party, _node, record in subject.once(_parties):
        country = party.at("PstlAdr", "Ctry")
        if country is None or country.text == record.legal_address.country:
            continue
        known = _countries(record)
        if country.text not in known:
            yield flaw(
                country,
                found=country.text,
                countries=known,
                name=_name(record),
                reason=_ADDRESS_REASONS[role],
            )


@rule(
    "lei-gate-bic",
    says="The BIC {bic} and the LEI {lei} are not of one bank: the register gives {name} the BIC "
    "{known}. One of the two was copied wrong. A bank would answer {reason}.",
    source="GLEIF BIC-LEI mapping; status reason RC01",
    severity=Severity.WARNING,
    over=("LEI",),
)
def bics_are_of_the_record(subject: Subject) -> Iterator[Judgement]:
    for bank in subject.index.all("FinInstnId"):
        lei, bic = bank.at("LEI"), bank.at("BICFI")
        record = None if lei is None else subject.records.get(lei.text)
        if lei is None or bic is None or record is None or not record.bics:
            continue
        if all(bic.text[:8] != known[:8] for known in record.bics):
            yield flaw(
                bic,
                bic=bic.text,
                lei=lei.text,
                known=record.bics,
                name=_name(record),
                reason="RC01",
            )


def _parties(subject: Subject) -> list[tuple[str, Node, Node, LeiRecord]]:
    """Role, party, LEI and record of each party whose LEI was found."""
    return [
        (role, party, node, record)
        for role in _PARTIES
        for party in subject.index.all(role)
        if (node := party.at("Id", "OrgId", "LEI")) and (record := subject.records.get(node.text))
    ]


def _named(subject: Subject) -> Iterator[tuple[Node, Node, LeiRecord]]:
    """Name, LEI and record of each party, and of each bank that has a name."""
    for _role, party, node, record in subject.once(_parties):
        name = party.at("Nm")
        if name is not None:
            yield name, node, record
    for bank in subject.index.all("FinInstnId"):
        name, lei = bank.at("Nm"), bank.at("LEI")
        found = None if lei is None else subject.records.get(lei.text)
        if name is not None and lei is not None and found is not None:
            yield name, lei, found


def _compared(subject: Subject) -> list[tuple[Node, str, NameMatch]]:
    """Name, LEI and the nearest name of the record, for each name that is not the record's."""
    return [
        (node, lei.text, near)
        for node, lei, record in _named(subject)
        if node.text != record.legal_name.text
        and 0 < len(node.text) <= NAME_MAX
        and (near := _nearest(node.text, names_of(record))).kind in (Kind.CLOSE, Kind.DIFFERENT)
    ]


@lru_cache(maxsize=4096)
def _nearest(name: str, names: tuple[str, ...]) -> NameMatch:
    return match(name, names)


def _near(subject: Subject, *reasons: Reason) -> Iterator[Flaw]:
    for node, _lei, near in subject.once(_compared):
        if near.kind is Kind.CLOSE and near.reason in reasons:
            yield flaw(node, found=node.text, name=near.name)


def _countries(record: LeiRecord) -> tuple[str, ...]:
    addresses = (record.legal_address, record.headquarters_address, *record.other_addresses)
    return tuple(dict.fromkeys(address.country for address in addresses))


def _name(record: LeiRecord) -> str:
    return record.legal_name.text


_ADDRESS_REASONS = {
    "Dbtr": "BE07", "Cdtr": "BE04", "UltmtDbtr": "BE07", "UltmtCdtr": "BE04", "InitgPty": "BE07",
    "Pty": "BE04", "Ownr": "BE04",
}  # fmt: skip

RULES = (
    names_are_of_the_record,
    names_have_the_legal_form,
    names_leave_no_form_out,
    names_are_whole,
    names_are_spelled_as_registered,
    countries_are_of_the_record,
    bics_are_of_the_record,
)
