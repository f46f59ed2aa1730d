"""What was found in a presentation, as a page lays it out, with or without a world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from lei.findings import Finding, Severity
from payments.documents.elements import ELEMENTS
from payments.documents.kinds import Document
from payments.documents.lessons import curable_until, lesson
from payments.documents.presentation import Dossier
from payments.documents.side_by_side import Datum, side_by_side
from sandbox.papers.sheet import stated, title
from sandbox.services.presentations import Examined
from sandbox.web.language import day, moment
from sandbox.wording import filled, rule_of, sentence


@dataclass(frozen=True, slots=True)
class Quoted:
    """A value that a finding rests on, and what it is; `marked` is one that does not fit."""

    label: str
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One finding as a page tells it; `curable` is a day, or empty."""

    severity: Severity
    title: str
    says: str
    rule: str
    source: str
    document: str
    element: str
    quoted: tuple[Quoted, ...]
    curable: str
    mistake: str


@dataclass(frozen=True, slots=True)
class Row:
    """A datum in the table of documents: its name, and text and mark by document."""

    name: str
    cells: tuple[tuple[str, bool], ...]
    conflicts: bool


@dataclass(frozen=True, slots=True)
class ExaminePage:
    """The answer to a presentation brought without a world."""

    verdict: str
    presented_on: str
    last_day: str
    ends_at: str
    findings: tuple[Told, ...]
    reasons: tuple[Told, ...]
    in_order: tuple[Told, ...]
    undecided: tuple[Told, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def examine_page(made: Examined) -> ExaminePage:
    """The page of a presentation that was examined."""
    dossier, report = made.dossier, made.report
    cleared = [_told(one, None) for one in report.cleared]
    return ExaminePage(
        verdict=made.verdict,
        presented_on=day(dossier.presented_on),
        last_day=day(made.last_day) if made.last_day else "",
        ends_at=moment(made.ends_at),
        findings=tuple(_told(one, dossier) for one in report.findings),
        reasons=tuple(one for one in cleared if one.severity is Severity.INFO),
        in_order=tuple(one for one in cleared if one.severity is not Severity.INFO),
        undecided=tuple(_told(one, None) for one in report.undecided),
        heads=heads(dossier.documents),
        rows=rows(dossier.documents, dossier.stipulated),
    )


def heads(documents: tuple[Document, ...]) -> tuple[str, ...]:
    """The documents as heads of a table."""
    return tuple(f"{title(one.kind)} {one.ref}" for one in documents)


def rows(documents: tuple[Document, ...], held: tuple[Document, ...]) -> tuple[Row, ...]:
    """The documents side by side; what conflicts among `held` is marked."""
    return tuple(_row(datum) for datum in side_by_side(documents, held))


def _row(datum: Datum) -> Row:
    cells = ((one.value, one.conflicts) for one in datum.entries)
    return Row(
        str(filled(datum.element.name, {})),
        tuple((stated(value) if value is not None else "", marked) for value, marked in cells),
        datum.conflicts,
    )


def _told(one: Finding, dossier: Dossier | None) -> Told:
    """A finding; with the dossier, until when new paper cures it."""
    rule, taught = rule_of(one.rule), lesson(one.rule)
    curable = curable_until(one.rule, dossier) if dossier else None
    is_told = dossier is not None or rule.severity is Severity.INFO
    return Told(
        severity=rule.severity,
        title=filled(taught.title, {}),
        says=sentence(one) if is_told and one.values else "",
        rule=one.rule,
        source=one.source,
        document=one.at,
        element=_element(one),
        quoted=tuple(_quoted(one)),
        curable=day(curable) if curable else "",
        mistake=filled(taught.mistake, {}),
    )


def _element(one: Finding) -> str:
    named = one.values.get("element") or NAMES.get(lesson(one.rule).element or "")
    return filled(str(named), {}) if named else ""


def _quoted(one: Finding) -> Iterator[Quoted]:
    """The values beside each other: on a conflict of two documents, under their names."""
    for name, value in one.values.items():
        if name in ("element", "document", "other", "name"):
            continue
        label = _owner(one, name) or str(LABELS.get(name, name.replace("_", " ")))
        yield Quoted(label, stated(value), name in MARKED)


def _owner(one: Finding, name: str) -> str:
    other = one.values.get("other")
    if other is None or name not in ("found", "expected"):
        return ""
    return str(one.values["document"] if name == "found" else other)


NAMES = {element.id: element.name for element in ELEMENTS}
MARKED = frozenset({"found", "shipped_on", "insured", "issued_on", "presented_on", "covered_on"})
"""Values that are what does not fit; the others are what they are held against."""

LABELS: Mapping[str, LazyString] = {
    "found": _("Stated"),
    "expected": _("To agree with"),
    "presented_on": _("Presented on"),
    "presented_at": _("Presented at"),
    "expires_on": _("Expiry"),
    "shipped_on": _("Shipped on"),
    "latest_on": _("Latest shipment"),
    "last_day": _("Last day"),
    "issued_on": _("Dated"),
    "covered_on": _("Cover begins"),
    "issued": _("Originals issued"),
    "originals": _("Originals"),
    "copies": _("Copies"),
    "originals_min": _("Originals asked for"),
    "sheets_min": _("Sheets asked for"),
    "words": _("Words"),
    "lacking": _("Missing"),
    "insured": _("Insured"),
    "needed": _("Needed"),
    "invoiced": _("Invoiced"),
    "available": _("Available"),
    "percent": _("Per cent"),
    "place": _("Place"),
    "method": _("Way of payment"),
    "bank": _("Bank"),
    "drawee": _("Drawn on"),
    "issuer": _("Issued by"),
    "carrier": _("Carrier"),
    "consignee": _("Consignee"),
    "clauses": _("Clauses"),
    "condition": _("Condition"),
    "closed_until": _("Closed until"),
    "answer": _("Answer"),
    "terms": _("Terms"),
    "least": _("At least"),
    "day": _("Day"),
    "credit_on": _("Date of the credit"),
    "documents": _("Documents"),
}
"""What the values of a finding are called beside it."""
