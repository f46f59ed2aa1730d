"""The name in a message against the names of a record: the same, near (and why), or another.

Source: ISO 20275 names the legal forms; the abbreviations below are the common ones of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz

from lei.record import LeiRecord
from payments.messages.characters import transliterated

NEAR_MIN = 85  # of 100, by the order-free comparison of words


class Likeness(Enum):
    """How alike two names are."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The nearest name of a record, how near it is, and in what it differs."""

    likeness: Likeness
    name: str
    why: str


def compared(found: str, record: LeiRecord) -> Comparison:
    """`found` against the legal, other and transliterated names of a record; the nearest counts."""
    names = (record.legal_name, *record.other_names, *record.transliterated_names)
    every = [_compared(found, name.text) for name in names]
    return min(every, key=lambda one: _ORDER.index(one.likeness))


@lru_cache(maxsize=4096)
def _compared(found: str, name: str) -> Comparison:
    if found == name:
        return Comparison(Likeness.SAME, name, "")
    one, other = _folded(found), _folded(name)
    if one == other:
        return Comparison(Likeness.NEAR, name, "capitals, accents or punctuation differ")
    if _without_form(one) == _without_form(other):
        return Comparison(Likeness.NEAR, name, "the legal form is written differently or left out")
    if fuzz.token_sort_ratio(one, other) >= NEAR_MIN:
        return Comparison(Likeness.NEAR, name, "a few letters or the order of words differ")
    return Comparison(Likeness.DIFFERENT, name, "")


def _folded(name: str) -> str:
    """Small Latin letters and single spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", transliterated(name).casefold()))


def _without_form(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in _FORMS)


_ORDER = (Likeness.SAME, Likeness.NEAR, Likeness.DIFFERENT)

_ABBREVIATIONS = """
gmbh mbh ag kg ohg ug se ltd limited plc llp llc inc incorporated corp corporation co company
sa sarl sas sasu spa srl sl nv bv ab as asa oy oyj pty pvt private public sdn bhd pte
"""

_FORMS = frozenset(_ABBREVIATIONS.split())
