"""What must hold besides the state before a move may be made: small questions about a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from payments.title.title import Medium, Title

Guard: TypeAlias = Callable[[Title], bool]


def electronic(title: Title) -> bool:
    """Paper has no place for a nominee, and is amended where it lies."""
    return title.medium is Medium.ELECTRONIC


def in_one_hand(title: Title) -> bool:
    """Holder and owner are one: nobody else's right is given away."""
    return title.holder == title.owner


def next_owner_known(title: Title) -> bool:
    """The owner has named a nominee, or is itself the holder and may choose now."""
    return title.nominee is not None or in_one_hand(title)


def just_handed_over(title: Title) -> bool:
    return title.last.kind == "title.hand_over"


def just_endorsed(title: Title) -> bool:
    return title.last.kind == "title.endorse"


def just_transferred(title: Title) -> bool:
    return title.last.kind == "title.transfer"


def amendment_pending(title: Title) -> bool:
    return title.proposed is not None


def no_amendment_pending(title: Title) -> bool:
    return title.proposed is None
