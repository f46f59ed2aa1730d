"""A record with everything that its rules look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lei.ownership import ReportingException
from lei.record import Address, LeiRecord, Name, RegistrationStatus


@dataclass(frozen=True, slots=True)
class Codes:
    """Of legal forms and registration authorities by code: the countries each belongs to.

    None stands for a list that is not at hand; a code without countries is used everywhere.
    """

    forms: Mapping[str, frozenset[str]] | None = None
    authorities: Mapping[str, frozenset[str]] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A record with what was looked up about it; see `lei.quality.examine_record`."""

    record: LeiRecord
    content_at: datetime
    named: Mapping[str, LeiRecord | None]
    exceptions: tuple[ReportingException, ...]
    head_office: LeiRecord | None
    codes: Codes

    @property
    def status(self) -> RegistrationStatus:
        return self.record.registration.status

    @property
    def names(self) -> tuple[tuple[str, Name], ...]:
        record = self.record
        return (
            ("legal_name", record.legal_name),
            *((f"other_names[{n}]", name) for n, name in enumerate(record.other_names)),
            *((f"transliterated_names[{n}]", x) for n, x in enumerate(record.transliterated_names)),
        )

    @property
    def addresses(self) -> tuple[tuple[str, Address], ...]:
        record = self.record
        return (
            ("legal_address", record.legal_address),
            ("headquarters_address", record.headquarters_address),
            *((f"other_addresses[{n}]", x) for n, x in enumerate(record.other_addresses)),
        )
