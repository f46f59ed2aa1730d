"""A payment ordered by a pain.001 is the payment ordered by JSON."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

MESSAGE = Path(__file__).parents[3] / "fixtures" / "messages" / "pain_001" / "coffee.xml"
XML = {"Content-Type": "application/xml"}
DAY = re.search(r"<Dt>(.*?)</Dt>", MESSAGE.read_text(encoding="utf-8"))[1]


def test_a_message_and_a_json_order_make_the_same_payment(world: Any, open_world: Any) -> None:
    other = open_world()
    by_message = _order(world, MESSAGE.read_bytes()).json()
    seen = world.seats["buyer"].get(f"{world.path}/transfers/{by_message['uetr']}").json()
    order = {
        "debtor_account": "DE11000000000000480600",
        "creditor_account": "0100-480600-EUR",
        "amount": seen["instructed"]["amount"],
        "currency": seen["instructed"]["currency"],
        "execute_on": DAY,
    }
    by_json = other.seats["buyer"].post(f"{other.path}/transfers", order).json()
    same = other.seats["buyer"].get(f"{other.path}/transfers/{by_json['uetr']}").json()
    assert seen["instructed"] == {"amount": "48600.00", "currency": "EUR"}
    assert by_json["number"] == by_message["number"] == 2
    for member in ("status", "instructed", "charges"):
        assert seen[member] == same[member]


def test_a_message_keeps_its_uetr_and_waits_for_its_day(world: Any) -> None:
    uetr = re.search(r"<UETR>(.*?)</UETR>", MESSAGE.read_text(encoding="utf-8"))[1]
    assert _order(world, MESSAGE.read_bytes()).json()["uetr"] == uetr
    path = f"{world.path}/transfers/{uetr}"
    assert world.trainer.get(path).json()["status"] == "PDNG"
    world.trainer.post(f"{world.path}/clock", {"to": f"{DAY}T23:00:00+00:00"})
    assert world.trainer.get(path).json()["status"] in ("ACSP", "ACCC")


def test_a_message_may_say_no_more_than_the_standard_asks(world: Any) -> None:
    text = MESSAGE.read_text(encoding="utf-8")
    for optional in ("UETR", "ChrgBr", "CdtrAgt", "InstrId", "CtrlSum"):
        text = re.sub(rf"\s*<{optional}>.*?</{optional}>", "", text, flags=re.DOTALL)
    made = _order(world, text.encode())
    assert made.status_code == 202, made.text
    told = world.trainer.get(f"{world.path}/transfers/{made.json()['uetr']}").json()
    assert told["instructed"]["amount"] == "48600.00"


def test_every_payment_information_of_a_message_is_ordered(world: Any) -> None:
    made = _order(world, _doubled(MESSAGE.read_bytes()))
    assert made.status_code == 202, made.text
    assert len(set(made.json()["uetrs"])) == 2


def _doubled(data: bytes) -> bytes:
    """The message with its payment information twice, under names of its own."""
    root = etree.fromstring(data)
    (first,) = root.iterfind(".//{*}PmtInf")
    second = copy.deepcopy(first)
    for tag, text in (("PmtInfId", "SECOND"), ("EndToEndId", "E-2"), ("InstrId", "I-2")):
        for found in second.iterfind(f".//{{*}}{tag}"):
            found.text = text
    for found in second.iterfind(".//{*}UETR"):
        found.getparent().remove(found)
    first.addnext(second)
    for amount in root.iterfind(".//{*}InstdAmt"):
        amount.text = "24300.00"
    for count in root.iterfind(".//{*}GrpHdr/{*}NbOfTxs"):
        count.text = "2"
    for total in second.getparent().iterfind("{*}PmtInf/{*}CtrlSum"):
        total.text = "24300.00"
    return etree.tostring(root)


@pytest.mark.parametrize("day", ["2026-01-11", "2031-01-01"])
def test_a_day_past_or_far_ahead_moves_nothing(world: Any, day: str) -> None:
    refused = _order(world, MESSAGE.read_bytes().replace(DAY.encode(), day.encode()))
    assert (refused.status_code, refused.json()["type"]) == (422, "/help/problems/not-possible")
    assert "execute_on" in refused.text
    assert world.trainer.get(world.path).json()["number"] == 1


def test_a_message_of_another_firms_account_moves_nothing(world: Any) -> None:
    refused = _order(world, MESSAGE.read_bytes(), seat="seller")
    assert (refused.status_code, refused.json()["type"]) == (403, "/help/problems/not-your-account")
    assert world.trainer.get(world.path).json()["number"] == 1


def test_what_is_no_message_moves_nothing(world: Any) -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    for data in (b"", b"<x/>", evil, MESSAGE.read_bytes()[:-40]):
        refused = _order(world, data)
        assert refused.status_code == 400, refused.text
        assert refused.headers["Content-Type"].startswith("application/problem+json")
    assert world.trainer.get(world.path).json()["number"] == 1


@pytest.mark.parametrize(
    ("true", "wrong"),
    [(b"<CtrlSum>48600.00", b"<CtrlSum>48600.01"), (b"<NbOfTxs>1<", b"<NbOfTxs>2<")],
)
def test_a_message_whose_total_is_wrong_moves_nothing(
    world: Any, true: bytes, wrong: bytes
) -> None:
    refused = _order(world, MESSAGE.read_bytes().replace(true, wrong))
    assert (refused.status_code, refused.json()["type"]) == (422, "/help/problems/not-possible")
    assert world.trainer.get(world.path).json()["number"] == 1


@pytest.mark.parametrize(
    ("true", "wrong", "why"),
    [
        ('Ccy="EUR"', 'Ccy="EUX"', "not a currency of ISO 4217."),
        (">48600.00</InstdAmt>", ">48600.001</InstdAmt>", "more than 2 decimals."),
    ],
)
def test_an_amount_that_cannot_be_is_told_with_the_payment_it_is_of(
    world: Any, true: str, wrong: str, why: str
) -> None:
    before, tag, rest = MESSAGE.read_text("utf-8").partition("<CdtTrfTxInf>")
    one, end, after = rest.partition("</CdtTrfTxInf>")
    data = f"{before}{tag}{one}{end}{tag}{one.replace(true, wrong)}{end}{after}"
    refused = _order(world, data.encode())
    assert refused.status_code == 400
    assert "CdtTrfTxInf[2]/Amt/InstdAmt cannot be read: " + why in refused.json()["detail"]
    assert world.trainer.get(world.path).json()["number"] == 1


def _order(world: Any, data: bytes, seat: str = "buyer") -> Any:
    return world.seats[seat].ask("POST", f"{world.path}/transfers", data=data, headers=XML)
