"""What a pain.001 says of the payee goes on in the pacs.008, and the payee's bank compares it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from payments.messages import pacs_008

MESSAGE = Path(__file__).parents[3] / "fixtures" / "messages" / "pain_001" / "coffee.xml"
SENT = MESSAGE.read_text(encoding="utf-8").replace("<Dt>2026-02-16", "<Dt>2026-01-12")
BEFORE, CREDITOR = SENT[: SENT.index("<CdtrAgt>")], SENT[SENT.index("<CdtrAgt>") :]
LEI, OTHER = "SBOX00H4K7NB39D2XV53", "SBOX00R7ELBK04T9QZ11"
LINES = "<PstlAdr><AdrLine>Kimathi Street 14</AdrLine><AdrLine>Nairobi, Kenya</AdrLine></PstlAdr>"


@pytest.mark.parametrize(
    ("written", "instead", "reason"),
    [
        ("Highland Beans Ltd", "Some Other Ltd", "BE01"),
        (LEI, LEI[:-1] + "4", "BE15"),
        (LEI, OTHER, "BE15"),
        ("SVNAKEN0XXX", "RNSHJPJ0XXX", "RC01"),
        (re.search("<PstlAdr>.*</PstlAdr>", CREDITOR, re.DOTALL)[0], LINES, "BE04"),
    ],
)
def test_a_payee_that_is_not_the_accounts_is_rejected(
    world: Any, written: str, instead: str, reason: str
) -> None:
    told = _after(world, BEFORE + CREDITOR.replace(written, instead))
    assert (told["status"], told["reason"]) == ("RJCT", reason)


def test_the_true_payee_is_paid(world: Any) -> None:
    assert _after(world, SENT)["status"] == "ACCC"


def test_the_banks_pass_on_what_the_payer_wrote(world: Any) -> None:
    text = CREDITOR.replace("Highland Beans Ltd", "Highland Beans Co").replace(LEI, OTHER)
    creditor = _passed_on(world, text).creditor
    assert (creditor.name, creditor.lei) == ("Highland Beans Co", OTHER)
    assert creditor.address.building == "14"


def test_another_name_does_not_get_the_holders_lei(world: Any) -> None:
    bare = re.sub(r"<Id>\s*<OrgId>.*?</OrgId>\s*</Id>", "", CREDITOR, flags=re.DOTALL)
    creditor = _passed_on(world, bare.replace("Highland Beans Ltd", "Some Other Ltd")).creditor
    assert (creditor.name, creditor.lei) == ("Some Other Ltd", None)


@pytest.mark.parametrize(
    ("written", "instead", "at"),
    [
        ("<Nm>Rösterei Elbe GmbH", "<Nm>Somebody Else AG", "$.orders[0].debtor_name"),
        ("HANSDEH0XXX", "SVNAKEN0XXX", "$.orders[0].debtor_agent"),
    ],
)
def test_a_payer_that_is_not_the_accounts_is_refused(
    world: Any, written: str, instead: str, at: str
) -> None:
    refused = _order(world, SENT.replace(written, instead))
    assert (refused.status_code, refused.json()["type"]) == (422, "/help/problems/not-possible")
    assert at in refused.text
    assert world.trainer.get(world.path).json()["number"] == 1


def _passed_on(world: Any, creditor: str) -> pacs_008.CustomerCreditTransfer:
    """The pacs.008 of the payer's bank."""
    _after(world, BEFORE + creditor)
    found = (world.trainer.get(f"{world.path}/messages/{number}").json() for number in range(9))
    sent = next(each for each in found if each.get("kind") == pacs_008.ID)
    return pacs_008.read(sent["text"].encode())


def _after(world: Any, text: str) -> Any:
    """How the payment stands a week later."""
    ordered = _order(world, text)
    assert ordered.status_code == 202, ordered.text
    world.trainer.post(f"{world.path}/clock", {"advance": "P7D"})
    return world.trainer.get(f"{world.path}/transfers/{ordered.json()['uetr']}").json()


def _order(world: Any, text: str) -> Any:
    xml = {"Content-Type": "application/xml"}
    path = f"{world.path}/transfers"
    return world.seats["buyer"].ask("POST", path, data=text.encode(), headers=xml)
