"""Places in a message: the path and line of an element, as findings name them.

A path is written with the tags of the standard, without prefixes, and with a number where an
element repeats: `/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]/Dbtr/Nm`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

ROOTS = ("Document", "AppHdr")


def tag(element: etree._Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def place(element: etree._Element) -> str:
    """The path of an element below its header or document."""
    tree = element.getroottree()
    path = f"/{tree.getroot().tag}/{tree.getelementpath(element)}".removesuffix("/.")
    path = _NAMESPACE.sub("", path)
    *_, innermost = (None, *_ROOT.finditer(path))
    return path if innermost is None else innermost[1] + path[innermost.end() :]


def line(element: etree._Element) -> int:
    """The line an element begins on; 0 for one that was not read from a text."""
    return element.sourceline if isinstance(element.sourceline, int) else 0


def text(element: etree._Element) -> str:
    """The text of an element, without the white space around it."""
    return (element.text or "").strip()


def at(element: etree._Element, path: str) -> etree._Element | None:
    """The first element at a path of tags below `element`, whatever its namespace."""
    return next(every(element, path), None)


def every(element: etree._Element, path: str) -> Iterator[etree._Element]:
    """The elements at a path of tags below `element`, in order."""
    first, _, rest = path.partition("/")
    for child in element.iterchildren(f"{{*}}{first}"):
        if rest:
            yield from every(child, rest)
        else:
            yield child


def text_at(element: etree._Element, path: str) -> str | None:
    """The text at a path; None where there is no such element."""
    found = at(element, path)
    return None if found is None else text(found)


_NAMESPACE = re.compile(r"\{[^}]*\}")
_ROOT = re.compile(rf"(/(?:{'|'.join(ROOTS)}))(?:\[\d+\])?(?![^/])")
"""The step of a header or a document, which has no number."""
