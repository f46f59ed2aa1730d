"""axe-core finds no fault of WCAG 2.2, level A or AA, on the pages that people work with.

axe-core is the file `axe.min.js` of the package axe-playwright-python. It judges what a program can
judge; what only a person can (does the order make sense, is the wording clear) it does not. Its
rule of target size (2.5.8) is off by default and is turned on by asking for wcag22aa.
https://www.w3.org/TR/WCAG22/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, ViewportSize, expect

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BUYER = "SBOX00R7ELBK04T9QZ11"
CREDIT = "HU-2026-0117"
SIZES: Mapping[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
OPEN_TO_ALL = {
    "look-up": f"/?q={BUYER}",
    "a wrong code": "/?q=SBOX00R7ELBKO4T9QZ11",
    "record": f"/entities/{BUYER}",
    "group": f"/entities/{BUYER}/ownership",
    "message check": "/messages",
    "examine": "/examine?example=draft",
    "workshop join": "/join",
    "rejoin": "/rejoin",
    "workshops": "/workshops",
    "set up a workshop": "/workshops/new",
    "an address that is none": "/no-such-page",
    "help": "/help/credits",
}
LANDMARKS = ("region", "landmark-unique", "landmark-one-main", "heading-order")
"""Habits that axe counts as good and no level of WCAG asks for."""

RUN = """async asked => (await axe.run(document, {
    runOnly: asked, resultTypes: ['violations']})).violations.map(
    found => `${found.id}: ${found.nodes.map(it => it.target + ' ' + it.html).join(' | ')}`)"""


@pytest.fixture(scope="session")
def axe(lacking: Any) -> str:
    """The program of axe-core."""
    try:
        file = resources.files("axe_playwright_python") / "axe.min.js"
    except ModuleNotFoundError:
        lacking("no axe-core here: pip install axe-playwright-python")
    return file.read_text("utf-8")


@pytest.fixture(params=SIZES, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a desk and of a phone, of somebody who is nobody yet."""
    context = browser.new_context(viewport=SIZES[request.param])
    yield context.new_page()
    context.close()


