"""A scenario part by part, each with its place, as far as its parts can be read.

What cannot be read is a slip; the other parts are checked all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, get_args, get_origin, get_type_hints

from lei.sentences import Sentence
from payments.errors import MalformedBody
from payments.world.lesson import Lesson
from payments.world.scenario import Scenario
from payments.world.state import Opening
from payments.world.tagged import typed
from sandbox.services.scenarios import BARE, LESSON, end_of, plan_of


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong with a scenario: its place, the English sentence, the values in it."""

    at: str
    says: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """The parts that could be read, by section: place and value."""

    parts: Mapping[str, tuple[tuple[str, Any], ...]]
    starts_at: datetime | None
    goods_ready_on: date | None = None

    def every(self, section: str) -> tuple[tuple[str, Any], ...]:
        """The parts of a section."""
        return self.parts.get(section, ())

    def names(self, section: str, name: str = "name") -> tuple[str, ...]:
        """What the parts of a section are called."""
        return tuple(getattr(part, name) for _, part in self.every(section))


def draft_of(scenario: Scenario) -> Draft:
    """A scenario that was read as a whole, part by part."""
    parts: dict[str, tuple[tuple[str, Any], ...]] = {
        name: tuple(_numbered(f"$.{name}", getattr(holder, name)))
        for holder in (scenario.opening, scenario.lesson)
        for name in _lists(type(holder))
    }
    opening = scenario.opening
    ends = tuple(_numbered("$.ends", scenario.ends))
    for name in ("terms", "collection"):
        found = getattr(opening, name)
        parts[name] = ((f"$.{name}", found),) if found else ()
    parts["plans"] = tuple(p for at, end in ends for p in _numbered(f"{at}.plans", end.plans))
    parts["entities"] = tuple(_numbered("$.entities", (e.lei for e in opening.entities)))
    parts["calendars"] = tuple(_numbered("$.calendars", (c.place for c in opening.calendars)))
    return Draft({**parts, "ends": ends}, opening.starts_at, opening.goods_ready_on)


def parsed(data: Mapping[str, Any]) -> tuple[Draft, tuple[Slip, ...]]:
    """The parts of a scenario's tables, and why others could not be read."""
    slips = list(_top(data))
    parts: dict[str, list[tuple[str, Any]]] = {}
    for section, at, made in _readings(deepcopy(dict(data)), slips):
        parts.setdefault(section, []).append((at, made))
    starts_at = data.get("starts_at")
    opened = starts_at if isinstance(starts_at, datetime) and starts_at.tzinfo else None
    ready_on = data.get("goods_ready_on")
    ready = ready_on if type(ready_on) is date else None
    found = {name: tuple(each) for name, each in parts.items()}
    return Draft(found, opened, ready), tuple(slips)


def _top(data: Mapping[str, Any]) -> Iterator[Slip]:
    """Names at the top that are none, and those that are missing."""
    for name in sorted(data.keys() - KNOWN):
        near = get_close_matches(name, KNOWN, n=1)
        yield Slip(f"$.{name}", MEANT if near else UNKNOWN, {"near": near[0] if near else ""})
    for name in sorted(NEEDED - data.keys()):
        yield Slip(f"$.{name}", MISSED)


def _readings(data: dict[str, Any], slips: list[Slip]) -> Iterator[tuple[str, str, Any]]:
    kinds = {**_lists(Opening), **_lists(Lesson)}
    for section, kind in kinds.items():
        yield from _section(section, data.get(section, ()), _reader(kind), slips)
    for section in ("terms", "collection"):
        if section in data:
            kind = next(k for k in get_args(get_type_hints(Opening)[section]) if is_dataclass(k))
            yield from _section(section, data[section], _reader(kind), slips)
    yield from _section("plans", data.get("plans", ()), plan_of, slips)
    for at, end in _tables("$.ends", data.get("ends", ()), slips):
        yield from _placed("plans", f"{at}.plans", end.pop("plans", ()), plan_of, slips)
        yield from _placed("ends", at, {**end, "plans": []}, end_of, slips)
    yield from _scalars(data, slips)


