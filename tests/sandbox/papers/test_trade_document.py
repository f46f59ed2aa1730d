"""A document on paper says all that the document says, and the same bytes each time."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import flask
import flask_babel
import pytest
from pypdf import PdfReader

from payments.documents.kinds import DOCUMENT_KINDS, Document
from sandbox.errors import LimitReached
from sandbox.papers.layouts import SHEETS
from sandbox.papers.sheet import Sheet, sheet, stated
from sandbox.papers.trade_document import trade_document
from sandbox.services.documents import check_document
from sandbox.services.presentation_schema import EXAMPLES

AT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
NAMES = (
    "Trần Quốc Đạt Huấn Luyện",
    "Εκπαιδευτική Εταιρεία",
    "Учебная Компания Щит",
    "上海培训贸易有限公司",
    "東京トレーニング商事",
    "서울훈련무역",
)
HOSTILE = (
    "#panic()",
    "*bold* _it_ `raw` $x$",
    "\\ @ref <label> // gone",
    '"] #read("/etc/passwd") [',
    "= Heading",
    "#{sys.inputs}",
)


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    app = flask.Flask("papers")
    flask_babel.Babel(app)
    with app.test_request_context():
        yield


def example(kind: str, **changed: Any) -> Document:
    document = check_document(json.dumps(EXAMPLES[kind]).encode()).document
    return replace(document, **changed)


def printed(data: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return unicodedata.normalize("NFC", text.replace("\u200b", "").replace("\n", " "))


def words(made: Sheet) -> str:
    boxes = [box for row in (*made.rows, made.goods) for box in row]
    lines = [line for box in boxes for line in box.lines]
    return "\n".join((*lines, *made.says, *made.signed, made.signature, made.unsigned))


@pytest.mark.parametrize("kind", EXAMPLES)
def test_nothing_that_is_stated_is_lost(kind: str) -> None:
    document = example(kind)
    said = words(sheet(document))
    for field in fields(document):
        value = getattr(document, field.name)
        if value is not None and not isinstance(value, bool):
            assert stated(value) in said, field.name


def test_layouts_name_fields_that_there_are() -> None:
    known = {field.name for kind in DOCUMENT_KINDS for field in fields(kind)}
    parties = {f"{party}_address" for party in ("issuer", "addressee", "consignee", "notify")}
    for layout in SHEETS.values():
        named = {name for row in (*layout.rows, layout.goods) for names in row for name in names}
        assert named | {layout.signed_by} <= known | parties
    laid = SHEETS.keys() | {"insurance_certificate"}
    assert laid == {kind.kind for kind in DOCUMENT_KINDS}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_same_document_is_the_same_bytes(kind: str) -> None:
    document = example(kind)
    assert trade_document(document, AT) == trade_document(document, AT)


def test_it_was_created_when_the_clock_of_the_world_says() -> None:
    data = PdfReader(io.BytesIO(trade_document(example("invoice"), AT))).metadata
    assert data is not None
    assert data.creation_date == AT


def test_every_page_is_marked() -> None:
    long = example("packing_list", description="Green coffee, washed. " * 900)
    pages = PdfReader(io.BytesIO(trade_document(long, AT))).pages
    assert len(pages) > 1
    assert all("SANDBOX" in page.extract_text() for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_printed_in_their_own_letters(name: str) -> None:
    assert name in printed(trade_document(example("invoice", issuer=name), AT))


def test_arabic_is_printed() -> None:
    made = printed(trade_document(example("invoice", issuer="شركة التدريب"), AT))
    assert sum("\u0600" <= letter <= "\ufeff" and letter.isalpha() for letter in made) >= 11


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_never_markup(text: str) -> None:
    document = example("invoice", issuer=text, description=text, ref=text)
    assert text in printed(trade_document(document, AT))


def test_a_word_without_end_stays_in_its_box() -> None:
    made = trade_document(example("invoice", description="X" * 100_000), AT)
    assert printed(made).count("X") >= 100_000
    lines = PdfReader(io.BytesIO(made)).pages[0].extract_text().split("\n")
    assert max(map(len, lines)) < 200


def test_what_is_too_long_for_paper_is_refused() -> None:
    with pytest.raises(LimitReached):
        trade_document(example("invoice", description="Tea " * 60_000), AT)
