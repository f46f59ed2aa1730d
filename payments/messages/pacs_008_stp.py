"""pacs.008.001.08, customer credit transfer between banks, for straight-through processing.

The same message under a stricter guideline: no bank on its way should have to read it with human
eyes, so every bank is named by its BIC and nobody asks for anything by free text. The header says
which guideline the sender followed; the definition is the one of `pacs_008`.

Source: ISO 20022 pacs.008.001.08; CBPR+ usage guideline pacs.008 STP.
"""

from __future__ import annotations

from payments.messages import pacs_008
from payments.messages.envelope import enclosed
from payments.messages.header import STP, between_banks
from payments.messages.kinds import MessageType
from payments.messages.pacs_008 import FORM, CustomerCreditTransfer

ID = f"{pacs_008.ID}.stp"


def build(transfer: CustomerCreditTransfer) -> bytes:
    """The message in its envelope. Raises NotPossible for a character that XML cannot carry."""
    return enclosed(between_banks(transfer, pacs_008.ID, STP), FORM.write(transfer))


MESSAGE = MessageType(
    id=ID,
    title="Customer credit transfer between banks, straight through",
    value=CustomerCreditTransfer,
    build=build,
    read=pacs_008.read,
    rules=pacs_008.MESSAGE.rules,
)
