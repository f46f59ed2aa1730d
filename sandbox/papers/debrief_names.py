"""How a debrief calls seats, instants, acts and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from lei.findings import Finding
from payments.documents.lessons import lesson
from payments.world.acts import DUE_TOLD, kind_of
from payments.world.default_lesson import DECIDED
from payments.world.places import NOBODY
from payments.world.scenario import DECIDE
from payments.world.translation import translated
from sandbox.services.workshops.debriefs import TableDebrief
from sandbox.telling import Names, names, when
from sandbox.wording import by_name, filled, rule_of


def in_words(table: TableDebrief, text: str) -> str:
    """What the scenario says, in the reader's language where it has it."""
    locale = get_locale()
    return translated(text, locale.language if locale else "en", table.books)


def called(table: TableDebrief) -> Names:
    """The names of the seats and the parties of a table."""
    return names(table.seats, table.parties)


def who(table: TableDebrief, seat: str) -> str:
    """The firm of a seat; the whole table where there is none."""
    return called(table).seats.get(seat, seat) if seat else _("The whole table")


def at(table: TableDebrief, moment: datetime, seat: str = NOBODY) -> str:
    """An instant in the time of the place where a seat acts; else of the table's first place."""
    return when(moment, table.places.get(seat, table.places[NOBODY]))


def told(table: TableDebrief, says: str, values: Mapping[str, object], seat: str) -> str:
    """A sentence, its instants in the time of the place where a seat acts."""
    placed = {
        name: at(table, value, seat) if isinstance(value, datetime) else value
        for name, value in values.items()
    }
    return filled(says, placed)


def finding_told(table: TableDebrief, finding: Finding, seat: str) -> str:
    """What a finding says, its instants in the time of the place where a seat acts."""
    return told(table, rule_of(finding.rule).says, by_name(finding.values), seat)


def deed(kind: str) -> str:
    """An act in words, as its button has them."""
    return str(_(DECIDED if kind == DECIDE else kind_of(kind).says))


def done(table: TableDebrief, kind: str, seat: str, about: str) -> str:
    """What was done, or what the clock did, in a sentence."""
    told = DUE_TOLD[kind] if kind in DUE_TOLD else kind_of(kind).told
    return filled(told, {"seat": who(table, seat), "about": about})


def rule_title(rule: str) -> str:
    """What a rule is called, with the article that it rests on and its id."""
    source = rule_of(rule).source
    try:
        return f"{_(lesson(rule).title)} ({source}; {rule})"
    except KeyError:
        return f"{source} ({rule})"


def rule_titles(rules: Iterable[str]) -> tuple[str, ...]:
    """The same of several, each once."""
    return tuple(rule_title(rule) for rule in dict.fromkeys(rules))


def numbers(acts: Iterable[int]) -> str:
    """Numbers of acts, as they stand in the evidence."""
    return ", ".join(str(number) for number in acts)
