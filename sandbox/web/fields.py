"""What a form asks for: an entry, and the things to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from payments.world.view import WorldView
from sandbox.web.papers import Paper


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, what stands under it, and the papers it would hand over."""

    value: str
    label: str
    hint: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """An entry of a form. `control` is text, number, money, one (radio), many (checkbox) or
    clock (radio, or a day and time in `zone`)."""

    name: str
    label: str
    control: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    needed: bool = True
    zone: str = ""


Fields: TypeAlias = Callable[[WorldView], tuple[Field, ...]]
"""The entries of an act, as they are for one seat."""
