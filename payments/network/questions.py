"""A bank holds a payment over a name on its list, and asks the bank before who is meant.

The question (camt.110, RQFI) goes through the hub, and so does the answer (camt.111), on the next
banking day of the bank that is asked. The answer decides nothing: somebody reads it, and releases
or rejects the payment. Where a world has no hub, nobody asks.

Source: external code set ExternalInvestigationType1Code: RQFI, request for information.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from payments.messages import camt_110, camt_111
from payments.network import days
from payments.network.diary import QUESTION_ANSWER, STRUCK_OFF, due
from payments.network.model import Due, Message, Network, Outcome, Phase, Transfer
from payments.network.news import FROM_HUB, TO_HUB

ON_THE_LIST = "RR04"
"""Why a bank holds a payment over a name: the reason that screening gives."""

ABOUT_PARTIES = "RQFI"
"""The kind of question, and what tells its messages from those of other questions."""


def asked(network: Network, held: Outcome) -> Outcome:
    """The hold with the question that follows from it, if one does."""
    (transfer,) = held.transfers
    place = transfer.place + 1
    if transfer.reason != ON_THE_LIST or network.hub is None or place == 0:
        return held
    asker, before = transfer.route[place], network.banks[transfer.route[place - 1]]
    answers_at = days.opening_after(before, held.at, 1)
    return replace(
        held,
        messages=(
            *held.messages,
            *_through(network.hub, transfer, asker, before.party.id, held.at),
        ),
        due=(*held.due, due(QUESTION_ANSWER, transfer, place - 1, answers_at)),
    )


def answered(network: Network, item: Due) -> Outcome:
    """The bank that was asked says who payer and payee are, if that is still the question."""
    transfer = network.transfers[item.about]
    open_still = transfer.phase is Phase.HELD and transfer.reason == ON_THE_LIST
    if not open_still or network.hub is None:
        return Outcome(STRUCK_OFF, item.at, item.about, spent=(item.key,))
    asker = transfer.route[transfer.place + 1]
    questions = _through(network.hub, transfer, asker, item.bank, item.at)
    answers = tuple(
        replace(m, kind=camt_111.ID, sender=m.receiver, receiver=m.sender, leg=1 - m.leg)
        for m in reversed(questions)
    )
    return Outcome(
        QUESTION_ANSWER,
        item.at,
        item.about,
        messages=answers,
        transfers=(transfer,),
        spent=(item.key,),
    )


def _through(
    hub: str, transfer: Transfer, asker: str, asked_bank: str, at: datetime
) -> tuple[Message, Message]:
    """A question on its two legs, into the hub and out of it."""
    into = Message(camt_110.ID, asker, hub, at, "", transfer.uetr, TO_HUB, reason=ABOUT_PARTIES)
    return into, replace(into, sender=hub, receiver=asked_bank, leg=FROM_HUB)
