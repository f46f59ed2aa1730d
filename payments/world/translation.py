"""What a scenario says, in other languages: filed under the English, as a phrase book is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Translation:
    """The texts of one language (ISO 639-1), by their English."""

    language: str
    texts: Mapping[str, str]


def translated(text: str, language: str, books: tuple[Translation, ...]) -> str:
    """`text` in a language; the English itself where no book has it."""
    found = (book.texts for book in books if book.language == language)
    return next((texts[text] for texts in found if text in texts), text)
