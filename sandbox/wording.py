"""Sentences: a finding or a refusal in the reader's language, made at the edge and nowhere else.

A rule's English sentence is the key of its translation; its placeholders are filled with the
finding's typed values, formatted by the reader's locale.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from lei.findings import Finding, Rule, Severity
from lei.sentences import Sentence
from payments.documents.lessons import lesson
from payments.money import Money
from sandbox.catalogue import RULES
from sandbox.problems import PAGE_SAYS, HttpProblem, Problem, problem_of, values_of
from sandbox.reader import reader


def sentence(finding: Finding) -> str:
    """What a finding says; rules among its values are called by name, not by id.

    Raises KeyError for a rule that no table of rules holds.
    """
    return filled(rule_of(finding.rule).says, by_name(finding.values))


def by_name(values: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a finding with the names of rules in place of their ids."""
    return {name: _by_name(value) for name, value in values.items()}


def rule_called(id: str) -> str:  # noqa: A002  the trade's own word
    """A rule's title and source, within a sentence; its source alone where it has no title."""
    source = rule_of(id).source
    try:
        title = spoken(lesson(id).title)
    except KeyError:
        return source
    return filled(CALLED, {"title": title, "source": source})


def problem_sentence(refusal: Exception, row: Problem | HttpProblem | None = None) -> str:
    """What a refusal says, from its row of the table of problems.

    A reason that is a whole sentence brings its full stop: there is one, not two.
    """
    return filled((row or problem_of(refusal)).says, values_of(refusal)).replace("..", ".")


def page_sentence(refusal: Exception) -> str:
    """What a refusal says on a page, where nobody thinks of bodies and schemas."""
    row = problem_of(refusal)
    told = filled(PAGE_SAYS.get(row.type, row.says), values_of(refusal))
    return told.replace("..", ".")


def filled(says: str, values: Mapping[str, object]) -> str:
    """`says` translated, its placeholders filled with `values` as the reader's locale has them."""
    locale = reader().locale
    told = {name: _formatted(value, locale) for name, value in values.items()}
    return spoken(says).format(**told)


def spoken(words: str) -> str:
    """Words of the house in the reader's language, their braces and percent signs left alone."""
    return reader().sentences.gettext(words) if words else words


def language() -> str:
    """The reader's language (ISO 639-1)."""
    return str(reader().locale.language)


def formatted(value: object) -> str:
    """A value as the reader's locale has it."""
    return str(_formatted(value, reader().locale))


@cache
def rules() -> Mapping[str, Rule[Any]]:
    """Every rule of the house by its id, in the order of the tables."""
    return {rule.id: rule for rule in RULES}


def weight(severity: Severity) -> str:
    """How much a finding weighs, in a word."""
    return spoken(WEIGHTS[severity])


def rule_of(id: str) -> Rule[Any]:  # noqa: A002  the trade's own word
    """The rule of an id. Raises KeyError."""
    return rules()[id]


def _by_name(value: object) -> object:
    """A value, with the names of rules in place of their ids."""
    if isinstance(value, tuple):
        return tuple(_by_name(part) for part in value)
    return rule_called(value) if isinstance(value, str) and value in rules() else value


def _formatted(value: object, locale: Locale) -> object:
    if isinstance(value, Sentence):
        return filled(value.says, value.values) if value.values else spoken(value)
    if isinstance(value, datetime):  # before date, which it is a kind of
        clock = format_datetime(value, "HH:mm ZZZZ", tzinfo=value.tzinfo, locale=locale)
        return f"{format_date(value, 'long', locale=locale)}, {clock}"
    if isinstance(value, date):
        return format_date(value, "long", locale=locale)
    if isinstance(value, Money):
        return format_currency(value.amount, value.currency, "¤¤ #,##0.00", locale=locale)
    if isinstance(value, int | Decimal):
        return _number(value, locale)
    if isinstance(value, tuple):
        return format_list([_part(part, locale) for part in value], locale=locale)
    return value


def _number(value: int | Decimal, locale: Locale) -> str:
    """As the locale has it; one of more digits than decimals reckon with, as it stands."""
    if Decimal(value).adjusted() > PLACES_MAX:
        return str(value)
    return str(format_decimal(value, locale=locale))


PLACES_MAX = 20


def _part(value: object, locale: Locale) -> str:
    """A part of a list: a sentence of ours is translated, anything else stands as it is."""
    return str(_formatted(value, locale) if isinstance(value, Sentence) else value)


CALLED = Sentence("“{title}” ({source})")

WEIGHTS: Mapping[Severity, Sentence] = {
    Severity.ERROR: Sentence("error"),
    Severity.WARNING: Sentence("warning"),
    Severity.INFO: Sentence("info"),
}
