"""A broken schema is told at its place, by the rule that fits, with what was expected."""

from __future__ import annotations

import re

import pytest

from payments.messages import schema
from payments.messages.envelope import open_envelope
from payments.messages.objections import FORMS, PATTERN
from payments.messages.pacs_008 import build

_UETR = "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}"
TRANSACTION = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf"
CASES = {
    "lacking": (
        ("<MsgId>HANSDEH0-20260216-1</MsgId>", ""),
        "missing",
        "/Document/FIToFICstmrCdtTrf/GrpHdr/MsgId",
        {"missing": ("MsgId",)},
    ),
    "lacking at the end": (
        ("<TwnNm>Nairobi</TwnNm>", "<Twn>Nairobi</Twn>"),
        "unexpected",
        f"{TRANSACTION}/Cdtr/PstlAdr/Twn",
        {"tag": "Twn", "parent": "PstlAdr"},
    ),
    "in the wrong order": (
        (
            "<StrtNm>Am Sandtorkai</StrtNm>\n            <BldgNb>27</BldgNb>",
            "<BldgNb>27</BldgNb><StrtNm>Am Sandtorkai</StrtNm>",
        ),
        "order",
        f"{TRANSACTION}/Dbtr/PstlAdr/StrtNm",
        {"later": "BldgNb"},
    ),
    "too often": (
        ("<ChrgBr>SHAR</ChrgBr>", "<ChrgBr>SHAR</ChrgBr><ChrgBr>SHAR</ChrgBr>"),
        "repeated",
        f"{TRANSACTION}/ChrgBr[2]",
        {"most": 1},
    ),
    "two of a choice": (
        (
            "<IBAN>DE11000000000000480600</IBAN>",
            "<IBAN>DE11000000000000480600</IBAN><Othr><Id>1</Id></Othr>",
        ),
        "choice",
        f"{TRANSACTION}/DbtrAcct/Id",
        {"choices": ("IBAN", "Othr")},
    ),
    "none of a choice": (
        ("<IBAN>DE11000000000000480600</IBAN>", ""),
        "choice",
        f"{TRANSACTION}/DbtrAcct/Id",
        {"choices": ("IBAN", "Othr")},
    ),
    "upper case": (
        ("174c245f", "174C245F"),
        "pattern",
        f"{TRANSACTION}/PmtId/UETR",
        {"found": "174C245F-2682-4291-ad67-2a41e530cd27"},
    ),
    "a long name": (
        ("Highland Beans Ltd", "x" * 141),
        "length",
        f"{TRANSACTION}/Cdtr/Nm",
        {"length": 141, "max_length": "140"},
    ),
    "no code of the list": (
        (">SHAR<", ">OURS<"),
        "enumeration",
        f"{TRANSACTION}/ChrgBr",
        {"codes": ("DEBT", "CRED", "SHAR", "SLEV"), "found": "OURS"},
    ),
    "six decimals": (
        ("48600.00", "48600.000001"),
        "digits",
        f"{TRANSACTION}/IntrBkSttlmAmt",
        {"fraction_digits": "5"},
    ),
    "less than nothing": (
        ("48600.00", "-1"),
        "least",
        f"{TRANSACTION}/IntrBkSttlmAmt",
        {"min_inclusive": "0"},
    ),
    "no date": (
        ("2026-02-17", "17.2.2026"),
        "type",
        f"{TRANSACTION}/IntrBkSttlmDt",
        {"example": "2026-11-24"},
    ),
    "a small currency": (
        ('Ccy="EUR"', 'Ccy="eur"'),
        "pattern",
        f"{TRANSACTION}/IntrBkSttlmAmt/@Ccy",
        {"found": "eur"},
    ),
    "no currency": (
        (' Ccy="EUR"', ""),
        "attribute",
        f"{TRANSACTION}/IntrBkSttlmAmt",
        {"found": "48600.00"},
    ),
    "text between elements": (
        ("<Dbtr>", "<Dbtr>Elbe"),
        "text",
        f"{TRANSACTION}/Dbtr",
        {"tag": "Dbtr"},
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_one_fault_is_one_finding(case, transfer):
    (old, new), rule, at, values = case
    built = build(transfer).decode()
    assert built.count(old) == 1
    (finding,) = schema.findings(open_envelope(built.replace(old, new).encode()).document)
    assert (finding.rule, finding.at) == (f"iso20022-schema-{rule}", at)
    assert {name: finding.values[name] for name in values} == values


def test_a_form_is_shown_by_an_example_that_has_it(transfer):
    assert all(re.fullmatch(form, example) for form, example in FORMS.items())
    built = build(transfer).decode().replace("174c245f", "174C245F")
    (finding,) = schema.findings(open_envelope(built.encode()).document)
    assert re.match(_UETR, str(finding.values["example"]))
    assert "[a-f0-9]" not in PATTERN.says.format(**finding.values)


def test_the_line_is_that_of_the_text(transfer):
    built = build(transfer).decode().replace("174c245f", "174C245F")
    (finding,) = schema.findings(open_envelope(built.encode()).document)
    assert "174C245F" in built.splitlines()[finding.values["line"] - 1]


def test_prefixes_change_no_finding(transfer):
    broken = build(transfer).decode().replace(">SHAR<", ">OURS<")
    namespace = 'xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"'
    start = broken.index("<Document")
    body = broken[start:].replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:")
    body = body.replace(
        f"<p:Document {namespace}", f"<p:Document {namespace.replace('=', ':p=', 1)}"
    )
    prefixed = body.replace("</p:Envelope>", "").strip()
    (plain,) = schema.findings(open_envelope(broken.encode()).document)
    (finding,) = schema.findings(open_envelope(prefixed.encode()).document)
    assert (finding.rule, finding.at) == (plain.rule, plain.at)
