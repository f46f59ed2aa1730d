"""Collections over HTTP, in the lab: coffee from Nairobi to Hamburg, against payment."""

from __future__ import annotations

from typing import Any

import pytest

NUMBER = "SV/2026/0031"
EUR = {"amount": "48600.00", "currency": "EUR"}
INVOICE = {
    "kind": "invoice",
    "ref": "INV-1",
    "issuer": "Highland Beans Ltd",
    "addressee": "Rösterei Elbe GmbH",
    "description": "Green coffee",
    "quantity": 180,
    "unit": "bags",
    "total": EUR,
}
INSTRUCTION = {
    "number": NUMBER,
    "principal": "highland",
    "drawee": "elbe",
    "remitting_bank": "savanna",
    "presenting_bank": "hansa",
    "amount": EUR,
    "goods": "Green coffee, 180 bags",
    "documents": [{"kind": "invoice"}],
    "release": "payment",
}


@pytest.fixture(scope="module")
def lab(anyone: Any) -> Any:
    """The world of this file, as its trainer."""
    made = anyone.post("/api/worlds", {"scenario": "lab"}).json()
    return type(anyone)(anyone.url, made["key"]), made["id"]


def instruct(trainer: Any, world: str, **changed: Any) -> Any:
    body = {"instruction": {**INSTRUCTION, **changed}, "documents": [INVOICE]}
    return trainer.act(world, "collection.instruct", **body)


def test_a_collection_is_listed_and_read(lab: Any) -> None:
    trainer, world = lab
    at = f"/api/worlds/{world}/collections"
    assert trainer.get(at).json() == {"collections": []}
    assert instruct(trainer, world).status_code == 201
    for kind in ("forward", "acknowledge", "present", "pay", "advise_payment"):
        answer = trainer.act(world, f"collection.{kind}", collection=NUMBER)
        assert answer.status_code == 201, answer.text
    lines = trainer.get(at).json()["collections"]
    (line,) = [each for each in lines if each["number"] == NUMBER]
    assert (line["number"], line["state"], line["amount"]) == (NUMBER, "paid", EUR)
    whole = trainer.get(f"{at}/{NUMBER}").json()
    assert whole["documents_with"] == "drawee"
    assert whole["documents"][0]["ref"] == "INV-1"
    assert "urc522-26b" in {found["rule"] for found in whole["findings"]}
    assert trainer.get(f"/api/worlds/{world}/transfers/{whole['payment']}").status_code == 200
    assert trainer.get(f"/api/worlds/{world}/ledger/check").json()["balanced"]
    assert trainer.get(f"/api/worlds/{world}/replay").json() == {"same": True, "differs": None}


@pytest.mark.parametrize("currency", ["EUR", "USD"])
@pytest.mark.parametrize("bearer", ["drawee", "principal", "each_its_own"])
def test_whoever_bears_the_charges_the_advice_is_written(
    lab: Any, currency: str, bearer: str
) -> None:
    trainer, world = lab
    number, amount = f"{currency}-{bearer[:1]}", {"amount": "1000.00", "currency": currency}
    made = instruct(trainer, world, number=number, amount=amount, charges={"bearer": bearer})
    assert made.status_code == 201, made.text
    for kind in ("forward", "acknowledge", "present", "pay", "advise_payment"):
        answer = trainer.act(world, f"collection.{kind}", collection=number)
        assert answer.status_code == 201, answer.text
    assert trainer.get(f"/api/worlds/{world}/ledger/check").json()["balanced"]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"release": "for_free"}, 422),
        ({"tenor": {"days": 60, "counted": "sight"}}, 422),
        ({"tenor": {"days": 60, "counted": "sight", "from_on": "2026-02-30"}}, 422),
        ({"drawee": "nobody"}, 404),
        ({"amount": {"amount": "1e9", "currency": "EUR"}}, 422),
        ({"amount": {"amount": "1.00", "currency": "ZZZ"}}, 422),
    ],
)
def test_bad_instructions_are_refused_and_nothing_is_there(
    lab: Any, changed: dict[str, Any], status: int
) -> None:
    trainer, world = lab
    answer = instruct(trainer, world, number="BAD-1", **changed)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert trainer.get(f"/api/worlds/{world}/collections/BAD-1").status_code == 404


def test_a_seat_that_has_no_part_in_it_reads_nothing(world: Any) -> None:
    seat = world.seats["buyer"]
    assert seat.get(f"{world.path}/collections").json() == {"collections": []}
    assert seat.get(f"{world.path}/collections/{NUMBER}").status_code == 404
