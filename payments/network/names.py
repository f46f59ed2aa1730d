"""Whether two names mean the same firm, and two codes the same bank: how a bank compares them."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process

from lei.record import LeiRecord, Name
from payments.party import Party

SAME_FROM = 80
"""From this likeness on (rapidfuzz token_set_ratio, 0 to 100) two names are one: our choice."""


@lru_cache(maxsize=4096)
def alike(name: str, other: str) -> bool:
    """Whether two spellings are of one name."""
    return token_set_ratio(name, other, processor=default_process) >= SAME_FROM


def is_called(party: Party, record: LeiRecord | None, name: str) -> bool:
    """Whether a firm goes by `name`: as its bank knows it, or as its record does or did."""
    return alike(name, party.name) or (record is not None and same(name, ever(record)))


def same(name: str, names: tuple[Name, ...]) -> bool:
    """Whether a name is like one of a record's."""
    return any(alike(name, known.text) for known in names)


def ever(record: LeiRecord) -> tuple[Name, ...]:
    """All names of a record, those it has given up too."""
    return (record.legal_name, *record.other_names, *record.transliterated_names)


def is_bank(bic: str, other: str) -> bool:
    """Whether two BICs are of one bank's branch; one of eight characters is the head office's."""
    return f"{bic}XXX"[:11] == f"{other}XXX"[:11]
