"""The reader of GLEIF's API documents (JSON:API): one record or a page of them.

It walks the pointers of `lei.gleif.fields`. An item that cannot be read becomes a `Reject`; what
the table does not name is passed over.

Some things are not in the API's answers and so not read: the group id and affected fields of an
event, the type of an associated entity, the qualifiers and quantifiers of a relationship.

Source: GLEIF API v1, as recorded from golden copy 2025-05-15.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final, cast

from lei.errors import UnknownFormat, UnreadableFile
from lei.gleif.api_fields import API_RECORD
from lei.gleif.fields import RELATIONSHIP, REPORTING_EXCEPTION
from lei.gleif.file import Entry, Reject
from lei.gleif.page import LISTS, Item, Json, Page, Pagination, ParentLink, Related
from lei.gleif.rows import Field, Group, Part, Presence, instant
from lei.sentences import Sentence


def read(data: bytes) -> Page:
    """The answer in `data`.

    Raises:
        UnreadableFile: it is not JSON in UTF-8, or not a document of resources.
        UnknownFormat: its resources are of a type that is not read here.
    """
    document = _object(_parsed(data), "document")
    found = document.get("data")
    resources = found if isinstance(found, list) else [found]
    meta, links = _part(document, "meta"), _part(document, "links")
    return Page(
        tuple(_item(number, resource) for number, resource in enumerate(resources, 1)),
        _moment(_part(meta, "goldenCopy"), "publishDate"),
        _pagination(meta) if isinstance(found, list) else None,
        {name: link for name, link in links.items() if isinstance(link, str)},
    )


def related(resource: Mapping[str, Json]) -> Related:
    """What a lei-records resource links to."""
    links = _part(resource, "relationships")
    return Related(
        _parent_link(links, "direct-parent"),
        _parent_link(links, "ultimate-parent"),
        tuple(name for name in LISTS if name in links),
    )


def _parsed(data: bytes) -> Json:
    try:
        return cast(Json, json.loads(data.decode("utf-8")))
    except ValueError as error:
        raise UnreadableFile(
            Sentence("This is not JSON in UTF-8: {error}", error=str(error))
        ) from error
    except RecursionError as error:
        raise UnreadableFile("The JSON is nested too deep.") from error


def _object(found: Json, what: str) -> dict[str, Json]:
    if isinstance(found, dict):
        return found
    raise UnreadableFile(Sentence("The {what} is not a JSON object.", what=what))


def _part(parent: Mapping[str, Json], name: str) -> dict[str, Json]:
    part = parent.get(name)
    return part if isinstance(part, dict) else {}


def _item(number: int, found: Json) -> Item:
    resource = _object(found, "resource")
    kind = str(resource.get("type"))
    if kind not in _GROUPS:
        raise UnknownFormat(Sentence("a resource of type {kind}", kind=kind[:40]))
    try:
        entry = cast(Entry, _build(_GROUPS[kind], _prepared(_part(resource, "attributes"))))
    except _BadRecord as error:
        return Item(Reject(number, str(resource.get("id"))[:20], str(error)))
    if kind == "lei-records":
        return Item(entry, related(resource))
    return Item(entry, deleted_at=_deleted_at(resource))


def _deleted_at(resource: Mapping[str, Json]) -> datetime | None:
    return _moment(_part(_part(resource, "attributes"), "extension"), "deletedAt")


def _prepared(attributes: dict[str, Json]) -> dict[str, Json]:
    """The attributes, with each event knowing its group and each other address its kind."""
    entity = dict(_part(attributes, "entity"))
    groups = [group for group in _list(entity, "eventGroups") if isinstance(group, dict)]
    entity["eventGroups"] = [
        {"events": [{**event, "groupType": group.get("groupType")}]}
        for group in groups
        for event in _list(group, "events")
        if isinstance(event, dict)
    ]
    others = [a for a in _list(entity, "otherAddresses") if isinstance(a, dict)]
    for kind in ("otherAddresses", "transliteratedOtherAddresses"):
        field_type = kind[0].upper() + kind[1:-2]
        entity[kind] = [a for a in others if a.get("fieldType", "OtherAddress") == field_type]
    return {**attributes, "entity": entity}


def _list(parent: Mapping[str, Json], name: str) -> list[Json]:
    found = parent.get(name)
    return found if isinstance(found, list) else []


class _BadRecord(Exception):
    """One item cannot be read; the text says which field and why."""


def _build(group: Group, node: Json) -> object:
    values: dict[str, object] = {}
    for row in group.rows:
        found = _values(row, node) if row.api else []
        if row.presence is Presence.MANY:
            values[row.name] = tuple(found)
        elif found:
            values[row.name] = found[0]
        elif row.presence is Presence.ONE:
            raise _BadRecord(f"{row.api} is missing")
    return group.make(**values)


def _values(row: Field | Part, node: Json) -> list[object]:
    nodes = [found for found in _at(row.api, node) if found not in (None, "")]
    if isinstance(row, Field):
        return [_read(row, found) for found in nodes]
    if row.presence is not Presence.OPTIONAL:
        return [_build(row.group, found) for found in nodes]
    return [_build(row.group, found) for found in nodes if _has_any(row.group, found)]


def _has_any(group: Group, node: Json) -> bool:
    """An absent part is written as an object whose members are all null."""
    return any(found is not None for row in group.rows if row.api for found in _at(row.api, node))


def _read(row: Field, found: Json) -> object:
    try:
        if isinstance(found, str):
            return row.read(found)
    except ValueError as error:
        raise _BadRecord(f"{row.api}: {error}") from error
    raise _BadRecord(f"{row.api} is not a text")


def _at(pointer: str, node: Json) -> list[Json]:
    nodes = [node]
    for name in pointer.lstrip("./").split("/") if pointer != "." else ():
        nodes = [below for parent in nodes for below in _below(parent, name)]
    return nodes


def _below(node: Json, name: str) -> list[Json]:
    if name == "*":
        return node if isinstance(node, list) else []
    return [node[name]] if isinstance(node, dict) and name in node else []


def _parent_link(links: Mapping[str, Json], name: str) -> ParentLink | None:
    found = _part(_part(links, name), "links")
    return next((link for link in ParentLink if link in found), None)


def _moment(parent: Mapping[str, Json], name: str) -> datetime | None:
    text = parent.get(name)
    try:
        return instant(text) if isinstance(text, str) else None
    except ValueError as error:
        raise UnreadableFile(
            Sentence("The {name} cannot be read: {error}", name=name, error=str(error))
        ) from error


def _pagination(meta: Mapping[str, Json]) -> Pagination:
    found = _part(meta, "pagination")

    def number(name: str) -> int | None:
        value = found.get(name)
        return value if isinstance(value, int) else None

    return Pagination(
        number("currentPage") or 1,
        number("perPage") or 0,
        number("from"),
        number("to"),
        number("total") or 0,
        number("lastPage") or 1,
    )


_GROUPS: Final = {
    "lei-records": API_RECORD,
    "relationship-records": RELATIONSHIP,
    "reporting-exceptions": REPORTING_EXCEPTION,
}
