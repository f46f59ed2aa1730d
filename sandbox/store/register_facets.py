"""What a record can be found and ordered by: one row of facets beside each record.

A facet is one column. A *code* is compared whole, an *instant* by order. *Words* (each that is
asked for, in any order) and *codes* (several of one entity, each as a phrase) are found through a
full-text index over their columns, in which case and diacritics do not matter.

The table is derived from the records, and so are its columns from `FACETS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from lei.record import Address, Authority, LegalForm, LeiRecord


class Kind(StrEnum):
    """How a facet is asked."""

    CODE = "code"
    INSTANT = "instant"
    WORDS = "words"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Facet:
    """One column: what it is called, how it is asked, and what a record has there."""

    column: str
    kind: Kind
    values: Callable[[LeiRecord], Iterable[str | None]]


def row(record: LeiRecord) -> tuple[str | None, ...]:
    """The facets of a record, in the order of the columns."""
    return tuple(_joined(facet, record) for facet in FACETS)


def moment(value: datetime) -> str:
    """An instant as it is kept and compared: UTC, whole seconds."""
    try:
        value = value.astimezone(UTC)
    except OverflowError:  # the first or the last hours that there are
        value = value.replace(tzinfo=UTC)
    return value.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def _joined(facet: Facet, record: LeiRecord) -> str | None:
    found = dict.fromkeys(value for value in facet.values(record) if value)
    return " | ".join(found) or None


def _instant(read: Callable[[LeiRecord], datetime | None]) -> Callable[[LeiRecord], list[str]]:
    def values(record: LeiRecord) -> list[str]:
        at = read(record)
        return [moment(at)] if at else []

    return values


def _addresses(record: LeiRecord) -> tuple[Address, ...]:
    return (record.legal_address, record.headquarters_address, *record.other_addresses)


def _address_words(record: LeiRecord) -> Iterable[str | None]:
    for address in _addresses(record):
        yield from address.lines
        yield from (address.number, address.number_within_building, address.mail_routing)
        yield from (address.city, address.region, address.postal_code, address.country)


def _names(record: LeiRecord) -> list[str]:
    every = (record.legal_name, *record.other_names, *record.transliterated_names)
    return [name.text for name in every]


def _authority(given: Authority | None) -> Authority:
    return given or Authority()


def _legal_form(record: LeiRecord) -> LegalForm:
    return record.legal_form or LegalForm()


def _authorities(record: LeiRecord) -> tuple[Authority, ...]:
    own = _authority(record.registration.validated_at)
    return (own, *record.registration.other_validation_authorities)


def _others(record: LeiRecord) -> tuple[Authority, ...]:
    return record.registration.other_validation_authorities


def _associated(record: LeiRecord) -> Iterable[str | None]:
    given = record.associated_entity
    return (given.lei, given.name) if given else ()


def _successors(record: LeiRecord) -> list[str | None]:
    return [text for successor in record.successors for text in (successor.lei, successor.name)]


# fmt: off
FACETS: Final[tuple[Facet, ...]] = (
    Facet("lei", Kind.CODE, lambda r: [r.lei]),
    Facet("entity_status", Kind.CODE, lambda r: [r.status]),
    Facet("category", Kind.CODE, lambda r: [r.category]),
    Facet("sub_category", Kind.CODE, lambda r: [r.sub_category]),
    Facet("jurisdiction", Kind.CODE, lambda r: [r.jurisdiction]),
    Facet("legal_country", Kind.CODE, lambda r: [r.legal_address.country]),
    Facet("legal_form", Kind.CODE, lambda r: [_legal_form(r).id]),
    Facet("registered_at", Kind.CODE, lambda r: [_authority(r.registered_at).id]),
    Facet("registered_as", Kind.CODE, lambda r: [_authority(r.registered_at).entity_id]),
    Facet("managing_lou", Kind.CODE, lambda r: [r.registration.managing_lou]),
    Facet("status", Kind.CODE, lambda r: [r.registration.status]),
    Facet("corroboration", Kind.CODE, lambda r: [r.registration.corroboration]),
    Facet("expiration_reason", Kind.CODE, lambda r: [r.expiration_reason]),
    Facet("conformity", Kind.CODE, lambda r: [r.conformity]),
    Facet("ocid", Kind.CODE, lambda r: [r.ocid]),
    Facet("qcc", Kind.CODE, lambda r: [r.qcc]),
    Facet("initial_at", Kind.INSTANT, _instant(lambda r: r.registration.initial_at)),
    Facet("updated_at", Kind.INSTANT, _instant(lambda r: r.registration.updated_at)),
    Facet("renewal_at", Kind.INSTANT, _instant(lambda r: r.registration.renewal_at)),
    Facet("created_at", Kind.INSTANT, _instant(lambda r: r.created_at)),
    Facet("expired_at", Kind.INSTANT, _instant(lambda r: r.expired_at)),
    Facet("legal_name", Kind.WORDS, lambda r: [r.legal_name.text]),
    Facet("names", Kind.WORDS, _names),
    Facet("cities", Kind.WORDS, lambda r: [address.city for address in _addresses(r)]),
    Facet("addresses", Kind.WORDS, _address_words),
    Facet("legal_form_other", Kind.WORDS, lambda r: [_legal_form(r).other]),
    Facet("registered_at_other", Kind.WORDS, lambda r: [_authority(r.registered_at).other]),
    Facet("associated", Kind.WORDS, _associated),
    Facet("successors", Kind.WORDS, _successors),
    Facet("other_validated_at_other", Kind.WORDS, lambda r: [a.other for a in _others(r)]),
    Facet("countries", Kind.CODES, lambda r: [address.country for address in _addresses(r)]),
    Facet("regions", Kind.CODES, lambda r: [address.region for address in _addresses(r)]),
    Facet("postal_codes", Kind.CODES, lambda r: [address.postal_code for address in _addresses(r)]),
    Facet("bics", Kind.CODES, lambda r: r.bics),
    Facet("mics", Kind.CODES, lambda r: r.mics),
    Facet("spglobal", Kind.CODES, lambda r: r.spglobal),
    Facet("name_types", Kind.CODES, lambda r: [name.type for name in r.transliterated_names]),
    Facet("validated_at", Kind.CODES, lambda r: [a.id for a in _authorities(r)]),
    Facet("validated_as", Kind.CODES, lambda r: [a.entity_id for a in _authorities(r)]),
    Facet("other_validated_at", Kind.CODES, lambda r: [a.id for a in _others(r)]),
    Facet("other_validated_as", Kind.CODES, lambda r: [a.entity_id for a in _others(r)]),
)
# fmt: on

_COLUMNS: Final = ", ".join(facet.column for facet in FACETS)
_INDEXED: Final = ", ".join(
    facet.column for facet in FACETS if facet.kind in (Kind.WORDS, Kind.CODES)
)

TABLES: Final = f"""
CREATE TABLE facet ({_COLUMNS.replace("lei,", "lei TEXT NOT NULL UNIQUE COLLATE NOCASE,", 1)});
CREATE VIRTUAL TABLE facet_words USING fts5(
    lei, {_INDEXED}, content='facet', tokenize='unicode61 remove_diacritics 2'
);
"""

INDEXES: Final = """
CREATE INDEX facet_initial_at ON facet (initial_at, lei);
CREATE INDEX facet_updated_at ON facet (updated_at, lei);
CREATE INDEX facet_legal_name ON facet (legal_name, lei);
CREATE INDEX facet_registered_as ON facet (registered_as COLLATE NOCASE);
INSERT INTO facet_words (facet_words) VALUES ('rebuild');
"""

ADD: Final = f"INSERT OR REPLACE INTO facet VALUES ({', '.join('?' * len(FACETS))})"
INDEX: Final = (
    f"INSERT INTO facet_words (rowid, lei, {_INDEXED}) SELECT rowid, lei, {_INDEXED} FROM facet "
    "WHERE lei = ?"
)
UNINDEX: Final = (
    f"INSERT INTO facet_words (facet_words, rowid, lei, {_INDEXED}) "
    f"SELECT 'delete', rowid, lei, {_INDEXED} FROM facet WHERE lei = ?"
)
