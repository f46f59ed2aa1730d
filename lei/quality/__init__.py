"""How good a record, a relationship or a file of GLEIF's is, told from itself and what it names.

These are GLEIF's published checks that need no outside source, and some of our own. What a code
means for a payment is `lei.standing`; what is odd in a group is `lei.group_rules`: their rules are
not repeated here.

Source: GLEIF, data quality checks (rule setting); LEI-CDF 3.1; RR-CDF 2.1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from lei.findings import Report, examine
from lei.gleif.file import GleifFile, Header, Reject
from lei.ownership import Relationship, ReportingException
from lei.quality.file import FILE_RULES, Filed
from lei.quality.held import Codes, Held
from lei.quality.places import PLACE_RULES
from lei.quality.record import RECORD_RULES
from lei.quality.relationship import RELATIONSHIP_RULES, Told
from lei.record import LeiRecord

RULES = (*RECORD_RULES, *PLACE_RULES, *RELATIONSHIP_RULES, *FILE_RULES)

NO_CODES = Codes()
_NOTHING: Mapping[str, LeiRecord | None] = MappingProxyType({})


def examine_record(
    record: LeiRecord,
    content_at: datetime,
    *,
    named: Mapping[str, LeiRecord | None] = _NOTHING,
    exceptions: Iterable[ReportingException] = (),
    head_office: LeiRecord | None = None,
    codes: Codes = NO_CODES,
) -> Report:
    """Examine one record.

    Args:
        record: what is examined.
        content_at: when the file or register that holds it was true.
        named: the records of its successors, None for one that is not held; empty: not looked up.
        exceptions: the reasons it gives for not naming a parent.
        head_office: for a branch, the record of its head office, where known.
        codes: the published lists of forms and authorities, as far as they are at hand.
    """
    held = Held(record, content_at, named, tuple(exceptions), head_office, codes)
    return examine(held, RECORD_RULES + PLACE_RULES)


def examine_relationship(relationship: Relationship, content_at: datetime) -> Report:
    """Examine one relationship record."""
    return examine(Told(relationship, content_at), RELATIONSHIP_RULES)


def examine_file(filed: Filed) -> Report:
    """Examine what was counted in a file."""
    return examine(filed, FILE_RULES)


@dataclass
class Counting:
    """Counts the entries of a file as they go by; `filed` is the result so far."""

    header: Header
    entries: int = 0
    rejects: int = 0
    leis: Counter[str] = field(default_factory=Counter)

    @property
    def filed(self) -> Filed:
        twice = tuple(sorted(lei for lei, count in self.leis.items() if count > 1))
        return Filed(self.header, self.entries, self.rejects, twice)

    def count(self, file: GleifFile) -> Iterable[object]:
        """The entries and rejects of `file`, each counted before it is given out."""
        for entry in file.entries:
            self.entries += 1
            self.rejects += isinstance(entry, Reject)
            if isinstance(entry, LeiRecord):
                self.leis[entry.lei] += 1
            yield entry
