"""Loading answers of GLEIF's API into the register: they are answered again as they were recorded.

An answer is no full file: what it holds is put in place of what the register holds of the same
thing, and everything else stays. What our records have no field for (ids, validity, links to lists
that were not loaded, ISINs, field modifications) is carried beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, cast

import orjson

from lei.errors import UnreadableFile
from lei.gleif import from_json
from lei.gleif.file import DataSet, Entry, Header, Reject
from lei.gleif.from_mapping import Mapped
from lei.gleif.page import Item, Json
from lei.ownership import Relationship, ReportingException
from lei.record import LeiRecord
from lei.sentences import Sentence
from sandbox.services.gleif.loading_codes import CODES, carry_total, load_codes
from sandbox.services.gleif.resources import Resource
from sandbox.services.imports import FileReport, ImportReport, named, reject_of
from sandbox.store.register_build import Builder, Realm, building

COMPLETIONS: Final = {"autocompletions", "fuzzycompletions"}  # made of names, not kept


def load_documents(paths: Sequence[Path], register_path: Path, realm: Realm) -> ImportReport:
    """Load documents of the API: records, relationships, exceptions, ISINs, field modifications.

    Raises:
        UnreadableFile, UnknownFormat: of the first file at fault; nothing has changed.
        DatabaseBusy: another import is under way.
    """
    with building(register_path, realm, set()) as builder:
        return ImportReport(realm, tuple(_load(path, builder) for path in paths))


def _load(path: Path, builder: Builder) -> FileReport:
    try:
        data = path.read_bytes()
        resources = _resources(data)
        kinds = {str(resource.get("type")) for resource in resources}
        if kinds and kinds <= set(_CARRY):
            _carry_totals(data, resources, builder)
            return _load_carried(path, resources, builder)
        if kinds and kinds <= CODES:
            return load_codes(path, data, resources, builder)
        if kinds and kinds <= COMPLETIONS:
            return FileReport(path, DataSet.LEI, 0, 0, ())
        return _load_entries(path, data, resources, builder)
    except OSError as error:
        raise UnreadableFile(
            Sentence(
                "{name}: {reason}.", name=path.name, reason=Sentence(error.strerror or str(error))
            )
        ) from error
    except UnreadableFile as error:
        raise named(error, path) from error


def _load_entries(
    path: Path, data: bytes, resources: list[Resource], builder: Builder
) -> FileReport:
    page = from_json.read(data)
    rejects: list[Reject] = []
    loaded: list[Entry] = []
    for number, (item, resource) in enumerate(zip(page.items, resources, strict=True), 1):
        reject = reject_of(item.entry, number, builder.realm)
        if reject:
            rejects.append(reject)
        else:
            loaded.append(_put(item, resource, builder))
    data_set = _data_set(loaded)
    if page.published_at and loaded:
        _publish(builder, data_set, page.published_at, len(loaded), len(rejects))
    return FileReport(path, data_set, len(loaded), len(rejects), tuple(rejects))


def _load_carried(path: Path, resources: list[Resource], builder: Builder) -> FileReport:
    rejects: list[Reject] = []
    for number, resource in enumerate(resources, 1):
        lei = _lei_of(resource)
        reject = reject_of(Mapped(lei, ""), number, builder.realm)
        if reject:
            rejects.append(reject)
        else:
            _CARRY[str(resource["type"])](resource, lei, builder)
    loaded = len(resources) - len(rejects)
    return FileReport(path, DataSet.LEI, loaded, len(rejects), tuple(rejects))


def _carry_totals(data: bytes, resources: list[Resource], builder: Builder) -> None:
    carry_total(data, str(resources[0]["type"]), _lei_of(resources[0]), builder)


def _put(item: Item, resource: Resource, builder: Builder) -> Entry:
    entry = cast(Entry, item.entry)
    builder.put(entry)
    kind, key, lei = _key(entry)
    body = _links(item) if isinstance(entry, LeiRecord) else _validity(resource)
    builder.carry(kind, key, lei, orjson.dumps(body).decode())
    return entry


def _key(entry: Entry) -> tuple[str, str, str]:
    """Under which type and key something is carried, and whose it is."""
    if isinstance(entry, LeiRecord):
        return "lei-records", entry.lei, entry.lei
    if isinstance(entry, ReportingException):
        return "reporting-exceptions", f"{entry.lei}|{entry.category}", entry.lei
    key = f"{entry.child}|{entry.type}|{entry.parent}"
    return "relationship-records", key, entry.child


def _links(item: Item) -> dict[str, Json]:
    """What a record is linked to: its relatives may not be among what was loaded."""
    related = item.related
    assert related is not None
    return {
        "directParent": related.direct_parent,
        "ultimateParent": related.ultimate_parent,
        "lists": list(related.lists),
    }


def _validity(resource: Resource) -> dict[str, Json]:
    attributes = _object(resource["attributes"])
    wanted = ("validFrom", "validTo", "extension")
    return {
        "id": resource["id"],
        **{name: attributes[name] for name in wanted if name in attributes},
    }


def _carry_isin(resource: Resource, lei: str, builder: Builder) -> None:
    isin = str(_object(resource.get("attributes")).get("isin"))
    body = {"id": resource.get("id"), "lei": lei, "isin": isin}
    builder.carry("isins", f"{lei}|{isin}", lei, orjson.dumps(body).decode())


def _carry_modification(resource: Resource, lei: str, builder: Builder) -> None:
    kind, key = "field-modifications", str(resource.get("id"))
    builder.carry(kind, key, lei, orjson.dumps(resource).decode())


def _lei_of(resource: Resource) -> str:
    return str(_object(resource.get("attributes")).get("lei"))


def _resources(data: bytes) -> list[Resource]:
    try:
        found = _object(orjson.loads(data)).get("data")
    except orjson.JSONDecodeError as error:
        raise UnreadableFile(
            Sentence("This is not JSON in UTF-8: {error}", error=str(error))
        ) from error
    return [_object(resource) for resource in (found if isinstance(found, list) else [found])]


def _object(found: object) -> dict[str, Json]:
    if isinstance(found, dict):
        return found
    raise UnreadableFile("This is no document of GLEIF's API: an object is missing in it.")


def _data_set(entries: list[Entry]) -> DataSet:
    kinds = {Relationship: DataSet.RELATIONSHIPS, ReportingException: DataSet.EXCEPTIONS}
    return next((kinds[type(e)] for e in entries if type(e) in kinds), DataSet.LEI)


def _publish(builder: Builder, data_set: DataSet, at: datetime, loaded: int, rejected: int) -> None:
    builder.publish(data_set, Header(at), loaded, rejected)


_CARRY: Final = {"isins": _carry_isin, "field-modifications": _carry_modification}
