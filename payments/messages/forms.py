"""The forms that messages share: texts, dates, amounts, parties, banks, accounts.

Source: ISO 20022 data types (ISODateTime, ActiveCurrencyAndAmount, PartyIdentification,
BranchAndFinancialInstitutionIdentification, CashAccount).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar, cast

from lxml import etree

from payments.messages.fields import Field, Form, many, part
from payments.messages.places import at
from payments.messages.wire import Branch
from payments.money import Money
from payments.party import Party, PostalAddress

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Agent:
    """A bank as a message names it: by BIC, with its LEI where known."""

    bic: str
    lei: str | None = None


def leis_of(value: object) -> tuple[str, ...]:
    """The LEIs of the banks and firms that a message's value names, each once, in order."""
    return tuple(dict.fromkeys(named.lei for named in _named_in(value) if named.lei))


def written_instant(at: datetime) -> str:
    """An instant with its offset, to the second."""
    return at.isoformat(timespec="seconds")


def code(kind: type[E]) -> Form[E]:
    """A code list of ours; a code outside it cannot be read."""
    return Form(lambda value: str(value.value), lambda element: kind(_text(element)))


def _named_in(value: object) -> Iterator[Agent | Party]:
    if isinstance(value, Agent | Party):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _named_in(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _named_in(getattr(value, field.name))


def _text(element: etree._Element) -> str:
    return element.text or ""


def _date(element: etree._Element) -> date:
    # a zone after the day says nothing here
    return date.fromisoformat(_text(element).strip()[:10])


def _instant(element: etree._Element) -> datetime:
    return datetime.fromisoformat(_text(element).strip())


def _money(element: etree._Element) -> Money:
    return Money.of(_text(element).strip(), element.get("Ccy", ""))


def _amount(money: Money) -> Branch:
    return {"Ccy": money.currency, "": format(money.amount, "f")}


def _account(number: str) -> Branch:
    tag = {"IBAN": number} if _IBAN.fullmatch(number) else {"Othr": {"Id": number}}
    return {"Id": tag}


def _account_number(element: etree._Element) -> str:
    choice = next(element.iter("{*}IBAN", "{*}Othr"), None)  # below Id, the first of an account
    if choice is None:
        raise ValueError("it names no account")
    return _text(choice[0] if len(choice) else choice)


def _actor(actor: Agent | Party) -> Branch:
    return {"Agt": AGENT.write(actor)} if isinstance(actor, Agent) else {"Pty": PARTY.write(actor)}


def _actor_read(element: etree._Element) -> Agent | Party:
    if (agent := at(element, "Agt")) is not None:
        return AGENT.read(agent)
    if (party := at(element, "Pty")) is not None:
        return PARTY.read(party)
    raise ValueError("it names nobody")


def _owner(owner: Agent | Party) -> Branch:
    return OWNING.write(owner) if isinstance(owner, Agent) else PARTY.write(owner)


def _owner_read(element: etree._Element) -> Agent | Party:
    is_bank = at(element, "Id/OrgId/AnyBIC") is not None
    return OWNING.read(element) if is_bank else PARTY.read(element)


def _signed(money: Money) -> Branch:
    direction = "DBIT" if money.amount < 0 else "CRDT"
    return {"Amt": _amount(-money if money.amount < 0 else money), "CdtDbtInd": direction}


def _signed_read(element: etree._Element) -> Money:
    amount, direction = at(element, "Amt"), at(element, "CdtDbtInd")
    if amount is None or direction is None:
        raise ValueError("it has no amount with its direction")
    return -_money(amount) if _text(direction) == "DBIT" else _money(amount)


_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")  # ISO 13616-1: the shape, not the digits

TEXT: Form[str] = Form(lambda text: text, _text)
DATE: Form[date] = Form(date.isoformat, _date)
INSTANT: Form[datetime] = Form(written_instant, _instant)
DECIMAL: Form[Decimal] = Form(
    lambda number: format(number, "f"), lambda element: Decimal(_text(element).strip())
)
NUMBER: Form[int] = Form(str, lambda element: int(_text(element)))
AMOUNT: Form[Money] = Form(_amount, _money)
ACCOUNT: Form[str] = Form(_account, _account_number)

AGENT: Form[Agent] = part(
    (Field("bic", "FinInstnId/BICFI", TEXT), Field("lei", "FinInstnId/LEI", TEXT)), Agent
)

_ADDRESS = (
    Field("street", "StrtNm", TEXT),
    Field("building", "BldgNb", TEXT),
    Field("post_code", "PstCd", TEXT),
    Field("town", "TwnNm", TEXT),
    Field("region", "CtrySubDvsn", TEXT),
    Field("country", "Ctry", TEXT),
    Field("lines", "AdrLine", many(TEXT)),
)
_STRUCTURED = part(_ADDRESS, PostalAddress)
_FREE = part(_ADDRESS, PostalAddress, town="", country="")

ADDRESS: Form[PostalAddress] = Form(lambda address: _filled(address), _STRUCTURED.read)
FREE_ADDRESS: Form[PostalAddress] = Form(lambda address: _filled(address), _FREE.read)
"""One that may stand in lines alone: town and country are then empty texts, and not written."""


def _party(address: Form[PostalAddress]) -> Form[Party]:
    table = (
        Field("name", "Nm", TEXT),
        Field("address", "PstlAdr", address),
        Field("lei", "Id/OrgId/LEI", TEXT),
    )
    return part(table, Party, id="")


def _filled(address: PostalAddress) -> Branch:
    written = cast("Mapping[str, Branch]", _STRUCTURED.write(address))
    return {tag: branch for tag, branch in written.items() if branch}


PARTY = _party(ADDRESS)
"""The `id` of a party stays at home: one that was read has an empty id."""

CUSTOMER = _party(FREE_ADDRESS)
"""A party as a customer writes it to its bank, which passes on what it was given."""

ACTOR: Form[Agent | Party] = Form(_actor, _actor_read)
"""A bank or a firm, where the standard lets either stand (Party40Choice)."""

OWNING: Form[Agent] = part(
    (Field("bic", "Id/OrgId/AnyBIC", TEXT), Field("lei", "Id/OrgId/LEI", TEXT)), Agent
)

OWNER: Form[Agent | Party] = Form(_owner, _owner_read)
"""A bank or a firm, where the standard has one kind of party: a bank is named by its BIC there."""

SIGNED: Form[Money] = Form(_signed, _signed_read)
"""An amount with its direction beside it: a credit is positive, a debit negative."""
