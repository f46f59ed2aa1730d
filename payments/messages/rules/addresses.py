"""Addresses: structured, hybrid or unstructured, and how long the last is still taken.

Structured: town and country in fields of their own, no address lines. Hybrid: town and country,
and at most two address lines of 70 characters. Unstructured: address lines alone, at most three
of 35 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lei.findings import Judgement, Severity, rule
from payments.messages.countries import COUNTRIES
from payments.messages.index import Index, Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.parties import called, named_parties, parties_in
from payments.messages.rules.sources import CBPR, OWN

HYBRID_LINES_MAX = 2
UNSTRUCTURED_LINES_MAX = 3
UNSTRUCTURED_LINE_MAX = 35  # characters
HOLDERS = ("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty")
_PLACEHOLDERS = frozenset({"NOTPROVIDED", "NOT PROVIDED", "UNKNOWN", "NONE", "NA", "N/A", "XX"})


def addresses(subject: Subject) -> Sequence[tuple[Node, Node]]:
    """Holder and address of parties and banks; those of a remittance advice are not among them."""
    return subject.index.once(_addresses)


def _addresses(index: Index) -> Sequence[tuple[Node, Node]]:
    holders = (*parties_in(index, *HOLDERS), *index.all("FinInstnId"))
    found = ((holder, holder.at("PstlAdr")) for holder in holders)
    return [(holder, address) for holder, address in found if address is not None]


def _is_unstructured(address: Node) -> bool:
    return address.children.keys() == {"AdrLine"}


@rule(
    "cbpr-address",
    says="The address of {party} has no {missing}. Town and country stand in fields of their own.",
    source=f"{CBPR}, R84 and R85: structured and hybrid addresses",
    over=("PstlAdr",),
)
def addresses_have_town_and_country(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        missing = tuple(name for name in ("TwnNm", "Ctry") if not address.has(name))
        if missing and not _is_unstructured(address):
            yield flaw(address, missing[0], party=called(holder), missing=missing)


@rule(
    "cbpr-address-unstructured",
    says="The address of {party} is in free lines only. Banks still take it, and will refuse it "
    "from a day that is yet to be confirmed. Put town and country in fields of their own now.",
    source=f"{CBPR}, grace period for unstructured addresses; deferred on 27 August 2026",
    severity=Severity.WARNING,
    over=("AdrLine",),
)
def addresses_are_structured(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        if _is_unstructured(address) and holder.tag not in ("UltmtDbtr", "UltmtCdtr"):
            yield flaw(address, party=called(holder))


@rule(
    "cbpr-address-ultimate",
    says="The address of {party} is in free lines only. For the parties behind debtor and creditor "
    "that was never taken: put town and country in fields of their own.",
    source=f"{CBPR}, R74 and R105: structured or hybrid for ultimate parties",
    over=("AdrLine",),
)
def ultimate_addresses_are_structured(subject: Subject) -> Iterator[Judgement]:
    for party in named_parties(subject, "UltmtDbtr", "UltmtCdtr"):
        address = party.at("PstlAdr")
        if address is not None and _is_unstructured(address):
            yield flaw(address, party=called(party))


@rule(
    "cbpr-address-lines",
    says="The address of {party} has {found} address lines beside its fields; two at most are "
    "taken. Move street, number and post code into fields of their own.",
    source=f"{CBPR}, R85: hybrid address, two address lines of 70 characters",
    over=("AdrLine",),
)
def hybrid_addresses_have_two_lines(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        lines = address.each("AdrLine")
        if len(lines) > HYBRID_LINES_MAX and not _is_unstructured(address):
            yield flaw(lines[HYBRID_LINES_MAX], party=called(holder), found=len(lines))


@rule(
    "cbpr-address-free-lines",
    says="The address of {party} has {found} free lines; an address in free lines takes three at "
    "most. Put its parts in fields of their own.",
    source=f"{CBPR}, R86 and R103: unstructured address, three lines of 35 characters",
    over=("AdrLine",),
)
def unstructured_addresses_have_three_lines(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        lines = address.each("AdrLine")
        if len(lines) > UNSTRUCTURED_LINES_MAX and _is_unstructured(address):
            yield flaw(lines[UNSTRUCTURED_LINES_MAX], party=called(holder), found=len(lines))


@rule(
    "cbpr-address-line-length",
    says="A line of the address of {party} has {found} characters; an address in free lines takes "
    "35 a line. Better than to split it: put its parts in fields of their own.",
    source=f"{CBPR}, R86: unstructured address, lines of 35 characters",
    over=("AdrLine",),
)
def unstructured_lines_are_short(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        if _is_unstructured(address):
            for line in address.each("AdrLine"):
                if len(line.text) > UNSTRUCTURED_LINE_MAX:
                    yield flaw(line, party=called(holder), found=len(line.text))


@rule(
    "cbpr-address-repeated",
    says="“{found}” stands in a field of the address of {party} and again in a line. Take it out "
    "of the line.",
    source=f"{CBPR}, R23: what is structured is not repeated in AdrLine",
    over=("AdrLine",),
)
def lines_repeat_nothing(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        parts = [part for tag in _STRUCTURED for part in address.each(tag)]
        for line in address.each("AdrLine"):
            found = next((part.text for part in parts if _holds(line.text, part.text)), None)
            if found is not None:
                yield flaw(line, party=called(holder), found=found)


@rule(
    "sandbox-address-placeholder",
    says="The address of {party} says “{found}”, which is no place. Ask {party} where it is.",
    source=f"{OWN}; market practice on placeholders",
    severity=Severity.WARNING,
    over=("TwnNm", "AdrLine"),
)
def addresses_are_places(subject: Subject) -> Iterator[Judgement]:
    for holder, address in addresses(subject):
        for tag in ("TwnNm", "AdrLine"):
            for part in address.each(tag):
                if part.text.upper() in _PLACEHOLDERS or part.text.startswith("CUTOVER"):
                    yield flaw(part, party=called(holder), found=part.text)


@rule(
    "iso3166-country",
    says="{found} is no country code. Use the two letters of ISO 3166, such as KE for Kenya.",
    source="ISO 3166-1, alpha-2 codes",
    over=("Ctry", "CtryOfRes", "CtryOfBirth"),
)
def countries_exist(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("Ctry", "CtryOfRes", "CtryOfBirth"):
        if node.text not in COUNTRIES:
            yield flaw(node, found=node.text)


def _holds(line: str, part: str) -> bool:
    """Whether a line has a part as words of its own; a country code counts at the end only."""
    if len(part) <= 2:
        return re.search(rf"\b{re.escape(part)}$", line) is not None
    return re.search(rf"\b{re.escape(part)}\b", line, re.IGNORECASE) is not None


_STRUCTURED = ("TwnNm", "Ctry", "StrtNm", "PstCd", "CtrySubDvsn")

RULES = (
    addresses_have_town_and_country,
    addresses_are_structured,
    ultimate_addresses_are_structured,
    hybrid_addresses_have_two_lines,
    unstructured_addresses_have_three_lines,
    unstructured_lines_are_short,
    lines_repeat_nothing,
    addresses_are_places,
    countries_exist,
)
