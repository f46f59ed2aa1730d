"""The refusals of the ground floor.

    LeiError
    ├── UnreadableFile            the bytes are not what a reader can read
    │   ├── ForbiddenXml          a DTD, an entity, or a limit of size or depth passed
    │   └── UnknownFormat         well formed, but no GLEIF format we know
    └── SourceUnavailable         a source of records elsewhere gives no usable answer

Bad data inside a readable file is not here: it is a `lei.findings.Finding` or a reject line.
"""

from __future__ import annotations


class LeiError(Exception):
    """Root of the refusals of this floor."""


class UnreadableFile(LeiError):
    """The input cannot be read. `reason` is plain English, `line` is 1-based where known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class ForbiddenXml(UnreadableFile):
    """The XML has a DTD or entity, or passes a limit of bytes, depth or nodes."""


class UnknownFormat(UnreadableFile):
    """The root element or first line belongs to no format that is known here."""

    def __init__(self, found: str) -> None:
        super().__init__(f"No format known here begins with {found}.")
        self.found = found


class SourceUnavailable(LeiError):
    """A source elsewhere did not answer, or not usably, after the tries it was given.

    `url` was asked; `status` is the HTTP status where there was one; `retry_after` is in seconds,
    where the source named a time.
    """

    def __init__(
        self, url: str, reason: str, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
