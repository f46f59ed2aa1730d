"""The log as a story: one line for each thing that happened, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lei.findings import Finding
from payments.network.diary import HOP
from payments.network.ledger import own_number
from payments.network.model import AccountKind, Message, Outcome, Posting, Transfer
from payments.world.acts import ACTS, DUE_TOLD
from payments.world.state import Entry

BANK_PAID = "The money is booked on the account of the bank that had paid."


@dataclass(frozen=True, slots=True)
class StoryLine:
    """What happened: `says` is a sentence with `{seat}` and `{about}`, to be told in a language.

    `seat` acted (nobody, for what the clock did); `audience` lists the seats that were told.
    """

    number: int  # of the act
    at: datetime
    seat: str
    kind: str
    about: str
    says: str
    audience: tuple[str, ...]
    findings: tuple[Finding, ...]
    messages: tuple[Message, ...]
    postings: tuple[Posting, ...]


def lines(entries: Iterable[Entry]) -> Iterator[StoryLine]:
    """The story of a log. What an act only put on the agenda has no line of its own."""
    for entry in entries:
        for outcome in entry.outcomes:
            says = _says(outcome)
            if says or outcome.findings:
                yield _line(entry, outcome, says)


def _says(outcome: Outcome) -> str:
    if outcome.kind == HOP and any(_to_a_bank(transfer) for transfer in outcome.transfers):
        return BANK_PAID
    if outcome.kind in DUE_TOLD:
        return DUE_TOLD[outcome.kind]
    told = {row.kind: row.told for row in ACTS}
    return told.get(outcome.kind, "")


def _to_a_bank(transfer: Transfer) -> bool:
    """Whether it is booked on a bank's own account, for what that bank paid under a credit."""
    account, money = transfer.instruction.creditor_account, transfer.received
    return money is not None and account == own_number(
        transfer.route[-1], AccountKind.CLAIMS, money.currency
    )


def _line(entry: Entry, outcome: Outcome, says: str) -> StoryLine:
    return StoryLine(
        number=entry.act.number,
        at=outcome.at,
        seat="" if outcome.kind in DUE_TOLD else entry.act.seat,
        kind=outcome.kind,
        about=outcome.about,
        says=says,
        audience=outcome.audience,
        findings=outcome.findings,
        messages=outcome.messages,
        postings=outcome.postings,
    )
