"""How a good file is spoilt: bytes turned, pieces cut or doubled, tags swapped, hostile values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from hypothesis import strategies as st

Spoil: TypeAlias = Callable[[bytes, int, int], bytes]
"""Of a file, a place in it and a number that chooses: the file spoilt."""

PLACES = 2**20
NUMBER = re.compile(rb"[0-9]+(?:\.[0-9]+)?")
DAY = re.compile(rb"[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:T[0-9:.]+Z?)?")
TAG = re.compile(rb"</?[\w:]+")
TEXT = re.compile(rb">[^<>\s]+<|\"[^\"\n]+\"|:[0-9]{2}[A-Z]?:[^\n]+")

NUMBERS = (
    b"NaN", b"Infinity", b"-Infinity", b"1e400", b"-1e400", b"1" + b"0" * 30, b"-0", b"0.0000001",
    b"00012", b"1e-400", b"0x10", b"1_000", b"9" * 5_000, b"1,5", "٣".encode(), "¹".encode(), b"",
)  # fmt: skip
DAYS = (
    b"0000-01-01", b"0001-01-01", b"9999-12-31", b"9999-12-31T23:59:59+14:00", b"2026-02-30",
    b"0001-01-01T00:00:00+14:00", b"2026-03-29T02:30:00", b"10000-01-01", b"-0001-01-01",
    b"2026-06-30T23:59:60Z", b"2026-12-31T24:00:00Z", b"260230", b"000000", b"2026-W01-1",
)  # fmt: skip
TEXTS = (
    "\u202egpj.exe".encode(), "a\u200bb\u200d\u2060c".encode(), "НАNSA".encode(), b"\xed\xa0\x80",
    "e\u0301".encode(), "\u00e9".encode(), b"\x00", b"\xff\xfe", "\ufeff".encode(), b"<![CDATA[",
    "\U0001f3fd\u200d".encode() * 50, b"&x;", b"&#0;", b"&#xD800;", b"]]>",
    b"'; DROP TABLE act; --",
    b"=1+1", b"{{7*7}}", b"%s%n", b"../../etc/passwd", b"\r\n\r\n", b"x" * 100_000,
    "\u2028".encode(), b'"""', b"[[", b"{" * 2_000, b"[" * 2_000, b"true", b"null", b"[]", b"{}",
    b"-}", b":::",
)  # fmt: skip


def spoilt(samples: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """One of the samples, spoilt in up to four ways one after the other."""
    step = st.tuples(st.sampled_from(SPOILS), st.integers(0, PLACES), st.integers(0, 255))
    return st.builds(_spoil, st.sampled_from(samples), st.lists(step, min_size=1, max_size=4))


def _spoil(data: bytes, steps: list[tuple[Spoil, int, int]]) -> bytes:
    for spoil, place, choice in steps:
        data = spoil(data, place, choice)
    return data


def _at(data: bytes, place: int) -> int:
    return place * len(data) // (PLACES + 1)


def turn_a_byte(data: bytes, place: int, choice: int) -> bytes:
    """One byte changed."""
    at = _at(data, place)
    return data[:at] + bytes([choice]) + data[at + 1 :]


def cut_off(data: bytes, place: int, _choice: int) -> bytes:
    """Nothing behind the place."""
    return data[: _at(data, place)]


def leave_out(data: bytes, place: int, choice: int) -> bytes:
    """A piece is missing."""
    at = _at(data, place)
    return data[:at] + data[at + 1 + choice * 4 :]


def double(data: bytes, place: int, choice: int) -> bytes:
    """A piece stands twice."""
    at, size = _at(data, place), 1 + choice * 8
    return data[: at + size] + data[at : at + size] + data[at + size :]


def double_a_line(data: bytes, place: int, choice: int) -> bytes:
    """A line stands twice, or many times."""
    lines = data.split(b"\n")
    at = place * len(lines) // (PLACES + 1)
    return b"\n".join([*lines[:at], *lines[at : at + 1] * (2 + choice % 30), *lines[at + 1 :]])


def swap_tags(data: bytes, place: int, choice: int) -> bytes:
    """One name of a tag in the place of another."""
    found = TAG.findall(data)
    return _put(data, TAG, place, found[choice % len(found)]) if found else data


def another_number(data: bytes, place: int, choice: int) -> bytes:
    """A number that programs stumble over."""
    return _put(data, NUMBER, place, NUMBERS[choice % len(NUMBERS)])


def another_day(data: bytes, place: int, choice: int) -> bytes:
    """A day that calendars stumble over."""
    return _put(data, DAY, place, DAYS[choice % len(DAYS)])


def another_text(data: bytes, place: int, choice: int) -> bytes:
    """A text that is not what it looks like."""
    found = list(TEXT.finditer(data))
    if not found:
        return put_in(data, place, choice)
    one = found[place * len(found) // (PLACES + 1)]
    ends = {b">": b"<", b'"': b'"'}
    close = ends.get(one[0][:1], b"")
    head = one[0][:1] if close else one[0][:5]
    return data[: one.start()] + head + TEXTS[choice % len(TEXTS)] + close + data[one.end() :]


def put_in(data: bytes, place: int, choice: int) -> bytes:
    """A hostile text anywhere."""
    at = _at(data, place)
    return data[:at] + TEXTS[choice % len(TEXTS)] + data[at:]


def encode_otherwise(data: bytes, _place: int, choice: int) -> bytes:
    """The same text in another encoding."""
    encoding = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp037")[choice % 6]
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _put(data: bytes, pattern: re.Pattern[bytes], place: int, value: bytes) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = found[place * len(found) // (PLACES + 1)]
    return data[: one.start()] + value + data[one.end() :]


SPOILS: tuple[Spoil, ...] = (
    turn_a_byte, cut_off, leave_out, double, double_a_line, swap_tags, another_number, another_day,
    another_text, put_in, encode_otherwise,
)  # fmt: skip
