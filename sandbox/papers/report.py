"""A report: sections of tables, for a page, a PDF and a spreadsheet alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask_babel import get_locale
from flask_babel import gettext as _

from sandbox.papers.pdf import pdf


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds figures, and how wide it is beside the others."""

    label: str
    is_figure: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: lines, and a tone ("ok", "bad", "warn") where one is judged.

    `rules` are ids of rules, `acts` numbers of acts that a page leads to.
    """

    lines: tuple[str, ...]
    tone: str = ""
    rules: tuple[str, ...] = ()
    acts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its title; `says` stands below the title, `empty` where there is no row."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one table or of the class. `lines` stand below the title."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    at: datetime


def cell(*lines: str, tone: str = "", rules: Iterable[str] = (), acts: Iterable[int] = ()) -> Cell:
    """A cell of some lines; empty ones are left out."""
    return Cell(tuple(line for line in lines if line), tone, tuple(rules), tuple(acts))


def report_pdf(report: Report) -> bytes:
    """The report as PDF, dated by the world's clock. Raises LimitReached for too long a one."""
    language = get_locale()
    view = {
        "report": report,
        "mark": _("Fictional firms and banks. No real money."),
        "language": language.language if language else "en",
    }
    return pdf("report", view, report.at)


def report_csv(reports: Iterable[tuple[str, Report]]) -> bytes:
    """Reports as one spreadsheet in UTF-8: each row with its report's name and its section."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(("SANDBOX", _("Fictional firms and banks. No real money.")))
    for name, report in reports:
        for section in report.sections:
            writer.writerow(())
            writer.writerow(map(harmless, (name, section.title, *_labels(section))))
            writer.writerows(
                [harmless(text) for text in (name, section.title, *_texts(row))]
                for row in section.rows
            )
            if section.says:
                writer.writerow(map(harmless, (name, section.title, section.says)))
    return made.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith("\t") else text


def _labels(section: Section) -> tuple[str, ...]:
    return tuple(column.label for column in section.columns)


def _texts(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple("\n".join(each.lines) for each in row)


_FORMULA = ("=", "+", "-", "@")
