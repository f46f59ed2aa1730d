"""A real Chromium, one for all tests of this folder, and a table of four seats in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, sync_playwright

SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")


@dataclass(frozen=True)
class Table:
    """An open world and a page for each seat, each in a browser profile of its own."""

    world: str
    pages: Mapping[str, Page]
    keys: Mapping[str, str]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots are kept: in the folder that SCREENSHOTS names, else in pytest's own."""
    named = os.environ.get("SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def table(browser: Browser, service) -> Iterator[Table]:  # type: ignore[no-untyped-def]
    """A new world of the shared service, and four people who opened their links."""
    asked = requests.post(
        f"{service.url}/api/worlds", json={"scenario": "late-bill-of-lading"}, timeout=30
    )
    opened = asked.json()
    contexts = {seat: browser.new_context() for seat in SEATS}
    pages = {seat: context.new_page() for seat, context in contexts.items()}
    for seat, page in pages.items():
        page.goto(service.url + opened["seats"][seat]["link"])
        page.wait_for_url("**/seat")
    keys = {seat: opened["seats"][seat]["key"] for seat in SEATS}
    yield Table(opened["id"], pages, {**keys, "trainer": opened["key"]})
    for context in contexts.values():
        context.close()
