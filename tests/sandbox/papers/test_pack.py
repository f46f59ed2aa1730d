"""The trainer's pack: every scenario prints, with every card, phase and step of the solution."""

from __future__ import annotations

import io

import flask
import flask_babel
import pytest
from pypdf import PdfReader

from payments.world.scenario import EndKind
from sandbox.home import default_fixtures_dir
from sandbox.papers.pack import pack, pack_pdf
from sandbox.services import scenarios

FIXTURES = default_fixtures_dir()


@pytest.mark.parametrize("name", scenarios.names(FIXTURES))
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_pack_has_every_card_phase_and_step_of_the_solution(name: str, language: str) -> None:
    plot = scenarios.load(name, FIXTURES, "pack")
    app = flask.Flask("papers")
    flask_babel.Babel(app, locale_selector=lambda: language)
    with app.test_request_context():
        made, printed = pack(plot), pack_pdf(plot)
    rows = {section.id: len(section.rows) for section in made.sections}
    (reference,) = (end for end in plot.ends if end.kind is EndKind.REFERENCE)
    assert rows["cards"] == len(plot.opening.seats)
    assert rows["sheet"] == len(plot.lesson.run_sheet)
    assert rows["solution"] == len(reference.plans)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)
    assert "SANDBOX" in text
    said = made.sections[1].rows[0][1].lines[0]
    assert (said == plot.opening.seats[0].brief) == (language == "en")
