"""What every request must pass and every answer carries, before and after any door's own code.

Host and Origin are looked at because a classroom has no TLS: without the first, a foreign name
that resolves to this machine could read it from a browser (DNS rebinding); without the second, a
foreign page could post to it.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from flask import Flask, Response, request

from sandbox.config import Settings
from sandbox.edge import SAFE_METHODS
from sandbox.errors import ForeignHost, ForeignOrigin

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guard(app: Flask, settings: Settings) -> None:
    """Put the guards on `app`."""
    names = _own_names(settings)

    @app.before_request
    def check() -> None:
        require_known_host(request.host, names)
        if request.method not in SAFE_METHODS:
            require_own_origin()

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


def require_known_host(host: str, names: frozenset[str]) -> None:
    """Raise ForeignHost unless `host` is one of `names` or an address in figures.

    A page of a foreign name can only reach us by that name, never by figures.
    """
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    if name not in names and not _is_address(name):
        raise ForeignHost(host)


def require_own_origin() -> None:
    """Raise ForeignOrigin when the browser says that another site's page sent this."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ForeignOrigin(origin)
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        raise ForeignOrigin(request.headers["Sec-Fetch-Site"])


def _own_names(settings: Settings) -> frozenset[str]:
    machine = socket.gethostname().lower()
    return frozenset({"localhost", settings.host, machine, f"{machine}.local", *settings.hosts})


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
