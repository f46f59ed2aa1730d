"""PDF by typst: a template, a view and an instant in, bytes out; the same bytes every time.

What people wrote goes in as data and is never read as markup. Only the fonts of the packages
manimgx-fonts (Noto Sans and its scripts) and manimgx-fonts-cjk are used, so that every machine
prints the same; nothing is fetched.
"""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from sandbox.answers import answer

TEMPLATES = Path(__file__).parent / "templates"
FONTS = tuple(str(files(package)) for package in ("manimgx_fonts", "manimgx_fonts_cjk"))


def pdf(template: str, view: object, at: datetime) -> bytes:
    """The paper `template` of `view`, created at `at`: the world's clock, never the server's."""
    compiler = typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=list(FONTS),
        ignore_system_fonts=True,
        sys_inputs={"view": json.dumps(answer(view), ensure_ascii=False)},
    )
    return cast(bytes, compiler.compile(format="pdf", timestamp=int(at.timestamp())))
