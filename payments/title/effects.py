"""What each act makes of a record: the hands it is in, the amendment that waits, the bill itself.

One table; what is not in it leaves all as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from lei.sentences import Sentence
from payments.documents.kinds import BillOfLading
from payments.errors import NotPossible
from payments.title.title import Amendment, Hands, Title

AMENDABLE: Final = (
    "consignee",
    "notify",
    "port_of_discharge",
    "vessel",
    "voyage",
    "description",
    "marks",
    "freight",
)
"""What an amendment may be about: the texts of a bill of lading that its carrier can answer for."""

LENGTH_MAX: Final = 350
"""Of what a datum may say: ten lines of 35 characters, as on the paper."""


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act: when, to whom, about what, in which words."""

    at: datetime
    to: str | None = None
    amendment: Amendment | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What an act has made."""

    hands: Hands
    proposed: Amendment | None
    document: BillOfLading


def made_by(kind: str, title: Title, given: Given) -> Made:
    """What the act makes of the record. Raises NotPossible for what will not do."""
    now = Made(title.last.hands, title.proposed, title.document)
    if kind in HANDS:
        return replace(now, hands=HANDS[kind](title, given.to))
    return BILL[kind](now, given) if kind in BILL else now


def amendment_of(document: BillOfLading, field: str, after: str) -> Amendment:
    """The amendment that makes `field` say `after`. Raises NotPossible."""
    if field not in AMENDABLE:
        raise NotPossible(
            "$.field", Sentence("one of {known} can be amended", known=", ".join(AMENDABLE))
        )
    before = getattr(document, field)
    if len(after) > LENGTH_MAX:
        raise NotPossible(
            "$.after", Sentence("at most {length_max} characters", length_max=LENGTH_MAX)
        )
    if not after.strip() or after == before:
        raise NotPossible("$.after", "an amendment says something else than the record")
    return Amendment(field, before, after)


def require_receiver(kind: str, hands: Hands, to: str | None) -> None:
    """Raise NotPossible for a receiver that the act cannot have."""
    for kinds, refused, reason in RECEIVERS:
        if kind in kinds and refused(hands, to):
            raise NotPossible("$.to", reason)


def _to_holder(title: Title, to: str | None) -> Hands:
    return replace(title.last.hands, holder=to or title.holder)


def _to_owner(title: Title, to: str | None) -> Hands:
    return Hands(title.holder, to or title.owner)


def _to_both(title: Title, to: str | None) -> Hands:
    return Hands(to or title.holder, to or title.owner)


def _named(title: Title, to: str | None) -> Hands:
    return replace(title.last.hands, nominee=to)


def _unnamed(title: Title, _to: str | None) -> Hands:
    return replace(title.last.hands, nominee=None)


def _back(title: Title, _to: str | None) -> Hands:
    """As it stood before the act that is rejected."""
    return title.trail[-2].hands


def _with_carrier(title: Title, _to: str | None) -> Hands:
    """What has no more effect lies with the carrier."""
    return Hands(title.carrier, title.carrier)


def _proposed(now: Made, given: Given) -> Made:
    return replace(now, proposed=given.amendment)


def _amended(now: Made, _given: Given) -> Made:
    agreed = now.proposed
    changes: dict[str, Any] = {agreed.field: agreed.after} if agreed else {}
    return replace(now, proposed=None, document=replace(now.document, **changes))


def _declined(now: Made, _given: Given) -> Made:
    return replace(now, proposed=None)


def _is_owner(hands: Hands, to: str | None) -> bool:
    return to == hands.owner


def _is_holder(hands: Hands, to: str | None) -> bool:
    return to == hands.holder


def _is_nominee(hands: Hands, to: str | None) -> bool:
    return to == hands.nominee


def _is_not_the_nominee(hands: Hands, to: str | None) -> bool:
    """Who is both may choose anew; a holder alone gives only to whom the owner named."""
    return hands.holder != hands.owner and to != hands.nominee


HANDS: Mapping[str, Callable[[Title, str | None], Hands]] = {
    "title.nominate": _named,
    "title.hand_over": _to_holder,
    "title.endorse": _to_owner,
    "title.transfer": _to_both,
    "title.reject_hand_over": _back,
    "title.reject_endorsement": _back,
    "title.reject_transfer": _back,
    "title.surrender": _unnamed,
    "title.ask_medium": _unnamed,
    "title.accept_surrender": _with_carrier,
    "title.change_medium": _with_carrier,
}

BILL: Mapping[str, Callable[[Made, Given], Made]] = {
    "title.propose_amendment": _proposed,
    "title.accept_amendment": _amended,
    "title.decline_amendment": _declined,
}

Refuses: TypeAlias = Callable[[Hands, str | None], bool]

RECEIVERS: tuple[tuple[frozenset[str], Refuses, Sentence], ...] = (
    (
        frozenset({"title.nominate", "title.endorse", "title.transfer"}),
        _is_owner,
        Sentence("this party is the owner already"),
    ),
    (
        frozenset({"title.hand_over", "title.transfer"}),
        _is_holder,
        Sentence("this party is the holder already"),
    ),
    (frozenset({"title.nominate"}), _is_nominee, Sentence("this party is the nominee already")),
    (
        frozenset({"title.endorse", "title.transfer"}),
        _is_not_the_nominee,
        Sentence("the owner has named another as the next owner"),
    ),
)
"""Who cannot receive: by which acts, when, and why (TradeTrust: RecipientAlreadyHolder,
TargetNomineeAlreadyBeneficiary, NomineeAlreadyNominated, InvalidNominee)."""
