"""What one part of the trust run tried, and what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table: so many of something tried, and what is wrong."""

    what: str
    tried: int
    unit: str
    told: str = ""  # measured beside it
    findings: tuple[str, ...] = ()


HEADINGS = ("what", "tried", "measured", "findings")


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table of Markdown, every finding told below."""
    rows = [HEADINGS, tuple("---" for _ in HEADINGS), *map(_cells, figures), _sum(figures)]
    told = [f"- {figure.what}: {one}" for figure in figures for one in figure.findings]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), "", *told])


def _cells(figure: Figure) -> tuple[str, ...]:
    tried = f"{figure.tried:,} {figure.unit}"
    return (figure.what, tried, figure.told, str(len(figure.findings)))


def _sum(figures: Sequence[Figure]) -> tuple[str, ...]:
    return ("all", "", "", str(sum(len(figure.findings) for figure in figures)))
