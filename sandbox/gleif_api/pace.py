"""The pace of callers: so many requests a minute of one address, as GLEIF allows sixty."""

from __future__ import annotations

import time

from flask import request

from sandbox.edge import settings
from sandbox.errors import TooManyRequests
from sandbox.gleif_api import export, gleif
from sandbox.home import pace_path
from sandbox.store.pace import count_request

MINUTE_S = 60


@gleif.before_request
@export.before_request
def keep_pace() -> None:
    """Raise TooManyRequests when the caller has had this minute's requests."""
    allowed = settings().gleif_requests_max
    if allowed == 0:
        return
    minute, second = divmod(int(time.time()), MINUTE_S)
    caller = request.remote_addr or ""
    if count_request(pace_path(settings().home), caller, minute) > allowed:
        raise TooManyRequests(MINUTE_S - second)
