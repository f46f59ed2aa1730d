"""How two entities can stand to each other, each relation seen from either end.

Source: RR-CDF 2.1, relationship types; paths and names as in GLEIF's API v1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lei.ownership import RelationshipType as Type


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation from one end: `directParent` is asked by the child and answers with the parent.

    `field` is its name in filters, `path` leads to the other entity's record or records,
    `records_path` to the relationship itself. Only a relation to many has a count.
    """

    field: str
    path: str
    records_path: str
    type: Type
    count: str = ""

    @property
    def own(self) -> str:
        """The column of the relationship in which the asking entity stands."""
        return "parent" if self.count else "child"

    @property
    def other(self) -> str:
        """The column of the entity that is answered."""
        return "child" if self.count else "parent"


def by_field(field: str) -> Relation:
    """The relation of a name in filters. Raises KeyError."""
    return _BY_FIELD[field]


def opposite(relation: Relation) -> Relation:
    """The same relation from its other end."""
    return next(r for r in RELATIONS if r.type is relation.type and r is not relation)


# fmt: off
RELATIONS: Final[tuple[Relation, ...]] = (
    Relation("directParent", "direct-parent", "direct-parent-relationship",
             Type.IS_DIRECTLY_CONSOLIDATED_BY),
    Relation("ultimateParent", "ultimate-parent", "ultimate-parent-relationship",
             Type.IS_ULTIMATELY_CONSOLIDATED_BY),
    Relation("directChildren", "direct-children", "direct-child-relationships",
             Type.IS_DIRECTLY_CONSOLIDATED_BY, "directChildCount"),
    Relation("ultimateChildren", "ultimate-children", "ultimate-child-relationships",
             Type.IS_ULTIMATELY_CONSOLIDATED_BY, "ultimateChildCount"),
    Relation("headOffice", "head-office", "head-office-relationship",
             Type.IS_INTERNATIONAL_BRANCH_OF),
    Relation("branches", "branches", "branch-relationships",
             Type.IS_INTERNATIONAL_BRANCH_OF, "branchCount"),
    Relation("fundManager", "fund-manager", "fund-manager-relationship",
             Type.IS_FUND_MANAGED_BY),
    Relation("managedFunds", "managed-funds", "managed-fund-relationships",
             Type.IS_FUND_MANAGED_BY, "managedFundCount"),
    Relation("umbrellaFund", "umbrella-fund", "umbrella-fund-relationship",
             Type.IS_SUBFUND_OF),
    Relation("subFunds", "sub-funds", "sub-fund-relationships",
             Type.IS_SUBFUND_OF, "subFundCount"),
    Relation("masterFund", "master-fund", "master-fund-relationship",
             Type.IS_FEEDER_TO),
    Relation("feederFunds", "feeder-funds", "feeder-fund-relationships",
             Type.IS_FEEDER_TO, "feederFundCount"),
)
# fmt: on
_BY_FIELD: Final = {relation.field: relation for relation in RELATIONS}
