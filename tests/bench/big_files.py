"""Much at once: a file of 10,000 payments, its settlement, and a long log folded again."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from figures import Row
from services import Client, require, sandbox

from payments.money import Money
from payments.world.replay import replay
from payments.world.state import Act
from payments.world.step import first, step
from payments.world.transfer_acts import KIND, Order
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

PAYMENTS, TURNS = 10_000, 5
ACTS = 5_000
PAYER, PAYEE = "DE11000000000000480600", "0100-480600-EUR"
SAMPLE = default_fixtures_dir() / "messages" / "pain_001" / "coffee.xml"


def rows(home: Path) -> Iterator[Row]:
    """Seconds to accept the file, to settle it by one advance, and to fold a long log."""
    file = orders()
    with sandbox(home) as port:
        turns = [_taken_and_settled(port, file) for _ in range(TURNS)]
    accepted, settled = zip(*turns, strict=True)
    yield Row(
        f"a file of {PAYMENTS:,} payments accepted", "s", statistics.median(accepted), least=4
    )
    yield Row("the same settled by one advance", "s", statistics.median(settled), least=10)
    yield Row(f"a world of {ACTS:,} acts folded again", "s", _folded(), least=2)


def _taken_and_settled(port: int, file: bytes) -> tuple[float, float]:
    opened = Client(port).post_json("/api/worlds", {"scenario": "late-bill-of-lading"})
    path, client = f"/api/worlds/{opened['id']}", Client(port, opened["key"])
    accepted = _seconds(lambda: _post(client, f"{path}/transfers", file))
    return accepted, _seconds(lambda: client.post_json(f"{path}/clock", {"advance": "P10D"}))


def _post(client: Client, path: str, file: bytes) -> None:
    status, text = client.post(path, file, "application/xml")
    require(status == 202, f"the file was answered {status}: {text[:300]!r}")


def orders() -> bytes:
    """The sample with its one order many times, a cent each."""
    lines = "".join(line.strip() for line in SAMPLE.read_text("utf-8").splitlines())
    before, tag, rest = lines.partition("<CdtTrfTxInf>")
    one, end, after = rest.partition("</CdtTrfTxInf>")
    one = one.replace("48600.00", "0.01")
    before = before.replace(">2026-02-16<", ">2026-01-12<")  # the world's first day: at once
    uetr = one.partition("<UETR>")[2][:8]
    numbered = (
        one.replace("<EndToEndId>", f"<EndToEndId>{n:06}").replace(uetr, f"{n:08x}")
        for n in range(PAYMENTS)
    )
    every = "\n".join(f"{tag}{each}{end}" for each in numbered)
    before = before.replace("<NbOfTxs>1<", f"<NbOfTxs>{PAYMENTS}<")
    before = before.replace("<CtrlSum>48600.00<", f"<CtrlSum>{PAYMENTS / 100:.2f}<")
    return f"{before}{every}{after}".encode()


def _folded() -> float:
    opening = scenarios.load("late-bill-of-lading", default_fixtures_dir(), "bench").opening
    change = first(opening)
    acts = [change.act]
    order = Order(PAYER, PAYEE, Money.of("0.01", "EUR"))
    for number in range(2, ACTS + 1):
        acts.append(Act(number, "buyer", KIND, order))
        change = step(change.world, acts[-1])
    return statistics.median(_seconds(lambda: replay(acts)) for _ in range(TURNS))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
