"""What one country or one payment system asks for beyond CBPR+: profiles add these rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lei.findings import Judgement, Severity, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.amounts import number
from payments.messages.rules.parties import called

CHAPS = "Bank of England, CHAPS: LEI and purpose codes, mandatory since 1 May 2025"
CHAPS_ON = date(2025, 5, 1)
INDIA = "RBI/2021-22/137 of 10 December 2021, LEI for cross-border transactions"
INDIA_ON = date(2022, 10, 1)
INDIA_FROM = Decimal(500_000_000)  # rupees a transaction: 50 crore


@rule(
    "chaps-currency",
    says="CHAPS moves pounds sterling, and this payment is in {currency}. Send it another way.",
    source="Bank of England, CHAPS: sterling only",
    over=("IntrBkSttlmAmt",),
)
def chaps_is_in_sterling(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("IntrBkSttlmAmt"):
        if node.currency != "GBP":
            yield flaw(node, "@Ccy", currency=node.currency)


@rule(
    "chaps-lei",
    says="One bank pays another by CHAPS, and {role} has no LEI. Since May 2025 such a payment "
    "carries the LEI of both; add it.",
    source=CHAPS,
    since=CHAPS_ON,
    over=("FinInstnId",),
)
def banks_have_an_lei(subject: Subject) -> Iterator[Judgement]:
    for role, transaction in _bank_payments(subject):
        bank = transaction.at(role, "FinInstnId")
        if bank is not None and not bank.has("LEI"):
            yield flaw(bank, "LEI", role=_ROLES[role])


@rule(
    "chaps-purpose",
    says="One bank pays another by CHAPS, and nothing says what for. Since May 2025 such a payment "
    "carries a purpose code; add it.",
    source=CHAPS,
    since=CHAPS_ON,
    over=("FinInstnId",),
)
def bank_payments_have_a_purpose(subject: Subject) -> Iterator[Judgement]:
    for role, transaction in _bank_payments(subject):
        if role == "Dbtr" and not transaction.has("Purp"):
            yield flaw(transaction, "Purp")


@rule(
    "india-lei-resident",
    says="The payment is of 500 million rupees or more, and {party}, resident in India, has no "
    "LEI. The bank cannot carry it out; get the LEI first.",
    source=INDIA,
    since=INDIA_ON,
    over=("CdtTrfTxInf",),
)
def residents_have_an_lei(subject: Subject) -> Iterator[Judgement]:
    for party, country in _large_parties(subject):
        if country == "IN":
            yield flaw(party, "Id/OrgId/LEI", party=called(party))


@rule(
    "india-lei-foreign",
    says="The payment is of 500 million rupees or more, and {party} has no LEI. It is not "
    "resident, so the payment need not wait; ask for the LEI all the same.",
    source=f"{INDIA}: the non-resident's LEI may be missing",
    severity=Severity.WARNING,
    since=INDIA_ON,
    over=("CdtTrfTxInf",),
)
def foreign_parties_have_an_lei(subject: Subject) -> Iterator[Judgement]:
    for party, country in _large_parties(subject):
        if country != "IN":
            yield flaw(party, "Id/OrgId/LEI", party=called(party))


def _bank_payments(subject: Subject) -> Iterator[tuple[str, Node]]:
    """Roles and transactions where a bank stands as debtor and creditor."""
    for transaction in subject.index.all("CdtTrfTxInf"):
        if transaction.at("Dbtr", "FinInstnId") is not None:
            yield from ((role, transaction) for role in _ROLES)


def _large_parties(subject: Subject) -> Iterator[tuple[Node, str | None]]:
    """Firms without LEI in a large payment in rupees, with the country of their address.

    Amounts in other currencies would need a rate that a message need not carry.
    """
    for part, transaction in _payments(subject):
        amount = _amount(transaction)
        value = number(amount)
        if amount is None or value is None or amount.currency != "INR" or value < INDIA_FROM:
            continue
        for party in (transaction.at("Dbtr") or part.at("Dbtr"), transaction.at("Cdtr")):
            if party is not None and _is_firm_without_lei(party):
                yield party, party.text_at("PstlAdr", "Ctry") or party.text_at("CtryOfRes")


def _payments(subject: Subject) -> Iterator[tuple[Node, Node]]:
    """Each payment with the part that has its debtor: a pain.001 names it once for several."""
    orders = list(subject.index.all("PmtInf"))
    for order in orders:
        yield from ((order, transaction) for transaction in order.each("CdtTrfTxInf"))
    if not orders:
        yield from ((one, one) for one in subject.index.all("CdtTrfTxInf"))


def _amount(transaction: Node) -> Node | None:
    return transaction.at("IntrBkSttlmAmt") or transaction.at("Amt", "InstdAmt")


def _is_firm_without_lei(party: Node) -> bool:
    private = party.at("Id", "PrvtId") is not None
    return not private and not party.has("FinInstnId") and party.at("Id", "OrgId", "LEI") is None


_ROLES = {"Dbtr": "the paying bank", "Cdtr": "the bank that is paid"}

CHAPS_RULES = (chaps_is_in_sterling, banks_have_an_lei, bank_payments_have_a_purpose)

INDIA_RULES = (residents_have_an_lei, foreign_parties_have_an_lei)

RULES = (*CHAPS_RULES, *INDIA_RULES)
