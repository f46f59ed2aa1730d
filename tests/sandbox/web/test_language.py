"""A language is offered once its catalogue is there; link, then cookie, then browser decide."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel

from payments.money import Money
from sandbox.config import Settings
from sandbox.edge import Installation, install
from sandbox.services.request_log import RequestLog
from sandbox.services.workshops.presence import Presence
from sandbox.store.database import connect
from sandbox.store.entities import Register
from sandbox.translations.template import table_sentences, template
from sandbox.web import language, web


@pytest.fixture
def client(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """The pages in a house where one French sentence is known."""
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="fr")
    catalogue.add("Skip to the content", "Aller au contenu")
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    app = Flask(__name__, static_folder=None)
    Babel(app, locale_selector=language.selected, default_translation_directories=str(tmp_path))
    database = connect(settings.database)
    requests = RequestLog(database, settings.requests_max)
    register, presence = Register(settings.register), Presence(database)
    install(app, Installation(settings, database, register, requests, presence))
    app.register_blueprint(web)
    return app.test_client()


def in_french(page: str) -> bool:
    return '<html lang="fr"' in page and "Aller au contenu" in page


def test_only_languages_with_a_catalogue_are_offered(client: FlaskClient) -> None:
    page = client.get("/help").text
    assert "Français" in page
    assert "Español" not in page


def test_the_link_wins_and_is_remembered(client: FlaskClient) -> None:
    assert in_french(client.get("/help?lang=fr").text)
    assert in_french(client.get("/help/lei").text)
    assert not in_french(client.get("/help?lang=en").text)


def test_the_browser_is_asked_before_english(client: FlaskClient) -> None:
    assert in_french(client.get("/help", headers={"Accept-Language": "fr-CA,en;q=0.5"}).text)
    assert not in_french(client.get("/help", headers={"Accept-Language": "tlh"}).text)


def test_a_date_an_amount_and_a_moment_are_written_as_the_trade_does() -> None:
    app = Flask(__name__)
    Babel(app)
    nairobi = timezone(timedelta(hours=3))
    with app.test_request_context():
        assert language.day(date(2026, 5, 4)) == "4 May 2026"
        assert language.money(Money.of("48600", "EUR")) == "EUR 48,600.00"
        assert language.money(Money.of("1500", "JPY")) == "JPY 1,500"
        at = datetime(2026, 5, 4, 10, 40, tzinfo=nairobi)
        assert language.moment(at) == "Mon 4 May 2026, 10:40 (UTC+3)"
        assert language.moment(at.astimezone(UTC)).endswith("07:40 (UTC+0)")
        assert language.lasted(timedelta(hours=16, minutes=24)) == "16 hours 24 minutes"


def test_every_sentence_of_a_table_is_in_the_template() -> None:
    catalogue = template()
    missing = [sentence for sentence in table_sentences() if sentence not in catalogue]
    assert missing == []
    assert "Skip to the content" in catalogue
