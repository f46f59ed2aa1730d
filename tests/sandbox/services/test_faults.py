"""The page of faults is what the table says."""

from pathlib import Path

from payments.network.faults import FAULTS
from sandbox.services.faults import page

PAGE = Path(__file__).parents[3] / "sandbox" / "help" / "faults.md"


def test_the_page_in_the_manual_is_made_from_the_table():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_fault_is_listed_once_with_the_reference_that_sets_it_off():
    for row in FAULTS:
        assert page().count(f"`{row.magic}`") == 1
