"""What a demand guarantee or a standby says.

Source: URDG 758 art. 2 and 8; field tags of MT 760 (Standards MT, November 2022) stand beside
each line. A standby may choose ISP98 instead; here it then differs in two things only: how long
the issuer may examine, and that it asks for no supporting statement unless it says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from payments.money import Money


class Form(StrEnum):
    """What kind of undertaking it is (22D)."""

    GUARANTEE = "guarantee"
    STANDBY = "standby"


class Rulebook(StrEnum):
    """The rules it names (40C)."""

    URDG_758 = "URDG 758"
    ISP98 = "ISP98"


EXAMINATION_DAYS: Mapping[Rulebook, int] = {Rulebook.URDG_758: 5, Rulebook.ISP98: 7}
"""Business days following the presentation: URDG 758 art. 20(a); ISP98 rule 5.01, at the most."""


class Purpose(StrEnum):
    """What it secures."""

    ADVANCE_PAYMENT = "advance_payment"
    PERFORMANCE = "performance"
    PAYMENT = "payment"
    TENDER = "tender"
    WARRANTY = "warranty"


@dataclass(frozen=True, slots=True)
class Reduction:
    """From a day on the undertaking is for no more than `to` (URDG 758 art. 13)."""

    on: date
    to: Money


@dataclass(frozen=True, slots=True)
class GuaranteeTerms:
    """The terms of one undertaking; parties are ids of the world's parties.

    The applicant is the party whose obligation is secured. Who gives the instruction is the
    applicant too, unless `instructing_party` is another. With a `counter_guarantor` that bank
    instructs the guarantor, and promises to make it whole.
    """

    number: str  # 20
    applicant: str  # 50
    guarantor: str  # 52a
    beneficiary: str  # 59
    amount: Money  # 32B
    underlying: str  # 45L: the contract that it secures
    purpose: Purpose
    expires_on: date | None  # 31E
    form: Form = Form.GUARANTEE
    rules: Rulebook = Rulebook.URDG_758
    instructing_party: str | None = None  # 51
    counter_guarantor: str | None = None
    expiry_event: str | None = None  # 35G: a document that shows the event ends it
    supporting_statement: bool = True  # URDG 758 art. 15(a), unless excluded by 15(c)
    documents: tuple[str, ...] = ()  # 45C: what a demand is to be accompanied by
    conditions: tuple[str, ...] = ()  # 77U: no document shows that they are met (art. 7)
    one_demand_only: bool = False  # URDG 758 art. 17(c)
    transferable: bool = False  # 48D; URDG 758 art. 33(a)
    reductions: tuple[Reduction, ...] = ()
    issued_on: date | None = None  # 30
