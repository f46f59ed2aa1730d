"""pacs.009.001.08 ADV, advice of a credit transfer between financial institutions.

A bank tells the creditor's bank what it pays, while the money comes by another message through a
correspondent: information without settlement. The definition is the one of `pacs_009`; the header
says that it is an advice.

Source: ISO 20022 pacs.009.001.08; CBPR+ usage guideline pacs.009 ADV.
"""

from __future__ import annotations

from payments.messages import pacs_009
from payments.messages.envelope import enclosed
from payments.messages.header import ADVICE, between_banks
from payments.messages.kinds import MessageType
from payments.messages.pacs_009 import FORM, BankTransfer

ID = f"{pacs_009.ID}.adv"


def build(transfer: BankTransfer) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(transfer, pacs_009.ID, ADVICE), FORM.write(transfer))


MESSAGE = MessageType(
    id=ID,
    title="Advice of a credit transfer between financial institutions",
    value=BankTransfer,
    build=build,
    read=pacs_009.read,
    rules=pacs_009.MESSAGE.rules,
)
