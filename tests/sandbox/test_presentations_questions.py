"""Date questions and refusal notices over the API."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
import requests

from sandbox.services.presentation_schema import NOTICE

DAYS = [
    ({"ask": "last_day_to_present", "on": "2026-03-13", "expires_on": "2026-04-10"},
     "2026-04-07", "2026-04-03"),
    ({"ask": "last_day_to_present", "on": "2026-03-13", "expires_on": "2026-04-10", "days": 10},
     "2026-03-23", None),
    ({"ask": "last_day_of_credit", "on": "2026-04-05"}, "2026-04-07", "2026-04-05"),
    ({"ask": "latest_shipment", "on": "2026-04-05"}, "2026-04-05", None),
    ({"ask": "end_of_examination", "on": "2026-04-02"}, "2026-04-13", None),
    ({"ask": "end_of_examination", "at": "2026-04-01T17:20:00+03:00"}, "2026-04-13", None),
    ({"ask": "day_of_presentation", "at": "2026-04-02T16:00:00+03:00"}, "2026-04-07", None),
    ({"ask": "day_of_presentation", "at": "2026-04-02T15:59:00+03:00"}, "2026-04-02", None),
    ({"ask": "next_banking_day", "on": "2026-04-03"}, "2026-04-07", "2026-04-03"),
    ({"ask": "end_of_examination", "on": "2026-04-28", "calendar": "hamburg"}, "2026-05-06", None),
    ({"ask": "due_date", "on": "2026-02-20", "days": 60}, "2026-04-21", None),
]  # fmt: skip


def ask(service: Any, noun: str, body: Any) -> requests.Response:
    return requests.post(f"{service.url}/api/{noun}/check", json=body, timeout=30)


@pytest.mark.parametrize(("question", "on", "rolled_from"), DAYS, ids=str)
def test_a_date_of_the_trade(service: Any, question: Any, on: str, rolled_from: Any) -> None:
    told = ask(service, "deadlines", {"calendar": "nairobi", **question}).json()
    assert (told["on"], told["rolled_from"]) == (on, rolled_from)
    assert told["source"].startswith("UCP 600 art. ")


def test_the_end_of_the_examination_is_an_instant_in_the_banks_zone(service: Any) -> None:
    question = {"ask": "end_of_examination", "on": "2026-04-02", "calendar": "nairobi"}
    assert ask(service, "deadlines", question).json()["at"] == "2026-04-13T16:00:00+03:00"


@pytest.mark.parametrize(
    ("question", "status", "place"),
    [
        ({"ask": "last_day_to_present", "on": "2026-03-13"}, 422, "$.expires_on"),
        ({"ask": "when"}, 400, "$.ask"),
        ({"ask": "due_date", "on": "2026-02-30", "days": 1}, 400, "$.on"),
        ({"ask": "due_date", "on": "9999-12-31", "days": 3000}, 422, "$.on"),
        ({"ask": "last_day_of_credit", "on": "2046-01-01"}, 422, "Nairobi"),
        ({"ask": "day_of_presentation", "at": "9999-12-31T23:00:00+00:00"}, 422, "$.at"),
    ],
)
def test_a_question_without_its_facts_is_refused(
    service: Any, question: Any, status: int, place: str
) -> None:
    refused = ask(service, "deadlines", {"calendar": "nairobi", **question})
    assert refused.status_code == status
    assert place in refused.json()["detail"]


def test_a_notice_is_compared_with_what_the_documents_show(service: Any) -> None:
    told = ask(service, "notices", NOTICE).json()
    assert told["comparison"] == {
        "hit": ["ucp600-20a-ii-latest"],
        "missed": ["ucp600-28f-ii"],
        "spurious": ["ucp600-14c"],
        "wrong_article": [],
    }
    assert (told["good"], told["precluded"]) == (False, False)


def test_a_good_notice_is_told_so_against_findings_alone(service: Any) -> None:
    found = [{"rule": "ucp600-28f-ii", "document": "POL-1"}]
    notice = {"given_at": "2026-04-13T15:00:00+03:00", "charges": found, "disposal": "returning"}
    body = {"notice": notice, "found": found, "examine_until": "2026-04-13T16:00:00+03:00"}
    assert ask(service, "notices", body).json()["good"] is True
    late = deepcopy(body)
    late["notice"]["given_at"] = "2026-04-13T16:00:01+03:00"
    told = ask(service, "notices", late).json()
    assert (told["good"], told["precluded"]) == (False, True)


def test_a_notice_that_cites_nothing_known_is_refused(service: Any) -> None:
    notice = {"given_at": "2026-04-13T15:00:00+03:00", "charges": [{"rule": "ucp600-99"}]}
    unknown = {"notice": notice, "examine_until": "2026-04-13T16:00:00+03:00"}
    assert ask(service, "notices", unknown).status_code == 404
    assert ask(service, "notices", {"notice": {**notice, "charges": []}}).status_code == 400


def test_the_schema_is_published(service: Any) -> None:
    made = requests.get(f"{service.url}/api/presentations/schema", timeout=30).json()
    assert made["$schema"].endswith("2020-12/schema")
    assert made["$defs"]["Draft"]["examples"][0]["kind"] == "draft"
