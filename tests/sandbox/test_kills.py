"""Six power cuts: nothing acknowledged is lost, nothing half done is seen.

`make trust` makes more of them.
"""

from __future__ import annotations

from pathlib import Path

import kills
import pytest


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("import", 1),
        ("migration", 1),
        ("backup", 1),
        ("acts and deliveries", 2),
        ("files of payments", 1),
    ],
)
def test_a_power_cut_loses_nothing_and_leaves_nothing_half_done(
    name: str, count: int, tmp_path: Path
) -> None:
    assert kills.figure(name, tmp_path, count).findings == ()
