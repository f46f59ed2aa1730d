"""What a form asks for: an entry, and the things to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from payments.world.view import WorldView
from sandbox.web.papers import Paper


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, what stands under it, the papers it would hand over, and its group."""

    value: str
    label: str
    hint: str = ""
    papers: tuple[Paper, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of a form. `control` is text, long (several lines), number, money, one (radio),
    many (checkbox) or clock (radio, or a day and time in `zone`)."""

    name: str
    label: str
    control: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = True
    zone: str = ""
    length_max: int = 0  # of a long text

    @property
    def groups(self) -> tuple[tuple[str, tuple[Option, ...]], ...]:
        """What is to be chosen from, group by group; one group without a name where none has."""
        grouped = groupby(self.options, key=lambda option: option.group)
        return tuple((name, tuple(options)) for name, options in grouped)


Fields: TypeAlias = Callable[[WorldView], tuple[Field, ...]]
"""The entries of an act, as they are for one seat."""
