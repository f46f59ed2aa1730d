"""The linter: nothing wrong with what ships, and each slip told at its place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sandbox.cli import main
from sandbox.errors import NotFound
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios
from sandbox.services.scenario_lint import lint

FIXTURES = default_fixtures_dir()
LESSON = "my-lesson"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a new scenario."""
    assert run("scenario", "new", LESSON, str(tmp_path)).exit_code == 0
    return tmp_path / LESSON


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(main, words)


def slips(folder: Path) -> dict[str, str]:
    found = lint(folder, FIXTURES)
    return {slip.at: slip.says.format(**slip.values) for slip in found}


def change(folder: Path, old: str, new: str, file: str = "scenario.toml") -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_is_wrong_with_a_scenario_of_the_house(name) -> None:
    assert lint(FIXTURES / "scenarios" / name, FIXTURES) == ()


def test_a_new_scenario_lints_and_plays_to_both_ends(folder: Path) -> None:
    linted = run("scenario", "lint", str(folder))
    assert (linted.exit_code, linted.stderr) == (0, "")
    for end in ("paid", "forgotten"):
        played = run("play", str(folder), "--end", end)
        assert played.exit_code == 0
        assert "EUR 1,000.00" in played.output


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ('{ name = "seller", party', '{ nam = "seller", party', "$.seats[0].nam", "name does"),
        ("hints = [", "hintz = [", "$.hintz", "hints does"),
        ('title = "An', 'titel = "An', "$.title", "missing"),
        ('seat = "seller", kind', 'seat = "seler", kind', "$.plans[1].seat", "seller"),
        ('kind = "invoice.send"', 'kind = "invoice.sent"', "$.plans[1].kind", "invoice.send"),
        ('"invoice.pay"] },', '"invoice.pai"] },', "$.milestones[1].kinds", "invoice.pay"),
        ('seat = "buyer", about', 'seat = "bank", about', "$.hints[0].seat", "bank"),
        ('party = "elbe", brief', 'party = "elb", brief', "$.seats[1].party", "elbe"),
        ("B39D2XV53", "B39D2XV54", "$.entities[0]", "check digits"),
        (
            'expected = []',
            'expected = [{ rule = "lei-lapst", document = "x", end = "paid" }]',
            "$.expected[0].rule",
            "lei-lapsed",
        ),
        (
            'expected = []',
            'expected = [{ rule = "lei-lapsed", document = "x", end = "paid" }]',
            "$.ends[0]",
            "no finding lei-lapsed",
        ),
        ('calendars = ["nairobi"]', 'calendars = ["nairob"]', "$.calendars[0]", "nairobi"),
        ("2026-10-06T10", "2036-10-06T10", "$.ends[0].plans[0].not_before", "does not reach"),
        ("2026-10-06T10", "2026-09-06T10", "$.ends[0].plans[0].not_before", "before the world"),
        ("T10:00:00+03:00, body = { buyer", "T10:00:00, body = { buyer",
         "$.plans[1].not_before", "offset"),
        ('stands = "paid"', 'stands = "payed"', "$.ends[0].signs[0].stands", "part_paid"),
        ('part = "invoice", stands = "paid"', 'part = "bill", stands = "paid"',
         "$.ends[0].signs[0].part", "invoice"),
        ('stands = "paid"', 'stands = "part_paid"', "$.ends[0]", "do not lead to the end paid"),
        ("points = 60", "points = 50", "$.scoring", "90"),
        ('kind = "mistake"', 'kind = "mistook"', "$.ends[1].kind", "reference, mistake, other"),
        ("costs = [1, 3]", "costs = [1]", "$.hints[0]", "a cost for each"),
        ('kind = "mistake"', 'kind = "other"', "$.ends", "kind mistake"),
        ('amount = "5000.00", currency = "EUR"', 'amount = "5000.00", currency = "USD"',
         "$.balances[0].money", "EUR"),
        ('account = "SAVANNA-ELBE-EUR"', 'account = "SAVANNA-ELB-EUR"',
         "$.balances[0].account", "SAVANNA-ELBE-EUR"),
        ('bank = "savanna", holder = "elbe"', 'bank = "elbe", holder = "elbe"',
         "$.accounts[1].bank", "elbe"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_place(folder, old, new, at, says) -> None:
    change(folder, old, new)
    found = slips(folder)
    assert says in found[at], found
    linted = run("scenario", "lint", str(folder))
    assert linted.exit_code == 1
    assert f"{at}\t" in linted.stdout
    assert "Traceback" not in linted.output


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ('{ name = "seller", party', '{ nam = "seller", party', "$.seats[0].nam"),
        ('kind = "invoice.send"', 'kind = "invoice.sent"', "$.plans[1].kind"),
        ("2026-10-06T10", "2026-09-06T10", "$.ends[0].plans[0].not_before"),
        ("points = 60", "points = 50", "$.scoring"),
        ('kind = "mistake"', 'kind = "mistook"', "$.ends[1].kind"),
    ],
)
def test_a_slip_is_told_with_its_line(folder: Path, old: str, new: str, at: str) -> None:
    before = (folder / "scenario.toml").read_text("utf-8")
    change(folder, old, new)
    told = run("scenario", "lint", str(folder)).stdout
    begins = "scoring = [" if at == "$.scoring" else old
    line = before[: before.index(begins)].count("\n") + 1
    assert f"scenario.toml:{line}\t{at}\t" in told


