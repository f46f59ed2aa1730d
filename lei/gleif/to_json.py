"""The writer of GLEIF's API documents: the reverse of `lei.gleif.from_json`, key for key.

The shapes of `lei.gleif.api_shapes` are filled by the rows of `lei.gleif.fields`. Instants are
written in UTC without fractions, as the API does.

Source: GLEIF API v1, as recorded from golden copy 2025-05-15.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, TypeAlias, cast

from lei.gleif import api_shapes
from lei.gleif.api_fields import API_RECORD
from lei.gleif.fields import EVENT, RELATIONSHIP, REPORTING_EXCEPTION, SUCCESSOR
from lei.gleif.file import Reject
from lei.gleif.page import Item, Json, Page, Pagination, ParentLink, Related
from lei.gleif.rows import Field, Group, Part, Presence, lei_shape
from lei.ownership import Relationship, ReportingException
from lei.record import Event, LeiRecord


def document(page: Page, base_url: str) -> dict[str, Json]:
    """A whole answer; `base_url` ends before `/lei-records`. Rejects are left out."""
    resources = [resource(item, base_url) for item in page.items if _is_entry(item)]
    meta: dict[str, Json] = {}
    if page.published_at:
        meta["goldenCopy"] = {"publishDate": instant_text(page.published_at)}
    if page.pagination is None:
        return {"meta": meta, "data": resources[0]}
    meta["pagination"] = _pagination(page.pagination)
    return {"meta": meta, "links": dict(page.links), "data": cast(Json, resources)}


def resource(item: Item, base_url: str) -> dict[str, Json]:
    """The resource of one entry, of whichever kind."""
    if isinstance(item.entry, LeiRecord):
        return record_resource(item.entry, item.related or Related(), base_url)
    if isinstance(item.entry, Relationship):
        return relationship_resource(item.entry, base_url, item.deleted_at)
    return exception_resource(cast(ReportingException, item.entry), base_url)


def record_resource(record: LeiRecord, related: Related, base_url: str) -> dict[str, Json]:
    """A `lei-records` resource."""
    return resource_of(record.lei, record_attributes(record), related, base_url)


def resource_of(lei: str, attributes: Json, related: Related, base_url: str) -> dict[str, Json]:
    """A `lei-records` resource whose attributes are written already."""
    url = f"{base_url}/lei-records/{lei}"
    return {
        "type": "lei-records",
        "id": lei,
        "attributes": attributes,
        "relationships": _record_links(related, url),
        "links": {"self": url},
    }


def relationship_resource(
    relationship: Relationship, base_url: str, deleted_at: datetime | None = None
) -> dict[str, Json]:
    """A `relationship-records` resource.

    GLEIF's ids end in a version and a digest of its own; ours has version 0 and a digest of what
    is written.
    """
    child, parent, type_ = relationship.child, relationship.parent, relationship.type
    attributes = _RELATIONSHIP.filled(relationship)
    attributes["extension"] = {"deletedAt": instant_text(deleted_at) if deleted_at else None}
    return {
        "type": "relationship-records",
        "id": f"{child}|LEI|{type_}|0|{_digest(attributes)}|",
        "attributes": attributes,
        "relationships": {
            "start-node": _links(related=f"{base_url}/lei-records/{child}"),
            "end-node": _links(related=f"{base_url}/lei-records/{parent}"),
        },
    }


def exception_resource(exception: ReportingException, base_url: str) -> dict[str, Json]:
    """A `reporting-exceptions` resource: the API has room for one reason and one reference."""
    attributes = _EXCEPTION.filled(exception)
    return {
        "type": "reporting-exceptions",
        "id": f"{exception.lei}|0|{_digest(attributes)}|{exception.category}|",
        "attributes": attributes,
        "relationships": {"lei-record": _links(related=f"{base_url}/lei-records/{exception.lei}")},
    }


def _is_entry(item: Item) -> bool:
    return not isinstance(item.entry, Reject)


def _digest(attributes: Json) -> str:
    return sha256(repr(attributes).encode()).hexdigest()


def _pagination(pagination: Pagination) -> Json:
    return {
        "currentPage": pagination.current_page,
        "perPage": pagination.per_page,
        "from": pagination.first,
        "to": pagination.last,
        "total": pagination.total,
        "lastPage": pagination.last_page,
    }


def record_attributes(record: LeiRecord) -> Json:
    """The attributes of a `lei-records` resource."""
    attributes = _RECORD.filled(record)
    entity = cast("dict[str, Json]", attributes["entity"])
    others = cast("list[Json]", entity["otherAddresses"])
    others += cast("list[Json]", entity.pop("transliteratedOtherAddresses"))
    entity["eventGroups"] = event_groups(record.events)
    if record.successors:
        entity["successorEntity"] = _SUCCESSOR.filled(record.successors[0])
    for mapped in ("bic", "mic"):
        attributes[mapped] = attributes[mapped] or None
    return attributes


def event_groups(events: tuple[Event, ...]) -> Json:
    """Events of one group stand together; a standalone one is a group of its own."""
    numbered = enumerate(events)
    groups = groupby(numbered, lambda pair: _group_of(*pair))
    return [
        {"groupType": key[0], "events": [_event(event) for _, event in members]}
        for key, members in groups
    ]


def _group_of(number: int, event: Event) -> tuple[str, str | int | None]:
    return event.group_type, number if event.group_type == "STANDALONE" else event.group_id


def _event(event: Event) -> Json:
    written = _EVENT.filled(event)
    del written["groupType"]
    return written


def _record_links(related: Related, url: str) -> Json:
    links: dict[str, Json] = {
        name: _links(related=f"{url}/{name}")
        for name in ("managing-lou", "lei-issuer", "field-modifications")
    }
    for name, link in (
        ("direct-parent", related.direct_parent),
        ("ultimate-parent", related.ultimate_parent),
    ):
        if link is not None:
            links[name] = _parent_links(link, f"{url}/{name}")
    links.update({name: _list_links(url, name) for name in related.lists})
    return links


def _parent_links(link: ParentLink, url: str) -> Json:
    if link is ParentLink.EXCEPTION:
        return {"links": {"reporting-exception": f"{url}-reporting-exception"}}
    return {"links": {"relationship-record": f"{url}-relationship", "lei-record": url}}


def _list_links(url: str, name: str) -> Json:
    if name not in _RELATIONSHIPS_OF:
        return _links(related=f"{url}/{name}")
    records = f"{url}/{_RELATIONSHIPS_OF[name]}"
    return {"links": {"relationship-records": records, "related": f"{url}/{name}"}}


def _links(related: str) -> Json:
    return {"links": {"related": related}}


def instant_text(at: datetime) -> str:
    """An instant as the API writes it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")[:-6] + "Z"


