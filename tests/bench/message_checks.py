"""The check of one pacs.008 beside xmlschema (its structure) and cbpr-usage-rules (its usage).

xmlschema is given the very schema that ours is checked with, and the document alone; ours reads the
envelope too. cbpr-usage-rules checks no structure, no code lists and looks up no LEI.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median

import cbpr_rules
import xmlschema
from figures import Row
from lxml import etree
from order_files import SAMPLES, Firms
from services import require

from payments.messages import check, pacs_008, profile, xsd

ON = date(2026, 2, 16)
ROUNDS, MESSAGES_A_ROUND, YEAR = 7, 50, 2026


def rows(_home: Path) -> Iterator[Row]:
    """Messages a second of one core, ours and the peer's in turns."""
    data, firms = (SAMPLES / "pacs_008" / "coffee.xml").read_bytes(), Firms()
    structure = xmlschema.XMLSchema(etree.tostring(xsd.rebuilt(pacs_008.ID)).decode())
    document = etree.tostring(etree.fromstring(data).find("{*}Document")).decode()
    require(structure.is_valid(document), "the peer finds fault with the sample")
    text, schema_only, current = data.decode(), profile("schema-only"), profile("current")
    yield _row(
        "a pacs.008 checked by its schema, one core",
        lambda: check(data, schema_only, firms, ON),
        "xmlschema",
        lambda: structure.is_valid(document),
    )
    yield _row(
        "a pacs.008 checked whole, LEIs looked up, one core",
        lambda: check(data, current, firms, ON),
        "cbpr-usage-rules",
        lambda: cbpr_rules.validate_string(text, year=YEAR),
    )


def _row(what: str, ours: Callable[[], object], name: str, peer: Callable[[], object]) -> Row:
    mine, peers = [], []
    for _ in range(ROUNDS):
        mine.append(MESSAGES_A_ROUND / _seconds(ours))
        peers.append(MESSAGES_A_ROUND / _seconds(peer))
    return Row(what, "/s", median(mine), name, median(peers), ratio_least=1)


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(MESSAGES_A_ROUND):
        work()
    return time.process_time() - began
