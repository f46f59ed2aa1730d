"""The service's own log: what happened, to the one who runs it, and nothing about people.

A line has no address of a client, no key, no query, no body and no nickname: a request is told by
its route, a bug by its kind and the lines of code it went through. As text, or as JSON lines when
`SANDBOX_LOG` says `json`; then each request has a line too.
"""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any

import orjson

LOG = logging.getLogger("lei_sandbox")
SERVER = "_granian"
"""The logger of the server below us."""

FIELDS = "fields"


def arrange(form: str) -> None:
    """Send this process's log to standard error, as `text` or as `json`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else Text())
    LOG.handlers, LOG.propagate = [handler], False
    LOG.setLevel(logging.INFO if form == "json" else logging.WARNING)


def of_server(form: str) -> dict[str, Any] | None:
    """How the server below us logs, for `logging.config`; None is its own way, for people."""
    if form != "json":
        return None
    lines = {"()": "sandbox.services.journal.JsonLines"}
    shown = {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": lines},
        "handlers": {"shown": shown},
        "loggers": {SERVER: {"handlers": ["shown"], "level": "INFO", "propagate": False}},
    }


def tell(level: int, event: str, **fields: object) -> None:
    """One line about an event; the fields are numbers and words of ours, never of a request."""
    LOG.log(level, event, extra={FIELDS: fields})


def tell_bug(reference: str, route: str, bug: BaseException) -> None:
    """A bug with the reference that its reader was told.

    The message of the exception is left out, since it may quote what was sent.
    """
    tell(logging.ERROR, "bug", reference=reference, route=route, kind=type(bug).__name__,
         went_through=way(bug.__traceback__))  # fmt: skip


def way(trace: TracebackType | None) -> list[str]:
    """The lines of code that an exception came through, the last one last."""
    frames = extract_tb(trace)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        told = {"at": _at(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return orjson.dumps({**told, **_fields(record)}).decode()


class Text(logging.Formatter):
    """A line that a person reads; the way of a bug is indented below it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        fields = dict(_fields(record))
        below = fields.pop("went_through", [])
        told = "".join(f" {name}={value}" for name, value in fields.items())
        lines = [f"{_at(record)} {record.levelname} {record.getMessage()}{told}", *below]
        return "\n  ".join(lines)


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = getattr(record, FIELDS, {})
    return found


def _short(filename: str) -> str:
    """A file by its last three names: enough to find it, and no home folder of anybody."""
    return "/".join(Path(filename).parts[-3:])
