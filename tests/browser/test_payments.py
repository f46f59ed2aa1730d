"""The page of a payment follows the clock by itself, and keeps what somebody is doing on it."""

from __future__ import annotations

from typing import Any

import requests
from playwright.sync_api import Browser, expect

ORDER = {
    "debtor_account": "SENVANG-MEKONG-USD",
    "creditor_account": "ANDINO-SELVA-USD",
    "amount": "600.00",
    "currency": "USD",
}
SECONDS_OF_TWO_LOOKS = 5


def _open(browser: Browser, url: str) -> tuple[Any, str, Any]:
    """A page of a payment, its world's address in the API, and the headers of its key."""
    world = requests.post(f"{url}/api/worlds", json={"scenario": "lab"}, timeout=30).json()
    headers = {"Authorization": f"Bearer {world['key']}"}
    api = f"{url}/api/worlds/{world['id']}"
    ordered = requests.post(f"{api}/transfers", json=ORDER, headers=headers, timeout=30).json()
    page = browser.new_context().new_page()
    page.goto(f"{url}/s/{world['key']}")
    page.wait_for_url("**/worlds/*")
    page.goto(f"{url}/worlds/{world['id']}/transfers/{ordered['uetr']}")
    return page, api, headers


def _advance(api: str, headers: Any, duration: str) -> None:
    requests.post(f"{api}/clock", json={"advance": duration}, headers=headers, timeout=30)


def test_a_payment_arrives_before_the_readers_eyes(browser: Browser, service: Any) -> None:
    page, api, headers = _open(browser, service.url)
    expect(page.get_by_role("heading", name="It is on its way")).to_be_visible()
    page.wait_for_timeout(SECONDS_OF_TWO_LOOKS * 1000)  # what has not changed stays
    expect(page.get_by_role("heading", name="It is on its way")).to_be_visible()
    _advance(api, headers, "P3D")
    expect(page.get_by_role("heading", name="It arrived")).to_be_visible(timeout=10_000)
    expect(page.get_by_text("Within one business day", exact=True)).to_be_visible()
    page.context.close()


def test_an_open_form_stays_open_while_the_clock_runs(browser: Browser, service: Any) -> None:
    page, api, headers = _open(browser, service.url)
    page.get_by_text("Reject the payment").first.click()
    reason = page.locator("input[type=radio][value=AC04]").first
    reason.check()
    _advance(api, headers, "PT1H")
    expect(page.get_by_text("As of act 3")).to_be_visible(timeout=10_000)
    expect(reason).to_be_checked()
    page.context.close()


def test_a_desk_that_waits_long_is_still_told(table: Any) -> None:
    waiting = table.pages["buyer_bank"]
    waiting.reload()
    waiting.wait_for_timeout(SECONDS_OF_TWO_LOOKS * 1000)
    table.pages["buyer"].reload()
    table.pages["buyer"].get_by_role("button", name="Ask your bank for the credit").click()
    expect(waiting.get_by_text("Something has happened")).to_be_visible(timeout=10_000)


def test_without_scripts_the_page_is_whole_and_leads_to_itself(
    browser: Browser, service: Any
) -> None:
    page, api, headers = _open(browser, service.url)
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.context.add_cookies(page.context.cookies())
    plain.goto(page.url)
    _advance(api, headers, "P3D")
    plain.get_by_role("link", name="Read again").click()
    expect(plain.get_by_role("heading", name="It arrived")).to_be_visible()
    plain.context.close()
    page.context.close()
