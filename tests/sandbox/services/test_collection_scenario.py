"""A scenario declares the collection that its contract foresees, and is played to its end."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from payments.collection.collection import State
from payments.collection.terms import Release
from payments.world.play import play
from sandbox.errors import MalformedScenario
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

COLLECTION = """
[collection]
number = "SV-2026-0031"
principal = "highland"
drawee = "elbe"
remitting_bank = "savanna"
presenting_bank = "hansa"
amount = { amount = "48600.00", currency = "EUR" }
goods = "Green coffee, 180 bags"
documents = [{ kind = "invoice" }, { kind = "bill_of_lading", originals = 3 }]
release = "payment"

[[ends]]
name = "refused"
says = "The buyer refuses, and the seller is told."
END
"""
PLANS = (
    ("seller", "instruct", '{ document_set = "in_order" }'),
    ("seller_bank", "forward", '{ collection = "SV-2026-0031" }'),
    ("buyer_bank", "acknowledge", '{ collection = "SV-2026-0031" }'),
    ("buyer_bank", "present", '{ collection = "SV-2026-0031" }'),
    ("buyer", "refuse", '{ collection = "SV-2026-0031", reason = "The price has fallen" }'),
    ("buyer_bank", "advise_dishonour", '{ collection = "SV-2026-0031" }'),
)


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    """The fixtures with a folder for one more scenario."""
    shutil.copytree(default_fixtures_dir() / "calendars", tmp_path / "calendars")
    shutil.copytree(default_fixtures_dir() / "gleif", tmp_path / "gleif")
    (tmp_path / "scenarios" / "collected").mkdir(parents=True)
    return tmp_path


def write(fixtures: Path, end: str) -> None:
    """The coffee sale without its credit, with the collection and one end."""
    path = default_fixtures_dir() / "scenarios" / "late-bill-of-lading" / "scenario.toml"
    tables = re.split(r"(?m)^(?=\[)", path.read_text("utf-8"))
    dropped = ("[terms", "[[ends", "[[expected", "[[milestones", "[[hints", "[[run_sheet")
    kept = [table for table in tables if not table.startswith(dropped)]
    plans = "".join(
        f'[[ends.plans]]\nseat = "{seat}"\nkind = "collection.{kind}"\n'
        f"not_before = 2026-03-13T12:00:00+03:00\nbody = {body}\n"
        for seat, kind, body in PLANS
    )
    head = "expected = []\n" if "expected = " not in kept[0] else ""
    text = head + "".join(kept) + COLLECTION.replace("END", end) + plans
    (fixtures / "scenarios" / "collected" / "scenario.toml").write_text(text, "utf-8")


def test_a_collection_is_declared_and_played(fixtures: Path) -> None:
    write(fixtures, 'signs = [{ part = "collection", stands = "dishonoured" }]')
    scenario = scenarios.load("collected", fixtures, "test")
    assert scenario.opening.terms is None
    assert scenario.opening.collection
    assert scenario.opening.collection.release is Release.PAYMENT
    played = play(scenario, scenario.end("refused"))
    assert played.reached
    assert played.world.collections["SV-2026-0031"].state is State.DISHONOURED


@pytest.mark.parametrize(
    "end",
    ["", "signs = []", 'signs = [{ part = "collection", stands = "forgotten" }]'],
)
def test_an_end_that_is_no_state_is_refused(fixtures: Path, end: str) -> None:
    write(fixtures, end)
    with pytest.raises(MalformedScenario):
        scenarios.load("collected", fixtures, "test")
