"""The character sets X and Z of MT messages, and what is written instead of what they lack.

Names, addresses and references keep to X; the long narratives of credits and guarantees to Z,
which has @, & and a few more. Neither has a letter with an accent.

Source: Swift MT character sets X and Z. What is written instead of & and @ is our choice.

>>> written("Rösterei & Co", "X"), outside("Rösterei & Co", "X")
('Roesterei + Co', ('ö', '&'))
"""

from __future__ import annotations

from collections.abc import Mapping

from payments.messages.characters import REFERENCE, transliterated
from payments.messages.characters import outside as characters_outside

X = REFERENCE
Z = X | frozenset('=!"%&*<>;{@#_')
SETS: Mapping[str, frozenset[str]] = {"X": X, "Z": Z}


def outside(text: str, charset: str) -> tuple[str, ...]:
    """The characters of `text` that the set (`X` or `Z`) lacks, each once, in order."""
    return characters_outside(text, SETS[charset])


def written(text: str, charset: str) -> str:
    """`text` in the characters of a set; it may grow by the letters that stand for one."""
    allowed = SETS[charset]
    spelled = "".join(c if c in allowed else _SPELLED.get(c, c) for c in text)
    return transliterated(spelled, allowed)


_SPELLED = {
    "&": "+", "@": "(AT)", "#": "NO.", "%": "PCT", "_": "-", ";": ",", "=": "-", "*": ".",
    '"': "'", "“": "'", "”": "'", "„": "'", "!": ".", "<": "(", ">": ")", "{": "(", "}": ")",
    "[": "(", "]": ")", "|": "/", "\\": "/", "\t": " ",
}  # fmt: skip
