"""Words for people, on their way to an edge that speaks the reader's language.

>>> late = Sentence("the draft was payable on {day}", day="2026-05-04")
>>> late
'the draft was payable on 2026-05-04'
>>> late.says, late.values["day"]
('the draft was payable on {day}', '2026-05-04')
"""

from __future__ import annotations

from collections.abc import Mapping


class Sentence(str):
    """An English sentence that still knows how it was made.

    As text it is the English, filled: logs and programs read that. `says` is the key of its
    translation, `values` are the typed values of its `{placeholders}`. Without values `says` is
    taken as it is, braces and all.
    """

    says: str
    values: Mapping[str, object]

    def __new__(cls, says: str, /, **values: object) -> Sentence:
        """`says` with its `{placeholders}`, and a value for each."""
        made = super().__new__(cls, says.format(**values) if values else says)
        made.says, made.values = says, values
        return made

    @classmethod
    def of(cls, words: str) -> Sentence:
        """Words of the house as a sentence: those that are one already, and plain English."""
        return words if isinstance(words, Sentence) else cls(words)
