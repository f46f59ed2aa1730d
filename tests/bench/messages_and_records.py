"""What the tests of this folder measure, as rows: messages, and records of GLEIF's API."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import test_gleif_api
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
    test_messages.write_orders(home / "orders.xml", TRANSACTIONS)
    for profile in ("schema-only", "current"):
        yield from _file_rows(home / "orders.xml", profile)
    records = test_gleif_api.measured(home)
    yield Row(
        "GET /gleif/api/v1/lei-records/{lei}",
        "/s",
        records["record"],
        "an empty view on the same server",
        records["empty"],
        ratio_least=test_gleif_api.LEAST_RATIO,
    )


def _file_rows(file: Path, profile: str) -> Iterator[Row]:
    """A file checked in a process of its own, for its memory is that of the process."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        found = process.submit(test_messages.measured_file, file, TRANSACTIONS, profile).result()
    promised = test_messages.PROMISED_FILE
    what = f"{TRANSACTIONS:,} orders checked, {profile}"
    yield Row(what, "s", found["seconds"], least=promised[profile])
    yield Row(f"{what}, memory", "MB", found["peak_mb"], least=promised["peak_mb"])


TRANSACTIONS = 100_000
