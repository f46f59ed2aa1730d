"""What holds of every page: one heading, a language, a title, and nothing the CSP would stop."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from sandbox.catalogue import RULES

PAGES = (
    "/",
    "/?q=SBOX00R7ELBKO4T9QZ11",
    "/?q=SBOX00H4K7NB39D2XV53",
    "/?q=firm",
    "/help",
    "/help/lei",
    "/help/glossary",
    "/help/credits",
    "/help/payments",
    "/help/messages",
    "/help/rules",
    "/help/problems",
    "/checks",
    "/messages",
    "/examine",
    "/examine?example=invoice",
    "/help/documents",
    "/worlds",
    "/no-such-page",
)


class Outline(HTMLParser):
    """Counts what a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.language = ""
        self.inline: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.language = given.get("lang") or "" if tag == "html" else self.language
        if tag == "a":
            self.links.append(given.get("href") or "")
        inline = tag == "style" or "style" in given or (tag == "script" and "src" not in given)
        if inline or any(name.startswith("on") for name in given):
            self.inline.append(self.get_starttag_text() or tag)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_a_language_and_a_title(client: FlaskClient, path: str) -> None:
    outline = Outline(client.get(path).text)
    assert outline.tags.count("h1") == 1
    assert outline.tags.count("title") - outline.tags.count("svg") <= 1
    assert outline.language == "en"
    assert outline.inline == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_sandbox_first(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert page.index("<strong>SANDBOX</strong>") < page.index("<h1")


def test_pages_let_nothing_foreign_in(client: FlaskClient) -> None:
    policy = client.get("/help").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_links_of_the_frame_lead_somewhere(client: FlaskClient) -> None:
    links = {link for path in PAGES[:-1] for link in Outline(client.get(path).text).links}
    inside = {link for link in links if link.startswith("/") and not link.startswith("/api/")}
    assert {link for link in inside if client.get(link).status_code >= 400} <= {"/seat"}


def test_a_link_keeps_its_language_and_page(client: FlaskClient) -> None:
    answer = client.get("/help?lang=en")
    assert "lang=en" in answer.headers["Set-Cookie"]
    assert client.get("/help?lang=xx").headers.get("Set-Cookie") is None


def test_every_rule_is_listed_in_one_family(client: FlaskClient) -> None:
    families = re.findall(r"\?family=(\w+)", client.get("/help/rules").text)
    pages = [client.get(f"/help/rules?family={family}").text for family in families]
    listed = [rule for page in pages for rule in re.findall(r'href="/help/rules/([\w-]+)"', page)]
    assert sorted(listed) == sorted(rule.id for rule in RULES)


def test_a_light_page_is_rendered_light(client: FlaskClient) -> None:
    assert 'data-theme="light"' not in client.get("/help").text
    client.get("/help?theme=light")
    assert 'data-theme="light"' in client.get("/help").text


def test_a_page_of_help_is_never_outside_the_manual(client: FlaskClient) -> None:
    for name in ("..%2fREADME", "decisions%2f", "%2e%2e", "Index"):
        assert client.get(f"/help/{name}").status_code == 404


def test_a_hostile_message_is_shown_as_text(client: FlaskClient) -> None:
    page = client.post("/messages", data={"message": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
