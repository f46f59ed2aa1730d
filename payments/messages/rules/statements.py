"""Statements: reports, statements and advices of an account add up, and say when they booked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lei.findings import Judgement, Severity, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.amounts import number
from payments.messages.rules.sources import CBPR, ISO, OWN, SETS

_ACCOUNTS = ("Rpt", "Stmt", "Ntfctn")
_OPENING = ("OPBD", "PRCD")


@rule(
    "cbpr-statement-balances",
    says="The statement has no {missing} balance. Without both balances nobody can tell whether "
    "an entry is missing.",
    source=f"{CBPR}, camt.053: opening and closing booked balance",
    over=("Stmt",),
)
def statements_open_and_close(subject: Subject) -> Iterator[Judgement]:
    for statement in subject.index.all("Stmt"):
        if _balance(statement, *_OPENING) is None:
            yield flaw(statement, "Bal", missing="opening")
        elif _balance(statement, "CLBD") is None:
            yield flaw(statement, "Bal", missing="closing")


@rule(
    "iso20022-statement-sum",
    says="The account opened with {opening} and closed with {closing}; the entries between make "
    "{expected}. An entry is missing, or one is listed twice.",
    source=f"{SETS}, balance type CLBD: opening balance and booked entries",
    over=("Stmt",),
)
def statements_add_up(subject: Subject) -> Iterator[Judgement]:
    for statement in subject.index.all("Stmt"):
        opening, closing = _balance(statement, *_OPENING), _balance(statement, "CLBD")
        before, after = _signed(opening), _signed(closing)
        booked = [_signed(entry) for entry in statement.each("Ntry") if _is_booked(entry)]
        known = [amount for amount in booked if amount is not None]
        if closing is None or before is None or after is None or len(known) < len(booked):
            continue
        expected = before + sum(known, Decimal(0))
        if expected != after:
            told = {"opening": f"{before:f}", "closing": f"{after:f}"}
            yield flaw(closing, "Amt", **told, expected=f"{expected:f}")


@rule(
    "cbpr-entry-dates",
    says="The entry is booked, and has no {missing}. Say when it was booked and from which day it "
    "counts.",
    source=f"{CBPR}, R16 and R17 of camt.054: booking and value date of a booked entry",
    over=("Ntry",),
)
def booked_entries_have_days(subject: Subject) -> Iterator[Judgement]:
    for entry in subject.index.all("Ntry"):
        if _is_booked(entry):
            for tag, missing in (("BookgDt", "booking date"), ("ValDt", "value date")):
                if not entry.has(tag):
                    yield flaw(entry, tag, missing=missing)


@rule(
    "cbpr-entry-currency",
    says="The entry is in {found}, and the account is kept in {currency}. An entry is in the "
    "currency of its account.",
    source=f"{CBPR}, R14 of camt.054: amount in the currency of the account",
    over=("Ntry",),
)
def entries_are_in_the_accounts_currency(subject: Subject) -> Iterator[Judgement]:
    for account in subject.index.all(*_ACCOUNTS):
        currency = account.text_at("Acct", "Ccy")
        for entry in account.each("Ntry"):
            amount = entry.at("Amt")
            if currency and amount is not None and amount.currency != currency:
                yield flaw(amount, "@Ccy", found=amount.currency, currency=currency)


@rule(
    "cbpr-reversal-true",
    says="The entry says that it is no reversal. That is said by saying nothing; take it out.",
    source=f"{CBPR}, R15 of camt.054: RvslInd is shown only where true",
    severity=Severity.WARNING,
    over=("RvslInd",),
)
def reversals_are_said_where_true(subject: Subject) -> Iterator[Judgement]:
    for indicator in subject.index.all("RvslInd"):
        if indicator.text in ("false", "0"):
            yield flaw(indicator)


@rule(
    "iso20022-entry-count",
    says="The summary counts {stated} entries, and {found} are listed. An entry may be missing.",
    source=f"{ISO}: TxsSummry/TtlNtries/NbOfNtries",
    over=("TxsSummry",),
)
def summaries_count_right(subject: Subject) -> Iterator[Judgement]:
    for account in subject.index.all(*_ACCOUNTS):
        stated = account.at("TxsSummry", "TtlNtries", "NbOfNtries")
        found = len(account.each("Ntry"))
        if stated is not None and number(stated) != found:
            yield flaw(stated, stated=stated.text, found=found)


@rule(
    "sandbox-entry-details",
    says="The entry is of {stated}, and the payments in it add up to {found}. One is missing, or "
    "charges were taken that are not listed.",
    source=OWN,
    severity=Severity.WARNING,
    over=("NtryDtls",),
)
def details_add_up(subject: Subject) -> Iterator[Judgement]:
    for entry in subject.index.all("Ntry"):
        stated = entry.at("Amt")
        parts = [one.at("Amt") for all_ in entry.each("NtryDtls") for one in all_.each("TxDtls")]
        if stated is None or not parts or entry.has("Chrgs"):
            continue
        same = [part for part in parts if part is not None and part.currency == stated.currency]
        found = sum((number(part) or Decimal(0) for part in same), Decimal(0))
        if len(same) == len(parts) and found != number(stated):
            yield flaw(stated, stated=stated.text, found=f"{found:f}")


def _balance(statement: Node, *codes: str) -> Node | None:
    """The balance of a type; the first of `codes` that is there."""
    balances = {one.text_at("Tp", "CdOrPrtry", "Cd"): one for one in statement.each("Bal")}
    return next((balances[code] for code in codes if code in balances), None)


def _signed(node: Node | None) -> Decimal | None:
    """The amount of a balance or an entry: a credit is positive."""
    amount = None if node is None else number(node.at("Amt"))
    if node is None or amount is None:
        return None
    return -amount if node.text_at("CdtDbtInd") == "DBIT" else amount


def _is_booked(entry: Node) -> bool:
    return entry.text_at("Sts", "Cd") == "BOOK"


RULES = (
    statements_open_and_close,
    statements_add_up,
    booked_entries_have_days,
    entries_are_in_the_accounts_currency,
    reversals_are_said_where_true,
    summaries_count_right,
    details_add_up,
)
