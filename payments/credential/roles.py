"""What a person may be to a firm, and what each role lets it do: one table.

Source: the sandbox's own. A vLEI tells official roles (ISO 5009 names them) from roles that a firm
gives for one engagement; a real firm's powers stand in its register and its resolutions.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role: its id, its name, and the purposes it is good for."""

    id: str
    says: str
    allows: frozenset[str]


def role_of(id: str) -> RoleRow | None:  # noqa: A002  the trade's own word
    """The role of an id, or None."""
    return next((row for row in ROLES if row.id == id), None)


PURPOSES: tuple[tuple[str, str], ...] = (
    ("apply_for_credit", "Apply for a documentary credit"),
    ("present_documents", "Present documents"),
    ("endorse_title", "Endorse or surrender a bill of lading"),
    ("order_payment", "Order a payment"),
    ("confirm_identity", "Say who the firm is"),
)
"""What somebody may be asked to show a credential for."""

EVERYTHING = frozenset(purpose for purpose, _says in PURPOSES)

ROLES: tuple[RoleRow, ...] = (
    RoleRow("director", "Director", EVERYTHING),
    RoleRow(
        "trade_officer",
        "Trade finance officer",
        frozenset({"apply_for_credit", "present_documents", "confirm_identity"}),
    ),
    RoleRow(
        "shipping_officer",
        "Shipping officer",
        frozenset({"present_documents", "endorse_title", "confirm_identity"}),
    ),
    RoleRow("treasurer", "Treasurer", frozenset({"order_payment", "confirm_identity"})),
    RoleRow("employee", "Employee without powers", frozenset({"confirm_identity"})),
)
