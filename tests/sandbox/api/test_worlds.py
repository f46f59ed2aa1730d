"""The API of worlds, over HTTP."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

CREDIT = "HU-2026-0117"
SELLER_ACCOUNT, BUYER_ACCOUNT = "0100-480600-EUR", "DE11000000000000480600"


def test_each_key_sees_its_own_seat(world: Any) -> None:
    for name, client in world.seats.items():
        seen = client.get(world.path).json()
        assert (seen["id"], seen["seat"], seen["secrets"]) == (world.id, name, None)
    assert world.trainer.get(world.path).json()["secrets"] is not None


def test_an_act_is_kept_and_read_back(world: Any) -> None:
    done = world.seats["buyer"].act(world.id, "credit.apply")
    assert done.status_code == 201
    assert (done.json()["number"], done.json()["about"]) == (2, [CREDIT])
    log = world.trainer.get(f"{world.path}/log").json()
    assert [act["number"] for act in log["acts"]] == [1, 2]
    assert world.trainer.get(f"{world.path}/replay").json() == {"same": True, "differs": None}


def test_the_log_is_read_in_pages(world: Any) -> None:
    for _ in range(3):
        world.trainer.post(f"{world.path}/clock", {"advance": "PT1M"})
    numbers, after = [], 0
    while after is not None:
        page = world.trainer.get(f"{world.path}/log", params={"after": after, "count": 3}).json()
        numbers += [act["number"] for act in page["acts"]]
        after = page["next"]
    assert numbers == [1, 2, 3, 4]


def test_open_acts_come_with_the_schema_of_their_body(world: Any) -> None:
    offers = world.seats["buyer"].get(f"{world.path}/acts/open").json()["open"]
    by_kind = {offer["kind"]: offer for offer in offers}
    assert "terms" in by_kind["credit.apply"]["schema"]["properties"]
    assert by_kind["credit.apply"]["says"] == "Ask your bank for the credit"
    assert "credit.issue" not in by_kind


def test_an_act_that_is_not_open_names_those_that_are(world: Any) -> None:
    world.seats["buyer"].act(world.id, "credit.apply")
    refused = world.seats["buyer_bank"].act(world.id, "credit.honour", credit=CREDIT)
    assert refused.status_code == 409
    assert refused.json()["type"] == "/help/problems/no-such-move"
    assert "credit.issue" in refused.json()["open"]


def test_the_clock_goes_on_and_never_back(world: Any) -> None:
    now = world.trainer.get(world.path).json()["now"]
    moved = world.trainer.post(f"{world.path}/clock", {"advance": "P1D"}).json()["at"]
    assert moved > now
    back = world.trainer.post(f"{world.path}/clock", {"to": now})
    assert (back.status_code, back.json()["type"]) == (409, "/help/problems/clock-backwards")
    assert world.trainer.get(world.path).json()["now"] == moved
    by_seat = world.seats["seller"].post(f"{world.path}/clock", {"advance": "P1D"})
    assert by_seat.status_code == 403


def test_a_payment_goes_out_and_arrives(world: Any) -> None:
    ordered = world.seats["buyer"].post(f"{world.path}/transfers", _order("250.00"))
    assert ordered.status_code == 202, ordered.text
    path = f"{world.path}/transfers/{ordered.json()['uetr']}"
    sent = world.seats["buyer"].get(path).json()
    assert (sent["status"], sent["received"]) == ("ACSP", None)
    assert world.seats["seller"].get(path).status_code == 404  # not told before it is there
    moved = world.trainer.post(f"{world.path}/clock", {"advance": "P10D"})
    assert moved.status_code == 201, moved.text
    arrived = world.seats["seller"].get(path).json()
    assert arrived["status"] == "ACCC"
    kept = sum(Decimal(charge["amount"]["amount"]) for charge in arrived["charges"])
    assert Decimal(arrived["received"]["amount"]) + kept == Decimal("250.00")
    books = world.trainer.get(f"{world.path}/ledger/check").json()
    assert books == {"balanced": True, "findings": []}


def test_accounts_show_only_what_is_the_callers(world: Any) -> None:
    accounts = world.seats["seller"].get(f"{world.path}/accounts").json()["accounts"]
    (own,) = accounts
    assert own["account"] == SELLER_ACCOUNT
    assert own["balance"] == {"amount": "1500.00", "currency": "EUR"}


def test_money_that_is_not_there_does_not_move(world: Any) -> None:
    refused = world.seats["buyer"].post(f"{world.path}/transfers", _order("120000.01"))
    told = refused.json()
    assert (refused.status_code, told["type"]) == (409, "/help/problems/insufficient-funds")
    assert "EUR 120,000.00" in told["detail"]


def test_a_repeated_request_is_done_once(world: Any) -> None:
    key = {"Idempotency-Key": "payment-1"}
    path = f"{world.path}/transfers"
    first = world.seats["buyer"].post(path, _order("10.00"), headers=key)
    again = world.seats["buyer"].post(path, _order("10.00"), headers=key)
    assert first.json() == again.json()
    other = world.seats["buyer"].post(path, _order("11.00"), headers=key)
    assert (other.status_code, other.json()["type"]) == (409, "/help/problems/idempotency-mismatch")
    assert len(world.trainer.get(f"{world.path}/log").json()["acts"]) == 2


def test_an_unchanged_world_is_not_sent_again(world: Any) -> None:
    seen = world.seats["seller"].get(world.path)
    tag = {"If-None-Match": seen.headers["ETag"]}
    assert seen.headers["ETag"] == '"1"'
    assert world.seats["seller"].get(world.path, headers=tag).status_code == 304
    world.trainer.post(f"{world.path}/clock", {"advance": "PT1M"})
    assert world.seats["seller"].get(world.path, headers=tag).status_code == 200


def test_a_seats_cookie_is_a_key_too(world: Any, anyone: Any) -> None:
    cookie = {"sandbox_seat": world.seats["seller"].key}
    assert anyone.get(world.path, cookies=cookie).json()["seat"] == "seller"


def _order(amount: str) -> dict[str, str]:
    return {
        "debtor_account": BUYER_ACCOUNT,
        "creditor_account": SELLER_ACCOUNT,
        "amount": amount,
        "currency": "EUR",
    }


def test_a_lab_opens_where_its_clock_is_set(anyone: Any) -> None:
    at = "2026-03-02T10:00:00+01:00"
    opened = anyone.post("/api/worlds", {"scenario": "lab", "starts_at": at}).json()
    assert opened["now"] == at
    assert {"hansa", "savanna"} <= set(opened["seats"])
    refused = anyone.post("/api/worlds", {"scenario": "lab", "starts_at": "2026-03-02T10:00:00"})
    assert refused.status_code == 422
