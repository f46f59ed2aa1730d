"""Values as every door writes them in JSON: money as an object, a finding with its sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from lei.findings import Finding, Report
from sandbox.wording import sentence

Answer: TypeAlias = Any  # what a JSON writer takes


def answer(value: object) -> Answer:
    """`value` as plain JSON.

    Raises TypeError for a value that has no form here: a bug.
    """
    if isinstance(value, Finding):
        return {**_members(value), "says": sentence(value)}
    if isinstance(value, Report):
        return _report(value)
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {str(name): answer(part) for name, part in value.items()}
    if isinstance(value, frozenset):
        return sorted(answer(part) for part in value)
    if isinstance(value, tuple | list):
        return [answer(part) for part in value]
    return _members(value) if is_dataclass(value) else _scalar(value)


def printed(value: object) -> str:
    """`value` as the text of its JSON, as the command line prints it. Raises as `answer`."""
    return json.dumps(answer(value), ensure_ascii=False, indent=2)


def _report(report: Report) -> Answer:
    """A rule's sentence tells of a flaw, so what is in order or undecided goes without it."""
    told = {field.name: answer(getattr(report, field.name)) for field in _TOLD}
    bare = {name: [_members(one) for one in getattr(report, name)] for name in _BARE}
    return {**told, **bare}


def _members(value: Any) -> dict[str, Answer]:
    made = {field.name: answer(getattr(value, field.name)) for field in fields(value)}
    kind = getattr(type(value), "kind", None)
    return {"kind": kind, **made} if isinstance(kind, str) else made


def _scalar(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in an answer")


_BARE = ("cleared", "undecided")
_TOLD = tuple(field for field in fields(Report) if field.name not in _BARE)
