"""A POST to an address that a stranger named: where it may go, and how little it may cost.

The name is resolved once, every address it has must be allowed, and the connection goes to the
address that was looked at: a name that resolves differently a moment later (DNS rebinding) changes
nothing. No redirect is followed; the answer is read up to a limit; the whole has a deadline.

Source: OWASP, "Server-Side Request Forgery Prevention Cheat Sheet"; RFC 6890 (special addresses).
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from threading import Timer
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from lei.sentences import Sentence
from sandbox.config import Reach
from sandbox.errors import ForbiddenAddress

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

DEADLINE_S = 5.0
ANSWER_BYTES_MAX = 4096
URL_LENGTH_MAX = 500
PORTS = {"http": 80, "https": 443}
OWN_PORTS = 1024
"""Below it are ports of other protocols, which are not spoken to: mail, shells, name servers."""

_GIVEN_OUT = ipaddress.ip_network("2000::/3")  # RFC 4291, 2.4: all global unicast there is
_RELAYS = (
    ipaddress.ip_network("192.88.99.0/24"),  # RFC 7526: to wherever 6to4 leads
    ipaddress.ip_network("192.0.0.0/24"),  # RFC 6890: between the parts of a network
)
_METADATA = (ipaddress.ip_address("fd00:ec2::254"),)  # of a cloud, by an address of a LAN
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")  # the C library reads 2130706433 and 0x7f.1 too


class Unanswered(Exception):
    """Nothing usable came back; `reason` is plain English. It is noted, and nobody is refused."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def require_url(url: str, reach: Reach) -> None:
    """Raise ForbiddenAddress unless `url` is one that may be posted to, as far as can be seen.

    A name is not resolved yet: that is done before each delivery.
    """
    parts = _parts(url)
    host = (parts.hostname or "").rstrip(".")
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        local = host == "localhost" or host.endswith(".localhost")
        if _NUMBER.fullmatch(host.rpartition(".")[2]):
            raise ForbiddenAddress(url, "write its address as four numbers or as a name") from None
        if local and reach == "public":
            raise ForbiddenAddress(url, "it is this machine itself") from None
        return
    require_address(url, address, reach)


def require_address(url: str, address: Address, reach: Reach) -> None:
    """Raise ForbiddenAddress unless `address` is within reach."""
    plain = _unwrapped(address)
    if plain.is_loopback:
        allowed = reach in ("loopback", "private")
    elif plain.is_private and not (plain.is_link_local or plain.is_unspecified):
        allowed = reach == "private" and _is_of_a_lan(plain) and plain not in _METADATA
    else:
        allowed = plain.is_global and not plain.is_multicast and not _leads_elsewhere(plain)
    if not allowed:
        raise ForbiddenAddress(
            url, Sentence("its address {address} is not one that is sent to", address=address)
        )


def post(url: str, body: bytes, headers: Mapping[str, str], reach: Reach) -> int:
    """The status with which `url` answers.

    Raises:
        ForbiddenAddress: the name has an address that is not sent to.
        Unanswered: no connection, no HTTP, or no answer within five seconds.
    """
    parts = _parts(url)
    address = _resolved(url, parts, reach)
    with closing(_connection(parts, address)) as connection, _deadline(connection):
        try:
            path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("POST", path, body, {**headers, "Connection": "close"})
            answer = connection.getresponse()
            answer.read(ANSWER_BYTES_MAX)
        except TimeoutError:
            raise Unanswered(f"no answer within {DEADLINE_S:.0f} seconds") from None
        except (OSError, http.client.HTTPException) as problem:
            raise Unanswered(str(problem) or type(problem).__name__) from None
        return answer.status


def _parts(url: str) -> SplitResult:
    if not url.isascii() or not url.isprintable() or len(url) > URL_LENGTH_MAX:
        raise ForbiddenAddress(
            url[:80],
            Sentence(
                "write it in at most {url_length_max} ASCII characters",
                url_length_max=URL_LENGTH_MAX,
            ),
        )
    try:
        parts = urlsplit(url)
        known = parts.scheme in PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise ForbiddenAddress(url, "it is no http or https address")
    if parts.port is not None and parts.port < OWN_PORTS and parts.port not in PORTS.values():
        raise ForbiddenAddress(url, "use port 80 or 443, or one from 1024 on")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenAddress(url, "a name and a password do not belong in it")
    return parts


def _resolved(url: str, parts: SplitResult, reach: Reach) -> str:
    port = parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unanswered(f"the name {parts.hostname} has no address") from None
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        require_address(url, ipaddress.ip_address(address), reach)
    return addresses[0]


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    if parts.scheme == "https":
        return _PinnedSecure(address, host, port)
    return _Pinned(address, host, port)


class _Pinned(http.client.HTTPConnection):
    """Speaks to `address`, in the name of `host`."""

    def __init__(self, address: str, host: str, port: int) -> None:
        super().__init__(host, port, timeout=DEADLINE_S)
        self._address = address

    def connect(self) -> None:
        """Connect to the address that was looked at, not to what the name says now."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedSecure(_Pinned):
    """The same over TLS; the certificate must be that of `host`."""

    def connect(self) -> None:
        """Connect, and see whom the certificate names."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


@contextmanager
def _deadline(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Cut the connection when the time is over: a timeout of the socket counts each byte anew."""
    over = Timer(DEADLINE_S, lambda: _cut(connection.sock))
    over.daemon = True
    over.start()
    try:
        yield
    finally:
        over.cancel()


def _cut(sock: socket.socket | None) -> None:
    if sock is not None and sock.fileno() >= 0:
        sock.shutdown(socket.SHUT_RDWR)


def _unwrapped(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _is_of_a_lan(address: Address) -> bool:
    return any(address in lan for lan in _LANS if lan.version == address.version)


def _leads_elsewhere(address: Address) -> bool:
    """Whether it stands for another address: by a relay, a tunnel, a translation, an old form."""
    if isinstance(address, ipaddress.IPv4Address):
        return any(address in relay for relay in _RELAYS)
    return bool(address.sixtofour or address.teredo) or address not in _GIVEN_OUT


_LANS = tuple(
    ipaddress.ip_network(lan)
    for lan in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")  # RFC 1918, 4193
)
