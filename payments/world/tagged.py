"""Frozen values to plain JSON and back: how acts and outcomes are written down.

Writing is canonical: the same value gives the same bytes, whatever the hash seed. Reading is
driven by the type hints of the dataclass. Values of findings are tagged, since nothing else
would tell a date from a string: `{"date": "2026-03-13"}`.

>>> from payments.money import Money
>>> plain(Money.of("48600", "EUR"))
{'amount': '48600.00', 'currency': 'EUR'}
>>> typed(Money, {"amount": "48600.00", "currency": "EUR"})
Money(amount=Decimal('48600.00'), currency='EUR')
"""

from __future__ import annotations

import hashlib
import json
import re
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from lei.sentences import Sentence
from payments.errors import InvalidMoney, MalformedBody, NotPossible
from payments.money import Money

T = TypeVar("T")
Plain: TypeAlias = Any  # what json.loads gives, and TOML's own dates
Write: TypeAlias = Callable[[Any], Plain]
Read: TypeAlias = Callable[[Plain, str], Any]


def plain(value: object) -> Plain:
    """`value` as JSON: dataclasses become objects, tuples lists, decimals and dates strings."""
    return _WRITERS[value.__class__](value)


def typed(kind: type[T], data: Plain, at: str = "$") -> T:
    """`data` as a value of the dataclass `kind`.

    Raises MalformedBody with the place (`$.terms.amount`) where the shape is not kept.
    """
    try:
        return cast(T, _reader(cast(Hashable, kind))(data, at))
    except _Malformed as error:
        raise MalformedBody(kind.__name__, error.at, error.reason) from None


def canonical(value: object) -> bytes:
    """The one spelling of `value` in bytes."""
    return spelled(plain(value))


