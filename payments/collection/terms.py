"""What a collection instruction says. What it leaves unsaid is None, and a bank does not guess it.

The instruction governs: banks act on it alone, and never read the documents to find out what was
meant.

Source: URC 522 art. 4; the letters beside the lines are the points of art. 4(b).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from payments.money import Money


class Release(StrEnum):
    """Against what the drawee gets the documents (URC 522 art. 7)."""

    PAYMENT = "payment"  # D/P
    ACCEPTANCE = "acceptance"  # D/A


class Counted(StrEnum):
    """The day from which a tenor runs."""

    SIGHT = "sight"  # the day on which the drawee accepts
    BILL_OF_LADING = "bill_of_lading"
    INVOICE = "invoice"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Tenor:
    """When a draft is payable: `days` after a day, which `from_on` states, but after sight."""

    days: int
    counted: Counted
    from_on: date | None = None


class Bearer(StrEnum):
    """Whose account the banks' charges are for (URC 522 art. 21)."""

    DRAWEE = "drawee"
    PRINCIPAL = "principal"
    EACH_ITS_OWN = "each_its_own"


class Waiver(StrEnum):
    """Whether the drawee may refuse a charge or interest and still have the documents."""

    MAY_BE_WAIVED = "may_be_waived"
    MAY_NOT_BE_WAIVED = "may_not_be_waived"


@dataclass(frozen=True, slots=True)
class Charges:
    """Who bears the charges, and whether they may be waived (viii; art. 21)."""

    bearer: Bearer
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """Interest to be collected: rate a year, period from, days of the year (ix; art. 20)."""

    percent: Decimal | None = None
    from_on: date | None = None
    year_days: int | None = None
    waiver: Waiver | None = None


class Protest(StrEnum):
    """What a bank does in law when the draft is dishonoured (art. 24)."""

    PROTEST = "protest"
    DO_NOT_PROTEST = "do_not_protest"


class Order(StrEnum):
    """What may be asked of the presenting bank after dishonour (art. 26(c)(iii))."""

    PRESENT_AGAIN = "present_again"
    PROTEST = "protest"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class CaseOfNeed:
    """Somebody on the spot who acts for the principal, and what that party may order (art. 25)."""

    party: str
    powers: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One kind of document sent for collection, and how many of it (vi)."""

    kind: str
    originals: int = 1
    copies: int = 0


@dataclass(frozen=True, slots=True)
class CollectionInstruction:
    """The instruction of one collection; parties are ids of the world's parties."""

    number: str  # the remitting bank's reference, field 21 of the banks' messages
    principal: str  # ii
    drawee: str  # iii
    remitting_bank: str  # i
    presenting_bank: str  # iv; also the collecting bank here
    amount: Money  # v
    goods: str
    documents: tuple[Listed, ...]  # vi
    release: Release | None = None  # vii
    tenor: Tenor | None = None  # vii; None is at sight
    charges: Charges | None = None  # viii
    interest: Interest | None = None  # ix; None: none is to be collected
    presentation_address: str | None = None  # iii: where the drawee is to be found
    advice_by: str | None = None  # x: how the fate is told, such as "MT"
    on_dishonour: str | None = None  # xi
    protest: Protest | None = None
    case_of_need: CaseOfNeed | None = None
    aval_asked: bool = False  # the presenting bank is to add its own promise to the draft
    consignee: str | None = None  # whom the goods are addressed to, where it is a party
    rules: str | None = None  # "URC 522"
    instructed_on: date | None = None

    @property
    def released_against(self) -> Release:
        """As stated; where nothing is, against payment only (URC 522 art. 7(b))."""
        return self.release or Release.PAYMENT

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft to accept, or to protest."""
        return self.tenor is not None or any(listed.kind == "draft" for listed in self.documents)
