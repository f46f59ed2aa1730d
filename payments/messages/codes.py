"""External codes in plain words: what each means, and what the firm should do.

A bank answers with four letters. `explained` turns them into two sentences: what happened, and what
to do next. The sentences are ours; which codes exist is in `code_sets.py`.

>>> explained(STATUS_REASON, "AC04").says
'The account has been closed.'
"""

from __future__ import annotations

from payments.messages.code_sets import CODE_SETS, STATUS_REASON
from payments.messages.code_words import purposes, reasons, recalls, statuses
from payments.messages.code_words.code import Code

__all__ = ["CODES", "CODE_SETS", "STATUS_REASON", "Code", "exists", "explained"]

CODES: tuple[Code, ...] = (*statuses.CODES, *reasons.CODES, *recalls.CODES, *purposes.CODES)
"""The codes that the sandbox sends or may meet, in the order of the families."""

_BY_SET = {(set_name, code.code): code for code in CODES for set_name in code.sets}


def exists(set_name: str, code: str) -> bool:
    """Whether the standard's set has the code. Raises KeyError for an unknown set."""
    return code in CODE_SETS[set_name]


def explained(set_name: str, code: str) -> Code | None:
    """The code in plain words; None where we have none for it."""
    return _BY_SET.get((set_name, code))
