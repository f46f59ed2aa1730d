"""Parties: who pays and who is paid, named so that a bank far away knows who is meant."""

from __future__ import annotations

from collections.abc import Iterator

from lei import code
from lei.findings import Judgement, Severity, rule
from payments.messages.index import Index, Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, OWN

ULTIMATE = ("UltmtDbtr", "UltmtCdtr", "InitgPty")
"""Parties behind the debtor and the creditor."""


def named_parties(subject: Subject, *roles: str) -> Iterator[Node]:
    """The parties of these roles in the message."""
    return parties_in(subject.index, *roles)


def parties_in(index: Index, *roles: str) -> Iterator[Node]:
    """The parties of these roles; a return wraps each in `Pty`, and a bank in the role is none."""
    for node in index.all(*roles):
        party = node.at("Pty") or node
        if not party.has("FinInstnId") and not party.has("Agt"):
            yield party


def called(party: Node) -> str:
    """What to call a party in a sentence."""
    return party.text_at("Nm") or _ROLES.get(party.tag, party.tag)


def _bic(party: Node) -> Node | None:
    return party.at("Id", "OrgId", "AnyBIC")


@rule(
    "cbpr-party-name",
    says="{party} has no name. Give the name it is registered under, or its BIC if it has one.",
    source=f"{CBPR}, R81 and R95: without AnyBIC a name is mandatory",
    over=("Dbtr", "Cdtr"),
)
def parties_have_a_name(subject: Subject) -> Iterator[Judgement]:
    for party in named_parties(subject, "Dbtr", "Cdtr"):
        if not party.has("Nm") and _bic(party) is None:
            yield flaw(party, "Nm", party=called(party))


@rule(
    "cbpr-party-identified",
    says="{party} is a name alone. That passes where the law of the place allows it; a bank on the "
    "way may still stop it and ask. Add the address (town and country) or an identifier such as "
    "the LEI.",
    source=f"{CBPR}, R78 to R80 and R96 to R98: address or identifier recommended beside the name",
    severity=Severity.WARNING,
    over=("Dbtr", "Cdtr"),
)
def parties_are_identified(subject: Subject) -> Iterator[Judgement]:
    for party in named_parties(subject, "Dbtr", "Cdtr"):
        if party.has("Nm") and not party.has("PstlAdr") and not party.has("Id"):
            yield flaw(party, party=called(party))


@rule(
    "cbpr-party-address-name",
    says="{party} has an address and no name. An address says where, not who; add the name.",
    source=f"{CBPR}, R76, R77, R82, R99 and R106",
    over=ULTIMATE,
)
def addresses_come_with_a_name(subject: Subject) -> Iterator[Judgement]:
    for party in named_parties(subject, *ULTIMATE):
        if party.has("PstlAdr") and not party.has("Nm"):
            yield flaw(party, "Nm", party=called(party))


@rule(
    "cbpr-party-any-bic",
    says="{party} is named by its BIC {bic} and by name or address as well. The two may differ; "
    "keep the BIC and take name and address out.",
    source=f"{CBPR}, R83 and R100: AnyBIC excludes name and address",
    over=("AnyBIC",),
)
def a_bic_stands_alone(subject: Subject) -> Iterator[Judgement]:
    for party in named_parties(subject, "Dbtr", "Cdtr"):
        bic = _bic(party)
        if bic is not None and (party.has("Nm") or party.has("PstlAdr")):
            yield flaw(bic, party=called(party), bic=bic.text)


@rule(
    "sandbox-lei-elsewhere",
    says="{lei} is an LEI, and stands where other numbers go. Put it in Id/OrgId/LEI: there banks "
    "look it up.",
    source=f"{OWN}; ISO 20022 OrganisationIdentification29, LEI",
    severity=Severity.WARNING,
    over=("Othr",),
)
def leis_stand_in_their_place(subject: Subject) -> Iterator[Judgement]:
    for organisation in subject.index.all("OrgId"):
        for other in organisation.each("Othr"):
            number = other.at("Id")
            if number is not None and code.is_right(code.compact(number.text)):
                yield flaw(number, lei=number.text)


@rule(
    "sandbox-party-twice",
    says="Debtor and creditor have the same LEI, {lei}. A firm may move its own money; if it does "
    "not, one of the two codes was copied to the wrong place.",
    source=OWN,
    severity=Severity.WARNING,
    over=("LEI",),
)
def payer_and_payee_differ(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf"):
        debtor = transaction.at("Dbtr", "Id", "OrgId", "LEI")
        creditor = transaction.at("Cdtr", "Id", "OrgId", "LEI")
        if debtor is not None and creditor is not None and debtor.text == creditor.text:
            yield flaw(creditor, lei=creditor.text)


@rule(
    "fatf-16-account",
    says="The payment names no account of {party}. Banks must pass on an account number, or a "
    "number that leads to the payment; add it.",
    source="FATF Recommendation 16 and its interpretive note",
    severity=Severity.WARNING,
    over=("CdtTrfTxInf",),
)
def accounts_are_named(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf"):
        for role, account in (("Dbtr", "DbtrAcct"), ("Cdtr", "CdtrAcct")):
            party = transaction.at(role)
            if party is not None and not party.has("FinInstnId") and not transaction.has(account):
                yield flaw(transaction, account, party=called(party))


_ROLES = {
    "Dbtr": "the debtor",
    "Cdtr": "the creditor",
    "UltmtDbtr": "the ultimate debtor",
    "UltmtCdtr": "the ultimate creditor",
    "InitgPty": "the initiating party",
    "Pty": "the party",
    "FinInstnId": "the bank",
}

IDENTITY = (
    addresses_come_with_a_name,
    a_bic_stands_alone,
    leis_stand_in_their_place,
)

BETWEEN_BANKS = (parties_have_a_name, parties_are_identified)
"""A firm's own bank knows it by name alone; the next bank does not."""

RULES = (*IDENTITY, *BETWEEN_BANKS, payer_and_payee_differ, accounts_are_named)
