"""Elements as XML writes them, in patterns: no comment, no reference but the five, no namespace.

Source: XML 1.0 (2.2 characters, 2.4 character data, 3.1 tags, 4.6 predefined entities).
"""

from __future__ import annotations

import re
from itertools import count
from typing import Final
from xml.sax.saxutils import unescape

from lei.gleif.elements import Element
from lei.gleif.rows import Presence
from lei.gleif.tree_pattern import EXTENSION, MEANT, optional
from lei.gleif.value_patterns import pattern_of

SPACE: Final = r"[ \t\r\n]*+"
_REFERENCE: Final = "&(?:amp|lt|gt|quot|apos);"
_NEVER: Final = r"<&>\x00-\x1f\ufffe\uffff"
_NAME: Final = "[A-Za-z_][A-Za-z0-9_]*+"


class Xml:
    """XML whose elements have `prefix`, and those of an extension `beyond`, if that is bound.

    A prefix has its colon with it.
    """

    def __init__(self, prefix: str, beyond: str) -> None:
        self.prefix, self.beyond = prefix, beyond
        self.numbers = count(1)

    def text(self, *, needed: bool) -> str:
        """As `Writing`."""
        return _text(_NEVER, needed=needed)

    def value(self, *, needed: bool) -> str:
        """As `Writing`."""
        return _text(f'"{_NEVER}', needed=needed)

    def attribute(self, name: str, value: str) -> str:
        """As `Writing`."""
        return f' {_qualified(name)}="{value}"'

    def leaf(self, text: str, attributes: str) -> str:
        """As `Writing`."""
        return f"{attributes}>{text}"

    def unread(self) -> str:
        """As `Writing`."""
        return f'(?: (?!xmlns=)(?:xml:lang|{_NAME})="{self.value(needed=False)}"|)'

    def branch(self, members: str, attributes: str) -> str:
        """As `Writing`."""
        return f"{attributes}>{SPACE}{members}"

    def member(self, name: str, body: str, presence: Presence, asked: str) -> str:
        """As `Writing`."""
        tag = f"{self.prefix}{name}"
        whole = f"(?:{body}</{tag}|/)>" if name == EXTENSION else f"{body}</{tag}>"
        pattern = optional(f"<{tag}{whole}{SPACE}", presence)
        return f"(?P<{asked}>{pattern})" if asked else pattern

    def extension(self, known: Element) -> str:
        """As `Writing`."""
        if not self.beyond:
            return f">{SPACE}"
        read = "".join(self._known(child) for child in known.children.values())
        return f">{SPACE}{self._anything(2)}*+(?:{read}|){self._anything(2)}*+"

    def read(self, text: str) -> str:
        """As `Writing`."""
        return unescaped(text).strip() if "&" in text else text.strip()

    def read_all(self, stretch: str) -> list[str]:
        """As `Writing`."""
        return [self.read(text) for text in _TEXTS(stretch)]

    def _known(self, element: Element) -> str:
        """What is read of an extension: it has no attributes."""
        tag = f"{self.beyond}{element.name}"
        below = "".join(self._known(child) for child in element.children.values())
        text = pattern_of(element.text.read) if element.text else SPACE
        return f"<{tag}>{text}{below}</{tag}>{SPACE}"

    def _anything(self, depth: int) -> str:
        """Any element of an extension but what is read, or has a meaning, there."""
        group = f"e{next(self.numbers)}"
        below = f"{SPACE}{self._anything(depth - 1)}++|" if depth > 1 else ""
        tag = f"{self.beyond}(?!(?:{'|'.join(MEANT)})>){_NAME}"
        inner = f"(?:{below}{self.text(needed=False)})"
        return f"(?:<(?P<{group}>{tag})>{inner}</(?P={group})>{SPACE})"


def unescaped(text: str) -> str:
    """A text without its references."""
    return unescape(text, {"&quot;": '"', "&apos;": "'"})


def _text(never: str, *, needed: bool) -> str:
    some = rf"(?!\s)(?:[^{never}]|{_REFERENCE})" if needed else ""
    return rf"{some}[^{never}]*+(?:{_REFERENCE}[^{never}]*+)*+"


def _qualified(attribute: str) -> str:
    return "xml:lang" if attribute == "lang" else attribute


_TEXTS: Final = re.compile(">([^<]*)</").findall
