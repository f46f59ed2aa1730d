"""THE TABLE of acts: everything a seat can do in a world, whichever door it comes through."""

from __future__ import annotations

from payments.errors import NoSuchPart
from payments.world import bank_closing, clock, look_up, rewind
from payments.world.collection_table import COLLECTION_ACTS, COLLECTION_TOLD
from payments.world.credential_table import CREDENTIAL_ACTS
from payments.world.credit_acts import CloseBank
from payments.world.credit_table import CREDIT_ACTS, CREDIT_TOLD
from payments.world.guarantee_table import GUARANTEE_ACTS, GUARANTEE_TOLD
from payments.world.invoice_table import INVOICE_ACTS, INVOICE_TOLD
from payments.world.kinds import ActKind
from payments.world.opening import KIND as OPEN
from payments.world.opening import nothing_offered, open_world
from payments.world.register_table import REGISTER_ACTS, REGISTER_TOLD
from payments.world.state import Opening
from payments.world.title_table import TITLE_ACTS, TITLE_TOLD
from payments.world.transfer_table import TRANSFER_ACTS, TRANSFER_TOLD

ACTS: tuple[ActKind, ...] = (
    ActKind(OPEN, "Open the world", "The world opens.", Opening, open_world, nothing_offered),
    ActKind(
        clock.KIND,
        "Move the clock",
        "The clock moves on.",
        clock.Advance,
        clock.advance,
        clock.offers,
    ),
    ActKind(
        rewind.KIND,
        "Go back to an earlier act",
        "The trainer goes back to an earlier act.",
        rewind.Rewind,
        rewind.refuse_alone,
        rewind.offers,
    ),
    ActKind(
        look_up.KIND,
        "Look a firm up by its LEI",
        "{seat} looks up the LEI {about}.",
        look_up.LookUp,
        look_up.look_up,
        look_up.offers,
    ),
    *REGISTER_ACTS,
    *CREDIT_ACTS,
    ActKind(
        bank_closing.KIND,
        "Close a bank by force majeure",
        "Force majeure closes the bank {about}.",
        CloseBank,
        bank_closing.close,
        bank_closing.offers,
    ),
    *TITLE_ACTS,
    *COLLECTION_ACTS,
    *CREDENTIAL_ACTS,
    *GUARANTEE_ACTS,
    *INVOICE_ACTS,
    *TRANSFER_ACTS,
)

DUE_TOLD: dict[str, str] = {
    **TRANSFER_TOLD,
    **TITLE_TOLD,
    **CREDIT_TOLD,
    **COLLECTION_TOLD,
    **GUARANTEE_TOLD,
    **INVOICE_TOLD,
    **REGISTER_TOLD,
}
"""The story's line for what the clock does."""


def kind_of(kind: str) -> ActKind:
    """The row of an act kind. Raises NoSuchPart."""
    for row in ACTS:
        if row.kind == kind:
            return row
    raise NoSuchPart("act kind", kind)
