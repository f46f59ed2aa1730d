"""The profile `current` is the edition in force on the day of the check."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from payments.messages import profiles
from sandbox.home import default_fixtures_dir
from sandbox.services.messages import check_message

CUT_OVER = date(2027, 11, 20)
LINES = b"<AdrLine>Kimathi Street 14</AdrLine><AdrLine>Nairobi</AdrLine>"


@pytest.fixture
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next edition, its day filled in."""
    coming = dataclasses.replace(profiles.CBPR_2026, valid_from=CUT_OVER)
    monkeypatch.setattr(profiles, "EDITIONS", (profiles.CBPR_2025, coming))


@pytest.mark.usefixtures("dated")
def test_the_next_edition_is_current_from_its_day() -> None:
    data = (default_fixtures_dir() / "messages" / "pacs_008" / "coffee.xml").read_bytes()
    start, end = data.rindex(b"<PstlAdr>") + len(b"<PstlAdr>"), data.rindex(b"</PstlAdr>")
    free = data[:start] + LINES + data[end:]
    assert check_message(free, "current", None, CUT_OVER - timedelta(days=1)).valid
    assert not check_message(free, "current", None, CUT_OVER).valid
