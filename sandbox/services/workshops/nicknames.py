"""Nicknames: what may be shown to a class, and when two look the same.

Sources: Unicode Standard Annex 15 (NFC), Annex 9 (characters that turn the direction of a line),
Technical Standard 39 (look-alikes; the table here holds the ones that a class types).
"""

from __future__ import annotations

import re
import unicodedata

from sandbox.errors import UnfitNickname

LENGTH_MAX = 30
MARKS_MAX = 3
"""So many accents may stand on one letter: Vietnamese needs two."""

FOLDED_MAX = 120


def fit(typed: str) -> str:
    """The nickname that `typed` makes: composed, trimmed, each gap one blank.

    Raises UnfitNickname.

    >>> fit("  Zoe\\u0301   K. ")
    'Zoé K.'
    """
    if len(typed) > TYPED_MAX:
        raise UnfitNickname
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    kinds = "".join(unicodedata.category(character)[0] for character in name)
    heaped = _MARKS.search(kinds) is not None
    unseen = any(_forbidden(character) for character in name) or not set("LNS") & set(kinds)
    if len(name) > LENGTH_MAX or heaped or unseen:
        raise UnfitNickname
    return name


def folded(name: str) -> str:
    """What nicknames that look alike have in common.

    >>> folded("Ian") == folded("lan") == folded("ІАN")
    True
    >>> folded("Zoë") == folded("Ζoë")
    True
    """
    plain = _drawn(unicodedata.normalize("NFKC", name)).casefold().translate(LOOK_ALIKES)
    return "".join(c for c in plain if c.isalnum() or not c.isascii())[:FOLDED_MAX] or name


def _drawn(name: str) -> str:
    """A name in Latin letters where its capitals look like them: beside Latin letters, or alone.

    A name of one other script is judged by its capitals throughout, so that it stays the same name
    in small letters.
    """
    if any(c.isascii() and c.isalpha() for c in name):
        return name.translate(CAPITALS)
    loud = name.upper().translate(CAPITALS)
    return loud if loud.isascii() else name


def _forbidden(character: str) -> bool:
    if character in JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


TYPED_MAX = 200
JOINERS = "\u200c\u200d"  # Persian needs the one, families of emoji the other
_MARKS = re.compile(rf"^M|M{{{MARKS_MAX + 1},}}")

CAPITALS = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "АВЕЅІЈКМНОРСТУХҮԚԜ",  # Greek, then Cyrillic
    "ABEZHIKMNOPTYX" + "ABESIJKMHOPCTYXYQW",
)
"""Capitals that look like Latin ones while their small letters do not always."""

LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("1iіɩι|", "l"),
        **dict.fromkeys("0оοо", "o"),
        **dict.fromkeys("аα", "a"),
        **dict.fromkeys("еε", "e"),
        **dict.fromkeys("рρ", "p"),
        **dict.fromkeys("уγ", "y"),
        **dict.fromkeys("хχ", "x"),
        **dict.fromkeys("кκ", "k"),
        **dict.fromkeys("тτ", "t"),
        **dict.fromkeys("мμ", "m"),
        **dict.fromkeys("нη", "n"),
        **dict.fromkeys("сϲ", "c"),
        "5": "s",
        "ѕ": "s",
        "ј": "j",
        "в": "b",
        "ν": "v",
        "υ": "u",
    }
)
