"""A row says truly whether its limits are kept."""

from __future__ import annotations

import pytest
from figures import Row, table


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (Row("a", "/s", 300, least=300), True),
        (Row("a", "/s", 299, least=300), False),
        (Row("a", "s", 4, least=4), True),
        (Row("a", "s", 4.1, least=4), False),
        (Row("a", "/s", 200, "peer", 100, ratio_least=2), True),
        (Row("a", "/s", 200, "peer", 101, ratio_least=2), False),
        (Row("a", "s", 2, "peer", 4, ratio_least=2), True),
        (Row("a", "s", 2, "peer", 3.9, ratio_least=2), False),
        (Row("a", "/s", 200, ratio_least=2), False),
    ],
)
def test_a_row_is_reached_when_its_limits_are_kept(row: Row, reached: bool) -> None:
    assert row.reached is reached
    assert ("NO" in table([row])) is not reached
