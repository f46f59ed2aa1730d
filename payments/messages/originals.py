"""How a message names the payment it speaks of: by the message, the references and the UETR.

Answers, returns, recalls and investigations all carry the same places. A value of theirs has
`original_message_id` and `original_kind` for the message ("pacs.008.001.08"), and
`original_instruction_id`, `end_to_end_id` and `uetr` for the payment in it.

Source: ISO 20022 OriginalGroupInformation29 and the original references beside it.
"""

from __future__ import annotations

from payments.messages.fields import Field, Table
from payments.messages.forms import TEXT


def original(transaction: str) -> Table:
    """The rows of a table for the payment that is named below the path `transaction`."""
    return (
        Field("original_message_id", f"{transaction}/OrgnlGrpInf/OrgnlMsgId", TEXT),
        Field("original_kind", f"{transaction}/OrgnlGrpInf/OrgnlMsgNmId", TEXT),
        Field("original_instruction_id", f"{transaction}/OrgnlInstrId", TEXT),
        Field("end_to_end_id", f"{transaction}/OrgnlEndToEndId", TEXT),
        Field("uetr", f"{transaction}/OrgnlUETR", TEXT),
    )
