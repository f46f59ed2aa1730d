"""A trainer opens a room, two phones join it, a bank acts, the clock moves, a phone is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def screen(browser: Browser) -> Iterator[Any]:
    """Opens pages, each in a browser profile of its own, and listens for complaints."""
    contexts, complaints = [], []

    def opened(size: dict[str, int]) -> Page:
        context = browser.new_context(viewport=size)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        return page

    yield opened
    for context in contexts:
        context.close()
    # A page that is refused on purpose is told on the console as well.
    assert [
        said for said in complaints if "status of 4" not in said and "Error Code 4" not in said
    ] == []


def test_a_class_from_the_room_to_the_lost_phone(screen: Any, service: Any) -> None:
    trainer, buyer, bank = screen(DESK), screen(PHONE), screen(PHONE)
    code = open_room(trainer, service.url)
    pin = join(buyer, service.url, code, "Pelican", "Table 1, The buyer")
    join(bank, service.url, code, "Zoë", "Table 1, The buyer’s bank")
    expect(trainer.get_by_text("2 people in the room")).to_be_visible(timeout=10_000)
    trainer.get_by_role("button", name="Begin").click()
    trainer.get_by_role("button", name="One day on").click()
    buyer.reload()
    buyer.get_by_role("button", name="Ask your bank for the credit").click()
    expect(bank.get_by_text("Something has happened")).to_be_visible(timeout=10_000)
    freeze_and_go_on(trainer, bank)
    bank.reload()
    bank.get_by_role("button", name="Issue the credit").click()
    expect(trainer.get_by_text("issues the credit")).to_be_visible(timeout=10_000)
    lost_phone_comes_back(screen(PHONE), service.url, code, pin)
    assert all(fits(page) for page in (trainer, buyer, bank))


def open_room(trainer: Page, url: str) -> str:
    trainer.goto(f"{url}/workshops/new")
    trainer.locator("input[value='late-bill-of-lading']").check()
    trainer.get_by_label("Tables").fill("2")
    trainer.get_by_role("button", name="Open the room").click()
    trainer.wait_for_url("**/monitor")
    return trainer.locator(".code").first.inner_text()


def join(phone: Page, url: str, code: str, nickname: str, seat: str) -> str:
    phone.goto(f"{url}/join/{code}")
    phone.get_by_label("Nickname").fill(nickname)
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("radio", name=seat, exact=False).first.check()
    phone.get_by_role("button", name="Take the seat").click()
    heading = phone.get_by_role("heading", name="Your PIN is").inner_text()
    phone.get_by_role("link", name="Open my desk").click()
    found = re.search(r"\d{4}", heading)
    assert found
    return found[0]


def freeze_and_go_on(trainer: Page, phone: Page) -> None:
    trainer.get_by_role("button", name="Stop the class").click()
    expect(phone.get_by_text("The trainer is speaking")).to_be_visible(timeout=10_000)
    trainer.get_by_role("button", name="Let the class go on").click()
    expect(phone.get_by_text("The trainer is speaking")).to_be_hidden(timeout=10_000)


def lost_phone_comes_back(phone: Page, url: str, code: str, pin: str) -> None:
    phone.goto(f"{url}/rejoin")
    phone.get_by_label("Room code").fill(code)
    phone.get_by_label("Nickname").fill("pelican")
    phone.get_by_label("PIN").fill(pin)
    phone.get_by_role("button", name="Take my seat again").click()
    phone.get_by_role("link", name="Open my desk").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Rösterei Elbe GmbH")


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways."""
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    return wide
