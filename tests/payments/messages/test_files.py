"""A file of orders is checked as it streams by, with the findings a whole message would have."""

from __future__ import annotations

import io
import re
import resource
from datetime import date
from pathlib import Path

import pytest

from lei.findings import Severity
from payments.errors import UnknownMessage, UnreadableMessage
from payments.messages import check, files, profile
from payments.messages.files import FileReport, check_file

SAMPLE = Path(__file__).parents[3] / "fixtures" / "messages" / "pain_001" / "coffee.xml"
TODAY = date(2026, 2, 16)
BLOCK = "/Document/CstmrCdtTrfInitn/PmtInf"
TRANSACTION = re.compile(r"<CdtTrfTxInf>.*</CdtTrfTxInf>", re.DOTALL)
UETR = "5f0c1d2e-8a4b-4c6d-9e7f-0a1b2c3d4e5f"


def orders(count: int) -> str:
    """The sample with its one order `count` times, each with references of its own."""
    sample = SAMPLE.read_text()
    (one,) = TRANSACTION.findall(sample)
    many = (
        one.replace(UETR, f"{number:08x}{UETR[8:]}").replace("CONTRACT-", f"C{number:05}-")
        for number in range(count)
    )
    body = TRANSACTION.sub("\n".join(many), sample).replace(">1</NbOfTxs", f">{count}</NbOfTxs")
    return re.sub(r"<CtrlSum>[^<]*", f"<CtrlSum>{48600 * count}.00", body)


def checked(text: str, profile_id: str = "current") -> FileReport:
    stream = io.BytesIO(text.encode())
    return check_file(stream, profile(profile_id), lambda leis: dict.fromkeys(leis), TODAY)


def places(report: FileReport) -> list[tuple[str, str]]:
    return [(finding.rule, finding.at) for finding in report.findings]


