"""A class from the empty room to the paper of its debrief, in English and in French.

Trainer and participants press what their pages offer. Seller and seller's bank are people on
phones; bots play the buyer and its bank. French readers are known by the wish of their browser.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from sandbox.languages import CATALOGUES

CREDIT = "HU-2026-0117"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
HEADINGS = {"en": "Set up a workshop", "fr": "Préparer un atelier"}
DAYS_TO_THE_CREDIT = 3  # by the scenario the buyer's bank issues it on the third day
DAYS_TO_THE_PAPERS = 4
STOPS_MAX = 8
LATE_VESSEL = "MV Übungsstern"
WITHIN_MS = 10_000
GROUNDS = ("ucp600-20a-ii-latest", "ucp600-28f-ii")


@dataclass(frozen=True)
class Person:
    """Somebody with a screen, who reads one language."""

    page: Page
    words: gettext.NullTranslations
    pictures: Path

    def press(self, button: str) -> None:
        """Press the button of that name, below its fold where it lies in one."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=self.words.gettext(button)).first.click()

    def unfold(self, act: str) -> None:
        """Open the form of an act that asks for something."""
        said = self.words.gettext(act)
        self.page.locator("summary").filter(has_text=said).first.click()

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=self.words.gettext(link), exact=True).first.click()

    def picture(self, name: str) -> None:
        """Keep what is on the screen, the whole length of the page."""
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)


Arrive = Callable[[ViewportSize], Person]


@pytest.fixture(params=HEADINGS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def arrive(browser: Browser, language: str, pictures: Path) -> Iterator[Arrive]:
    """Seats people at screens, each with a browser profile that asks for the language."""
    words = gettext.translation("messages", CATALOGUES, [language], fallback=language == "en")
    folder = pictures / language
    folder.mkdir(exist_ok=True)
    contexts = []

    def arrived(size: ViewportSize) -> Person:
        contexts.append(browser.new_context(viewport=size, locale=language))
        contexts[-1].set_default_timeout(WITHIN_MS)
        return Person(contexts[-1].new_page(), words, folder)

    yield arrived
    for context in contexts:
        context.close()


def test_a_late_bill_of_lading_is_refused_and_debriefed(
    arrive: Arrive, service: Any, language: str
) -> None:
    trainer, seller, bank = arrive(DESK), arrive(PHONE), arrive(PHONE)
    code = open_room(trainer, service.url, language)
    join(seller, f"{service.url}/join/{code}", "Heron", "1:seller")
    join(bank, f"{service.url}/join/{code}", "Wren", "1:seller_bank")
    trainer.page.reload()
    trainer.press("Begin")
    advance(trainer, days=DAYS_TO_THE_CREDIT)
    bank.page.reload()
    bank.press("Advise the credit to the seller")
    miss_the_vessel(trainer, seller)
    ship(seller)
    advance(trainer, days=DAYS_TO_THE_PAPERS)
    present(seller)
    refuse(bank)
    told(seller)
    advance(trainer, days=1)
    debrief(trainer)


def open_room(trainer: Person, url: str, language: str) -> str:
    trainer.page.goto(f"{url}/workshops/new")
    expect(trainer.page.get_by_role("heading", level=1)).to_have_text(HEADINGS[language])
    expect(trainer.page.locator("html")).to_have_attribute("lang", language)
    trainer.page.locator("input[value='late-bill-of-lading']").check()
    trainer.page.locator("#tables").fill("1")
    trainer.picture("1-set-up")
    trainer.press("Open the room")
    trainer.page.wait_for_url("**/monitor")
    return trainer.page.locator(".code").first.inner_text()


def join(person: Person, url: str, nickname: str, place: str) -> None:
    person.page.goto(url)
    person.page.locator("#nickname").fill(nickname)
    person.press("Go on")
    person.page.locator(f"input[value='{place}']").check()
    person.press("Take the seat")
    person.picture(f"2-joined-{nickname}")
    person.follow("Open my desk")


def miss_the_vessel(trainer: Person, seller: Person) -> None:
    """The clocks go on from stop to stop, until only the late vessel takes the goods."""
    for _stop in range(STOPS_MAX):
        go_on(trainer, "button[name=to][value=next]")
        seller.page.reload()
        if seller.page.get_by_text(LATE_VESSEL).count():
            return
    raise AssertionError(f"{LATE_VESSEL} never came")


def ship(seller: Person) -> None:
    seller.unfold("Ship the goods")
    seller.press("Ship the goods")


def present(seller: Person) -> None:
    """The seller hands over the papers as they came."""
    seller.page.reload()
    seller.unfold("Present the documents")
    seller.page.locator("input[name=document_set][value=as_shipped]").first.check()
    seller.picture("3-papers-of-the-seller")
    seller.press("Present the documents")


def refuse(bank: Person) -> None:
    """The bank examines beside the credit, reads its notice and lets it go."""
    bank.page.reload()
    bank.page.locator("a[href*='/presentations/']").first.click()
    bank.press("Take up the examination")
    bank.picture("4-bank-examines")
    bank.unfold("Refuse the documents")
    form = bank.page.locator("form:has(input[name=kind][value='credit.refuse'])")
    for ground in GROUNDS:
        box = f"input[name=discrepancies][value='{ground}']"
        form.locator(f"details:has({box}) > summary").click()
        form.locator(box).check()
    form.locator("input[name=disposal][value=holding]").check()
    bank.picture("5-notice-of-the-bank")
    bank.press("Read it before it goes")
    bank.picture("6-notice-read-before-it-goes")
    bank.press("Send the refusal")


def told(seller: Person) -> None:
    """The seller reads on its page of the credit why it was refused."""
    seller.page.goto(seller.page.url)
    seller.page.get_by_role("link", name=CREDIT).first.click()
    for ground in GROUNDS:
        expect(seller.page.locator(f"a[href='/help/rules/{ground}']").first).to_be_visible()
    seller.picture("7-seller-reads-the-notice")


def advance(trainer: Person, days: int) -> None:
    """The trainer moves the clock, and reads each day on the board."""
    for _day in range(days):
        go_on(trainer, "button[name=to][value=P1D]")
    trainer.picture("8-board")


def go_on(trainer: Person, button: str) -> None:
    clock = trainer.page.locator("#board strong").first
    before = clock.inner_text()
    with trainer.page.expect_navigation():
        trainer.page.locator(button).click()
    expect(clock).not_to_have_text(before)


def debrief(trainer: Person) -> None:
    """The debrief is read, and its paper downloaded by a click."""
    trainer.follow("Debrief")
    trainer.picture("9-debrief")
    with trainer.page.expect_download() as begun:
        trainer.page.locator("a[href$='/debrief.pdf']").first.click()
    paper = trainer.pictures / begun.value.suggested_filename
    begun.value.save_as(paper)
    assert paper.suffix == ".pdf"
    assert paper.read_bytes().startswith(b"%PDF")
