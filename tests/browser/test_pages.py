"""Pages of one person alone: a list, a message, a record; by keyboard, on a phone, in the dark."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, expect

from sandbox.home import default_fixtures_dir

BUYER = "SBOX00R7ELBK04T9QZ11"
FAULTY = default_fixtures_dir() / "messages" / "pacs_008" / "coffee-with-faults.xml"
PATHS = (
    "/checks",
    "/messages",
    f"/entities/{BUYER}",
    "/?q=coffee",
    "/help/rules?family=cbpr",
    "/?lang=fr",
    "/worlds",
    "/examine?example=draft",
    "/help/documents",
)


@pytest.mark.parametrize("script", [True, False])
def test_a_list_is_answered_and_saved(browser: Browser, service: Any, script: bool) -> None:
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(f"{service.url}/checks")
    page.get_by_role("button", name="Check all", exact=True).click()
    expect(page.get_by_role("heading", name="6 lines checked")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="save as CSV").click()
    assert saved.value.suggested_filename == "SANDBOX-lei-checks.csv"
    page.context.close()


def test_a_message_that_was_sent_as_a_file_shows_its_faults(browser: Browser, service: Any) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    page.goto(f"{service.url}/messages")
    page.get_by_label("Or a file").set_input_files(FAULTY)
    page.get_by_role("button", name="Check").click()
    hit = page.get_by_role("listitem").filter(has_text="IntrBkSttlmAmt").first
    expect(hit).to_contain_text("more decimals than the currency")
    page.get_by_text("Lines 1 to").click()
    expect(page.get_by_text("<BICFI>").first).to_be_visible()
    page.context.close()


def test_all_is_reached_by_the_tab_key_and_seen(browser: Browser, service: Any) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{service.url}/checks")
    reached = []
    for _step in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 20)"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert reached[0] == "Skip to the content"
    assert "Check all" in reached
    page.context.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_never_scrolls_sideways_even_with_all_folds_open(
    browser: Browser, service: Any, path: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(service.url + path)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("path", [*PATHS, f"/entities/{BUYER}/ownership"])
def test_a_page_is_light(service: Any, path: str) -> None:
    assert len(requests.get(service.url + path, timeout=30).content) < 60_000
