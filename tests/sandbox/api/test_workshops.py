"""A class over real HTTP, on a server that phones reach: who may what, and what survives."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest
import requests

SCENARIO = "late-bill-of-lading"


class Room:
    """A workshop of two tables, led with the trainer's key."""

    def __init__(self, service: Any, **given: Any) -> None:
        self.service, self.url = service, service.url
        printed = service.log.read_text()
        self.key = re.findall(r"/t/(trainer\.\S+)", printed)[-1]
        made = self.lead("POST", "", {"scenario": SCENARIO, "tables": 2, **given})
        assert made.status_code == 201, made.text
        self.made = made.json()
        self.id, self.code = self.made["id"], self.made["code"]

    def ask(self, method: str, path: str, body: Any = None, key: str = "", **headers: str) -> Any:
        given = {"Authorization": f"Bearer {key}"} if key else {}
        return requests.request(
            method, self.url + path, json=body, headers={**given, **headers}, timeout=30
        )

    def lead(self, method: str, path: str, body: Any = None) -> Any:
        return self.ask(method, f"/api/workshops{path}", body, self.key)

    def do(self, path: str, body: Any) -> Any:
        answer = self.lead("POST", f"/{self.id}/{path}", body)
        assert answer.status_code in (200, 204), answer.text
        return answer

    def join(self, nickname: str, table: int = 1, seat: str = "buyer") -> Any:
        given = {"nickname": nickname, "table": table, "seat": seat}
        answer = self.ask("POST", f"/api/workshops/{self.code}/join", given)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def act(self, person: Any, kind: str, **body: Any) -> Any:
        path, given = f"/api/worlds/{person['world']}/acts", {"kind": kind, "body": body}
        return self.ask("POST", path, given, person["key"])


@pytest.fixture(scope="session")
def lan(serve: Any) -> Any:
    """A service that other machines reach: nobody is trusted for where they sit."""
    return serve("--host", "0.0.0.0")


@pytest.fixture
def room(lan: Any) -> Room:
    return Room(lan)


def test_nobody_leads_without_the_trainers_key(room: Room) -> None:
    person = room.join("Pelican")
    for key, status in (("", 401), ("trainer.guessed", 401), (person["key"], 403)):
        assert room.ask("GET", f"/api/workshops/{room.id}/monitor", key=key).status_code == status
        clock = f"/api/workshops/{room.id}/clock"
        assert room.ask("POST", clock, {"to": "next"}, key).status_code == status
    assert room.ask("POST", "/api/workshops", {"scenario": SCENARIO}).status_code == 401


def test_on_this_machine_alone_nobody_needs_a_key_but_a_participant_does_not_lead(
    service: Any,
) -> None:
    url = f"{service.url}/api/workshops"
    made = requests.post(url, json={"scenario": SCENARIO}, timeout=30).json()
    monitor = f"{url}/{made['id']}/monitor"
    assert requests.get(monitor, timeout=30).status_code == 200
    joined = requests.post(f"{url}/{made['code']}/join", json={"nickname": "P"}, timeout=30).json()
    own = {"Authorization": f"Bearer {joined['key']}"}
    assert requests.get(monitor, headers=own, timeout=30).status_code == 403
    cookie = {"sandbox_seat": joined["key"]}
    assert requests.get(monitor, cookies=cookie, timeout=30).status_code == 403
    proxied = {"X-Forwarded-For": "192.0.2.1"}
    assert requests.get(monitor, headers=proxied, timeout=30).status_code == 401


def test_another_workshop_is_not_there(room: Room, lan: Any) -> None:
    person, other = room.join("Pelican"), Room(lan)
    for path in (f"/api/workshops/{other.id}", f"/api/workshops/{other.id}/monitor"):
        assert room.ask("GET", path, key=person["key"]).status_code == 404
    world = other.made["tables"][0]["world"]
    assert room.ask("GET", f"/api/worlds/{world}", key=person["key"]).status_code == 404
    neighbour = room.made["tables"][1]["world"]
    assert room.ask("GET", f"/api/worlds/{neighbour}", key=person["key"]).status_code == 404


def test_a_participant_sees_the_own_seat_only(room: Room) -> None:
    person = room.join("Pelican")
    seen = room.ask("GET", f"/api/workshops/{room.id}", key=person["key"]).json()
    assert seen["you"] == {k: person[k] for k in ("person", "table", "seat", "world")}
    assert seen["tables"] is None
    world = room.ask("GET", f"/api/worlds/{person['world']}", key=person["key"]).json()
    assert (world["seat"], world["secrets"]) == ("buyer", None)