def spelled(data: Plain) -> bytes:
    """The one spelling of what `plain` has made."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")


class _Malformed(ValueError):
    def __init__(self, at: str, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


_AS_THEY_ARE = frozenset({types.NoneType, str, bool, int})
"""Most of what stands in a log: asked for at once, which halves the writing of a large outcome."""


class _Writers(dict[type, Write]):
    """How values of a type are written: worked out once a type, since a log has many values."""

    def __missing__(self, kind: type) -> Write:
        writer = self[kind] = _writer(kind)
        return writer


_WRITERS = _Writers()


def _writer(kind: type) -> Write:
    if kind in (types.NoneType, str) or issubclass(kind, bool | int):
        return lambda value: value
    if issubclass(kind, Enum):
        return {member: member.value for member in kind}.__getitem__
    if is_dataclass(kind):
        return _object_writer(kind)
    if issubclass(kind, Mapping):
        return lambda value: {str(key): _tag(value[key]) for key in sorted(value)}
    if issubclass(kind, frozenset):
        return lambda value: sorted(plain(item) for item in value)
    if issubclass(kind, tuple | list):
        return lambda value: [_WRITERS[item.__class__](item) for item in value]
    return _scalar_writer(kind)


def _object_writer(kind: type) -> Write:
    names = tuple(field.name for field in fields(kind))
    tag = getattr(kind, "kind", None)
    first: dict[str, Plain] = {"kind": tag} if isinstance(tag, str) else {}

    def write(value: object) -> Plain:
        written = dict(first)
        for name in names:
            found = getattr(value, name)
            of = found.__class__
            written[name] = found if of in _AS_THEY_ARE else _WRITERS[of](found)
        return written

    return write


def _scalar_writer(kind: type) -> Write:
    if issubclass(kind, Decimal):
        return lambda value: format(value, "f")
    if issubclass(kind, date | time):
        return lambda value: value.isoformat()
    raise TypeError(f"{kind.__name__} has no plain form")


_TAGS: tuple[tuple[str, type], ...] = (
    ("instant", datetime),  # before date, which it is a kind of
    ("date", date),
    ("decimal", Decimal),
    ("money", Money),
    ("list", tuple),
)


def _tag(value: object) -> Plain:
    for name, kind in _TAGS:
        if isinstance(value, kind):
            return {name: plain(value)}
    return plain(value)


def _untag(data: Plain, at: str) -> Any:
    if not isinstance(data, dict):
        return data
    ((name, inner),) = data.items()
    kind = dict(_TAGS)[name]
    return tuple(inner) if kind is tuple else _reader(kind)(inner, at)


@cache
def _reader(hint: Any) -> Read:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(inside)
    if origin is tuple:
        return _sequence(inside)
    if origin is frozenset:
        return _set(_reader(inside[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _texts if inside[-1] is str else _mapping
    if is_dataclass(hint):
        return _dataclass(cast(type, hint))
    return _plain_type(hint)


def _dataclass(kind: type) -> Read:
    hints = get_type_hints(kind)
    known = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def read(data: Plain, at: str) -> Any:
        if isinstance(data, kind):
            return data
        if not isinstance(data, dict):
            raise _Malformed(at, "an object is needed here")
        given = {key: value for key, value in data.items() if key != "kind" or "kind" in known}
        for key in sorted(given.keys() - known.keys()):
            raise _Malformed(f"{at}.{key}", _unknown(key, known))
        for key in sorted(needed - given.keys()):
            raise _Malformed(f"{at}.{key}", "this is missing")
        return _made(kind, {key: known[key](v, f"{at}.{key}") for key, v in given.items()}, at)

    return read


def _unknown(key: str, known: Mapping[str, Read]) -> str:
    near = get_close_matches(key, known, n=1)
    return "nothing of this name belongs here" + (f", but {near[0]} does" if near else "")


def _made(kind: type, values: dict[str, Any], at: str) -> Any:
    try:
        return kind(**values)
    except InvalidMoney as error:
        raise _Malformed(at, error.reason) from None
    except NotPossible as error:
        raise _Malformed(at + error.at.removeprefix("$"), error.reason) from None


def _union(inside: tuple[Any, ...]) -> Read:
    optional = types.NoneType in inside
    kinds = [hint for hint in inside if hint is not types.NoneType]
    if len(kinds) == 1:
        only = _reader(kinds[0])
        return lambda data, at: None if data is None else only(data, at)
    by_tag = {kind.kind: _reader(kind) for kind in kinds}

    def read(data: Plain, at: str) -> Any:
        if data is None and optional:
            return None
        if isinstance(data, tuple(kinds)):
            return data
        tag = data.get("kind") if isinstance(data, dict) else None
        if not isinstance(tag, str) or tag not in by_tag:
            raise _Malformed(f"{at}.kind", f"one of {', '.join(sorted(by_tag))} is needed here")
        return by_tag[tag](data, at)

    return read


def _sequence(inside: tuple[Any, ...]) -> Read:
    if len(inside) == 2 and inside[1] is Ellipsis:
        item = _reader(inside[0])
        return lambda data, at: tuple(
            item(value, f"{at}[{index}]") for index, value in enumerate(_listed(data, at))
        )
    items = [_reader(hint) for hint in inside]

    def read(data: Plain, at: str) -> Any:
        if len(_listed(data, at)) != len(items):
            raise _Malformed(at, f"{len(items)} values are needed here")
        return tuple(
            reader(value, f"{at}[{index}]")
            for index, (reader, value) in enumerate(zip(items, data, strict=True))
        )

    return read


def _set(item: Read) -> Read:
    return lambda data, at: frozenset(item(value, at) for value in _listed(data, at))


def _listed(data: Plain, at: str) -> list[Plain] | tuple[Plain, ...]:
    if not isinstance(data, list | tuple):
        raise _Malformed(at, "a list is needed here")
    return data


def _mapping(data: Plain, at: str) -> Any:
    if not isinstance(data, dict):
        raise _Malformed(at, "an object is needed here")
    return {key: _untag(value, f"{at}.{key}") for key, value in data.items()}


def _texts(data: Plain, at: str) -> Any:
    if not isinstance(data, dict):
        raise _Malformed(at, "an object is needed here")
    return {key: _text(value, f"{at}.{key}") for key, value in data.items()}


def _plain_type(hint: Any) -> Read:
    if hint is Any:
        return lambda data, _at: data
    if hint is str:
        return _text
    parse = _PARSERS.get(hint, hint)
    needed = _needed(hint)

    def read(data: Plain, at: str) -> Any:
        if type(data) is hint and (hint is not datetime or data.tzinfo is not None):
            return data
        try:
            if not isinstance(data, str):
                raise ValueError
            return parse(data)
        except ValueError:
            raise _Malformed(at, needed) from None

    return read


def _needed(hint: Any) -> str:
    """What is said where a value is none of its type: the words, where there are few to choose."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        words = ", ".join(str(each.value) for each in hint)
        return Sentence("one of these words is needed here: {words}", words=words)
    return f"{_WANTS.get(hint, 'one of the known words')} is needed here"


def _text(data: Plain, at: str) -> str:
    """A text that can be written down: JSON can escape half of a pair of code units."""
    if not isinstance(data, str):
        raise _Malformed(at, "a text is needed here")
    if not data.isascii() and any("\ud800" <= letter <= "\udfff" for letter in data):
        raise _Malformed(at, "a text of whole characters is needed here")
    return data


def _refuse(_: str) -> Any:
    raise ValueError


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:  # Decimal itself also reads 1e400, NaN and other digits
        raise ValueError
    return Decimal(text)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError
    return instant


_PARSERS: dict[Any, Callable[[str], Any]] = {
    int: _refuse,
    bool: _refuse,
    Decimal: _number,
    date: date.fromisoformat,
    datetime: _instant,
    time: time.fromisoformat,
}
_WANTS: dict[Any, str] = {
    int: "a whole number",
    bool: "true or false",
    Decimal: 'a number in quotes, such as "12150.00",',
    date: "a date such as 2026-03-13",
    datetime: "an instant with its offset, such as 2026-03-13T09:00:00+03:00",
    time: "a time such as 09:00",
}
