"""Rules on a file as a whole. See `lei.quality`.

Source: GLEIF, data quality checks (rule setting); LEI-CDF 3.1, LEIHeader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lei.findings import Flaw, Judgement, NotApplicable, Severity, rule
from lei.gleif.file import Header

_TOLD_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Filed:
    """What was counted in a file, rejects among the entries; `twice` are LEIs met again."""

    header: Header
    entries: int
    rejects: int
    twice: tuple[str, ...]


@rule(
    "quality-record-count",
    says="The file says it has {told} records and has {found}. It may have been cut short; fetch "
    "it again.",
    source="LEI-CDF 3.1, LEIHeader, RecordCount",
)
def _record_count(filed: Filed) -> Iterator[Judgement]:
    told = filed.header.record_count
    if told is None:
        yield NotApplicable("header.record_count")
    elif told != filed.entries:
        yield Flaw.of("header.record_count", told=told, found=filed.entries)


@rule(
    "quality-lei-twice",
    says="The file has more than one record of {leis}. Which of them is true cannot be told.",
    source="GLEIF data quality checks, uniqueness of the LEI",
)
def _lei_twice(filed: Filed) -> Iterator[Judgement]:
    if filed.twice:
        yield Flaw.of("entries", leis=filed.twice[:_TOLD_MAX])


@rule(
    "quality-rejects",
    says="{rejects} of {found} records cannot be read. The list of rejects says why.",
    source="LEI-CDF 3.1, RR-CDF 2.1, Reporting Exceptions 2.1 (schemas)",
    severity=Severity.WARNING,
)
def _rejects(filed: Filed) -> Iterator[Judgement]:
    if filed.rejects:
        yield Flaw.of("entries", rejects=filed.rejects, found=filed.entries)


FILE_RULES: Final = (_record_count, _lei_twice, _rejects)