def test_a_folder_that_is_not_there_is_told_in_its_own_words() -> None:
    told = run("scenario", "lint", "no-such")
    assert told.exit_code == 2
    assert "key" not in told.stderr
    assert "file scenario.toml lies there" in told.stderr


def test_points_that_the_reference_cannot_earn_are_a_slip(folder: Path) -> None:
    change(folder, 'criterion = "in_time"', 'criterion = "no_spurious"')
    assert "earns 0 of these" in " ".join(slips(folder).values())


def test_several_slips_are_told_at_once(folder: Path) -> None:
    change(folder, '{ name = "seller", party', '{ nam = "seller", party')
    change(folder, 'kind = "invoice.send"', 'kind = "invoice.sent"')
    change(folder, "B39D2XV53", "B39D2XV54")
    assert {"$.seats[0].nam", "$.plans[1].kind", "$.entities[0]"} <= slips(folder).keys()


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        ("fr.toml", "[goals]", "[gols]", "fr.toml: goals.due", "missing"),
        ("fr.toml", "[goals]", "[gols]", "fr.toml: gols.due", "goals.due"),
        ("es.toml", '"Mire la factura.", ', "", "es.toml: hints.when.steps.2", "missing"),
        ("es.toml", "title =", "title", "es.toml", "after"),
    ],
)
def test_what_a_language_lacks_is_told(folder, file, old, new, at, says) -> None:
    change(folder, old, new, file)
    assert says in slips(folder)[at]


def test_a_language_that_is_not_there_is_told(folder: Path) -> None:
    (folder / "es.toml").unlink()
    assert "missing" in slips(folder)["es.toml"]


@pytest.mark.parametrize(
    "broken",
    ["", "x", "ends = 3", "entities = 5\nends = [1]", "[[seats]]\n", "title = [[1]]",
     'seats = { name = "a" }', "plans = [[]]\nends = [{ plans = 4 }]", "starts_at = 2026-01-01",
     "shareholdings = [3]", "terms = 1", "calendars = [3]", "\x00",
     f"number = {'9' * 5000}", f"list = {'[' * 5000}"],
)  # fmt: skip
def test_a_broken_file_is_never_a_traceback(folder, broken) -> None:
    (folder / "scenario.toml").write_text(broken, "utf-8")
    for words in (("scenario", "lint"), ("scenario", "lint", "--json"), ("play",)):
        answer = run(*words, str(folder))
        assert answer.exit_code in (1, 2), answer.output
        assert isinstance(answer.exception, SystemExit)


def test_lines_left_out_one_by_one_are_never_a_traceback(folder: Path) -> None:
    lines = (folder / "scenario.toml").read_text("utf-8").splitlines()
    for number in range(0, len(lines), 2):
        (folder / "scenario.toml").write_text(
            "\n".join(line for n, line in enumerate(lines) if n != number), "utf-8"
        )
        lint(folder, FIXTURES)
        assert isinstance(run("play", str(folder)).exception, SystemExit | None)


def test_a_slip_that_would_break_a_world_is_refused_by_name(folder: Path) -> None:
    change(folder, 'holder = "elbe"', 'holder = "nobody"')
    refused = run("play", str(folder))
    assert refused.exit_code == 2
    assert "$.accounts[1].holder" in refused.stderr


def test_the_verdict_as_json(folder: Path) -> None:
    change(folder, "points = 60", "points = 50")
    told = json.loads(run("scenario", "lint", str(folder), "--json").stdout)
    assert told["valid"] is False
    assert [slip["at"] for slip in told["slips"]] == ["$.scoring"]


@pytest.mark.parametrize("words", [("lint", "no-such"), ("new", "../up", "."), ("new", "A b", ".")])
def test_what_cannot_be_done_is_refused(words) -> None:
    assert run("scenario", *words).exit_code == 2


def test_nothing_is_written_over(folder: Path) -> None:
    before = (folder / "scenario.toml").read_bytes()
    assert run("scenario", "new", LESSON, str(folder.parent)).exit_code == 2
    assert (folder / "scenario.toml").read_bytes() == before


def test_a_scenario_by_path_is_only_for_whoever_runs_the_machine(folder: Path, tmp_path) -> None:
    shutil.copytree(FIXTURES / "scenarios", tmp_path / "f" / "scenarios")
    with pytest.raises(NotFound):
        scenarios.load(str(folder), tmp_path / "f", "x")
