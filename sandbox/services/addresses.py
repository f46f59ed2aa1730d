"""Under which address the people in a room reach this machine."""

from __future__ import annotations

import socket
from contextlib import suppress

EVERYWHERE = ("0.0.0.0", "::")  # what a trainer says to let phones in


def reachable(host: str) -> str:
    """The host part of the address at which a server bound to `host` is reached."""
    if host in EVERYWHERE:
        return lan_address()
    return f"[{host}]" if ":" in host else host


def lan_address() -> str:
    """This machine's address on its network: a datagram socket is aimed, nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as aimed, suppress(OSError):
        aimed.connect(("192.0.2.1", 9))  # RFC 5737: an address that nobody has
        return str(aimed.getsockname()[0])
    return socket.gethostname()
