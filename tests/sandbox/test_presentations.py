"""A presentation examined without a world: one answer at every door, and the numbers known."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner, Result

from payments.documents.kinds import DOCUMENT_KINDS
from payments.documents.lessons import LESSONS
from sandbox.cli import main
from sandbox.home import default_fixtures_dir
from sandbox.services import presentations
from sandbox.services.presentation_schema import EXAMPLES, example, presentation_schema

FIXTURES = default_fixtures_dir()
Examine = Callable[[Any], Result]


@pytest.fixture
def examine(tmp_path: Path) -> Examine:
    """Runs `lei-sandbox examine --json` on a file with what is given."""

    def run(data: Any) -> Result:
        file = tmp_path / "presentation.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        words = ["--home", str(tmp_path / "home"), "examine", str(file), "--json"]
        return CliRunner().invoke(main, words)

    return run


def in_order() -> dict[str, Any]:
    """The example with the cover raised, shipped in time and presented in time."""
    data = example()
    data["terms"]["latest_shipment_on"] = "2026-03-15"
    data["documents"][2]["amount"]["amount"] = "53460.00"
    return data


def test_the_three_doors_give_one_answer(service: Any, examine: Examine) -> None:
    within = presentations.examine(example(), FIXTURES)
    at_terminal = examine(example())
    over_http = requests.post(
        f"{service.url}/api/presentations/check", json=example(), timeout=30
    ).json()
    assert at_terminal.exit_code == 1
    assert json.loads(at_terminal.stdout) == within
    for one in over_http["cleared"]:  # the API says null for a reason that there is not
        if one["no_discrepancy_because"] is None:
            del one["no_discrepancy_because"]
    assert over_http == within


def test_the_nairobi_presentation_comes_out_to_the_day_and_the_cent() -> None:
    told = presentations.examine(example(), FIXTURES)
    assert told["verdict"] == "discrepant"
    assert told["last_day_to_present"] == "2026-04-07"
    assert told["examination_ends_at"] == "2026-04-13T16:00:00+03:00"
    found = {one["rule"]: one for one in told["findings"]}
    assert set(found) == {"ucp600-20a-ii-latest", "ucp600-28f-ii"}
    assert found["ucp600-28f-ii"]["values"]["needed"] == {"amount": "53460.00", "currency": "EUR"}
    assert found["ucp600-28f-ii"]["curable_until"] == "2026-04-07"
    assert found["ucp600-28f-ii"]["element"] == "Insured amount"
    assert found["ucp600-20a-ii-latest"]["curable_until"] is None
    because = {one["rule"] for one in told["cleared"] if "no_discrepancy_because" in one}
    assert because == {"ucp600-14j", "isbp821-viii", "ucp600-18a-iv"}


def test_a_complying_presentation_exits_with_0(examine: Examine) -> None:
    result = examine(in_order())
    assert json.loads(result.stdout)["verdict"] == "complying"
    assert result.exit_code == 0


def test_a_fact_that_is_not_given_leaves_it_undecided_and_not_in_order(examine: Examine) -> None:
    data = in_order()
    del data["documents"][1]["signed_as"]
    result = examine(data)
    told = json.loads(result.stdout)
    assert (told["verdict"], told["findings"], result.exit_code) == ("undecided", [], 1)
    assert [(one["rule"], one["document"]) for one in told["undecided"]] == [
        ("ucp600-20a-i", "BL-MBA-5521")
    ]


def test_the_banks_own_closures_are_taken() -> None:
    data = example()
    data["calendar"] = {
        "place": "Dhaka", "zone": "Asia/Dhaka", "closures": ["2026-04-05"], "weekend": [4, 5],
        "first": "2026-01-01", "last": "2026-12-31",
    }  # fmt: skip
    told = presentations.examine(data, FIXTURES)
    assert told["last_day_to_present"] == "2026-04-06"  # Friday, Saturday and a holiday
    assert told["examination_ends_at"] == "2026-04-12T16:00:00+06:00"


def test_documents_that_come_after_closing_count_the_next_day() -> None:
    data = example()
    del data["presented_on"]
    data["presented_at"] = "2026-04-01T17:20:00+03:00"
    assert presentations.examine(data, FIXTURES)["presented_on"] == "2026-04-02"


def test_documents_that_comply_with_an_amendment_alone_accept_it() -> None:
    """Silence until then; the presentation is the answer (UCP 600 art. 10(c))."""
    data = in_order()
    data["terms"]["latest_shipment_on"] = "2026-03-10"
    assert presentations.examine(data, FIXTURES)["verdict"] == "discrepant"
    amended = {**data["terms"], "latest_shipment_on": "2026-03-15"}
    verdicts = {}
    for answer in ("silent", "accepted", "rejected", "in_part"):
        data["amendment"] = {"terms": amended, "answer": answer}
        verdicts[answer] = presentations.examine(data, FIXTURES)["verdict"]
    assert verdicts == {
        "silent": "complying",
        "accepted": "complying",
        "rejected": "discrepant",
        "in_part": "discrepant",
    }


@pytest.mark.parametrize("kind", DOCUMENT_KINDS, ids=lambda kind: kind.kind)
def test_the_example_of_each_kind_is_read_and_is_in_the_schema(kind: Any) -> None:
    data = example()
    data["documents"] = [EXAMPLES[kind.kind]]
    data["terms"]["documents"] = [kind.kind]
    assert presentations.examine(data, FIXTURES)["verdict"] in {"complying", "undecided",
                                                                "discrepant"}  # fmt: skip
    made = presentation_schema()["$defs"][kind.__name__]
    assert made["examples"] == [EXAMPLES[kind.kind]]
    assert set(made["required"]) <= set(EXAMPLES[kind.kind]) <= set(made["properties"])


def test_every_rule_tells_its_title_wherever_it_came_out() -> None:
    told = presentations.examine(example(), FIXTURES)
    named = {one["rule"] for part in ("findings", "cleared", "undecided") for one in told[part]}
    assert named | set(told["not_applicable"]) == {lesson.rule for lesson in LESSONS}


def test_what_is_given_is_not_changed() -> None:
    data = example()
    before = deepcopy(data)
    presentations.examine(data, FIXTURES)
    assert data == before
