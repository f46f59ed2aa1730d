"""The fictional banks: well formed, joined, and at nobody's name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lei.code import check as check_lei
from payments.money import CURRENCIES
from payments.network.ledger import check
from payments.world.step import first
from sandbox.services import banks

FIXTURES = Path(__file__).parents[3] / "fixtures"
FILES = banks.load(FIXTURES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.id)
def test_a_bank_is_fictional_and_priced_in_each_currency_it_keeps(file):
    assert file.bic[7] == "0"
    assert file.bic[4:6] == file.address.country
    assert file.lei is None or (file.lei.startswith("SBOX00") and check_lei(file.lei) == ())
    priced = {fee.currency for fee in file.fees}
    kept = {held.balance.currency for held in (*file.correspondents, *file.customers)}
    assert kept <= priced <= set(CURRENCIES)
    assert {cut_off.currency for cut_off in file.cut_offs} == priced


def test_there_are_fourteen_banks_in_as_many_countries():
    assert len({file.bic for file in FILES}) == len({f.address.country for f in FILES}) == 14


def test_the_world_of_all_banks_opens_in_balance():
    opening = banks.lab(FIXTURES, "x", datetime(2026, 3, 2, 8, tzinfo=UTC))
    assert check(first(opening).world.network) == ()
    assert {party.lei for party in opening.parties if party.lei} == {
        record.lei for record in opening.entities
    }
