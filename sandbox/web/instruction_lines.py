"""A collection instruction line by line, in words; where it is silent, that is what is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from payments.collection.terms import CollectionInstruction
from sandbox.web.collection_words import BEARERS, COUNTED, PROTESTS, RELEASES, WAIVERS
from sandbox.web.language import day
from sandbox.web.language import gettext as _

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class InstructionLine:
    """One line of the instruction: what it is called, and what it says, or that it is silent."""

    label: str
    text: str
    silent: bool


def instruction_lines(instruction: CollectionInstruction) -> tuple[InstructionLine, ...]:
    """The instruction line by line; where it says nothing, that is what is told."""
    charges, tenor = instruction.charges, instruction.tenor
    said = (
        (_("Hand the documents over"), _known(RELEASES, instruction.release)),
        (_("The draft is due"), _tenor(instruction) if tenor else _("at sight")),
        (_("Charges"), _known(BEARERS, charges.bearer) if charges else ""),
        (_("Waiver of charges"), _known(WAIVERS, charges.waiver) if charges else ""),
        (_("Protest"), _known(PROTESTS, instruction.protest)),
        (_("If it is not paid or accepted"), instruction.on_dishonour or ""),
        (_("Way of the advice"), instruction.advice_by or ""),
        (_("Where to present"), instruction.presentation_address or ""),
        (_("Rules"), instruction.rules or ""),
    )
    return tuple(
        InstructionLine(label, text or _("The instruction says nothing."), not text)
        for label, text in said
    )


def _known(words: Mapping[S, LazyString], value: S | None) -> str:
    return str(words[value]) if value is not None else ""


def _tenor(instruction: CollectionInstruction) -> str:
    tenor = instruction.tenor
    if tenor is None:
        return ""
    counted = str(COUNTED[tenor.counted])
    if tenor.from_on is None:
        told: str = ngettext(
            "%(num)d day %(counted)s", "%(num)d days %(counted)s", tenor.days, counted=counted
        )
        return told
    first = day(tenor.from_on)
    whole: str = ngettext(
        "%(num)d day %(counted)s of %(day)s",
        "%(num)d days %(counted)s of %(day)s",
        tenor.days,
        counted=counted,
        day=first,
    )
    return whole