def test_two_people_of_one_seat_press_at_once_and_one_act_is_done(room: Room) -> None:
    people = [room.join("One"), room.join("Two")]
    path = f"/api/worlds/{people[0]['world']}/acts"
    answers: list[int] = []

    def press(person: Any) -> None:
        given = {"kind": "credit.apply", "body": {}}
        headers = {"If-Match": '"1"'}
        answers.append(room.ask("POST", path, given, person["key"], **headers).status_code)

    threads = [threading.Thread(target=press, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409]
    log = room.ask("GET", f"/api/worlds/{people[0]['world']}/log", key=people[0]["key"]).json()
    assert [act["kind"] for act in log["acts"]].count("credit.apply") == 1


def test_an_old_page_is_told_what_happened(room: Room) -> None:
    person = room.join("Pelican")
    room.act(person, "credit.apply")
    path, given = f"/api/worlds/{person['world']}/acts", {"kind": "credit.apply", "body": {}}
    refused = room.ask("POST", path, given, person["key"], **{"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["type"]) == (409, "/help/problems/stale-page")


def test_a_page_is_fresh_until_table_or_room_moves(room: Room) -> None:
    person, path = room.join("Pelican"), f"/api/workshops/{room.id}"
    tag = room.ask("GET", path, key=person["key"]).headers["ETag"]
    assert room.ask("GET", path, key=person["key"], **{"If-None-Match": tag}).status_code == 304
    room.do("broadcast", {"text": "Ten minutes left."})
    told = room.ask("GET", path, key=person["key"], **{"If-None-Match": tag})
    assert (told.status_code, told.json()["broadcast"]) == (200, "Ten minutes left.")
    room.act(person, "credit.apply")
    again = {"If-None-Match": told.headers["ETag"]}
    assert room.ask("GET", path, key=person["key"], **again).status_code == 200


def test_a_frozen_seat_reads_and_does_not_act(room: Room) -> None:
    person = room.join("Pelican")
    room.do("freeze", {"frozen": True})
    assert room.act(person, "credit.apply").status_code == 409
    assert room.ask("GET", f"/api/worlds/{person['world']}", key=person["key"]).ok
    room.do("freeze", {"frozen": False})
    assert room.act(person, "credit.apply").status_code == 201


def test_a_fault_reaches_one_table_or_all(room: Room) -> None:
    world = room.made["tables"][0]["world"]
    accounts = room.ask("GET", f"/api/worlds/{world}/accounts", key=room.key).json()["accounts"]
    given = {"fault": "account-closed", "on": accounts[0]["account"]}
    assert room.do("faults", {**given, "table": 1}).json() == {"refused": []}
    log = f"/api/worlds/{room.made['tables'][1]['world']}/log"
    assert len(room.ask("GET", log, key=room.key).json()["acts"]) == 1
    assert room.do("faults", given).json() == {"refused": []}
    wrong = room.do("faults", {"fault": "no-such-fault", "on": "X"}).json()["refused"]
    assert [trouble["table"] for trouble in wrong] == [1, 2]


def test_bad_input_gets_a_clear_refusal(room: Room) -> None:
    room.join("Pelican")
    path = f"/api/workshops/{room.code}/join"
    cases = [
        ({"nickname": "pelican"}, 409, "nickname-taken"),
        ({"nickname": "x" * 300}, 422, "unfit-nickname"),
        ({"nickname": "Ok", "table": 9, "seat": "buyer"}, 404, "no-such-part"),
        ({"nickname": "Ok", "table": 1, "seat": "nobody"}, 404, "no-such-part"),
    ]
    for body, status, kind in cases:
        refused = room.ask("POST", path, body)
        assert (refused.status_code, refused.json()["type"]) == (status, f"/help/problems/{kind}")
    refused = room.lead("POST", "", {"scenario": "late-bill-of-ladnig"})
    assert refused.status_code == 404
    script = room.join("<script>x</script>", 2)
    assert script["nickname"] == "<script>x</script>"


def test_deleting_ends_the_class_for_everybody(room: Room) -> None:
    person = room.join("Pelican")
    assert room.lead("DELETE", f"/{room.id}").status_code == 204
    assert room.lead("GET", f"/{room.id}").status_code == 404
    assert room.ask("GET", f"/api/worlds/{person['world']}", key=person["key"]).status_code == 401


def test_wrong_room_codes_are_slowed_and_nothing_is_told(serve: Any) -> None:
    room = Room(serve("--host", "0.0.0.0"))
    answers = [room.ask("POST", "/api/workshops/BBBBBB/join", {"nickname": "P"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [404] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert room.ask("GET", "/join/BBBBBB").text.count(room.code) == 0
    assert room.ask("GET", f"/join/{room.code}").status_code == 200


def test_after_a_power_cut_everybody_is_where_they_were(serve: Any) -> None:
    first = serve("--host", "0.0.0.0")
    room = Room(first)
    person, other = room.join("Pelican"), room.join("Zoé", 2, "seller_bank")
    room.do("phase", {"phase": 1})
    room.do("clock", {"advance": "P1D"})
    room.do("broadcast", {"text": "Back soon."})
    assert room.act(person, "credit.apply").status_code == 201
    paths = [f"/api/worlds/{p['world']}" for p in (person, other)]
    keys = (person["key"], other["key"])
    before = [room.ask("GET", p, key=k).json() for p, k in zip(paths, keys, strict=True)]
    board = room.lead("GET", f"/{room.id}/monitor").json()
    first.kill()
    room.url = serve("--host", "0.0.0.0", home=first.home).url
    assert [room.ask("GET", p, key=k).json() for p, k in zip(paths, keys, strict=True)] == before
    after = room.lead("GET", f"/{room.id}/monitor").json()
    assert [t["reached"] for t in after["tables"]] == [t["reached"] for t in board["tables"]]
    back = room.ask(
        "POST", f"/api/workshops/{room.code}/rejoin", {"nickname": "pelican", "pin": person["pin"]}
    )
    assert (back.status_code, back.json()["seat"]) == (200, "buyer")
