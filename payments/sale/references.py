"""The structured creditor reference: what a payment names, so that it finds its invoice.

Source: ISO 11649:2009: "RF", two check digits (ISO/IEC 7064 MOD 97-10), up to 21 characters.
"""

from __future__ import annotations

import re

from stdnum import iso11649
from stdnum.iso7064 import mod_97_10

from lei.sentences import Sentence
from payments.errors import NotPossible

LENGTH_MAX = 21
_OTHER = re.compile(r"[^A-Z0-9]")


def creditor_reference(number: str) -> str:
    """The reference of an invoice's number; what is no letter or figure is left out.

    Raises NotPossible: nothing is left, or more than 21 characters are.

    >>> creditor_reference("539007547034")
    'RF18539007547034'
    """
    base = _OTHER.sub("", number.upper())
    if not 1 <= len(base) <= LENGTH_MAX:
        raise NotPossible(
            "$.number",
            Sentence(
                "1 to {length_max} letters and figures make a reference", length_max=LENGTH_MAX
            ),
        )
    return f"RF{mod_97_10.calc_check_digits(base + 'RF')}{base}"


def references_in(text: str) -> tuple[str, ...]:
    """The creditor references with right check digits in a text, in its order.

    >>> references_in("Invoice, RF18 5390 0754 7034, thank you; RF19539007547034 is wrong")
    ('RF18539007547034',)
    """
    found = (_joined(match) for match in _WRITTEN.finditer(text.upper()))
    return tuple(dict.fromkeys(each for each in found if each))


_WRITTEN = re.compile(r"\bRF[0-9]{2}(?: ?[A-Z0-9]){1,21}")


def _joined(match: re.Match[str]) -> str:
    """The longest beginning of what is written that is a reference: a word may follow it."""
    words = match[0].split(" ")
    for count in range(len(words), 0, -1):
        joined = "".join(words[:count])
        if iso11649.is_valid(joined):
            return joined
    return ""
