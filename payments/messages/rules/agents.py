"""Agents: the banks on the way, named so that the next one can reach them."""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Judgement, Severity, rule
from payments.messages.countries import COUNTRIES, OF_THE_SAME_BANKS
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, ISO, OWN

POINT_TO_POINT = ("InstgAgt", "InstdAgt")
_CHAINS = ("IntrmyAgt", "PrvsInstgAgt")
_ACCOUNTED = (
    "DbtrAgt", "CdtrAgt", "IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3", "PrvsInstgAgt1",
    "PrvsInstgAgt2", "PrvsInstgAgt3", "InstgRmbrsmntAgt", "InstdRmbrsmntAgt", "ThrdRmbrsmntAgt",
)  # fmt: skip
_ACCOUNTS = {f"{role}Acct": role for role in _ACCOUNTED}


@rule(
    "cbpr-agent-bic",
    says="{role} is named without its BIC. Between these two banks the message travels by BIC; "
    "add it.",
    source=f"{CBPR}, R19: point to point on Swift a BIC is mandatory",
    over=POINT_TO_POINT,
)
def correspondents_have_a_bic(subject: Subject) -> Iterator[Judgement]:
    for agent in subject.index.all(*POINT_TO_POINT):
        bank = agent.at("FinInstnId")
        if bank is not None and not bank.has("BICFI"):
            yield flaw(bank, "BICFI", role=agent.tag)


@rule(
    "cbpr-agent-identified",
    says="A bank is named by nothing that leads to it. Give its BIC; or its name and address, with "
    "its clearing code or its LEI.",
    source=f"{CBPR}, R15 to R18: the ways to name an agent",
    over=("DbtrAgt", "CdtrAgt", "IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3"),
)
def agents_are_identified(subject: Subject) -> Iterator[Judgement]:
    for agent in subject.index.all("DbtrAgt", "CdtrAgt", "IntrmyAgt1", "IntrmyAgt2", "IntrmyAgt3"):
        bank = agent.at("FinInstnId")
        if bank is not None and not any(bank.has(tag) for tag in ("BICFI", "Nm", "ClrSysMmbId")):
            yield flaw(bank)


@rule(
    "cbpr-agent-name-address",
    says="A bank has its {found} and not its {missing}. The two go together, or neither is given.",
    source=f"{CBPR}, R12, R20 and R87: name and address of an agent",
    over=("FinInstnId",),
)
def agents_have_both_or_neither(subject: Subject) -> Iterator[Judgement]:
    for bank in subject.index.all("FinInstnId"):
        named, placed = bank.has("Nm"), bank.has("PstlAdr")
        if named and not placed:
            yield flaw(bank, "PstlAdr", found="name", missing="address")
        elif placed and not named:
            yield flaw(bank, "Nm", found="address", missing="name")


@rule(
    "iso9362-bic",
    says="{bic} is no BIC: its fifth and sixth characters, {country}, are no country. Copy it "
    "again from the bank's own papers. A bank would answer {reason}.",
    source="ISO 9362:2022, country code; status reason RC01",
    over=("BICFI", "AnyBIC"),
)
def bics_have_a_country(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all("BICFI", "AnyBIC"):
        country = node.text[4:6]
        if len(node.text) in (8, 11) and country not in COUNTRIES:
            yield flaw(node, bic=node.text, country=country, reason="RC01")


@rule(
    "iso20022-agent-chain",
    says="{role} is given without the one before it. The banks on the way are numbered from 1 "
    "without a gap.",
    source=f"{ISO}: intermediary and previous instructing agents",
    over=("IntrmyAgt2", "IntrmyAgt3", "PrvsInstgAgt2", "PrvsInstgAgt3"),
)
def chains_have_no_gap(subject: Subject) -> Iterator[Judgement]:
    for transaction in subject.index.all("CdtTrfTxInf", "UndrlygCstmrCdtTrf"):
        for chain in _CHAINS:
            for number in (2, 3):
                later = transaction.at(f"{chain}{number}")
                if later is not None and not transaction.has(f"{chain}{number - 1}"):
                    yield flaw(later, role=later.tag)


@rule(
    "iso20022-agent-account",
    says="{account} is the account of a bank that the message does not name. Name the bank, or "
    "take the account out.",
    source=f"{ISO}: an agent's account comes with the agent",
    over=tuple(_ACCOUNTS),
)
def accounts_come_with_their_agent(subject: Subject) -> Iterator[Judgement]:
    holders = ("CdtTrfTxInf", "PmtInf", "SttlmInf", "UndrlygCstmrCdtTrf")
    for holder in subject.index.all(*holders):
        for tag in holder.children:
            if tag in _ACCOUNTS and not holder.has(_ACCOUNTS[tag]):
                yield flaw(holder.each(tag)[0], account=tag)


@rule(
    "sandbox-iban-bank",
    says="The account is in {iban_country}, says its IBAN, and the bank that keeps it is in "
    "{bic_country}, says its BIC. One of the two was copied wrong; ask the firm for both.",
    source=f"{OWN}; ISO 13616-1, country code",
    severity=Severity.WARNING,
    over=("IBAN",),
)
def accounts_are_where_their_bank_is(subject: Subject) -> Iterator[Judgement]:
    for holder in subject.index.all("CdtTrfTxInf", "PmtInf"):
        for role in ("Dbtr", "Cdtr"):
            iban = holder.at(f"{role}Acct", "Id", "IBAN")
            bic = holder.text_at(f"{role}Agt", "FinInstnId", "BICFI")
            if iban is not None and bic and not _same_country(iban, bic):
                yield flaw(iban, iban_country=iban.text[:2], bic_country=bic[4:6])


def _same_country(iban: Node, bic: str) -> bool:
    country = iban.text[:2]
    return bic[4:6] == country or bic[4:6] in OF_THE_SAME_BANKS.get(country, ())


NAMED = (agents_have_both_or_neither, bics_have_a_country)

RULES = (
    *NAMED,
    correspondents_have_a_bic,
    agents_are_identified,
    chains_have_no_gap,
    accounts_come_with_their_agent,
    accounts_are_where_their_bank_is,
)
