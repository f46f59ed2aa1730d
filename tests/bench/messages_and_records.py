"""What the tests of this folder measure, as rows: messages, and records of GLEIF's API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gleif_view
import order_files
import test_messages
from figures import Row


def rows(home: Path) -> Iterator[Row]:
    """Messages built and read back, and records answered."""
    messages = test_messages.measured()
    yield Row(
        "pacs.008 built, read back and validated, one core",
        "/s",
        messages["ours"],
        "the same with xsdata's serialiser",
        messages["peer"],
        least=test_messages.PROMISED["ours"],
        ratio_least=test_messages.PROMISED["ratio"],
    )
    yield Row(
        "the whole check of a pacs.008, LEIs looked up, one core",
        "/s",
        test_messages.measured_check(),
        least=test_messages.PROMISED_CHECK,
    )
    yield from order_files.rows(home)
    records = gleif_view.measured(home)
    yield Row(
        f"GET /gleif/api/v1/lei-records/{{lei}}, any of {gleif_view.RECORDS:,}",
        "/s",
        records["record"],
        "an empty view on the same server",
        records["empty"],
        ratio_least=gleif_view.LEAST_RATIO,
    )
