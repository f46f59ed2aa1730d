"""The developers' page is true: its programs run, as they stand there, and do what they say."""

from __future__ import annotations

import hashlib
import hmac
import re
import subprocess
import sys
import time
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

HELP = Path(__file__).parents[2] / "sandbox" / "help"


def _programs(name: str) -> list[str]:
    text = (HELP / f"{name}.md").read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_five_calls_lead_to_a_rejected_payment(service: Any, tmp_path: Path) -> None:
    first = _programs("developers")[0]
    assert first.count("requests.post") + first.count("requests.get") == 5
    program = tmp_path / "five_calls.py"
    program.write_text(first.replace("http://127.0.0.1:8000", service.url), "utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True)
    assert done.stdout == "RJCT AC04\n"


def test_the_fixture_gives_others_a_world_a_test(tmp_path: Path) -> None:
    second = _programs("developers")[1]
    (tmp_path / "test_first.py").write_text(second, "utf-8")
    (tmp_path / "test_again.py").write_text(second, "utf-8")
    installed = "lei-sandbox" in {found.name for found in entry_points(group="pytest11")}
    plugin = [] if installed else ["-p", "sandbox.testing"]
    command = [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-W", "error", "--import-mode=importlib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_the_check_of_a_signature_takes_the_right_one_and_no_other() -> None:
    names: dict[str, Any] = {}
    exec(_programs("webhooks")[0], names)
    is_genuine = names["is_genuine"]
    now, body = int(time.time()), b'{"a": 1}'
    mac = hmac.new(b"secret", f"{now}.".encode() + body, hashlib.sha256).hexdigest()
    assert is_genuine("secret", f"t={now},v1={mac}", body)
    assert not is_genuine("other", f"t={now},v1={mac}", body)
    assert not is_genuine("secret", f"t={now},v1={mac}", body + b" ")
    assert not is_genuine("secret", f"t={now + 1},v1={mac}", body)