Members: TypeAlias = "dict[str, Json]"
Fill: TypeAlias = Callable[[Members, Any], None]
Write: TypeAlias = Callable[[Any], Json]


class Form:
    """A shape, and what fills it with a value: found once, filled often."""

    def __init__(self, shape: Members, fill: Fill) -> None:
        # To load it is the quickest way to copy it; in version 2 nothing is shared by two places.
        self._shape = marshal.dumps(shape, 2)
        self._left_out = [name for name in shape if name in api_shapes.LEFT_OUT]
        self._fill = fill

    def filled(self, value: object) -> Members:
        """A copy with the values of `value` in it."""
        made: Members = marshal.loads(self._shape)
        self._fill(made, value)
        for name in self._left_out:
            if made[name] is None:
                del made[name]
        return made


def _filling(group: Group) -> Fill:
    """What puts the values of a group in their places; where there is none, nothing."""
    rows = [row for row in group.rows if row.api and row.name != "events"]
    steps = [(attrgetter(row.name), *_place(row)) for row in rows]

    def fill(target: Members, value: object) -> None:
        for value_of, way, name, write in steps:
            found = value_of(value)
            if found is not None:
                place = _below(target, way) if way else target
                if name:
                    place[name] = write(found) if write else found
                elif write:
                    write(place, found)

    return fill


def _place(row: Field | Part) -> tuple[list[str], str, Callable[..., Any] | None]:
    """The way to a row's member, its name, and what writes it; a part without a name fills.

    A text is written as it is, which needs nobody.
    """
    way = row.api.removesuffix("/*").strip("./").split("/")
    if isinstance(row, Part) and row.presence is not Presence.MANY:
        return way if row.api != "." else [], "", _filling(row.group)
    return way[:-1], way[-1], _writing(row)


def _writing(row: Field | Part) -> Write | None:
    if isinstance(row, Field) and row.presence is not Presence.MANY and row.read in _TEXTS:
        return None
    if isinstance(row, Part):
        form = Form(api_shapes.ITEMS[row.name], _filling(row.group))
        return lambda members: [form.filled(member) for member in members]
    return _all if row.api.endswith("*") else _one


def _below(target: Members, way: list[str]) -> Members:
    for name in way:
        target = cast(Members, target.setdefault(name, {}))
    return target


def _all(found: Iterable[object]) -> Json:
    return [str(member) for member in found]


def _one(found: object) -> Json:
    if isinstance(found, tuple):
        return str(found[0]) if found else None
    return instant_text(found) if isinstance(found, datetime) else str(found)


_TEXTS: Final = (str, lei_shape)
_RECORD: Final = Form(api_shapes.RECORD, _filling(API_RECORD))
_RELATIONSHIP: Final = Form(api_shapes.RELATIONSHIP, _filling(RELATIONSHIP))
_EXCEPTION: Final = Form(api_shapes.EXCEPTION, _filling(REPORTING_EXCEPTION))
_SUCCESSOR: Final = Form(api_shapes.NAMED, _filling(SUCCESSOR))
_EVENT: Final = Form(api_shapes.EVENT, _filling(EVENT))
_RELATIONSHIPS_OF: Final = {
    "direct-children": "direct-child-relationships",
    "ultimate-children": "ultimate-child-relationships",
    "branches": "branch-relationships",
    "managed-funds": "managed-fund-relationships",
}
