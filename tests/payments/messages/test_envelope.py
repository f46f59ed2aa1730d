"""Any envelope is opened; what is no message, or is forbidden, is refused by name."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import pytest

from payments.errors import NotPossible, UnknownMessage, UnreadableMessage
from payments.messages import check, identify, pacs_002, profile, recognise
from payments.messages.pacs_008 import CustomerCreditTransfer, build, read
from payments.party import Party

SAMPLES = Path(__file__).parents[3] / "fixtures" / "messages"
TODAY = date(2026, 2, 16)


@pytest.fixture
def document(transfer: CustomerCreditTransfer) -> str:
    """The Document of a built message, without header and wrapper."""
    built = build(transfer).decode()
    return built[built.index("<Document") : built.index("</Envelope>")].strip()


def test_a_document_alone_is_read(document, transfer):
    assert read(document.encode()) == transfer


def test_a_byte_order_mark_is_let_in(document, transfer):
    assert read(b"\xef\xbb\xbf" + document.encode()) == transfer


@pytest.mark.parametrize(
    "wrapper",
    [
        "<a:Soap xmlns:a='urn:any'><a:Body>{}</a:Body></a:Soap>",
        "<Saa><![CDATA[{}]]></Saa>",
        "<DataPDU xmlns='urn:swift:saa:xsd:saa.2.0'><Body>\n{}\n</Body></DataPDU>",
    ],
)
def test_any_wrapper_is_opened(wrapper, document, transfer):
    assert read(wrapper.format(document).encode()) == transfer


def test_a_wrapper_in_a_wrapper_in_text_is_not_dug_for(document):
    wrapped = document
    for _ in range(3):
        wrapped = f"<Saa>{escape(wrapped)}</Saa>"
    with pytest.raises(UnknownMessage):
        identify(wrapped.encode())


def test_a_header_of_another_standard_is_refused(document):
    with pytest.raises(UnknownMessage, match="urn:any"):
        identify(f"<E><AppHdr xmlns='urn:any'/>{document}</E>".encode())


@pytest.mark.parametrize(
    ("service", "kind"),
    [
        ("swift.cbprplus.cov.03", "pacs.009.001.08.cov"),
        ("swift.cbprplus.adv.04", "pacs.009.001.08.adv"),
        ("swift.cbprplus.03", "pacs.009.001.08"),
        ("swift.cbprplus.stp.03", "pacs.009.001.08"),
        ("boe.chaps.05", "pacs.009.001.08"),
    ],
)
def test_the_business_service_tells_the_variant(service, kind):
    data = (SAMPLES / "pacs_009" / "funding.xml").read_text()
    assert recognise(data.replace("swift.cbprplus.03", service).encode()).id == kind


def test_cdata_inside_is_text(transfer, document):
    wrapped = document.replace("Highland Beans Ltd", "<![CDATA[Highland Beans Ltd]]>")
    assert read(wrapped.encode()) == transfer


def test_two_documents_are_not_half_read(document):
    with pytest.raises(UnreadableMessage, match="2 elements Document"):
        identify(f"<Batch>{document}{document}</Batch>".encode())


def test_a_header_alone_is_known(transfer):
    built = build(transfer).decode()
    header = built[built.index("<AppHdr") : built.index("<Document")]
    assert identify(header.encode()) == "head.001.001.02"


@pytest.mark.parametrize(
    ("data", "namespace"),
    [
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.99'/>", "pacs.008.001.99"),
        (b"<Document xmlns='urn:any'/>", "urn:any"),
        (b"<html/>", ""),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:../../etc'/>", "../../etc"),
    ],
)
def test_an_unknown_message_is_refused_by_name(data, namespace):
    with pytest.raises(UnknownMessage) as refusal:
        identify(data)
    assert refusal.value.namespace.endswith(namespace)


def test_a_version_without_usage_rules_is_held_to_its_schema(document):
    newer = document.replace("pacs.008.001.08", "pacs.008.001.10").encode()
    report = check(newer, profile("current"), lambda leis: {}, TODAY)
    assert [finding.rule for finding in report.findings] == ["message-schema-only"]
    with pytest.raises(UnknownMessage):
        recognise(newer)


ATTACKS = {
    "nothing": b"",
    "no XML": b"{}",
    "cut off": b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'><FIToFI",
    "zipped": gzip.compress(b"<Document/>"),
    "an entity": b"<!DOCTYPE d [<!ENTITY y 'x'>]><Document>&y;</Document>",
    "laughter": b"<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><Document>&b;</Document>",
    "a file": b"<!DOCTYPE d [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><Document>&y;</Document>",
    "another encoding": "<?xml version='1.0' encoding='UTF-16'?><Document/>".encode("utf-16"),
    "a lying encoding": b"<?xml version='1.0' encoding='latin-1'?><Document/>",
    "deep": b"<a>" * 100_000,
    "long": b"<Document>" + b"x" * 20_000_000 + b"</Document>",
    "many attributes": b"<Document %s/>" % b" ".join(b"a%d=''" % n for n in range(100_000)),
    "a control character": b"<Document>\x07</Document>",
}


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_a_refusal(data):
    with pytest.raises(UnreadableMessage):
        check(data, profile("current"), lambda leis: {}, TODAY)


def test_another_message_than_asked_for_is_refused(report):
    with pytest.raises(UnreadableMessage, match=r"pacs\.002"):
        read(pacs_002.build(report))


def test_a_value_that_cannot_be_left_out_is_asked_for(document):
    with pytest.raises(UnreadableMessage, match="InstrId is missing"):
        read(document.replace("<InstrId>HANSDEH0-1</InstrId>", "").encode())


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\ufffe"])
def test_control_characters_are_refused_with_their_code(transfer, control):
    creditor = Party("", f"Highland{control}Beans")
    with pytest.raises(NotPossible, match=f"U\\+{ord(control):04X}"):
        build(replace(transfer, creditor=creditor))
