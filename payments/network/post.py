"""The texts of messages: each a pure function of the message's few facts and of its transfer.

The fold leaves texts unwritten, since nothing in it reads them; a log keeps them, but for those of
an act that causes very many. Whoever reads one then writes it here: what a transfer has gone
through is only ever added to, so the text is the same bytes whenever it is written.

References derive from the UETR, the leg and the instant, so that an answer finds what it answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from payments.messages import (
    camt_029,
    camt_053,
    camt_054,
    camt_056,
    camt_110,
    camt_111,
    pacs_002,
    pacs_004,
    pacs_008,
    pacs_009,
    pain_002,
)
from payments.network import post_about, post_banks, post_customers, post_questions
from payments.network.model import Message, Network, Outcome, Transfer
from payments.network.statements import statement

KEPT_MAX = 200
"""An act that causes more messages than this keeps them unwritten."""


def text(network: Network, message: Message) -> str:
    """What went over the wire. `network` is that of any later moment of the same world."""
    if message.text:
        return message.text
    if message.kind == camt_053.ID:
        return statement(network, message).decode()
    return _WRITERS[message.kind](network, network.transfers[message.about], message).decode()


def written(network: Network, outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The outcomes with the texts of their messages, unless these are very many."""
    if sum(len(outcome.messages) for outcome in outcomes) > KEPT_MAX:
        return outcomes
    return tuple(_written(network, o) if o.messages else o for o in outcomes)


def _written(network: Network, outcome: Outcome) -> Outcome:
    messages = tuple(replace(m, text=text(network, m)) for m in outcome.messages)
    return replace(outcome, messages=messages)


_WRITERS: Mapping[str, Callable[[Network, Transfer, Message], bytes]] = {
    pacs_008.ID: post_banks.credit_transfer,
    pacs_009.ID: post_banks.bank_transfer,
    pacs_002.ID: post_banks.status_report,
    pacs_004.ID: post_banks.payment_return,
    pain_002.ID: post_customers.order_status,
    camt_054.ID: post_customers.notification,
    camt_056.ID: post_about.recall,
    camt_029.ID: post_about.recall_answer,
    camt_110.ID: post_questions.request,
    camt_111.ID: post_questions.response,
}
"""Who writes which message."""
