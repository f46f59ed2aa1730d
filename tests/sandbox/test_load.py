"""A small class and two developers are served beside clients that hold on.

`make trust` has a large one.
"""

from __future__ import annotations

from pathlib import Path

import load


def test_the_others_are_served(tmp_path: Path) -> None:
    for figure in load.figures(tmp_path, load.SHORT):
        assert figure.findings == ()
        assert figure.tried > load.SHORT.people
