"""Eight processes on one PostgreSQL share worlds, and one of them is killed.

`make trust` lets them play for longer and kills more.
"""

from __future__ import annotations

import machines


def test_eight_processes_share_worlds_without_a_lost_or_doubled_act(postgresql_url: str) -> None:
    tried = machines.figure(postgresql_url, machines.SHORT)
    assert tried.findings == ()
    assert tried.tried >= 8
