"""Usage rules: what a bank asks of a message beyond its schema, message by message.

The schema lets in an amount of JPY 1000.5, an LEI with wrong check digits and a header that names
another bank. These rules do not. Each looks at a `Subject` and yields one flaw a place; they stand
in `rules/`, one file a subject. Of a hundred rules a message needs about half: each row says over
which tags its rule is, and where a message has none of them it is not asked.

Source: CBPR+ usage guidelines (rule numbers as R…), cross-element rules and external code sets of
ISO 20022, ISO 4217, ISO 13616, ISO 9362, ISO 3166, ISO 11649, ISO 17442.
"""

from __future__ import annotations

from lei.findings import Report, Rule, concerned, examine
from payments.messages.kinds import Subject
from payments.messages.lei_gate import RULES as LEI_GATE
from payments.messages.rules import (
    addresses,
    agents,
    amounts,
    charges,
    codes,
    header,
    instructions,
    national,
    parties,
    references,
    remittance,
    returns,
    settlement,
    statements,
    statuses,
    texts,
    totals,
)


def used(subject: Subject, rules: tuple[Rule[Subject], ...]) -> Report:
    """What `rules` find in a message, as if each of them were asked."""
    return examine(subject, concerned(rules, subject.tags))


COMMON = (
    *header.RULES,
    *texts.RULES,
    *references.PLAIN,
    *amounts.EVERYWHERE,
    *addresses.RULES,
    *parties.IDENTITY,
    *agents.NAMED,
    *codes.NAMED,
    *LEI_GATE,
)
"""What every message is held to."""

_BETWEEN_BANKS = (*header.BETWEEN_BANKS, agents.correspondents_have_a_bic)

_PAYMENT = (
    references.uetr_present,
    *references.UNIQUE,
    agents.agents_are_identified,
    agents.chains_have_no_gap,
    agents.accounts_come_with_their_agent,
    amounts.payments_pay_something,
    *remittance.RULES,
    *codes.ORDERED,
)
"""What every order to pay is held to, whoever gives it."""

_CUSTOMER = (
    references.customers_references_are_plain,
    parties.payer_and_payee_differ,
    parties.accounts_are_named,
    agents.accounts_are_where_their_bank_is,
    *instructions.RULES,
)

_INTERBANK = (
    *_BETWEEN_BANKS,
    *settlement.BANKS,
    *totals.RULES,
    *_PAYMENT,
)

TRANSFER_RULES = (
    *_INTERBANK,
    *_CUSTOMER,
    *parties.BETWEEN_BANKS,
    settlement.covers_name_their_way,
    amounts.an_exchange_has_its_rate,
    amounts.no_rate_without_an_exchange,
    amounts.changes_have_a_beginning,
    *charges.RULES,
    *COMMON,
)
"""pacs.008: a customer's payment between banks."""

BANK_TRANSFER_RULES = (
    *_INTERBANK,
    *parties.BETWEEN_BANKS,
    references.end_to_end_ids_are_plain,
    *COMMON,
)
"""pacs.009 with its variants: a payment of a bank, or the cover of a customer's."""

RETURN_RULES = (
    *_BETWEEN_BANKS,
    references.original_uetr_present,
    *settlement.DAYS,
    *totals.RULES,
    *charges.RULES,
    *returns.RULES,
    *parties.BETWEEN_BANKS,
    amounts.payments_pay_something,
    codes.return_reasons_exist,
    statuses.narratives_are_told,
    *COMMON,
)
"""pacs.004: money that comes back."""

REPORT_RULES = (
    *_BETWEEN_BANKS,
    references.original_uetr_present,
    *statuses.RULES,
    *codes.ANSWERED,
    *COMMON,
)
"""pacs.002: a bank answers a bank."""

REQUEST_RULES = (*_BETWEEN_BANKS, references.original_uetr_present, *COMMON)
"""pacs.028: a bank asks a bank where a payment stands."""

INITIATION_RULES = (
    *totals.FILE,
    references.blocks_are_unique,
    *_PAYMENT,
    *_CUSTOMER,
    parties.parties_have_a_name,
    charges.somebody_bears_the_charges,
    *COMMON,
)
"""pain.001: a firm orders its bank to pay."""

INITIATION_REPORT_RULES = (*statuses.RULES, *codes.ANSWERED, *COMMON)
"""pain.002: the bank answers the firm."""

STATEMENT_RULES = (*statements.RULES, *codes.ACCOUNTED, *COMMON)
"""camt.052, 053, 054: what is on an account."""

RECALL_RULES = (
    references.original_uetr_present,
    statuses.narratives_are_told,
    *codes.RECALLED,
    *COMMON,
)
"""camt.056 and camt.029: a payment is called back, and the answer."""

INVESTIGATION_RULES = (codes.investigation_types_exist, *COMMON)
"""camt.110 and camt.111: banks ask each other."""

RULES = tuple(
    dict.fromkeys(
        (
            *header.RULES,
            *header.BETWEEN_BANKS,
            *texts.RULES,
            *references.RULES,
            *parties.RULES,
            *addresses.RULES,
            *agents.RULES,
            *settlement.RULES,
            *amounts.RULES,
            *charges.RULES,
            *remittance.RULES,
            *instructions.RULES,
            *totals.RULES,
            *codes.RULES,
            *statuses.RULES,
            *returns.RULES,
            *statements.RULES,
            *LEI_GATE,
            *national.RULES,
        )
    )
)
"""Every usage rule, in the order in which one reads a message."""

WHOLE = frozenset(rule.id for rule in (*references.WHOLE, *totals.WHOLE))
"""Rules that see all payments of a file at once: one payment alone cannot break them."""
