"""Taking events from the outbox to their addresses: signed, tried again, given up in the end.

This is the one thing of the house that lives in wall time. An event may come twice (when a process
dies between the answer and the note of it) and out of order (when an earlier one is tried again):
a receiver tells by the event's id and the number of its act.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import time
from collections.abc import Callable
from threading import Event as Signal
from threading import Thread

from sqlalchemy.exc import OperationalError

from sandbox.config import Reach
from sandbox.errors import ForbiddenAddress, NotWritten
from sandbox.services import tallies
from sandbox.services.outgoing import DEADLINE_S, Unanswered, post
from sandbox.services.webhooks import WAKE
from sandbox.store import webhooks
from sandbox.store.database import Database, unit_of_work
from sandbox.store.webhooks import DELIVERED, GIVEN_UP, WAITING, KeptDelivery, KeptWebhook

TRIES_MAX = 8
FIRST_WAIT_S = 5.0
"""The second try comes so much later, each further one after twice the wait: the eighth after about
eleven minutes."""

TAKEN_S = 4 * DEADLINE_S
"""How long a delivery is one process's own: longer than a try can take."""

LOOK_EVERY_S = 1.0
THREADS = 2
KEPT_MAX = 5_000

LOG = logging.getLogger("lei_sandbox")


def start(database: Database, reach: Reach, kept_max: int = KEPT_MAX) -> Callable[[], None]:
    """Deliver what waits in the background, with daemon threads; the answer stops them.

    A world keeps its last `kept_max` deliveries, and any that still waits.
    """
    stopped = Signal()
    threads = [
        Thread(target=_deliver_until, args=(stopped, database, reach, kept_max), daemon=True)
        for _ in range(THREADS)
    ]
    for thread in threads:
        thread.start()

    def stop() -> None:
        stopped.set()
        WAKE.set()
        for thread in threads:
            thread.join(TAKEN_S)

    return stop


def deliver_one(database: Database, reach: Reach, now: float, kept_max: int = KEPT_MAX) -> bool:
    """Take what has waited longest and try it once; whether anything was due."""
    with database.reading() as session:
        if not webhooks.is_due(session, now):
            return False
    with unit_of_work(database.writing()) as session:
        taken = webhooks.take(session, now, now + TAKEN_S)
    if taken is None:  # another one was quicker
        return True
    delivery, hook = taken
    delivered, answered = _tried(delivery, hook, reach, now)
    tallies.of(database.memory).add("deliveries", "delivered" if delivered else "failed")
    with unit_of_work(database.writing()) as session:
        webhooks.note(session, delivery, **_noted(delivery, delivered, answered, now))
        webhooks.forget(session, delivery.world, delivery.number - kept_max)
    return True


def signature(secret: str, at: int, body: bytes) -> str:
    """`t=…,v1=…`: the time in seconds, and HMAC-SHA256 of `time.body` under the secret."""
    mac = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


def wait_after(tries: int) -> float:
    """Seconds from a failed try to the next one; `tries` counts those made."""
    return float(FIRST_WAIT_S * 2 ** (tries - 1))


def _deliver_until(stopped: Signal, database: Database, reach: Reach, kept_max: int) -> None:
    while not stopped.is_set():
        try:
            busy = deliver_one(database, reach, time.time(), kept_max)
        except (NotWritten, OperationalError) as problem:
            LOG.warning("deliveries wait: %s", problem)
            busy = False
        if not busy:
            WAKE.wait(LOOK_EVERY_S)
            WAKE.clear()


def _tried(delivery: KeptDelivery, hook: KeptWebhook, reach: Reach, now: float) -> tuple[bool, str]:
    body = delivery.body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "lei-sandbox",
        "Sandbox-Event": delivery.kind,
        "Sandbox-Delivery": str(delivery.number),
        "Sandbox-Signature": signature(hook.secret, int(now), body),
    }
    try:
        status = post(hook.url, body, headers, reach)
    except (ForbiddenAddress, Unanswered) as problem:
        return False, problem.reason
    return 200 <= status < 300, str(status)


def _noted(delivery: KeptDelivery, delivered: bool, answered: str, now: float) -> dict[str, object]:
    tries = delivery.tries + 1
    noted = {"tries": tries, "answered": answered[:200], "taken_until": 0.0}
    if delivered:
        return {**noted, "state": DELIVERED}
    if tries >= TRIES_MAX:
        return {**noted, "state": GIVEN_UP}
    return {**noted, "state": WAITING, "due_at": now + wait_after(tries)}