def _scalars(data: dict[str, Any], slips: list[Slip]) -> Iterator[tuple[str, str, Any]]:
    """Texts, the opening instant, and the lists of names."""
    for name, kind in SCALARS.items():
        if name in data:
            fits = isinstance(data[name], kind) and not (
                isinstance(data[name], datetime) and data[name].tzinfo is None
            )
            slips.extend(() if fits else (Slip(f"$.{name}", WRONG_KIND),))
    for name in ("entities", "calendars"):
        for at, value in _items(f"$.{name}", data.get(name, ())):
            if isinstance(value, str):
                yield name, at, value
            else:
                slips.append(Slip(at, WRONG_KIND))


Read = Callable[[dict[str, Any], str], Any]


def _reader(kind: Any) -> Read:
    return lambda table, at: typed(kind, table, at)


def _section(
    section: str, value: Any, read: Read, slips: list[Slip]
) -> Iterator[tuple[str, str, Any]]:
    yield from _placed(section, f"$.{section}", value, read, slips)


def _placed(
    section: str, place: str, value: Any, read: Read, slips: list[Slip]
) -> Iterator[tuple[str, str, Any]]:
    for at, table in _tables(place, value, slips):
        made = _read(table, at, read, slips)
        if made is not None:
            yield section, at, made


def _read(table: dict[str, Any], at: str, read: Read, slips: list[Slip]) -> Any:
    """A part; a name that does not belong there is told and dropped, and the rest read on."""
    while True:
        try:
            return read(deepcopy(table), at)
        except MalformedBody as error:
            slips.append(Slip(error.at, REASON, {"reason": Sentence.of(error.reason)}))
            name = error.at.removeprefix(f"{at}.")
            if name not in table or "nothing of this name" not in str(error.reason):
                return None
            del table[name]


def _tables(at: str, value: Any, slips: list[Slip]) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, table in _items(at, value):
        if isinstance(table, dict):
            yield place, table
        else:
            slips.append(Slip(place, WRONG_KIND))


def _items(at: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The items of a list with their places; a table stands for itself."""
    if isinstance(value, list | tuple):
        yield from _numbered(at, value)
    else:
        yield at, value


def _numbered(at: str, values: Any) -> Iterator[tuple[str, Any]]:
    return ((f"{at}[{number}]", value) for number, value in enumerate(values))


def _lists(kind: type) -> dict[str, Any]:
    """The fields of a dataclass that are lists of parts, with the type of a part."""
    hints = {
        name: (get_origin(hint), get_args(hint)) for name, hint in get_type_hints(kind).items()
    }
    return {
        name: inside[0]
        for name, (origin, inside) in hints.items()
        if origin is tuple and is_dataclass(inside[0]) and name not in CARRIED
    }


CARRIED = frozenset(
    {"entities", "relationships", "exceptions", "calendars", "translations", "engine", "digest",
     "scenario", "ids_seed"}
)  # fmt: skip
"""Fields of an opening that the loader fills."""

KNOWN = frozenset(
    {each.name for each in fields(Opening)} - CARRIED | {*LESSON, "ends", "plans", "entities",
                                                         "calendars"}
)  # fmt: skip
NEEDED = frozenset(
    {f.name for f in fields(Opening) if f.default is MISSING and f.default_factory is MISSING}
    - CARRIED
    - BARE.keys()
    | {"ends", "entities", "calendars"}
)
SCALARS: Mapping[str, type] = {
    "title": str,
    "starts_at": datetime,
    "rulebook": str,
    "profile": str,
    "chance_seed": str,
    "language": str,
    "hub": str,
    "goods_ready_on": date,
}

REASON = "{reason}"
MEANT = Sentence("Nothing of this name belongs here; {near} does.")
UNKNOWN = Sentence("Nothing of this name belongs here.")
MISSED = Sentence("This is missing.")
WRONG_KIND = Sentence("This is not what belongs here: see the author's guide.")
