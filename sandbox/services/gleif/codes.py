"""The code lists of GLEIF's API: countries, legal forms, issuers …, each a file of code lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TypedDict, cast

import orjson

from lei.gleif.page import Json
from lei.sentences import Sentence
from sandbox.errors import NotHeld, UnreadableQuery
from sandbox.services.gleif.fields import ApiField, all_fields
from sandbox.services.gleif.query import PAGE_SIZE_MAX, PageQuery, Pairs, read_filters, read_page
from sandbox.services.gleif.records import Listing
from sandbox.services.gleif.resources import Resource
from sandbox.store.entities import Register
from sandbox.store.register_queries import carried, carried_one

ISSUERS: Final = "lei-issuers"
CARRIED: Final = "codes"  # the type under which the register keeps imported entries
FICTIONAL_ISSUERS: Final = "fictional-lei-issuers"


class Entry(TypedDict):
    """One row of a list's file."""

    id: str
    attributes: dict[str, Json]


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list: its path, which is its type and its file too, and how it is paged and sorted."""

    path: str
    size: int = 10
    sort: str = ""  # the API writes it into its links
    has_pages: bool = True

    def page(self, pairs: Pairs) -> PageQuery:
        """The page that is asked for. Raises UnreadableQuery."""
        return read_page(pairs, self.size, max(self.size, PAGE_SIZE_MAX))


@dataclass(frozen=True, slots=True)
class Codes:
    """The lists of one installation."""

    fixtures_dir: Path
    register: Register
    base: str

    def show(self, path: str, code: str) -> Resource:
        """One entry of a list. Raises NotHeld."""
        for entry in self._entries(path):
            if entry["id"] == code:
                return self._resource(entry, path)
        raise NotHeld(path, code)

    def listing(self, known: CodeList, pairs: Pairs) -> Listing:
        """A page of a list, or the whole of one without pages. Raises UnreadableQuery."""
        entries = self._entries(known.path)
        chosen = _chosen(entries, known, pairs)
        shown = _slice(chosen, known.page(pairs)) if known.has_pages else chosen
        total = len(chosen) if len(chosen) < len(entries) else self._total(known.path, len(chosen))
        return Listing([self._resource(entry, known.path) for entry in shown], total)

    def jurisdictions(self, issuer: str, pairs: Pairs, only: str = "") -> Listing:
        """Where an issuer is accredited; `only` names a yes-or-no attribute. Raises NotHeld."""
        self.show(ISSUERS, issuer)
        entries = [
            entry
            for entry in self._merged("lei-issuer-jurisdictions", JURISDICTIONS.path)
            if cast("dict[str, str]", entry)["issuer"] == issuer
            and (not only or entry["attributes"][only])
        ]
        chosen = _chosen(entries, JURISDICTIONS, pairs)
        shown = _slice(chosen, JURISDICTIONS.page(pairs))
        return Listing([_plain(entry, JURISDICTIONS.path) for entry in shown], len(chosen))

    def _entries(self, path: str) -> list[Entry]:
        if path == FIELDS.path:
            return [_field_entry(field) for field in all_fields(self.fixtures_dir)]
        entries = self._merged(path, path)
        return entries + self._fictional_issuers() if path == ISSUERS else entries

    def _merged(self, file: str, kind: str) -> list[Entry]:
        """The entries of a file, with those that were imported; new ones in the order of ids."""
        entries = _read(self.fixtures_dir, file)
        imported = {e["id"]: cast(Entry, e) for e in carried(self.register, kind, CARRIED)}
        if not imported:
            return entries
        known = {entry["id"]: entry for entry in entries}
        merged = list((known | imported).values())
        return merged if len(merged) == len(known) else sorted(merged, key=lambda e: e["id"])

    def _total(self, path: str, held: int) -> int:
        """How many a list has: as many as an imported page said, though some may not be held."""
        totals = carried_one(self.register, "totals", f"{path}|")
        return max(held, int(totals.get("total", 0)))

    def _fictional_issuers(self) -> list[Entry]:
        """Those whose own record the register holds: an issuer without one issued nothing."""
        issuers = _read(self.fixtures_dir, FICTIONAL_ISSUERS)
        return [issuer for issuer in issuers if self.register.record(issuer["id"])]

    def _resource(self, entry: Entry, path: str) -> Resource:
        url = f"{self.base}/{path}/{entry['id']}"
        made = _plain(entry, path)
        if path == ISSUERS:
            made["relationships"] = {
                name: {"links": {"related": f"{url}/{name}"}}
                for name in ("jurisdictions", "fundJurisdictions")
            }
        made["links"] = {"self": url}
        return made


def _plain(entry: Entry, kind: str) -> Resource:
    return {"type": kind, "id": entry["id"], "attributes": entry["attributes"]}


def _chosen(entries: list[Entry], known: CodeList, pairs: Pairs) -> list[Entry]:
    """The entries that meet the filters, in order."""
    names = tuple(entries[0]["attributes"]) if entries else ()
    for name, text in read_filters(pairs, names).items():
        wanted = {value.casefold() for value in text.split(",")}
        entries = [e for e in entries if str(e["attributes"][name]).casefold() in wanted]
    sort = next((text for name, text in pairs if name == "sort"), known.sort)
    return _sorted(entries, sort, names) if sort else entries


def _sorted(entries: list[Entry], sort: str, names: tuple[str, ...]) -> list[Entry]:
    name = sort.removeprefix("-")
    if names and name not in names:
        raise UnreadableQuery(
            "sort", Sentence("{name} is not a field that can be sorted by", name=repr(name[:80]))
        )
    return sorted(
        entries, key=lambda entry: str(entry["attributes"][name]), reverse=sort.startswith("-")
    )


def _slice(entries: list[Entry], page: PageQuery) -> list[Entry]:
    return entries[page.offset : page.offset + page.size]


@cache
def _read(fixtures_dir: Path, name: str) -> list[Entry]:
    data: Any = orjson.loads((fixtures_dir / "codes" / f"{name}.json").read_bytes())
    return cast("list[Entry]", data)


def _field_entry(field: ApiField) -> Entry:
    attributes: dict[str, Json] = {
        "field": field.field,
        "label": field.label,
        "data_type": field.data_type,
        "enum": list(field.enum) or None,
        "resource": field.resource,
        "sortable": field.sortable,
        "operators": list(field.operators) or None,
        "contexts": list(field.contexts),
        "jsonPath": field.json_path,
        "xpath": field.xpath,
    }
    return {"id": field.id, "attributes": attributes}


FIELDS: Final = CodeList("fields", size=500)
JURISDICTIONS: Final = CodeList("lei-issuer-accredited-jurisdictions", 300, "countryCode")
CODE_LISTS: Final = (
    FIELDS,
    CodeList(ISSUERS, size=100),
    CodeList("vlei-issuers"),
    CodeList("countries", sort="code"),
    CodeList("jurisdictions", sort="code"),
    CodeList("regions"),
    CodeList("entity-legal-forms"),
    CodeList("official-organizational-roles"),
    CodeList("registration-authorities"),
    CodeList("registration-agents", has_pages=False),
)
