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
    return text if text.isascii() else text.casefold().translate(_INDEXED)


def folded(text: str) -> str:
    """Small letters without their marks; letters that Unicode keeps whole, in their usual spelling.

    >>> folded("Łódź Ærø Straße Đà Nẵng")
    'lodz aero strasse da nang'
    """
    return text.lower() if text.isascii() else text.casefold().translate(_FOLDED)


def words(text: str) -> list[str]:
    """The first words of what somebody looks for, folded."""
    return _WORD.findall(folded(text))[:WORDS_MAX]


def beginning(word: str) -> str:
    """A full-text question for words that begin so, or for a part of a name without spaces."""
    apart = characters(word)
    if apart:
        return f'"{" ".join(apart)}"'
    return f'"{word}"*'


def characters(word: str) -> list[str]:
    """A word of a script without spaces as the index has it apart; empty for any other word."""
    return _SPACELESS.sub(r" \g<0> ", word).split() if _SPACELESS.search(word) else []


class _Folded(dict[int, str]):
    """What becomes of a letter, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        apart = unicodedata.normalize("NFKD", _WHOLE.get(letter, letter))
        bare = "".join(part for part in apart if not unicodedata.combining(part))
        self[code] = unicodedata.normalize("NFC", bare)
        return self[code]


class _Indexed(_Folded):
    """The same, with a space on both sides of what stands for a word or part of one."""

    def __missing__(self, code: int) -> str:
        letter = super().__missing__(code)
        self[code] = f" {letter} " if _SPACELESS.fullmatch(letter) else letter
        return self[code]


_WHOLE: Final = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ħ": "h",
}
_FOLDED: Final = _Folded()
_INDEXED: Final = _Indexed()
# Of Chinese and Japanese: Hangul and Thai are found by the beginnings of what stands together.
_SPACELESS: Final = re.compile("[\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]")
_WORD: Final = re.compile(r"\w+")
