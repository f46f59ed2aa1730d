"""Firms found by a name: the list, and the links that narrow it to a country or a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from flask import url_for

from lei.record import RegistrationStatus
from sandbox.services import entities
from sandbox.store.entities import Hit, Register
from sandbox.store.register_search import Narrowed
from sandbox.web.firm import FoundFirm, found_firm
from sandbox.web.language import country
from sandbox.web.language import gettext as _
from sandbox.web.words import REGISTRATIONS

FOUND_MAX = 100


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A link that narrows the list, with the firms it leaves; `chosen`: it is narrowed so now."""

    label: str
    address: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search by name came to. `full`: there may be more firms than were looked at."""

    firms: tuple[FoundFirm, ...]
    countries: tuple[Narrowing, ...]
    registrations: tuple[Narrowing, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class NameSearch:
    """A name as typed, and how the reader wants the list narrowed."""

    text: str
    country: str | None = None
    status: RegistrationStatus | None = None

    @property
    def address(self) -> str:
        """The page of this search."""
        status = self.status.value if self.status else None
        return url_for("web.look_up", q=self.text, country=self.country, status=status)

    def takes(self, hit: Hit) -> bool:
        """Whether a firm is left when narrowed so."""
        return self.country in (None, hit.country) and self.status in (None, hit.status)


def found_by_name(register: Register, search: NameSearch) -> Found:
    """The firms of a search, best first."""
    narrowed = Narrowed(search.country, search.status)
    hits = entities.find(register, search.text, FOUND_MAX, narrowed)
    every = hits if narrowed == Narrowed() else entities.find(register, search.text, FOUND_MAX)
    return Found(
        firms=tuple(found_firm(hit) for hit in hits),
        countries=tuple(_countries(search, every)),
        registrations=tuple(_registrations(search, every)),
        full=len(hits) == FOUND_MAX,
    )


def _countries(search: NameSearch, hits: Iterable[Hit]) -> Iterator[Narrowing]:
    wide = replace(search, country=None)
    counts = Counter(hit.country for hit in hits if wide.takes(hit))
    yield _narrowing(_("All countries"), wide, counts.total(), search)
    for code in sorted(counts, key=country):
        yield _narrowing(country(code), replace(search, country=code), counts[code], search)


def _registrations(search: NameSearch, hits: Iterable[Hit]) -> Iterator[Narrowing]:
    wide = replace(search, status=None)
    counts = Counter(hit.status for hit in hits if wide.takes(hit))
    yield _narrowing(_("All registrations"), wide, counts.total(), search)
    for status in (one for one in RegistrationStatus if counts[one]):
        label = str(REGISTRATIONS[status][1])
        yield _narrowing(label, replace(search, status=status), counts[status], search)


def _narrowing(label: str, to: NameSearch, count: int, now: NameSearch) -> Narrowing:
    return Narrowing(label, to.address, count, to == now)
