"""Who stands in which relation to an entity: a pair of addresses for each row of the table."""

from __future__ import annotations

from flask import Response

from lei.ownership import ExceptionCategory
from sandbox.edge import register
from sandbox.gleif_api import gleif
from sandbox.gleif_api.documents import base_url, listed, one, query
from sandbox.services.gleif import records as service
from sandbox.store.register_relations import RELATIONS, Relation


def show_related(lei: str, relation: Relation) -> Response:
    """The record of the one, or the records of those, at the other end."""
    if not relation.count:
        return one(service.related_one(register(), lei, relation, base_url()))
    asked = query()
    return listed(service.related(register(), lei, relation, asked, base_url()), asked.page)


def show_relationships(lei: str, relation: Relation) -> Response:
    """The relationship records themselves."""
    if not relation.count:
        return one(service.relationship(register(), lei, relation, base_url()))
    asked = query()
    found = service.relationships(register(), lei, relation, asked, base_url())
    return listed(found, asked.page)


@gleif.get("/lei-records/<lei>/direct-parent-reporting-exception")
def show_direct_exception(lei: str) -> Response:
    """Why an entity names no direct parent."""
    return one(service.exception(register(), lei, ExceptionCategory.DIRECT, base_url()))


@gleif.get("/lei-records/<lei>/ultimate-parent-reporting-exception")
def show_ultimate_exception(lei: str) -> Response:
    """Why an entity names no ultimate parent."""
    return one(service.exception(register(), lei, ExceptionCategory.ULTIMATE, base_url()))


for _relation in RELATIONS:
    for _path, _view in (
        (_relation.path, show_related),
        (_relation.records_path, show_relationships),
    ):
        gleif.add_url_rule(
            f"/lei-records/<lei>/{_path}",
            endpoint=_path,
            view_func=_view,
            defaults={"relation": _relation},
        )
