"""PDF by typst: a template, a view and an instant in, bytes out; the same bytes every time.

What people wrote goes in as data and is never read as markup. Only the fonts of the packages
manimgx-fonts (Noto Sans and its scripts) and manimgx-fonts-cjk are used, so that every machine
prints the same; nothing is fetched.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from sandbox.answers import Answer, answer
from sandbox.errors import LimitReached

TEMPLATES = Path(__file__).parent / "templates"
FONTS = tuple(str(files(package)) for package in ("manimgx_fonts", "manimgx_fonts_cjk"))


def pdf(template: str, view: object, at: datetime) -> bytes:
    """The paper `template` of `view`, created at `at`: the world's clock, never the server's.

    Raises LimitReached for a view of more than `CHARACTERS_MAX` characters.
    """
    data = json.dumps(_breakable(answer(view)), ensure_ascii=False)
    if len(data) > CHARACTERS_MAX:
        raise LimitReached("characters of a paper", CHARACTERS_MAX)
    compiler = typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=list(FONTS),
        ignore_system_fonts=True,
        sys_inputs={"view": data},
    )
    return cast(bytes, compiler.compile(format="pdf", timestamp=int(at.timestamp())))


def _breakable(data: Answer) -> Answer:
    """`data` with words longer than a box made to break: typst breaks no word by itself."""
    if isinstance(data, str):
        return _LONG.sub("\\g<0>\u200b", data.encode("utf-8", "replace").decode())
    if isinstance(data, list):
        return [_breakable(part) for part in data]
    return {k: _breakable(v) for k, v in data.items()} if isinstance(data, dict) else data


CHARACTERS_MAX = 200_000
_LONG = re.compile(r"\S{22}(?=\S)")
