"""A long list of codes checked over HTTP: CSV in, CSV out, streamed, with the memory it takes."""

from __future__ import annotations

import http.client
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from figures import Row
from memory import Memory
from register_files import FULL, seconds, size
from services import require, sandbox

from sandbox.store.entities import Register

SHORT, LONG = 100_000, 1_000_000
GROWN_MAX_MB = 64
READ_BYTES = 256 * 1024


def rows(home: Path, register: Path) -> Iterator[Row]:
    """Codes a second, and the growth of the memory; a million codes at full size."""
    count = LONG if size() >= FULL else SHORT
    served = home / "served"
    served.mkdir()
    shutil.copyfile(register, served / "register.sqlite")
    body = _list(Register(register), count)
    with _uploads_of(len(body)), sandbox(served) as port:
        require(_posted(port, body[: len(body) // 100 // 22 * 22]) > 1, "few codes were answered")
        with Memory() as memory:
            lines = 0

            def post() -> None:
                nonlocal lines
                lines = _posted(port, body)

            taken = seconds(post)
    require(lines > count, f"{lines} lines came back of {count}")
    what = f"a list of {count:,} codes checked over HTTP"
    yield Row(what, "/s", count / taken)
    yield Row(f"{what}, memory grown by", "MB", memory.grown_mb, least=GROWN_MAX_MB)


def _list(register: Register, count: int) -> bytes:
    """Codes of the register in no order, again and again until there are so many."""
    codes = [lei for (lei,) in register.rows("SELECT lei FROM record LIMIT ?", count)]
    random.Random(17442).shuffle(codes)
    lines = "\r\n".join(codes) + "\r\n"
    return (lines * (count // len(codes) + 1)).encode()[: count * 22]


def _posted(port: int, body: bytes) -> int:
    """How many lines come back; none of them is kept."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("POST", "/api/lei/checks", body, {"Content-Type": "text/csv"})
    answer = connection.getresponse()
    require(answer.status == 200, f"the list was answered {answer.status}")
    lines = 0
    while part := answer.read(READ_BYTES):
        lines += part.count(b"\n")
    connection.close()
    return lines


@contextmanager
def _uploads_of(size_bytes: int) -> Iterator[None]:
    """Servers that start within take bodies of this size."""
    name = "SANDBOX_UPLOAD_BYTES_MAX"
    before = os.environ.get(name)
    os.environ[name] = str(size_bytes + 1024)
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
