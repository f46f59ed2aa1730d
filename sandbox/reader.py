"""In which language the reader of an answer is spoken to, found once a request.

Flask-Babel looks up the language and its sentences anew for each sentence: a quarter of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations
from typing import Final, cast

from babel import Locale
from flask import Flask, g, has_app_context
from flask_babel import get_locale, get_translations
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Reader:
    """How dates and amounts look to somebody, and the sentences of their language."""

    locale: Locale
    sentences: NullTranslations


def reader() -> Reader:
    """Who reads the answer to this request; outside of one somebody in London."""
    if not has_app_context():
        return NOBODY
    found = g.get("reader")
    if found is None:
        found = g.reader = Reader(_at_home(get_locale()), get_translations())
    return cast(Reader, found)


def told(sentence: str, /, **values: object) -> Markup:
    """A template's sentence, its `%(name)s` filled."""
    return Markup(reader().sentences.gettext(sentence)) % values


def told_of(singular: str, plural: str, num: int, /, **values: object) -> Markup:
    """A template's sentence about a number of things, `%(num)d`."""
    says = reader().sentences.ngettext(singular, plural, num)
    return Markup(says) % {"num": num, **values}


def speak_in_templates(app: Flask) -> None:
    """Let the templates of an application speak by these functions."""
    app.jinja_env.globals.update(_=told, gettext=told, ngettext=told_of)


def _at_home(found: Locale | None) -> Locale:
    """British English has a day before its month, as the papers of the trade do."""
    return found if found and found.language != "en" else BRITISH


BRITISH: Final = Locale("en", "GB")
NOBODY: Final = Reader(BRITISH, NullTranslations())
