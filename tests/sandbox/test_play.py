"""`play` and `replay` from outside, as a trainer at a terminal runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCENARIO = "late-bill-of-lading"
GOLDEN = Path(__file__).parent / "golden"


def _run(*words, home, **environ):
    command = [sys.executable, "-m", "sandbox", "--home", str(home), *map(str, words)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environ}, timeout=60)


@pytest.mark.parametrize("end", ["refused", "paid"])
def test_a_story_told_twice_is_the_same_bytes_whatever_the_hash_seed(tmp_path, end):
    told = [_run("play", SCENARIO, "--end", end, home=tmp_path, PYTHONHASHSEED=s) for s in "12"]
    assert [run.returncode for run in told] == [0, 0]
    assert told[0].stdout == told[1].stdout != b""


def test_the_story_has_its_dates_articles_messages_and_postings(tmp_path):
    refused = _run("play", SCENARIO, "--end", "refused", home=tmp_path).stdout.decode()
    assert "2 April 2026" in refused
    assert "UCP 600 art. 28(f)(ii)" in refused
    assert "EUR 53,460.00" in refused
    paid = _run("play", SCENARIO, "--end", "paid", home=tmp_path).stdout.decode()
    assert "pacs.009.001.08 from Hansa Übungsbank AG to Savanna Training Bank Ltd" in paid
    assert "0100-480600-EUR is credited with EUR 48,600.00" in paid


@pytest.mark.parametrize("seed", ["0", "4711"])
@pytest.mark.parametrize("end", ["refused", "paid"])
def test_a_golden_log_folds_to_the_same_digests(tmp_path, end, seed):
    log = GOLDEN / f"{SCENARIO}-{end}.jsonl"
    folded = _run("replay", log, home=tmp_path, PYTHONHASHSEED=seed)
    assert folded.returncode == 0, folded.stdout


@pytest.mark.parametrize("end", ["refused", "paid"])
def test_playing_today_causes_what_the_golden_log_says(tmp_path, end):
    log = tmp_path / "log.jsonl"
    _run("play", SCENARIO, "--end", end, "--log", log, home=tmp_path)
    golden = GOLDEN / f"{SCENARIO}-{end}.jsonl"
    assert _digests(log) == _digests(golden)


def _digests(log):
    lines = log.read_text(encoding="utf-8").splitlines()
    return [(act["number"], act["kind"], act["digest"]) for act in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('"to":"2026-03-20', '"to":"2026-03-19'),  # what was done
        ('Ccy=\\"EUR\\">48600.00', 'Ccy=\\"EUR\\">48601.00'),  # a message that it caused
    ],
)
def test_a_log_that_was_tampered_with_is_found_at_its_act(tmp_path, true, false):
    golden = (GOLDEN / f"{SCENARIO}-paid.jsonl").read_text(encoding="utf-8")
    assert true in golden
    log = tmp_path / "log.jsonl"
    log.write_text(golden.replace(true, false), encoding="utf-8")
    found = _run("replay", log, home=tmp_path)
    assert found.returncode == 1
    assert "Act " in found.stdout.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("play", "no-such-scenario"), "no-such-scenario"),
        (("play", SCENARIO, "--end", "nirvana"), "nirvana"),
        (("replay", __file__), "line 1"),
        (("replay", "no-such-world"), "database"),
    ],
)
def test_what_cannot_be_played_is_refused_by_name(tmp_path, words, says):
    refused = _run(*words, home=tmp_path)
    assert refused.returncode == 2
    assert says in refused.stderr.decode()
    assert b"Traceback" not in refused.stderr
