"""The sentences that stand in Python as the words of a refusal or of a line, found in the source.

A call of gettext is found by Babel. These are other calls, `NotPossible("$.to", "…")` or
`Sentence("…", day=day)`, whose English is the key of its translation all the same.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[2]
FLOORS = ("lei", "payments", "sandbox")


@dataclass(frozen=True, slots=True)
class Spoken:
    """An argument that people read: `says` is its English, or empty where it cannot be seen.

    `made` is true for words that are put together at run time, which nobody can translate.
    """

    file: str  # from the house's folder on, as lei/code.py
    line: int
    says: str
    made: bool


def spoken(house: Path = HOUSE) -> Iterator[Spoken]:
    """Every argument of a call of `WORDS`, file by file."""
    for floor in FLOORS:
        for path in sorted((house / floor).rglob("*.py")):
            yield from _in_file(path.relative_to(house).as_posix(), path.read_text("utf-8"))


def _in_file(file: str, source: str) -> Iterator[Spoken]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            for argument in _arguments(node):
                yield from _said(file, argument)


def _arguments(call: ast.Call) -> Iterator[ast.expr]:
    for place in WORDS.get(_name(call.func), ()):
        yield from call.args[place : place + 1]


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _said(file: str, argument: ast.expr) -> Iterator[Spoken]:
    for part in _alternatives(argument):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield Spoken(file, part.lineno, part.value, made=False)
        elif isinstance(part, ast.JoinedStr | ast.BinOp):
            yield Spoken(file, part.lineno, "", made=True)


def _alternatives(argument: ast.expr) -> Iterable[ast.expr]:
    if isinstance(argument, ast.IfExp):
        return (*_alternatives(argument.body), *_alternatives(argument.orelse))
    return (argument,)


WORDS: Mapping[str, tuple[int, ...]] = {
    "BadParameter": (0,),
    "BadRecord": (0,),
    "BrokenDatabase": (0,),
    "BrokenRegister": (1,),
    "FileTrouble": (1,),
    "ForbiddenAddress": (1,),
    "ForbiddenXml": (0,),
    "InvalidMoney": (2,),
    "InvalidSetting": (2,),
    "MalformedBody": (2,),
    "MalformedScenario": (2,),
    "NoSuchPart": (0,),
    "NotFound": (0,),
    "NotHeld": (0,),
    "NotPossible": (1,),
    "NotWritten": (0,),
    "NotYours": (0,),
    "Sentence": (0,),
    "SourceUnavailable": (1,),
    "UnreadableDocument": (0,),
    "UnreadableFile": (0,),
    "UnreadableLog": (2,),
    "UnreadableMessage": (0,),
    "UnreadableQuery": (1,),
    "UnreadableRequest": (1,),
    "UsageError": (0,),
    "filled": (0,),
}
"""What is called, and which of its arguments are words for people."""
