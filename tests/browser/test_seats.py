"""Four people with four browsers: each sees its own desk, and the credit reaches the seller."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect


def test_four_seats_play_the_opening(table: Any) -> None:
    buyer, buyer_bank = table.pages["buyer"], table.pages["buyer_bank"]
    seller_bank, seller = table.pages["seller_bank"], table.pages["seller"]
    press(buyer, "Ask your bank for the credit")
    press(buyer_bank, "Issue the credit")
    press(seller_bank, "Advise the credit to the seller")
    seller.reload()
    expect(seller.get_by_role("link", name="HU-2026-0117")).to_be_visible()
    expect(seller.get_by_text("The latest date of shipment")).to_be_visible()


def test_each_browser_has_its_own_desk(table: Any) -> None:
    headings = {page.get_by_role("heading", level=1).inner_text() for page in table.pages.values()}
    assert len(headings) == len(table.pages)


def test_a_desk_says_by_itself_that_something_happened(table: Any) -> None:
    waiting = table.pages["buyer_bank"]
    press(table.pages["buyer"], "Ask your bank for the credit")
    news = waiting.get_by_text("Something has happened")
    expect(news).to_be_visible(timeout=10_000)
    waiting.get_by_role("link", name="Read again").click()
    expect(waiting.get_by_role("button", name="Issue the credit")).to_be_visible()


def test_nothing_is_stopped_by_the_policy(table: Any) -> None:
    page = table.pages["buyer"]
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    press(page, "Ask your bank for the credit")
    page.get_by_role("link", name="HU-2026-0117").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("HU-2026-0117")
    assert complaints == []


def press(page: Page, button: str) -> None:
    page.reload()
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
