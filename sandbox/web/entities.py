"""`/entities/{lei}`: a record of the register, and the group its firm belongs to."""

from __future__ import annotations

from sandbox.edge import register
from sandbox.services import entities
from sandbox.web import web
from sandbox.web.firm import firm_card
from sandbox.web.group_page import group_page
from sandbox.web.pages import page


@web.get("/entities/<lei>")
def entity(lei: str) -> str:
    """One record. Raises NotFound when the register holds none of that code."""
    record = entities.show(register(), lei).record
    group = group_page(entities.ownership(register(), lei))
    return page("entities/show", firm=firm_card(record), group=group)


@web.get("/entities/<lei>/ownership")
def ownership(lei: str) -> str:
    """The group of one firm, drawn and as a list. Raises NotFound as above."""
    return page("entities/ownership", group=group_page(entities.ownership(register(), lei)))
