"""Resources of GLEIF's API, made of what the register holds and what an API document brought.

Where both know something, the register wins; where only the document does, as with the ids of
relationship records, it is answered as it was recorded.
"""

from __future__ import annotations

from typing import Final, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from lei.gleif import to_json
from lei.gleif.page import LISTS, Json, ParentLink, Related
from lei.ownership import ExceptionCategory, Relationship, ReportingException
from sandbox.store.register_queries import Body, Found
from sandbox.store.register_relations import RELATIONS, Relation

Resource: TypeAlias = "dict[str, Json]"


def record_resource(found: Found, base: str) -> Resource:
    """A `lei-records` resource."""
    made = to_json.resource_of(found.lei, found.attributes, _related(found), base)
    links = made["relationships"]
    assert isinstance(links, dict)
    url = f"{base}/lei-records/{found.lei}"
    if found.relations:
        more = (relation for relation in _MORE if relation.field in found.relations)
        links.update({relation.path: {"links": _links(relation, url)} for relation in more})
    return made


def relationship_resource(relationship: Relationship, body: Body, base: str) -> Resource:
    """A `relationship-records` resource, with the id and validity that a document gave it."""
    return _as_carried(to_json.relationship_resource(relationship, base), body)


def exception_resource(exception: ReportingException, body: Body, base: str) -> Resource:
    """A `reporting-exceptions` resource."""
    return _as_carried(to_json.exception_resource(exception, base), body)


def isin_resource(body: Body) -> Resource:
    """An `isins` resource; one from a mapping file gets an id that stays the same."""
    lei, isin = body["lei"], body["isin"]
    made = body.get("id") or str(uuid5(NAMESPACE_URL, f"isin:{lei}:{isin}"))
    return {"type": "isins", "id": made, "attributes": {"lei": lei, "isin": isin}}


def _as_carried(resource: Resource, body: Body) -> Resource:
    attributes = resource["attributes"]
    assert isinstance(attributes, dict)
    attributes.update({name: body[name] for name in _CARRIED if name in body})
    return {**resource, "id": body.get("id", resource["id"])}


def _related(found: Found) -> Related:
    held = {_PATHS[field] for field in found.relations}
    lists = held | set(found.carried.get("lists", ())) | ({"isins"} if found.has_isins else set())
    return Related(
        _parent(found, "directParent", ExceptionCategory.DIRECT),
        _parent(found, "ultimateParent", ExceptionCategory.ULTIMATE),
        tuple(name for name in LISTS if name in lists),
    )


def _parent(found: Found, field: str, category: ExceptionCategory) -> ParentLink | None:
    if field in found.relations:
        return ParentLink.RELATIONSHIP
    if category in found.exceptions:
        return ParentLink.EXCEPTION
    carried = found.carried.get(field)
    return ParentLink(carried) if carried else None


def _links(relation: Relation, url: str) -> Json:
    many = bool(relation.count)
    return {
        "relationship-records" if many else "relationship-record": f"{url}/{relation.records_path}",
        "related" if many else "lei-record": f"{url}/{relation.path}",
    }


_PATHS: Final = {relation.field: relation.path for relation in RELATIONS}
_LINKED: Final = {"direct-parent", "ultimate-parent", *LISTS}
_MORE: Final = tuple(relation for relation in RELATIONS if relation.path not in _LINKED)
_CARRIED: Final = ("validFrom", "validTo", "extension")
