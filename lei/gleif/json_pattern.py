"""Elements as the golden copy's JSON writes them, in patterns: every text is a string.

Source: RFC 8259; BadgerFish convention, as `lei.gleif.from_golden_json`.
"""

from __future__ import annotations

import json
import re
from typing import Final

from lei.gleif.elements import Element
from lei.gleif.rows import Presence
from lei.gleif.tree_pattern import MEANT
from lei.gleif.value_patterns import pattern_of

SPACE: Final = r"[ \t\r\n]*+"
_CHARACTER: Final = r'[^"\\\x00-\x1f]'
_ESCAPE: Final = r'\\(?:["\\/]|u(?!00[01]|[dD][89a-fA-F])[0-9a-fA-F]{4})'
_TEXT: Final = rf"{_CHARACTER}*+(?:{_ESCAPE}{_CHARACTER}*+)*+"
_SOME: Final = rf'(?!\s)(?:{_CHARACTER}|\\["\\/]){_TEXT}'
_NEXT: Final = rf'{SPACE}(?:,{SPACE}(?=")|(?=\}}))'  # a comma before a name, or the end
_NEXT_ITEM: Final = rf"{SPACE}(?:,{SPACE}(?=[^\]\s])|(?=\]))"
_DIGITS_MAX: Final = 300  # of more, no number is made
_NUMBER: Final = (
    rf"-?(?:0|[1-9][0-9]{{0,{_DIGITS_MAX}}}+)(?![0-9])(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?"
)
_SCALAR: Final = rf'"{_TEXT}"|{_NUMBER}|true|false|null'


class Json:
    """JSON in BadgerFish; names of an extension may have the prefix of GLEIF's."""

    def text(self, *, needed: bool) -> str:
        """As `Writing`."""
        return _SOME if needed else _TEXT

    def value(self, *, needed: bool) -> str:
        """As `Writing`."""
        return self.text(needed=needed)

    def attribute(self, name: str, value: str) -> str:
        """As `Writing`."""
        return f'"@{_qualified(name)}"{_COLON}"{value}"{_NEXT}'

    def leaf(self, text: str, attributes: str) -> str:
        """As `Writing`."""
        return f'{_OPEN}{attributes}"\\$"{_COLON}"{text}"{SPACE}}}'

    def unread(self) -> str:
        """As `Writing`."""
        return f'(?:"@(?:xml:lang|[A-Za-z_]++)"{_COLON}"{_TEXT}"{_NEXT}|)'

    def branch(self, members: str, attributes: str) -> str:
        """As `Writing`."""
        return f"{_OPEN}{attributes}{members}}}"

    def member(self, name: str, body: str, presence: Presence, asked: str) -> str:
        """As `Writing`; what may be missing may also be null."""
        value = body if presence is Presence.ONE else f"(?:{body}|null)"
        if presence is Presence.MANY:
            value = rf"(?:{body}|\[{SPACE}(?:{body}{_NEXT_ITEM})++\])"
        taken = f"(?P<{asked}>{value})" if asked else value
        pattern = f'"{name}"{_COLON}{taken}{_NEXT}'
        return pattern if presence is Presence.ONE else f"(?:{pattern}|)"

    def extension(self, known: Element) -> str:
        """As `Writing`."""
        read = "".join(self._known(child) for child in known.children.values())
        return f"{_OPEN}(?:{read or '(?!)'}|{_anything(3)})*+}}"

    def read(self, text: str) -> str:
        """As `Writing`."""
        return str(json.loads(f'"{text}"')).strip() if "\\" in text else text.strip()

    def read_all(self, stretch: str) -> list[str]:
        """As `Writing`."""
        return [self.read(text) for text in _TEXTS(stretch)]

    def _known(self, element: Element) -> str:
        """What is read of an extension: it has no attributes."""
        below = "".join(self._known(child) for child in element.children.values())
        text = f'"\\$"{_COLON}"{pattern_of(element.text.read)}"{_NEXT}' if element.text else ""
        return f'"{_BEYOND}:{element.name}"{_COLON}{_OPEN}{text}{below}}}{_NEXT}'


def _anything(depth: int) -> str:
    """A member of an extension but what is read, or has a meaning, there."""
    meant = f'(?!(?:[^":]*:)*(?:{"|".join(MEANT)})")'
    return f'(?:"{meant}{_CHARACTER}++"{_COLON}{_value(depth)}{_NEXT})'


def _value(depth: int) -> str:
    if not depth:
        return f"(?:{_SCALAR})"
    below = _value(depth - 1)
    members = f'(?:"{_CHARACTER}++"{_COLON}{below}{_NEXT})*+'
    return rf"(?:{_SCALAR}|{_OPEN}{members}\}}|\[{SPACE}(?:{below}{_NEXT_ITEM})*+\])"


def _qualified(attribute: str) -> str:
    return "xml:lang" if attribute == "lang" else attribute


_OPEN: Final = rf"\{{{SPACE}"
_COLON: Final = f"{SPACE}:{SPACE}"
_BEYOND: Final = "gleif"
_TEXTS: Final = re.compile(rf'"\$"{_COLON}"({_TEXT})"').findall
