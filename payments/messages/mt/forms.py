"""Days, amounts and texts as the fields of an MT message have them.

>>> day(date(2026, 4, 10)), money(Money.of("48600", "EUR")), money(Money.of("1000", "JPY"))
('260410', 'EUR48600,00', 'JPY1000,')
"""

from __future__ import annotations

import textwrap
from datetime import date

from lei.sentences import Sentence
from payments.errors import NotPossible
from payments.money import Money
from payments.party import Party, PostalAddress

AMOUNT_LENGTH_MAX = 15  # the comma counts
_LAST_YEAR = 79  # 80 to 99 are years of the last century


def day(on: date) -> str:
    """A day as YYMMDD."""
    return f"{on:%y%m%d}"


def day_of(text: str) -> date | None:
    """The day that YYMMDD stands for; None where there is no such day."""
    year = int(text[:2])
    try:
        return date(year + (2000 if year <= _LAST_YEAR else 1900), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def money(amount: Money) -> str:
    """Currency and amount: a decimal comma, no other mark. Raises NotPossible over 15 digits."""
    whole, _, decimals = str(amount.amount).partition(".")
    written = f"{whole},{decimals}"
    if len(written) > AMOUNT_LENGTH_MAX or amount.amount < 0:
        raise NotPossible(
            "$.amount",
            Sentence(
                "{amount} has no room in {amount_length_max} characters",
                amount=amount,
                amount_length_max=AMOUNT_LENGTH_MAX,
            ),
        )
    return f"{amount.currency}{written}"


def money_of(text: str) -> Money:
    """The money that a currency and amount stand for. Raises InvalidMoney."""
    return Money.of(text[3:].replace(",", "."), text[:3])


def folded(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of at most `width` characters, broken between words where it can be.

    No line begins with a colon or a hyphen, by which FIN would take it for something else.
    """
    lines = (
        piece.lstrip(":- ")
        for line in text.splitlines()
        for piece in textwrap.wrap(line, width, break_on_hyphens=False)
    )
    return tuple(line for line in lines if line)


def party_lines(party: Party) -> tuple[str, ...]:
    """Name and address of a party, as many lines as they take; a field has room for four."""
    found = party.address
    return (party.name, *(_address_lines(found) if found else ()))


def _address_lines(address: PostalAddress) -> tuple[str, ...]:
    street = " ".join(part for part in (address.street, address.building) if part)
    town = " ".join(part for part in (address.post_code, address.town) if part)
    lines = (street, *address.lines, f"{town}, {address.country}")
    return tuple(line for line in lines if line)
