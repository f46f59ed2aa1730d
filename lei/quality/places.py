"""Rules on where a record belongs: countries, regions, jurisdiction, and the codes of a country.

Source: GLEIF, data quality checks (rule setting); ISO 3166, ISO 20275.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lei.countries import ACCEPTED
from lei.findings import Flaw, Judgement, Missing, NotApplicable, Severity, rule
from lei.quality.held import Held
from lei.record import EntityCategory

_REGION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_TEXT_FORM: Final = "8888"


@rule(
    "quality-country",
    says="{country} is no country code. Compare the address with the firm's papers.",
    source="GLEIF data quality checks, country in ISO 3166-1, or XK",
)
def _country(held: Held) -> Iterator[Judgement]:
    for place, address in held.addresses:
        if address.country not in ACCEPTED:
            yield Flaw.of(f"{place}.country", country=address.country)


@rule(
    "quality-region",
    says="The region {region} is not written as one of {country}.",
    source="GLEIF data quality checks, region in ISO 3166-2; here its form and country only",
)
def _region(held: Held) -> Iterator[Judgement]:
    regions = [(place, a) for place, a in held.addresses if a.region]
    if not regions:
        yield NotApplicable("legal_address.region")
    for place, address in regions:
        region = address.region or ""
        if not (_REGION.fullmatch(region) and region.startswith(address.country)):
            yield Flaw.of(f"{place}.region", region=region, country=address.country)


@rule(
    "quality-jurisdiction",
    says="{jurisdiction} is neither a country nor a region of one.",
    source="GLEIF data quality checks, jurisdiction in the accepted list: ISO 3166-1 or 3166-2",
)
def _jurisdiction(held: Held) -> Iterator[Judgement]:
    found = held.record.jurisdiction
    if found is None:
        yield NotApplicable("jurisdiction")
    elif found[:2] not in ACCEPTED or not (len(found) == 2 or _REGION.fullmatch(found)):
        yield Flaw.of("jurisdiction", jurisdiction=found)


@rule(
    "quality-form-text",
    says="The legal form is not coded yet, and no text says what it is.",
    source="LEI-CDF 3.1, OtherLegalForm; ISO 20275, code 8888",
    severity=Severity.WARNING,
)
def _form_text(held: Held) -> Iterator[Judgement]:
    form = held.record.legal_form
    if form is None or form.id != _TEXT_FORM:
        yield NotApplicable("legal_form")
    elif not form.other:
        yield Flaw.of("legal_form.other")


@rule(
    "quality-form-country",
    says="The legal form {form} is one of {countries}; the firm's jurisdiction is {jurisdiction}.",
    source="ISO 20275, country of formation; LEI-CDF 3.1, LegalJurisdiction",
)
def _form_country(held: Held) -> Iterator[Judgement]:
    form = held.record.legal_form
    code = form.id if form else None
    countries = _countries_of(code, held.codes.forms)
    jurisdiction = held.record.jurisdiction
    if code is None or jurisdiction is None or countries == frozenset():
        yield NotApplicable("legal_form.id")
    elif countries is None:
        yield Missing("legal_form.id")
    elif jurisdiction[:2] not in countries:
        told = tuple(sorted(countries))
        yield Flaw.of("legal_form.id", form=code, countries=told, jurisdiction=jurisdiction)


@rule(
    "quality-authority-country",
    says="The registration authority {authority} is one of {countries}; the firm's jurisdiction is "
    "{jurisdiction}.",
    source="GLEIF Registration Authorities List; LEI-CDF 3.1, LegalJurisdiction",
)
def _authority_country(held: Held) -> Iterator[Judgement]:
    authority = held.record.registered_at
    code = authority.id if authority else None
    countries = _countries_of(code, held.codes.authorities)
    jurisdiction = held.record.jurisdiction
    if code is None or jurisdiction is None or countries == frozenset():
        yield NotApplicable("registered_at.id")
    elif countries is None:
        yield Missing("registered_at.id")
    elif jurisdiction[:2] not in countries:
        told = tuple(sorted(countries))
        yield Flaw.of("registered_at.id", authority=code, countries=told, jurisdiction=jurisdiction)


def _countries_of(
    code: str | None, table: Mapping[str, frozenset[str]] | None
) -> frozenset[str] | None:
    """None where the list is not at hand, or has no such code."""
    return table.get(code) if table is not None and code is not None else None


@rule(
    "quality-branch-country",
    says="The branch and its head office are both in {country}. An LEI of its own is for a branch "
    "abroad.",
    source="LEI ROC, LEIs for international branches (2016); RR-CDF 2.1",
)
def _branch_country(held: Held) -> Iterator[Judgement]:
    if held.record.category is not EntityCategory.BRANCH:
        yield NotApplicable("category")
    elif held.head_office is None:
        yield Missing("category")
    elif held.record.legal_address.country == held.head_office.legal_address.country:
        yield Flaw.of("category", country=held.record.legal_address.country)


PLACE_RULES: Final = (
    _country,
    _region,
    _jurisdiction,
    _form_text,
    _form_country,
    _authority_country,
    _branch_country,
)
