"""A code is looked up on a desk and on a phone, with and without script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

SLIP = "SBOX00R7ELBKO4T9QZ11"
SIZES = ((1280, 900), (390, 844))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("script", [True, False])
def test_a_slip_leads_to_the_firm(
    browser: Browser, service: Any, size: tuple[int, int], script: bool
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, java_script_enabled=script)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(service.url)
    page.get_by_label("LEI or name").fill(SLIP)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="The check digits do not fit")).to_be_in_viewport()
    page.get_by_role("link", name="Use the code of Rösterei Elbe GmbH").click()
    expect(
        page.get_by_role("heading", name="This is the code of Rösterei Elbe GmbH")
    ).to_be_visible()
    page.get_by_role("link", name="See all").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who owns Rösterei Elbe GmbH")
    context.close()


@pytest.mark.parametrize("path", ["/", f"/?q={SLIP}", "/entities/SBOX00R7ELBK04T9QZ11/ownership"])
def test_a_phone_never_scrolls_sideways(browser: Browser, service: Any, path: str) -> None:
    page: Page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(service.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()
