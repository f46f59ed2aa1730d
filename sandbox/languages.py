"""The languages of the house, and how one of them is spoken outside a request.

>>> language_of({"LANG": "fr_FR.UTF-8"})
'fr'
>>> language_of({"LANG": "C.UTF-8"}), language_of({"SANDBOX_LANGUAGE": "es", "LANG": "fr"})
('en', 'es')
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from babel import negotiate_locale
from flask import Flask
from flask_babel import Babel, force_locale

CATALOGUES: Final = Path(__file__).parent / "translations"
NAMES: Final = {"en": "English", "fr": "Français", "es": "Español"}
ENGLISH: Final = "en"


def language_of(environ: Mapping[str, str]) -> str:
    """The language that a terminal asks for: the setting, then what the system has."""
    for name in ("SANDBOX_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return negotiate_locale([environ[name].partition(".")[0]], list(NAMES)) or ENGLISH
    return ENGLISH


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it every sentence is told in `language`, those of the library click among them."""
    speaker = Flask(__name__, static_folder=None)
    Babel(speaker, default_translation_directories=str(CATALOGUES))
    with _by_gettext(language), speaker.app_context(), force_locale(language):
        yield


@contextmanager
def _by_gettext(language: str) -> Iterator[None]:
    """What asks Python's own gettext reads our catalogues too; LANGUAGE tells it the language."""
    before = os.environ.get("LANGUAGE")
    gettext.bindtextdomain("messages", CATALOGUES)
    os.environ["LANGUAGE"] = language
    try:
        yield
    finally:
        os.environ.pop("LANGUAGE")
        if before is not None:
            os.environ["LANGUAGE"] = before
