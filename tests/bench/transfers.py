"""Payments over HTTP: accepted a second, with the whole ledger, beside mock-bank.

Both take single payments over eight connections, in turns of two seconds. Ours are booked at every
bank they touch, with messages, and come to one world or to eight; the peer's are files of one
payment. mock-bank knows one bank and no ledger between banks.
"""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from figures import Row
from services import Client, mock_bank, require, sandbox

CONNECTIONS, TURNS, TURN_S = 8, 5, 2.0
LEAST_A_SECOND = 300
ORDER = (
    b'{"debtor_account": "DE11000000000000480600", "creditor_account": "0100-480600-EUR",'
    b' "amount": "0.01", "currency": "EUR"}'
)
FILE = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
<GrpHdr><MsgId>{id}</MsgId><CreDtTm>{now}</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>0.01</CtrlSum>
<InitgPty><Nm>Load</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>{id}-A</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>{day}</Dt></ReqdExctnDt>
<Dbtr><Nm>Load</Nm></Dbtr><DbtrAcct><Id><IBAN>NL41MOCK0000000001</IBAN></Id></DbtrAcct>
<DbtrAgt><FinInstnId><BICFI>MOCKNL2A</BICFI></FinInstnId></DbtrAgt>
<CdtTrfTxInf><PmtId><EndToEndId>{id}</EndToEndId></PmtId>
<Amt><InstdAmt Ccy="EUR">0.01</InstdAmt></Amt>
<CdtrAgt><FinInstnId><BICFI>MOCKNL2A</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>Payee</Nm></Cdtr><CdtrAcct><Id><IBAN>NL14MOCK0000000002</IBAN></Id></CdtrAcct>
</CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>"""
_NUMBERS = itertools.count(1)


def rows(home: Path) -> Iterator[Row]:
    """Payments a second, into one world and into eight."""
    one, eight, peer = [], [], []
    with sandbox(home / "sandbox") as ours, mock_bank(home) as theirs:
        _turn(_our_posts(ours, CONNECTIONS))  # both warm up
        _turn(_their_posts(theirs))
        for _ in range(TURNS):
            one.append(_turn(_our_posts(ours, 1)))
            peer.append(_turn(_their_posts(theirs)))
            eight.append(_turn(_our_posts(ours, CONNECTIONS)))
    beside = statistics.median(peer)
    for what, found in (("one world", one), ("eight worlds", eight)):
        yield Row(
            f"payments accepted over HTTP, {what}",
            "/s",
            statistics.median(found),
            "mock-bank 0.9.0",
            beside,
            LEAST_A_SECOND,
            1.0,
        )


def _our_posts(port: int, worlds: int) -> list[Callable[[], None]]:
    """One caller a connection; each world is new."""
    opened = [_open(port) for _ in range(worlds)]
    return [_our_post(port, *opened[n % worlds]) for n in range(CONNECTIONS)]


def _open(port: int) -> tuple[str, str]:
    made = Client(port).post_json("/api/worlds", {"scenario": "late-bill-of-lading"})
    return f"/api/worlds/{made['id']}/transfers", made["seats"]["buyer"]["key"]


def _our_post(port: int, path: str, key: str) -> Callable[[], None]:
    client = Client(port, key)

    def post() -> None:
        status, text = client.post(path, ORDER, "application/json")
        require(status == 202, f"we answered {status}: {text[:300]!r}")

    return post


def _their_posts(port: int) -> list[Callable[[], None]]:
    return [_their_post(port) for _ in range(CONNECTIONS)]


def _their_post(port: int) -> Callable[[], None]:
    client = Client(port)
    now = datetime.now(UTC)
    day = now.date() + timedelta(days=1)

    def post() -> None:
        name = f"L{next(_NUMBERS)}"
        file = FILE.format(id=name, now=now.isoformat(timespec="seconds"), day=day)
        status, text = client.post("/payments", file.encode(), "application/xml")
        require(
            status < 300 and b'"accepted": 1' in text,
            f"the peer answered {status}: {text[:300]!r}",
        )

    return post


def _turn(posts: list[Callable[[], None]]) -> float:
    """Posts a second, of all callers together."""
    counts = [0] * len(posts)
    until = time.perf_counter() + TURN_S

    def call(place: int, post: Callable[[], None]) -> None:
        while time.perf_counter() < until:
            post()
            counts[place] += 1

    started = time.perf_counter()
    threads = [threading.Thread(target=call, args=each) for each in enumerate(posts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)