FAULTS = {
    "nothing": ("Highland Beans Ltd", "Highland Beans Ltd"),
    "a pattern": ("<Ctry>KE</Ctry>", "<Ctry>Kenya</Ctry>"),
    "an LEI": ("SBOX00H4K7NB39D2XV53", "SBOX00H4K7NB39D2XV35"),
    "a debtor's account": ("DE11000000000000480600", "DE12000000000000480600"),
    "a count": (">1</NbOfTxs>", ">2</NbOfTxs>"),
    "a sum": ("<CtrlSum>48600.00", "<CtrlSum>48600.01"),
    "a reference twice": ("<PmtMtd>", "<PmtInfId>X</PmtInfId><PmtMtd>"),
    "a header's number": ("<BizMsgIdr>", "<BizMsgIdr>X"),
    "an order in the block": ("<PmtMtd>TRF</PmtMtd>", ""),
    "a way of paying": ("<PmtMtd>TRF", "<PmtMtd>CASH"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("profile_id", ["current", "schema-only"])
def test_a_stream_has_the_findings_of_the_whole(fault, profile_id):
    old, new = fault
    text = SAMPLE.read_text().replace(old, new, 1)
    whole = check(text.encode(), profile(profile_id), lambda leis: dict.fromkeys(leis), TODAY)
    streamed = {(rule, at.replace("[1]", "")) for rule, at in places(checked(text, profile_id))}
    assert streamed == {(finding.rule, finding.at) for finding in whole.findings}


def test_a_number_twice_is_found_far_from_its_first():
    """In a later block too, and at the places that the check of the whole message names."""
    text = orders(30).replace("<EndToEndId>", "<InstrId>I</InstrId><EndToEndId>", 1)
    last = text.rindex("<PmtId>") + len("<PmtId>")
    text = text[:last] + "<InstrId>I</InstrId>" + text[last:]
    text = text.replace(f"{29:08x}{UETR[8:]}", f"{0:08x}{UETR[8:]}").replace("C00028-", "C00003-")
    blocks = "</PmtInf>" + text[text.index("<PmtInf>") : text.index("<CdtTrfTxInf>")]
    middle = text.index("<CdtTrfTxInf>", len(text) // 2)
    text = text[:middle] + blocks + text[middle:]
    streamed = {one for one in places(checked(text)) if one[0].endswith("-twice")}
    whole = check(text.encode(), profile("current"), lambda leis: dict.fromkeys(leis), TODAY)
    assert {rule for rule, _ in streamed} == {
        "sandbox-uetr-twice",
        "sandbox-end-to-end-twice",
        "sandbox-instruction-twice",
        "sandbox-block-twice",
    }
    assert streamed <= {(one.rule, one.at) for one in whole.findings}


def test_one_error_does_not_hide_the_next():
    text = orders(5)
    for number in (1, 3):
        text = text.replace(f"<UETR>{number:08x}", f"<UETR>{number:07x}X")
    text = text.replace("<InstdAmt", "<Bogus/><InstdAmt", 1)
    found = places(checked(text, "schema-only"))
    assert found == [
        ("iso20022-schema-unexpected", f"{BLOCK}[1]/CdtTrfTxInf[1]/Amt/Bogus"),
        ("iso20022-schema-pattern", f"{BLOCK}[1]/CdtTrfTxInf[2]/PmtId/UETR"),
        ("iso20022-schema-pattern", f"{BLOCK}[1]/CdtTrfTxInf[4]/PmtId/UETR"),
    ]


def test_the_line_is_that_of_the_text():
    text = orders(40).replace("<UETR>00000020", "<UETR>0000002X")
    (finding,) = checked(text, "schema-only").findings
    assert "0000002X" in text.splitlines()[finding.values["line"] - 1]


def test_findings_are_capped_errors_first_and_the_rest_is_counted():
    report = checked(orders(150).replace("<UETR>0000", "<UETR>000X"), "schema-only")
    assert (report.transactions, len(report.findings), report.rest) == (150, 100, 50)
    mixed = checked(orders(150).replace("<UETR>00000095", "<UETR>0000009X"))
    assert mixed.findings[0].severity is Severity.ERROR
    assert len(mixed.findings) <= 100


def test_each_lei_is_looked_up_once():
    asked: list[str] = []

    def find(leis):
        asked.extend(leis)
        return dict.fromkeys(leis)

    check_file(io.BytesIO(orders(30).encode()), profile("current"), find, TODAY)
    assert len(asked) == len(set(asked)) >= 3


def test_blocks_are_counted_and_each_has_its_own_debtor():
    text = SAMPLE.read_text()
    (block,) = re.findall(r"<PmtInf>.*</PmtInf>", text, re.DOTALL)
    other = block.replace("DE11000000000000480600", "DE12000000000000480600")
    both = text.replace(block, block + other.replace(UETR[:8], "0" * 8))
    found = places(checked(both.replace(">1</NbOfTxs>", ">2</NbOfTxs>", 1)))
    assert ("iso13616-iban", f"{BLOCK}[2]/DbtrAcct/Id/IBAN") in found
    assert ("iso13616-iban", f"{BLOCK}[1]/DbtrAcct/Id/IBAN") not in found


def test_a_block_without_orders_is_told():
    found = places(checked(TRANSACTION.sub("", SAMPLE.read_text()), "schema-only"))
    assert ("iso20022-schema-missing", f"{BLOCK}[1]/CdtTrfTxInf") in found


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("<html/>", UnknownMessage),
        ("", UnreadableMessage),
        ("<!DOCTYPE d [<!ENTITY y 'x'>]><Document>&y;</Document>", UnreadableMessage),
        (SAMPLE.read_text()[:-200], UnreadableMessage),
        (SAMPLE.read_text().replace("pain.001.001.09", "pacs.008.001.08"), UnreadableMessage),
        (SAMPLE.read_text().replace("pain.001.001.09", "pain.001.001.99"), UnknownMessage),
        (f"<Saa><![CDATA[{SAMPLE.read_text().partition('?>')[2]}]]></Saa>", UnreadableMessage),
    ],
)
def test_what_is_no_file_of_orders_is_refused(text, refusal):
    with pytest.raises(refusal):
        checked(text)


def test_too_many_orders_are_refused(monkeypatch):
    monkeypatch.setattr(files, "TRANSACTIONS_MAX", 3)
    with pytest.raises(UnreadableMessage, match="more than 3 transactions"):
        checked(orders(4))


def test_memory_stays_flat():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    checked(orders(12_000), "schema-only")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000
