"""Comparing words on documents: what corresponds need not be the same string.

Capitals, punctuation, accents, plurals, word order of a description and common abbreviations do
not make a difference. A description may say more than the credit, never less, and nothing that
makes other goods of them.

Source: UCP 600 art. 14(d), 14(e), 18(c); ISBP 821 A1 and A2 (abbreviations), C3 (description).

>>> same_name("HIGHLAND BEANS LIMITED", "Highland Beans Ltd.")
True
>>> unmatched("Green coffee, in bags of 60 kg", "coffee, green, washed; 60-kilogram bags")
()
>>> unmatched("Green coffee, Kenya AA", "green coffee")
('kenya', 'aa')
"""

from __future__ import annotations

import re
import unicodedata

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_PLURAL = re.compile(r"(?<=ss)es$|(?<=sh)es$|(?<=ch)es$|(?<=x)es$|(?<=\w\w[^s])s$")


def same_name(one: str, other: str) -> bool:
    """Whether two names of a firm are the same but for the way they are written."""
    return words(one) == words(other)


def unmatched(asked: str, found: str) -> tuple[str, ...]:
    """Words that keep the description `found` from corresponding to `asked`.

    They are the words asked for that are not found, and found words that name other goods.
    Empty when it corresponds. Words are in their folded form.
    """
    wanted, there = _measured(words(asked)), _measured(words(found))
    lacking = [word for word in wanted if word not in there]
    other = [word for word in there if word in OTHER_GOODS and word not in wanted]
    return tuple(dict.fromkeys((*lacking, *other)))


def contradictions(one: str, other: str) -> tuple[str, ...]:
    """Words that keep two descriptions from being of the same goods; empty when none does.

    One may be general and the other specific. What contradicts: no word in common, a word that
    makes other goods on one side only, two states that goods are never in at once, or measures in
    the same unit that do not match.

    >>> contradictions("Coffee in bags", "Green coffee, Kenya AA, in bags of 60 kg")
    ()
    >>> contradictions("Tea", "Green coffee"), contradictions("Roasted coffee", "Green coffee")
    (('tea',), ('roasted',))
    """
    here, there = _measured(words(one)), _measured(words(other))
    if not set(here) & set(there):
        return tuple(here)
    only = set(here) ^ set(there)
    other_goods = [word for word in (*here, *there) if word in only & OTHER_GOODS]
    excluded, measures = _excluded(here, there), _other_measures(here, there)
    return tuple(dict.fromkeys((*other_goods, *excluded, *measures)))


def _excluded(here: list[str], there: list[str]) -> list[str]:
    """Words of one side that cannot be true of the same goods as those of the other."""
    return [
        word
        for states in EXCLUSIVE
        if (ours := states & set(here)) and (theirs := states & set(there)) and not ours & theirs
        for word in sorted(ours)
    ]


def unit_of(text: str) -> str:
    """A unit in its usual form: "BAGS" is "bag", "kilogrammes" is "kg"."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words that carry meaning, in their folded form and in their order."""
    pieces = _PIECE.findall(_THOUSANDS.sub("", _plain(text)))
    return [_usual(piece) for piece in pieces if piece not in IDLE]


def _plain(text: str) -> str:
    """Small letters without accents; "Rösterei", "Roesterei" and "Rosterei" come out the same.

    Messages of credits have no umlauts, so banks write them in either way.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"(?<=[aou])e", "", bare).replace("second-hand", "secondhand")


def _usual(word: str) -> str:
    return USUAL.get(word) or USUAL.get(_PLURAL.sub("", word)) or _PLURAL.sub("", word)


def _other_measures(here: list[str], there: list[str]) -> list[str]:
    """Measures of one side whose unit the other side measures too, but not the same."""
    ours, theirs = _by_unit(here), _by_unit(there)
    return [
        measure
        for unit in ours
        if unit in theirs and not (ours[unit] <= theirs[unit] or theirs[unit] <= ours[unit])
        for measure in sorted(ours[unit])
    ]


def _by_unit(measured: list[str]) -> dict[str, set[str]]:
    units: dict[str, set[str]] = {}
    for word in measured:
        unit = word.lstrip("0123456789.,")
        if unit != word and unit:
            units.setdefault(unit, set()).add(word)
    return units


def _measured(words: list[str]) -> list[str]:
    """Join each number to the unit after it: ten bags of 60 kg are not 60 bags of ten."""
    measured: list[str] = []
    for word in words:
        if measured and word in UNITS and measured[-1][-1].isdigit():
            measured[-1] += word
        else:
            measured.append(word)
    return measured


IDLE = frozenset(
    {"a", "an", "and", "as", "at", "by", "each", "for", "from", "in"}
    | {"of", "on", "per", "the", "to", "with"}
)
"""Words that carry no goods."""

OTHER_GOODS = frozenset(
    {"damaged", "defective", "imitation", "reconditioned", "refurbished", "reject"}
    | {"remanufactured", "sample", "secondhand", "substitute", "used", "waste"}
)
"""Words that, added to a description, make other goods of it (ISBP 821 C5)."""

EXCLUSIVE = (
    frozenset({"green", "roasted", "instant"}),
    frozenset({"fresh", "frozen", "dried", "canned"}),
    frozenset({"raw", "refined", "cooked"}),
    frozenset({"arabica", "robusta"}),
    frozenset({"cotton", "linen", "polyester", "silk", "viscose", "wool"}),
    frozenset({"aluminium", "brass", "copper", "iron", "steel", "zinc"}),
)
"""States and materials of which goods have one: our choice of those that are met in trade."""

UNITS = frozenset(
    {"bag", "bale", "box", "carton", "cm", "container", "drum", "g"}
    | {"kg", "l", "m", "mm", "pallet", "piece", "roll", "t"}
)

USUAL = {
    "bros": "brother",
    "co": "company",
    "corp": "corporation",
    "gram": "g",
    "inc": "incorporated",
    "intl": "international",
    "kgs": "kg",
    "kilo": "kg",
    "kilogram": "kg",
    "kilogramm": "kg",
    "kilogramme": "kg",
    "liter": "l",
    "litre": "l",
    "ltd": "limited",
    "mfg": "manufacturing",
    "mt": "t",
    "pc": "piece",
    "pcs": "piece",
    "ton": "t",
    "tonne": "t",
}
"""Abbreviations and spellings that stand for the same word, by their usual form."""
