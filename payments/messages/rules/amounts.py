"""Amounts and currencies, account numbers, and rates of exchange."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from stdnum import iban
from stdnum.exceptions import ValidationError

from lei.findings import Judgement, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, ISO, OWN
from payments.money import CURRENCIES

METALS = frozenset({"XAG", "XAU", "XPD", "XPT"})
NO_MONEY = frozenset({"XTS", "XXX", "XDR", "XSU", "XUA", "XBA", "XBB", "XBC", "XBD"})
"""Codes of ISO 4217 for testing, for no currency at all, and for units of account."""

NOT_PAID_IN = METALS | NO_MONEY
_PAID = ("IntrBkSttlmAmt", "InstdAmt", "RtrdIntrBkSttlmAmt")


def number(node: Node | None) -> Decimal | None:
    """The number at a node; None where there is none."""
    try:
        found = None if node is None else Decimal(node.text)
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


@rule(
    "iso4217-currency",
    says="{currency} is not in the list of ISO 4217. Correct the three letters.",
    source="ISO 4217, list one",
)
def currencies_exist(subject: Subject) -> Iterator[Judgement]:
    for node, currency in subject.index.amounts:
        if currency not in CURRENCIES and currency not in NOT_PAID_IN:
            yield flaw(node, "@Ccy", currency=currency)


@rule(
    "iso4217-no-money",
    says="{currency} is in ISO 4217, for testing, for no currency, or as a unit of account. No "
    "account is paid in it; name the currency of the money.",
    source="ISO 4217, list one: codes that stand for no money of a country",
)
def currencies_are_paid_in(subject: Subject) -> Iterator[Judgement]:
    for node, currency in subject.index.amounts:
        if currency in NO_MONEY:
            yield flaw(node, "@Ccy", currency=currency)


@rule(
    "cbpr-metal",
    says="{currency} is in ISO 4217, and is a metal. Banks send money by these messages, not "
    "metal; name a currency.",
    source=f"{CBPR}, R41: no XAU, XAG, XPD, XPT",
)
def currencies_are_money(subject: Subject) -> Iterator[Judgement]:
    for node, currency in subject.index.amounts:
        if currency in METALS:
            yield flaw(node, "@Ccy", currency=currency)


@rule(
    "iso4217-minor-unit",
    says="{currency} {found} has more decimals than the currency: it has {digits}. Round it with "
    "the firm, not by yourself.",
    source="ISO 4217, minor unit",
)
def amounts_fit_the_minor_unit(subject: Subject) -> Iterator[Judgement]:
    for node, currency in subject.index.amounts:
        digits = CURRENCIES.get(currency)
        decimals = node.text.partition(".")[2].rstrip("0")
        if digits is not None and len(decimals) > digits:
            yield flaw(node, currency=currency, found=node.text, digits=digits)


@rule(
    "sandbox-amount-zero",
    says="The amount is zero, so nothing is paid. State the amount. A bank would answer {reason}.",
    source=f"{OWN}; status reason AM01",
    over=_PAID,
)
def payments_pay_something(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all(*_PAID):
        if number(node) == 0:
            yield flaw(node, reason="AM01")


@rule(
    "iso20022-exchange-rate",
    says="The firm ordered {instructed} and the banks settle {settled}, and no rate is given. Add "
    "the rate, so that the creditor can see what became of the amount.",
    source=f"{ISO}: XchgRate where InstdAmt and IntrBkSttlmAmt differ in currency",
    over=("InstdAmt",),
)
def an_exchange_has_its_rate(subject: Subject) -> Iterator[Judgement]:
    for transaction, instructed, settled in _both_amounts(subject):
        if instructed.currency != settled.currency and not transaction.has("XchgRate"):
            told = {"instructed": instructed.currency, "settled": settled.currency}
            yield flaw(transaction, "XchgRate", **told)


@rule(
    "iso20022-exchange-rate-needless",
    says="A rate of {rate} is given, and nothing is exchanged: both amounts are in {currency}. "
    "Take the rate out.",
    source=f"{ISO}: no XchgRate in one currency",
    over=("XchgRate",),
)
def no_rate_without_an_exchange(subject: Subject) -> Iterator[Judgement]:
    for transaction, instructed, settled in _both_amounts(subject):
        rate = transaction.at("XchgRate")
        if rate is not None and instructed.currency == settled.currency:
            yield flaw(rate, rate=rate.text, currency=settled.currency)


@rule(
    "iso20022-instructed-amount",
    says="The payment has {found} and not the amount that was ordered. Add InstdAmt, or nobody can "
    "follow what became of it.",
    source=f"{ISO}: InstdAmt where there is XchgRate or ChrgsInf",
    over=("XchgRate", "ChrgsInf"),
)
def changes_have_a_beginning(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf"):
        if transaction.has("IntrBkSttlmAmt") and not transaction.has("InstdAmt"):
            found = tuple(tag for tag in ("XchgRate", "ChrgsInf") if transaction.has(tag))
            if found:
                yield flaw(transaction, "InstdAmt", found=found)


@rule(
    "iso13616-iban",
    says="{iban} is no IBAN: its check digits, its length or its country is wrong. Copy it again "
    "from the creditor's papers. A bank would answer {reason}.",
    source="ISO 13616-1:2020; status reason AC01",
    over=("IBAN",),
)
def ibans_are_right(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("IBAN"):
        if not _is_iban(node.text):
            yield flaw(node, iban=node.text, reason="AC01")


@lru_cache(maxsize=4096)
def _is_iban(number: str) -> bool:
    """Right as it stands: without spaces, in capitals."""
    try:
        return str(iban.validate(number)) == number
    except ValidationError:
        return False


def _both_amounts(subject: Subject) -> Iterator[tuple[Node, Node, Node]]:
    for transaction in subject.index.all("CdtTrfTxInf"):
        instructed, settled = transaction.at("InstdAmt"), transaction.at("IntrBkSttlmAmt")
        if instructed is not None and settled is not None:
            yield transaction, instructed, settled


EVERYWHERE = (
    currencies_exist,
    currencies_are_paid_in,
    currencies_are_money,
    amounts_fit_the_minor_unit,
    ibans_are_right,
)

RULES = (
    *EVERYWHERE,
    payments_pay_something,
    an_exchange_has_its_rate,
    no_rate_without_an_exchange,
    changes_have_a_beginning,
)
