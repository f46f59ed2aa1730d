"""How fast a source may be asked: so many questions in any minute, and patience between tries."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import Final

WINDOW_SECONDS: Final = 60.0
_BACKOFF_SECONDS: Final = 1.0


class Pace:
    """At most `per_minute` questions in any sixty seconds.

    `clock` tells seconds from any start, as `time.monotonic` does; `sleep` waits that many.
    """

    def __init__(
        self, per_minute: int, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.clock = clock
        self.sleep = sleep
        self._asked: deque[float] = deque(maxlen=per_minute)

    def wait(self) -> None:
        """Return when the next question may be asked, which counts as asked."""
        if len(self._asked) == self._asked.maxlen:
            left = self._asked[0] + WINDOW_SECONDS - self.clock()
            if left > 0:
                self.sleep(left)
        self._asked.append(self.clock())


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by a `Retry-After` of either form; a date counts from the answer's own.

    Source: RFC 9110, 10.2.3.

    >>> retry_after({"Retry-After": "7"}), retry_after({"Retry-After": "soon"})
    (7.0, None)
    """
    told = headers.get("Retry-After", "")
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        until, now = parsedate_to_datetime(told), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None


def backoff(tried: int) -> float:
    """Seconds to wait after the n-th try failed without a word: 1, 2, 4 …"""
    return _BACKOFF_SECONDS * float(2 ** (tried - 1))
