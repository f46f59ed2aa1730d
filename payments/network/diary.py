"""What banks have on the agenda about a transfer, and what the story calls each thing they do.

A due item's key names the transfer and the bank's place in its route, so that what is due at one
instant has one order.
"""

from __future__ import annotations

from datetime import datetime

from payments.network.model import Due, Transfer

ORDER = "transfer.order"
SCHEDULED = "transfer.scheduled"  # lodged for a later day
EXECUTION = "transfer.execution"  # that day has come
HOP = "transfer.hop"  # a bank takes the transfer up; as an outcome: it credits the creditor
PASSED = "transfer.passed"
HELD = "transfer.held"
LATE = "transfer.late"
QUEUED = "transfer.queued"
REJECTED = "transfer.rejected"
RETURN = "transfer.returned"  # a bank takes a return up, or sends one
PATIENCE = "transfer.patience"  # nobody decided in time
ANNOUNCED = "transfer.announced"
INQUIRY = "transfer.inquiry"
QUESTION_ANSWER = "transfer.question_answered"  # who is meant, to a bank that holds it
RECALL = "transfer.recall"
RECALL_ANSWER = "transfer.answer_recall"
RELEASED = "transfer.release"
RECALL_ANSWERED = "transfer.recall_answered"
KEPT = "transfer.kept"  # taken in, to be returned later
STRUCK_OFF = "transfer.struck_off"  # overtaken: nothing is left to do


def hop_due(transfer: Transfer, place: int, at: datetime) -> Due:
    """The bank at `place` of the route takes the transfer up."""
    return due(HOP, transfer, place, at)


def due(kind: str, transfer: Transfer, place: int, at: datetime) -> Due:
    """What the bank at `place` has to do about the transfer."""
    return Due(at, f"{kind}/{transfer.uetr}/{place}", kind, transfer.uetr, transfer.route[place])


def hop_key(transfer: Transfer) -> str:
    """The key under which the next bank's work stands."""
    return f"{HOP}/{transfer.uetr}/{transfer.place + 1}"


def patience_key(transfer: Transfer) -> str:
    """The key under which the end of the next bank's patience stands."""
    return f"{PATIENCE}/{transfer.uetr}/{transfer.place + 1}"
