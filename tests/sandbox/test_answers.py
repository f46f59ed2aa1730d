"""What a rule says of a flaw is said of a flaw only."""

from __future__ import annotations

from flask import Flask
from flask_babel import Babel

from lei.findings import Finding, Report
from sandbox.answers import answer
from sandbox.wording import rules


def test_what_is_in_order_or_undecided_carries_no_sentence_of_a_flaw() -> None:
    rule = rules()["ucp600-20a-i"]
    bare = Finding(rule.id, rule.severity, rule.source, "B/L")
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        told = answer(Report(cleared=(bare,), undecided=(bare,), advisory=("ucp600-5",)))
    assert told["advisory"] == ["ucp600-5"]
    for name in ("cleared", "undecided"):
        ((one,)) = told[name]
        assert (one["rule"], one["at"], "says" in one) == (rule.id, "B/L", False)
