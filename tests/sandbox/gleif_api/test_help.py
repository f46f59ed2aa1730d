"""The page of help: every example in it works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from sandbox.config import GLEIF_FAULTS
from sandbox.gleif_api.faults import HEADER

PAGE = Path(__file__).parents[3] / "sandbox" / "help" / "gleif-clients.md"
HOST = "http://127.0.0.1:8000"
COMMANDS = re.findall(r"^curl .+$", PAGE.read_text("utf-8"), re.MULTILINE)
(SNIPPET,) = re.findall(r"```python\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)


def _asked(command: str) -> tuple[str, dict[str, str]]:
    """The address and the headers of a command."""
    words = shlex.split(command)
    header = words[words.index("-H") + 1].split(": ") if "-H" in words else None
    return words[-1].removeprefix(HOST), dict([header]) if header else {}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_answered(client: Any, command: str) -> None:
    url, headers = _asked(command)
    assert client.get(url, headers=headers).status_code == int(headers.get(HEADER, "200"))


def test_the_snippet_runs(service: Any, capsys: pytest.CaptureFixture[str]) -> None:
    exec(SNIPPET.replace(HOST, service.url), {})
    assert capsys.readouterr().out == "Rösterei Elbe GmbH\n"


def test_every_fault_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert told == list(GLEIF_FAULTS)
