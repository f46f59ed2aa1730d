"""A text in UTF-8 that is read on as it is needed, and forgotten behind."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Final

CHUNK_BYTES: Final = 256 * 1024


class Window:
    """What is read of a stream and not yet done with: `text` from `at` on.

    `head` is what was read of the stream before. What is not UTF-8 stays, for `rest`.
    """

    def __init__(self, stream: BinaryIO, head: bytes = b"", encoding: str = "utf-8") -> None:
        self.stream, self.text, self.at, self.ended = stream, "", 0, False
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._waiting = head

    def more(self) -> bool:
        """Read on; whether there was more. Raises UnicodeDecodeError."""
        if self.ended:
            return False
        self._waiting = self._waiting or self.stream.read(CHUNK_BYTES)
        self.ended = not self._waiting
        new = self._decoder.decode(self._waiting, self.ended)
        self._waiting = b""
        self.text, self.at = self.text[self.at :] + new, 0
        return not self.ended

    def reach(self, length: int) -> None:
        """Read on until so many characters are there, or all. Raises UnicodeDecodeError."""
        while len(self.text) - self.at < length and self.more():
            pass

    def rest(self) -> Iterator[bytes]:
        """All that is not done with, as bytes, whatever they are."""
        yield self.text[self.at :].encode() + self._decoder.getstate()[0] + self._waiting
        while chunk := self.stream.read(CHUNK_BYTES):
            yield chunk
