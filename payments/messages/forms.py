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
from typing import TypeVar

from payments.messages.fields import Field, Form, many, only, part
from payments.messages.wire import Branch
from payments.money import Money
from payments.party import Party, PostalAddress

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a message says of a party: all but the short name it has in a world."""

    name: str
    lei: str | None = None
    address: PostalAddress | None = None


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
    return Form(lambda value: str(value.value), lambda branch: kind(_text(branch)))


def _named_in(value: object) -> Iterator[Agent | Party]:
    if isinstance(value, Agent | Party):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _named_in(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _named_in(getattr(value, field.name))


def _text(branch: Branch) -> str:
    if isinstance(branch, str):
        return branch
    tree = only(branch)
    return tree if isinstance(tree, str) else str(tree.get("", ""))


def _date(branch: Branch) -> date:
    return date.fromisoformat(_text(branch).strip()[:10])  # a zone after the day says nothing here


def _instant(branch: Branch) -> datetime:
    return datetime.fromisoformat(_text(branch).strip())


def _money(branch: Branch) -> Money:
    tree = only(branch)
    currency = str(tree.get("Ccy", "")) if isinstance(tree, Mapping) else ""
    return Money.of(_text(branch).strip(), currency)


def _amount(money: Money) -> Branch:
    return {"Ccy": money.currency, "": format(money.amount, "f")}


def _account(number: str) -> Branch:
    tag = {"IBAN": number} if _IBAN.fullmatch(number) else {"Othr": {"Id": number}}
    return {"Id": tag}


def _account_number(branch: Branch) -> str:
    match only(branch):
        case {"Id": {"IBAN": str(number)}} | {"Id": {"Othr": {"Id": str(number)}}}:
            return number
    raise ValueError("it names no account")


def _party(branch: Branch) -> Party:
    named = _NAMING.read(branch)
    return Party("", named.name, named.lei, named.address)


def _actor(actor: Agent | Party) -> Branch:
    return {"Agt": AGENT.write(actor)} if isinstance(actor, Agent) else {"Pty": PARTY.write(actor)}


def _actor_read(branch: Branch) -> Agent | Party:
    match only(branch):
        case {"Agt": agent}:
            return AGENT.read(agent)
        case {"Pty": party}:
            return PARTY.read(party)
    raise ValueError("it names nobody")


def _owner(owner: Agent | Party) -> Branch:
    return OWNING.write(owner) if isinstance(owner, Agent) else PARTY.write(owner)


def _owner_read(branch: Branch) -> Agent | Party:
    match only(branch):
        case {"Id": {"OrgId": {"AnyBIC": _}}}:
            return OWNING.read(branch)
    return PARTY.read(branch)


def _signed(money: Money) -> Branch:
    direction = "DBIT" if money.amount < 0 else "CRDT"
    return {"Amt": _amount(-money if money.amount < 0 else money), "CdtDbtInd": direction}


def _signed_read(branch: Branch) -> Money:
    match only(branch):
        case {"Amt": amount, "CdtDbtInd": direction}:
            return -_money(amount) if direction == "DBIT" else _money(amount)
    raise ValueError("it has no amount with its direction")


_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")  # ISO 13616-1: the shape, not the digits

TEXT: Form[str] = Form(lambda text: text, _text)
DATE: Form[date] = Form(date.isoformat, _date)
INSTANT: Form[datetime] = Form(written_instant, _instant)
DECIMAL: Form[Decimal] = Form(
    lambda number: format(number, "f"), lambda branch: Decimal(_text(branch).strip())
)
NUMBER: Form[int] = Form(str, lambda branch: int(_text(branch)))
AMOUNT: Form[Money] = Form(_amount, _money)
ACCOUNT: Form[str] = Form(_account, _account_number)

AGENT: Form[Agent] = part(
    (Field("bic", "FinInstnId/BICFI", TEXT), Field("lei", "FinInstnId/LEI", TEXT)), Agent
)

ADDRESS: Form[PostalAddress] = part(
    (
        Field("street", "StrtNm", TEXT),
        Field("building", "BldgNb", TEXT),
        Field("post_code", "PstCd", TEXT),
        Field("town", "TwnNm", TEXT),
        Field("region", "CtrySubDvsn", TEXT),
        Field("country", "Ctry", TEXT),
        Field("lines", "AdrLine", many(TEXT)),
    ),
    PostalAddress,
)

_NAMED = (
    Field("name", "Nm", TEXT),
    Field("address", "PstlAdr", ADDRESS),
    Field("lei", "Id/OrgId/LEI", TEXT),
)

_NAMING = part(_NAMED, _Named)
_WRITING = part(_NAMED, Party)

PARTY: Form[Party] = Form(_WRITING.write, _party)
"""The `id` of a party stays at home: one that was read has an empty id."""

ACTOR: Form[Agent | Party] = Form(_actor, _actor_read)
"""A bank or a firm, where the standard lets either stand (Party40Choice)."""

OWNING: Form[Agent] = part(
    (Field("bic", "Id/OrgId/AnyBIC", TEXT), Field("lei", "Id/OrgId/LEI", TEXT)), Agent
)

OWNER: Form[Agent | Party] = Form(_owner, _owner_read)
"""A bank or a firm, where the standard has one kind of party: a bank is named by its BIC there."""

SIGNED: Form[Money] = Form(_signed, _signed_read)
"""An amount with its direction beside it: a credit is positive, a debit negative."""
