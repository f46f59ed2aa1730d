"""A trade document laid out as the paper it would be, for a page and for a PDF alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from flask_babel import gettext as _

from payments.documents.elements import element_of
from payments.documents.kinds import Capacity, Document
from payments.money import Money
from sandbox.papers.layouts import SHEETS, Fields, SheetLayout
from sandbox.papers.words import CAPACITIES, LABELS_OF_KIND, PAPER_FIELDS, PAPERS, PRINTED, SAYS
from sandbox.wording import formatted

BOXES_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A field of the paper: its label and its lines. `is_figure` stands to the right."""

    label: str
    lines: tuple[str, ...]
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on paper.

    `signed` is who signs and as what; `signature` is theirs, and `unsigned` says that it is
    missing; both are empty where the document does not say.
    """

    kind: str
    title: str
    number: str
    rows: tuple[tuple[Box, ...], ...]
    goods: tuple[Box, ...]
    says: tuple[str, ...]
    signed: tuple[str, ...]
    signature: str
    unsigned: str


def sheet(document: Document) -> Sheet:
    """The document as paper; what it does not state has no box."""
    layout = SHEETS.get(document.kind) or SHEETS["insurance_policy"]
    goods = tuple(_boxes(document, layout.goods))
    rows = [tuple(_boxes(document, row)) for row in (*layout.rows, *_rest(document, layout))]
    return Sheet(
        kind=document.kind,
        title=title(document.kind),
        number=document.ref,
        rows=tuple(row for row in rows if row),
        goods=goods,
        says=tuple(_says(document)),
        signed=tuple(_signed(document, layout.signed_by)),
        signature=_signature(document, layout.signed_by),
        unsigned=_("not signed") if _value(document, "signed") is False else "",
    )


def title(kind: str) -> str:
    """What a kind of document is called."""
    return str(PAPERS.get(kind, kind))


def label(kind: str, field: str) -> str:
    """What a field is called on a kind of document: its own name here, else the dictionary's."""
    own = LABELS_OF_KIND.get((kind, field)) or PAPER_FIELDS.get(field)
    return str(own or _(element_of(kind, field).name))


def stated(value: object) -> str:
    """A value as it stands on the paper."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, Capacity):
        return str(CAPACITIES[value])
    return ", ".join(map(str, value)) if isinstance(value, tuple) else formatted(value)


def _boxes(document: Document, row: Iterable[Fields]) -> Iterator[Box]:
    for names in row:
        if _value(document, names[0]) is not None:
            yield _box(document, names)


def _box(document: Document, names: Fields) -> Box:
    first, *others = names
    lines = [stated(_value(document, first))]
    if others == ["unit"]:
        lines = [f"{lines[0]} {_value(document, 'unit')}"]
    else:
        lines += [_line(document, other) for other in others if _value(document, other) is not None]
    value = _value(document, first)
    is_figure = isinstance(value, int | Money)
    return Box(label(document.kind, first), tuple(lines), is_figure)


def _line(document: Document, field: str) -> str:
    value = stated(_value(document, field))
    if field.endswith("_lei"):
        return f"LEI {value}"
    return f"HS {value}" if field == "hs_code" else value


def _value(document: Document, field: str) -> object:
    value: object = getattr(document, field, None)
    return value


def _rest(document: Document, layout: SheetLayout) -> Iterator[tuple[Fields, ...]]:
    """What the document states and the layout does not place, in rows of its own."""
    placed = {name for row in (*layout.rows, layout.goods) for names in row for name in names}
    placed |= {layout.signed_by, "signed", "signed_as", "issued_as"}
    left = [
        (field.name,)
        for field in fields(document)
        if field.name not in placed and not isinstance(_value(document, field.name), bool)
    ]
    shown = [names for names in left if _value(document, names[0]) is not None]
    for start in range(0, len(shown), BOXES_A_ROW):
        yield tuple(shown[start : start + BOXES_A_ROW])


def _says(document: Document) -> Iterator[str]:
    if document.kind in PRINTED:
        yield str(PRINTED[document.kind])
    for field in fields(document):
        value = _value(document, field.name)
        if isinstance(value, bool) and (field.name, value) in SAYS:
            yield str(SAYS[field.name, value])


def _signed(document: Document, by: str) -> Iterator[str]:
    yield str(_value(document, by) or "")
    capacity = _value(document, "signed_as") or _value(document, "issued_as")
    if isinstance(capacity, Capacity):
        yield str(CAPACITIES[capacity])


def _signature(document: Document, by: str) -> str:
    """What stands on the line: nothing where the document is not signed, or does not say."""
    capacity = _value(document, "signed_as") or _value(document, "issued_as")
    signs = _value(document, "signed") or capacity is not None
    return str(_value(document, by) or "") if signs else ""
