"""A party's name against the names of an entity: the same, nearly, or another.

Banks and forms write names without accents, in capitals, cut at 35 characters, with the legal form
short or long or left out. None of that makes another firm. Another number does ("Fund 1" is not
"Fund 2"), and another legal form may.

Letters of other alphabets are turned into ours by a small table for Greek and Cyrillic. Arabic,
Chinese and others are compared as they stand; a record often has a transliterated name beside.

>>> match("ROESTEREI ELBE GESELLSCHAFT MBH", ("Rösterei Elbe GmbH",)).kind.value
'normalised'
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from lei.legal_forms import FORMS, SHORT_FORMS
from lei.record import LeiRecord

SCORE_CLOSE_MIN: Final = 88.0
_CUT_AT: Final = (35, 70, 140)
_WORD: Final = re.compile(r"[^\W_]+")


class Kind(StrEnum):
    """How near two names are, the best first."""

    EXACT = "exact"
    NORMALISED = "normalised"
    CLOSE = "close"
    DIFFERENT = "different"


class Reason(StrEnum):
    """Why names are only close, or different."""

    FORM_MISSING = "form-missing"
    OTHER_FORM = "other-form"
    ORDER = "order"
    CUT = "cut"
    SPELLING = "spelling"
    OTHER_NUMBER = "other-number"
    OTHER_NAME = "other-name"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The nearest of the names looked at; `score` is 0 to 100, likeness of the letters."""

    kind: Kind
    name: str
    score: float
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Normal:
    """A name without its accidents: words in small Latin letters, and the short legal form."""

    words: tuple[str, ...]
    form: str

    @property
    def text(self) -> str:
        return " ".join(self.words)


def match(name: str, others: Iterable[str]) -> NameMatch:
    """The best match of `name` among `others`. Raises ValueError when there are none."""
    matches = [_match(name, other) for other in others]
    if not matches:
        raise ValueError("there is no name to match with")
    return min(matches, key=lambda match: (_RANK[match.kind], -match.score))


def names_of(record: LeiRecord) -> tuple[str, ...]:
    """Every name of a record, the legal name first, each once."""
    names = (record.legal_name, *record.other_names, *record.transliterated_names)
    return tuple(dict.fromkeys(name.text for name in names))


def normal(name: str) -> Normal:
    """The normal form of a name.

    >>> normal("Société Générale de Café, S.A.")
    Normal(words=('societe', 'generale', 'de', 'cafe'), form='sa')
    """
    words = [_same(word) for word in _WORD.findall(_plain(name))]
    for length in range(min(_FORM_WORDS_MAX, len(words) - 1), 0, -1):
        form = FORMS.get(" ".join(words[-length:]))
        if form is not None:
            return Normal(tuple(words[:-length]), form)
    return Normal(tuple(words), "")


def _match(name: str, other: str) -> NameMatch:
    if name.split() == other.split():
        return NameMatch(Kind.EXACT, other, 100.0)
    one, two = normal(name), normal(other)
    if one == two and one.words:
        return NameMatch(Kind.NORMALISED, other, 100.0)
    score = round(fuzz.ratio(one.text, two.text), 1)
    if _is_cut(name, one, two) or _is_cut(other, two, one):
        return NameMatch(Kind.CLOSE, other, score, Reason.CUT)
    reason = _difference(one, two, score)
    kind = Kind.DIFFERENT if reason in _OTHER_FIRM else Kind.CLOSE
    return NameMatch(kind, other, score, reason)


def _difference(one: Normal, two: Normal, score: float) -> Reason:
    if _numbers(one) != _numbers(two):
        return Reason.OTHER_NUMBER
    if one.words == two.words and one.words:
        return Reason.OTHER_FORM if one.form and two.form else Reason.FORM_MISSING
    if one.form and two.form and one.form != two.form:
        return Reason.OTHER_NAME
    if Counter(one.words) == Counter(two.words) and one.words:
        return Reason.ORDER
    near = one.words and two.words and score >= SCORE_CLOSE_MIN
    return Reason.SPELLING if near else Reason.OTHER_NAME


def _numbers(normal: Normal) -> list[str]:
    return [word for word in normal.words if word in _ROMAN or any(c.isdigit() for c in word)]


def _is_cut(name: str, one: Normal, two: Normal) -> bool:
    """Whether `one` is a name as long as a field, and `two` goes on where it stops."""
    whole = f"{two.text} {two.form}"
    return len(name.strip()) in _CUT_AT and whole.startswith(f"{one.text} {one.form}".strip())


def _plain(name: str) -> str:
    """Small Latin letters; "Rösterei", "Roesterei" and "Rosterei" come out the same."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    bare = bare.translate(_LETTERS)
    for written, short in SHORT_FORMS:
        bare = bare.replace(written, short)
    return re.sub(r"(?<=[aou])e(?=[bcdfghjklmnpqrstvwxyz])", "", bare.translate(_MARKS))


def _same(word: str) -> str:
    return _SAME.get(word, word)


_RANK: Final = {kind: rank for rank, kind in enumerate(Kind)}
_OTHER_FIRM: Final = frozenset({Reason.OTHER_NAME, Reason.OTHER_NUMBER})
_FORM_WORDS_MAX: Final = max(len(form.split()) for form in FORMS)
_ROMAN: Final = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
_MARKS: Final = str.maketrans({".": "", "'": "", "’": "", "&": " and ", "+": " and "})
_SAME: Final = dict.fromkeys(("und", "et", "y", "e", "og", "och", "en"), "and")

_GREEK: Final = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)) | {
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
}
_CYRILLIC: Final = dict(
    zip("абвгдезиклмнопрстуфыэіґє", "abvgdeziklmnoprstufyeige", strict=True)
) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
_LATIN: Final = {"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS: Final = str.maketrans(_GREEK | _CYRILLIC | _LATIN)
"""Bare letters by the Latin ones that banks write for them, after ISO 843 and ISO 9."""
