"""Addresses of seller and buyer on documents, beside those in the credit.

Source: UCP 600 art. 14(j).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from payments.documents.kinds import Invoice
from payments.documents.presentation import Dossier
from payments.documents.wording import unmatched
from payments.party import PostalAddress

_COUNTRY_CODE = re.compile(r"\b([A-Z]{2})\s*$")


@dataclass(frozen=True, slots=True)
class StatedAddress:
    """`text` as it stands on `document`, and the address that the credit gives for `name`."""

    document: str
    name: str
    text: str
    credit: PostalAddress

    @property
    def country(self) -> str | None:
        """The two-letter code that the text ends with, if it does."""
        code = _COUNTRY_CODE.search(self.text)
        return code[1] if code else None

    @property
    def differs(self) -> bool:
        """Whether a part of the credit's address, its country aside, is not in the text."""
        return bool(unmatched(_without_country(self.credit), self.text))


def addresses(dossier: Dossier) -> Iterator[StatedAddress]:
    """Every address on a document of which the credit has one too."""
    terms = dossier.terms
    for invoice in dossier.asked(Invoice):
        yield from _stated(dossier, invoice.ref, terms.beneficiary, invoice.issuer_address)
        yield from _stated(dossier, invoice.ref, terms.applicant, invoice.addressee_address)


def in_one_line(address: PostalAddress) -> str:
    """Street and house number, other lines, post code and town, region, country."""
    return f"{_without_country(address)}, {address.country}"


def _without_country(address: PostalAddress) -> str:
    street = " ".join(part for part in (address.street, address.building) if part)
    town = " ".join(part for part in (address.post_code, address.town) if part)
    return ", ".join(part for part in (street, *address.lines, town, address.region) if part)


def _stated(dossier: Dossier, ref: str, party: str, text: str | None) -> Iterator[StatedAddress]:
    known = dossier.parties.get(party)
    if text and known and known.address:
        yield StatedAddress(ref, known.name, text, known.address)
