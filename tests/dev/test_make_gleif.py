from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["lei.xml", "rr.xml", "repex.xml"])
def test_the_fictional_register_is_what_its_table_says(name: str, tmp_path: Path) -> None:
    script = ROOT / "tests" / "dev" / "make_gleif.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=60)
    assert (tmp_path / name).read_bytes() == (ROOT / "fixtures" / "gleif" / name).read_bytes()
