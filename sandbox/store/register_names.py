"""Names as the register's index has them: small letters without marks, and words that can be found.

Scripts that write no spaces between words are taken apart into characters, so that any part of such
a name is found. SQLite's own tokenizer does the rest, which for a name in ASCII is all of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

WORDS_MAX: Final = 8  # of one search


def index_text(names: Iterable[str]) -> str:
    """The names of an entity as they are indexed, one a line."""
    text = "\n".join(names)
    return text if text.isascii() else _SPACELESS.sub(r" \g<0> ", folded(text))


def folded(text: str) -> str:
    """Small letters without their marks; letters that Unicode keeps whole, in their usual spelling.

    >>> folded("Łódź Ærø Straße Đà Nẵng")
    'lodz aero strasse da nang'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def words(text: str) -> list[str]:
    """The first words of what somebody looks for, folded."""
    return _WORD.findall(folded(text))[:WORDS_MAX]


def beginning(word: str) -> str:
    """A full-text question for words that begin so, or for a part of a name without spaces."""
    apart = _SPACELESS.sub(r" \g<0> ", word).split()
    if len(apart) > 1 or _SPACELESS.search(word):
        return f'"{" ".join(apart)}"'
    return f'"{word}"*'


# Of Chinese and Japanese: Hangul and Thai are found by the beginnings of what stands together.
_SPACELESS: Final = re.compile("[\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]")
_WORD: Final = re.compile(r"\w+")
_WHOLE: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
