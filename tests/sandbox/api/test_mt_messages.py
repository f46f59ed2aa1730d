"""An MT message over the API: the verdict that the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from sandbox.cli import main

SAMPLE = Path(__file__).parents[3] / "fixtures" / "messages" / "mt" / "credit-issued.fin"
FAULTY = SAMPLE.read_bytes().decode().replace("Roesterei", "Rösterei").replace(":49:WITHOUT", "")


def test_api_and_command_line_find_the_same(anyone: Any, tmp_path: Path) -> None:
    path = tmp_path / "faulty.fin"
    path.write_bytes(FAULTY.encode())
    arguments = ["--home", str(tmp_path), "message", "check", str(path), "--json"]
    at_hand = json.loads(CliRunner().invoke(main, arguments).stdout)
    over_http = anyone.ask("POST", "/api/messages/check", data=FAULTY.encode()).json()
    assert (over_http["message"], over_http["valid"]) == ("MT 700", False)
    assert [(one["rule"], one["at"], one["says"]) for one in over_http["findings"]] == [
        (one["rule"], one["at"], one["says"]) for one in at_hand["findings"]
    ]


def test_what_is_no_mt_is_refused(anyone: Any) -> None:
    for text in ("{1:", "{2:I103SVNAKEN0XXXXN}{4:\n:20:A\n-}", ":20:A"):
        refused = anyone.ask("POST", "/api/messages/check", data=text.encode())
        assert refused.status_code == 400
        assert refused.json()["type"].startswith("/help/problems/")
