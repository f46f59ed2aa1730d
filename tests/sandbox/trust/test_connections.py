"""An answer that comes before a body was looked at does not spoil the connection for the next."""

from __future__ import annotations

from typing import Any

import pytest
import requests

EARLY = (
    ("/api/worlds/none/acts", {}, 401),
    ("/api/worlds", {"Origin": "http://evil.example"}, 403),
    ("/api/worlds", {"Host": "evil.example"}, 421),
    ("/no-such-page", {}, 404),
    ("/health", {}, 405),
)


@pytest.mark.parametrize("size", [10, 100_000, 5_000_000])
@pytest.mark.parametrize(("path", "head", "status"), EARLY)
def test_the_next_request_on_the_connection_is_answered(
    service: Any, path: str, head: dict[str, str], status: int, size: int
) -> None:
    body = b"{" + b" " * size + b"}"
    with requests.Session() as session:
        for _ in range(3):
            sent = {"Content-Type": "application/json", **head}
            refused = session.post(service.url + path, data=body, headers=sent, timeout=30)
            assert refused.status_code == status
            assert session.get(f"{service.url}/health", timeout=30).json() == {"status": "ok"}
