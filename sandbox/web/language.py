"""In which language a reader is answered, and how dates and amounts look in it.

The order is: the link just followed, the cookie it left, the browser's wish, English. A language
is offered when its catalogue is there.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import flask_babel
from babel import Locale, dates, negotiate_locale, numbers, units
from flask import Response, request
from flask_babel import get_locale

from lei.findings import Amount, Finding
from sandbox.languages import CATALOGUES, NAMES
from sandbox.web import web
from sandbox.wording import sentence

COOKIE_AGE_S = 365 * 24 * 3600


def offered() -> dict[str, str]:
    """Languages with a catalogue, code to its own name; English needs none."""
    return {code: name for code, name in NAMES.items() if code == "en" or _has_catalogue(code)}


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
    return str(flask_babel.gettext(sentence, **values))


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
    return dates.format_date(value, "long", locale=_locale())


@web.app_template_filter("short_day")
def short_day(value: date) -> str:
    """A date with its weekday: Mon 4 May 2026."""
    return dates.format_date(value, "EEE d MMM y", locale=_locale())


@web.app_template_filter("weekday")
def weekday(value: date) -> str:
    """The weekday of a date, short: Mon."""
    return dates.format_date(value, "EEE", locale=_locale())


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
        units.format_unit(count, f"duration-{unit}", locale=_locale())
        for count, unit in parts
        if count
    )
    return " ".join(told) or units.format_unit(0, "duration-minute", locale=_locale())


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
    return numbers.format_currency(value.amount, value.currency, "¤¤ #,##0.00", locale=_locale())


@web.app_template_filter("number")
def number(value: int) -> str:
    """A count as the reader writes it: 10,000."""
    return str(numbers.format_decimal(value, locale=_locale()))


@web.app_template_filter("amount")
def amount(value: Amount) -> str:
    """An amount where the currency stands at the head of its column: 48,600.00."""
    written = numbers.format_currency(value.amount, value.currency, "#,##0.00", locale=_locale())
    return str(written)


@web.app_template_filter("percent")
def percent(value: Decimal) -> str:
    """A part of a hundred, to two places: 1.51%."""
    return str(numbers.format_percent(value / 100, "#,##0.00%", locale=_locale()))


@web.app_template_filter("rate")
def rate(value: Decimal) -> str:
    """A rate of exchange, with the digits that it has: 25,863.9."""
    return str(numbers.format_decimal(value.normalize(), "#,##0.##########", locale=_locale()))


@web.app_template_filter("country")
def country(code: str) -> str:
    """A country's name in the reader's language, or its code where it has none."""
    territories = _locale_data().territories
    return str(territories.get(code, code))


def _offset(value: datetime) -> str:
    hours, minutes = divmod(int((value.utcoffset() or timedelta()).total_seconds()) // 60, 60)
    return f"UTC{hours:+d}" + (f":{minutes:02d}" if minutes else "")


def _locale() -> str:
    code = str(get_locale() or "en")
    return "en_GB" if code == "en" else code


def _locale_data() -> Locale:
    return Locale.parse(_locale())


def _has_catalogue(code: str) -> bool:
    return (CATALOGUES / code / "LC_MESSAGES" / "messages.mo").is_file()


def _keep(response: Response, name: str, allowed: tuple[str, ...]) -> None:
    value = request.args.get(name)
    if value in allowed:
        response.set_cookie(
            name, value, max_age=COOKIE_AGE_S, httponly=True, samesite="Strict", path="/"
        )
