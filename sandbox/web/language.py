"""In which language a reader is answered, and how dates and amounts look in it.

The order is: the link just followed, the cookie it left, the browser's wish, English. A language
is offered when its catalogue is there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale, dates, negotiate_locale, numbers, units
from flask import Response, request

from lei.findings import Amount, Finding
from sandbox.languages import CATALOGUES, NAMES
from sandbox.reader import reader
from sandbox.web import web
from sandbox.wording import sentence

COOKIE_AGE_S = 365 * 24 * 3600
WRITTEN_MAX = 2_000
"""How many days and how many amounts a process knows as they are written: a desk repeats them."""


def offered() -> dict[str, str]:
    """Languages with a catalogue, code to its own name; English needs none."""
    return _offered(CATALOGUES)


def selected() -> str:
    """The language of this request."""
    languages = offered()
    for code in (request.args.get("lang"), request.cookies.get("lang")):
        if code in languages:
            return str(code)
    wished = list(request.accept_languages.values())
    return negotiate_locale(wished, languages, sep="-") or "en"


def gettext(sentence: str, **values: object) -> str:
    """`sentence` in the reader's language, its `%(name)s` filled."""
    says = reader().sentences.gettext(sentence)
    return says % values if values else says


@web.after_request
def remember(response: Response) -> Response:
    """Keep a choice of language or of a light page, made by a link, in a cookie."""
    _keep(response, "lang", tuple(offered()))
    _keep(response, "theme", ("light", "system"))
    response.vary.update(("Accept-Language", "Cookie", "HX-Request"))
    return response


@web.app_template_filter("day")
def day(value: date) -> str:
    """A date with its month named: 4 May 2026."""
    return dates.format_date(value, "long", locale=reader().locale)


@web.app_template_filter("short_day")
def short_day(value: date) -> str:
    """A date with its weekday: Mon 4 May 2026."""
    return _short(date(value.year, value.month, value.day), reader().locale)


@web.app_template_filter("weekday")
def weekday(value: date) -> str:
    """The weekday of a date, short: Mon."""
    return dates.format_date(value, "EEE", locale=reader().locale)


@web.app_template_filter("moment")
def moment(value: datetime) -> str:
    """An instant with the offset it carries: Mon 4 May 2026, 10:40 (UTC+3)."""
    return f"{short_day(value)}, {value:%H:%M} ({_offset(value)})"


@web.app_template_filter("wall_clock")
def wall_clock(value: datetime) -> str:
    """An instant of the server's own time, to the second: Tue 24 Nov 2026, 14:01:02 UTC."""
    at = value.astimezone(UTC)
    return f"{short_day(at)}, {at:%H:%M:%S} UTC"


def moment_in(value: datetime, place: str) -> str:
    """An instant that carries the offset of a place: Mon 4 May 2026, 10:40 Nairobi."""
    return f"{short_day(value)}, {value:%H:%M} {place}"


@web.app_template_filter("lasted")
def lasted(value: timedelta) -> str:
    """How long something took: 16 hours 24 minutes, in the reader's language."""
    hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    told = (
        units.format_unit(count, f"duration-{unit}", locale=reader().locale)
        for count, unit in parts
        if count
    )
    return " ".join(told) or units.format_unit(0, "duration-minute", locale=reader().locale)


@web.app_template_filter("sentence")
def told(finding: Finding) -> str:
    """What a finding says."""
    return sentence(finding)


@web.app_template_filter("translated")
def translated(says: str) -> str:
    """A sentence of a table in the reader's language; its percent signs and braces stay."""
    return gettext(says)


@web.app_template_filter("money")
def money(value: Amount) -> str:
    """An amount with its currency code: EUR 48,600.00."""
    return _amount(value.amount, value.currency, "¤¤ #,##0.00", reader().locale)


@web.app_template_filter("number")
def number(value: int) -> str:
    """A count as the reader writes it: 10,000."""
    return str(numbers.format_decimal(value, locale=reader().locale))


@web.app_template_filter("amount")
def amount(value: Amount) -> str:
    """An amount where the currency stands at the head of its column: 48,600.00."""
    return _amount(value.amount, value.currency, "#,##0.00", reader().locale)


@web.app_template_filter("percent")
def percent(value: Decimal) -> str:
    """A part of a hundred, to two places: 1.51%."""
    return str(numbers.format_percent(value / 100, "#,##0.00%", locale=reader().locale))


@web.app_template_filter("rate")
def rate(value: Decimal) -> str:
    """A rate of exchange, with the digits that it has: 25,863.9."""
    return str(
        numbers.format_decimal(value.normalize(), "#,##0.##########", locale=reader().locale)
    )


@web.app_template_filter("country")
def country(code: str) -> str:
    """A country's name in the reader's language, or its code where it has none."""
    territories = reader().locale.territories
    return str(territories.get(code, code))


def _offset(value: datetime) -> str:
    hours, minutes = divmod(int((value.utcoffset() or timedelta()).total_seconds()) // 60, 60)
    return f"UTC{hours:+d}" + (f":{minutes:02d}" if minutes else "")


@cache
def _offered(catalogues: Path) -> dict[str, str]:
    return {code: name for code, name in NAMES.items() if code == "en" or _is_in(catalogues, code)}


def _is_in(catalogues: Path, code: str) -> bool:
    return (catalogues / code / "LC_MESSAGES" / "messages.mo").is_file()


@lru_cache(maxsize=WRITTEN_MAX)
def _short(on: date, locale: Locale) -> str:
    return dates.format_date(on, "EEE d MMM y", locale=locale)


@lru_cache(maxsize=WRITTEN_MAX)
def _amount(amount: Decimal, currency: str, pattern: str, locale: Locale) -> str:
    return str(numbers.format_currency(amount, currency, pattern, locale=locale))


def _keep(response: Response, name: str, allowed: tuple[str, ...]) -> None:
    value = request.args.get(name)
    if value in allowed:
        response.set_cookie(
            name, value, max_age=COOKIE_AGE_S, httponly=True, samesite="Strict", path="/"
        )
