"""What is no presentation is refused by name, with its place, at every door."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

from payments.errors import ClosuresUnknown
from sandbox.cli import main
from sandbox.errors import NotFound, UnreadableRequest
from sandbox.home import default_fixtures_dir
from sandbox.services import presentations
from sandbox.services.presentation_schema import example

FIXTURES = default_fixtures_dir()
OWN_CALENDAR = {
    "place": "X", "zone": "Africa/Nairobi", "closures": [],
    "first": "2026-01-01", "last": "2026-12-31",
}  # fmt: skip
WRONG = [
    (("documents",), [], "$.documents"),
    (("documents", 0, "kind"), "bill", "$.documents[0].kind"),
    (("documents", 0, "kind"), ["invoice"], "$.documents[0].kind"),
    (("documents", 0, "total"), {"amount": "48600.00"}, "$.documents[0].total.currency"),
    (("documents", 0, "total"), {"amount": 48600.0, "currency": "EUR"},
     "$.documents[0].total.amount"),
    (("documents", 0, "total"), {"amount": "1.00", "currency": "EURO"}, "$.documents[0].total"),
    (("documents", 0, "total"), None, "$.documents[0].total"),
    (("documents", 0, "total"), {"amount": "-1.00", "currency": "EUR"}, "$.documents[0].total"),
    (("terms", "amount"), {"amount": "-1.00", "currency": "EUR"}, "$.terms.amount"),
    (("documents", 0, "quantity"), 0, "$.documents[0].quantity"),
    (("documents", 0, "quantity"), -180, "$.documents[0].quantity"),
    (("documents", 0, "quantity"), True, "$.documents[0].quantity"),
    (("documents", 0, "colour"), "red", "$.documents[0].colour"),
    (("documents", 1, "on_board_on"), "2026-02-30", "$.documents[1].on_board_on"),
    (("documents", 1, "originals"), -1, "$.documents[1].originals"),
    (("documents", 1), "BL-1", "$.documents[1]"),
    (("terms", "goods", "quantity"), 0, "$.terms.goods.quantity"),
    (("terms", "documents", 1), "bill", "$.terms.documents[1]"),
    (("terms", "presentation_days"), 0, "$.terms.presentation_days"),
    (("terms", "expires_on"), "2026-04-31", "$.terms.expires_on"),
    (("terms", "beneficiary"), "zz", "$.terms.beneficiary"),
    (("terms", "applicant"), "zz", "$.terms.applicant"),
    (("terms",), [], "$.terms"),
    (("presented_on",), "2026-13-01", "$.presented_on"),
    (("presented_on",), None, "$.presented_on"),
    (("presented_at",), "2026-04-02T10:00:00", "$.presented_at"),
    (("calendar",), "../banks/hansa", "$.calendar"),
    (("calendar",), {"place": "Here"}, "$.calendar.closures"),
    (("calendar",), None, "$.calendar"),
    *(
        (("calendar",), {**OWN_CALENDAR, "zone": zone}, "$.calendar.zone")
        for zone in ("Mars/Base", "", "Africa", "../etc", "/etc/passwd", "a\0b", "x" * 300)
    ),
    (("calendar",), {**OWN_CALENDAR, "weekend": [0, 1, 2, 3, 4, 5, 6]}, "$.calendar.weekend"),
]  # fmt: skip


def changed(way: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data = example()
    holder: Any = data
    for step in way[:-1]:
        holder = holder[step]
    holder[way[-1]] = value
    return data


@pytest.mark.parametrize(("way", "value", "at"), WRONG, ids=str)
def test_what_is_wrong_is_refused_with_its_place(way: Any, value: Any, at: str) -> None:
    with pytest.raises(UnreadableRequest) as refused:
        presentations.examine(changed(way, value), FIXTURES)
    assert refused.value.at.startswith(at)


@pytest.mark.parametrize("data", [None, [], "x", 7, {}])
def test_what_is_no_presentation_at_all(data: Any) -> None:
    with pytest.raises(UnreadableRequest):
        presentations.examine(data, FIXTURES)


def test_an_unknown_zone_is_refused_at_the_doors_beside(service: Any) -> None:
    nowhere = {**OWN_CALENDAR, "zone": "Mars/Base"}
    asked = {"ask": "next_banking_day", "on": "2026-03-02", "calendar": nowhere}
    notice = {
        "notice": {"given_at": "2026-04-13T10:00:00+03:00", "charges": []},
        "presentation": changed(("calendar",), nowhere),
    }
    for door, body, at in (
        ("presentations", changed(("calendar",), nowhere), "$.calendar.zone"),
        ("deadlines", asked, "$.calendar.zone"),
        ("notices", notice, "$.presentation.calendar.zone"),
    ):
        refused = requests.post(f"{service.url}/api/{door}/check", json=body, timeout=30)
        assert refused.status_code == 400, door
        assert at in refused.json()["detail"]


@pytest.mark.parametrize(
    ("given_at", "earlier", "at"),
    [
        ("2026-04-13T10:00:00+03:00", -1, "$.earlier_notices"),
        ("2026-03-01T10:00:00+03:00", 0, "$.notice.given_at"),
        ("0001-01-01T00:00:00+03:00", 0, "$.notice.given_at"),
    ],
)
def test_a_notice_that_cannot_be_is_refused(given_at: str, earlier: int, at: str) -> None:
    notice = {
        "notice": {"given_at": given_at, "charges": []},
        "presentation": example(),
        "earlier_notices": earlier,
    }
    with pytest.raises(UnreadableRequest) as refused:
        presentations.notice(notice, FIXTURES)
    assert refused.value.at == at


def test_a_calendar_that_there_is_not() -> None:
    with pytest.raises(NotFound):
        presentations.examine(changed(("calendar",), "atlantis"), FIXTURES)


@pytest.mark.parametrize("day", ["2036-01-01", "9999-12-31"])
def test_a_day_beyond_the_calendar_is_refused(day: str) -> None:
    with pytest.raises(ClosuresUnknown):
        presentations.examine(changed(("presented_on",), day), FIXTURES)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_shipment_at_the_end_of_time_is_judged_or_left_open(day: str) -> None:
    told = presentations.examine(changed(("documents", 1, "on_board_on"), day), FIXTURES)
    assert told["verdict"] == "discrepant"


def test_the_terminal_says_the_place_and_exits_with_2(tmp_path: Path) -> None:
    for text in ("{", '{"terms": NaN}', "[" * 100_000, "\ufeff{}", json.dumps(example())[:-1]):
        file = tmp_path / "presentation.json"
        file.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["--home", str(tmp_path), "examine", str(file)])
        assert (result.exit_code, result.stdout) == (2, ""), text[:20]
        assert "$" in result.stderr
    missing = CliRunner().invoke(main, ["--home", str(tmp_path), "examine", "none.json"])
    assert missing.exit_code == 2


def test_the_api_refuses_with_a_problem(service: Any) -> None:
    url = f"{service.url}/api/presentations/check"
    without_currency = changed(("documents", 0, "total"), {"amount": "48600.00"})
    refused = requests.post(url, json=without_currency, timeout=30)
    assert refused.status_code == 400
    assert "$.documents[0].total.currency" in refused.json()["detail"]
    misfit = requests.post(url, json={"terms": {}}, timeout=30)
    assert misfit.status_code == 422
    assert misfit.headers["Content-Type"] == "application/problem+json"