def faults(page: Page, axe: str) -> list[str]:
    """What axe has against a page with all its folds open."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, {"type": "tag", "values": LEVELS})
    found += page.evaluate(RUN, {"type": "rule", "values": LANDMARKS})
    return found


@pytest.mark.parametrize(
    "fault",
    ["<input>", "<img src=x>", "<p style='color:#bbb;background:#fff'>faint</p>"],
)
def test_a_fault_is_seen(page: Page, axe: str, fault: str) -> None:
    page.set_content(f"<html lang=en><title>t</title><main><h1>h</h1>{fault}</main></html>")
    assert len(faults(page, axe)) == 1


@pytest.mark.parametrize("path", OPEN_TO_ALL.values(), ids=OPEN_TO_ALL)
def test_pages_open_to_all(page: Page, service: Any, axe: str, path: str) -> None:
    page.goto(service.url + path)
    assert faults(page, axe) == []


def test_a_checked_message(page: Page, service: Any, axe: str) -> None:
    page.goto(f"{service.url}/messages")
    page.get_by_label("Message", exact=False).first.fill("<Document/>")
    page.get_by_role("button", name="Check").last.click()
    assert faults(page, axe) == []


def test_a_desk_and_the_page_of_its_credit(page: Page, service: Any, axe: str) -> None:
    opened = _post(f"{service.url}/api/worlds", {"scenario": "late-bill-of-lading"})
    at = f"{service.url}/api/worlds/{opened['id']}"
    for kind, body in OPENING.items():
        _post(f"{at}/acts", {"kind": kind, "body": body}, opened["key"])
    page.goto(service.url + opened["seats"]["seller"]["link"])
    page.wait_for_url("**/seat")
    assert faults(page, axe) == []
    page.get_by_role("link", name=CREDIT).first.click()
    assert faults(page, axe) == []


def test_a_bank_examines_and_reads_its_refusal(page: Page, service: Any, axe: str) -> None:
    opened = _post(f"{service.url}/api/worlds", {"scenario": "late-bill-of-lading"})
    at = f"{service.url}/api/worlds/{opened['id']}"
    for kind, body in (*OPENING.items(), *EXAMINED):
        _post(f"{at}/acts", {"kind": kind, "body": body}, opened["key"])
    page.goto(service.url + opened["seats"]["seller_bank"]["link"])
    page.wait_for_url("**/seat")
    page.goto(f"{service.url}/worlds/{opened['id']}/credits/{CREDIT}/presentations/P1")
    assert faults(page, axe) == []
    refusal = page.locator("form:has(input[value='credit.refuse'])")
    refusal.get_by_role("button").click()
    assert faults(page, axe) == [], "without a ground"
    refusal.locator("input[value='ucp600-28f-ii']").check()
    refusal.get_by_role("button").click()
    assert faults(page, axe) == [], "read before it goes"
    page.get_by_role("button", name="Send the refusal").click()
    assert faults(page, axe) == [], "after the answer"


def test_a_phone_that_is_no_longer_in(page: Page, service: Any, axe: str) -> None:
    room = _post(f"{service.url}/api/workshops", {"scenario": "late-bill-of-lading", "tables": 1})
    page.goto(f"{service.url}/join/{room['code']}")
    page.get_by_label("Nickname").fill("Heron")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Take the seat").click()
    assert faults(page, axe) == [], "joined"
    page.get_by_role("link", name="Open my desk").click()
    page.get_by_role("link", name="Change the seat").click()
    assert faults(page, axe) == [], "places"
    _delete(f"{service.url}/api/workshops/{room['id']}")
    page.goto(f"{service.url}/seat")
    expect(page.get_by_role("heading", level=1)).to_have_text("This workshop is over")
    assert faults(page, axe) == [], "over"


def test_the_page_of_a_transfer(page: Page, service: Any, axe: str) -> None:
    opened = _post(f"{service.url}/api/worlds", {"scenario": "lab"})
    at, key = f"{service.url}/api/worlds/{opened['id']}", opened["key"]
    uetr = _post(f"{at}/transfers", ORDER, key)["uetr"]
    _post(f"{at}/clock", {"advance": "P3D"}, key)
    page.goto(f"{service.url}/s/{key}")
    page.wait_for_url("**/worlds/**")
    page.goto(f"{service.url}/worlds/{opened['id']}/transfers/{uetr}")
    assert faults(page, axe) == []


def test_the_board_and_the_debrief_of_a_class(page: Page, service: Any, axe: str) -> None:
    room = _post(f"{service.url}/api/workshops", {"scenario": "late-bill-of-lading", "tables": 2})
    at = f"{service.url}/api/workshops/{room['id']}"
    _post(f"{at}/join", {"nickname": "Heron", "table": 1, "seat": "buyer"})
    pages = f"{service.url}/workshops/{room['id']}"
    for path in ("monitor", "monitor?fault=account-closed&on=0100-480600-EUR", *PAGES_OF_A_CLASS):
        page.goto(f"{pages}/{path}")
        assert faults(page, axe) == [], path


OPENING: Mapping[str, Mapping[str, str]] = {
    "credit.apply": {},
    "credit.issue": {"credit": CREDIT},
    "credit.advise": {"credit": CREDIT},
}
EXAMINED: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("advance", {"to": "2026-03-13T12:00:00+03:00"}),
    ("credit.ship", {"credit": CREDIT}),
    ("advance", {"to": "2026-04-02T10:00:00+03:00"}),
    ("credit.present", {"credit": CREDIT, "document_set": "as_shipped"}),
    ("credit.examine", {"credit": CREDIT}),
)
PAGES_OF_A_CLASS = ("projector", "run-sheet", "debrief", "debrief/1", "anonymise", "close")
ORDER = {
    "debtor_account": "SENVANG-MEKONG-USD",
    "creditor_account": "ANDINO-SELVA-USD",
    "amount": "700.00",
    "currency": "USD",
}


def _delete(url: str) -> None:
    assert requests.delete(url, timeout=30).ok


def _post(url: str, body: Any, key: str = "") -> Any:
    head = {"Authorization": f"Bearer {key}"} if key else {}
    answer = requests.post(url, json=body, headers=head, timeout=30)
    assert answer.ok, answer.text
    return answer.json() if answer.content else None
