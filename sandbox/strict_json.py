"""JSON as it is let in: no name twice in an object, no nesting without end, whole characters only.

Where a name stands twice, programs disagree on which value counts: with money, that is refused.
JSON can escape half of a pair of code units; no answer could quote it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from flask.json.provider import DefaultJSONProvider

from sandbox.errors import UnreadableRequest


class StrictJson(DefaultJSONProvider):
    """Flask's own way with JSON, but stricter when it reads."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """What `s` says. Raises ValueError, which Flask answers with 400.

        Raises UnreadableRequest, with the name, where one stands twice.
        """
        try:
            read = json.loads(s, object_pairs_hook=_once, **kwargs)
        except RecursionError:
            raise ValueError("too deeply nested") from None
        if _may_have_halves(s):
            json.dumps(read, ensure_ascii=False).encode()  # raises ValueError for a half
        return read


def _may_have_halves(s: str | bytes) -> bool:
    raw = s.encode("utf-8", "surrogatepass") if isinstance(s, str) else s
    return HALF.search(raw) is not None


HALF = re.compile(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise UnreadableRequest(name[:NAME_SHOWN_MAX], "this name stands twice in one object")
        made[name] = value
    return made


NAME_SHOWN_MAX = 80
