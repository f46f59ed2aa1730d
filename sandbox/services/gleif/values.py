"""The values of filters: `a,b` any of, `!a` not, `>a >=a <a <=a` beyond, `a..b` from and to.

A day stands for the whole of it, in UTC. Ranges are of the fields to which GLEIF's table gives
them; lists are taken everywhere: clients send `filter[lei]=a,b`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from lei.sentences import Sentence
from sandbox.errors import UnreadableQuery
from sandbox.services.gleif.fields import ApiField
from sandbox.store.register_conditions import AnyOf, Span, Test
from sandbox.store.register_facets import moment

VALUES_MAX: Final = 200
CHARACTERS_MAX: Final = 6_000

_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)
_COMPARED: Final = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)


def read_value(field: ApiField, text: str) -> tuple[bool, Test]:
    """Whether the value is negated, and what it asks for. Raises UnreadableQuery."""
    name = f"filter[{field.field}]"
    if len(text) > CHARACTERS_MAX:
        reason = Sentence("it is longer than {most} characters; ask in parts", most=CHARACTERS_MAX)
        raise UnreadableQuery(name, reason)
    negated, asked = text.startswith("!"), text.removeprefix("!").strip()
    if not asked:
        raise UnreadableQuery(name, "it has no value")
    if field.ranges:
        return negated, _Ordered(name, field.data_type).read(asked)
    if asked.startswith((">", "<")):
        raise UnreadableQuery(
            name, Sentence("{asked} compares days and counts, and this is neither", asked=asked[0])
        )
    return negated, AnyOf(_listed(name, asked))


def read_span(name: str, data_type: str, text: str) -> tuple[bool, Span]:
    """Whether the value of the filter `name` is negated, and its span. Raises UnreadableQuery."""
    return text.startswith("!"), _Ordered(name, data_type).read(text.removeprefix("!").strip())


def _listed(name: str, text: str) -> tuple[str, ...]:
    values = tuple(value.strip().removeprefix("!") for value in text.split(",") if value.strip())
    if not 0 < len(values) <= VALUES_MAX:
        raise UnreadableQuery(
            name,
            Sentence(
                "it takes one to {values_max} values, separated by commas", values_max=VALUES_MAX
            ),
        )
    return values


class _Ordered:
    """Reads values that have an order: days and instants, or whole numbers."""

    def __init__(self, name: str, data_type: str) -> None:
        self.name = name
        self.span = _span_of_number if data_type == "NUMBER" else _span_of_time
        self.wanted = _WANTED.get(data_type, _WANTED["DATE"])

    def read(self, text: str) -> Span:
        if ".." in text:
            first, _, last = text.partition("..")
            return Span(self._span(first).start, self._span(last).end)
        compared = _COMPARED.fullmatch(text)
        return self._beyond(*compared.groups()) if compared else self._span(text)

    def _beyond(self, sign: str, text: str) -> Span:
        span = self._span(text.strip())
        return {
            ">": Span(span.end, None),
            ">=": Span(span.start, None),
            "<": Span(None, span.start),
            "<=": Span(None, span.end),
        }[sign]

    def _span(self, text: str) -> Span:
        try:
            return self.span(text.strip())
        except (ValueError, OverflowError):
            raise UnreadableQuery(
                self.name,
                Sentence("{text} is not {wanted}", text=repr(text[:40]), wanted=self.wanted),
            ) from None


def _span_of_number(text: str) -> Span:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ValueError(text)
    return Span(int(text), int(text) + 1)


def _span_of_time(text: str) -> Span:
    if re.fullmatch(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}", text):
        start = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
        return Span(moment(start), moment(start + _DAY))
    at = datetime.fromisoformat(text)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return Span(moment(at), moment(at + _SECOND))


_WANTED: Final = {
    "NUMBER": "a whole number",
    "DATE": "a day (2024-05-31 or 20240531) or an instant (2024-05-31T08:00:00Z)",
}
