"""Every rule of the house in one tuple: what the sentences and the pages of help are made from."""

from __future__ import annotations

from typing import Any

from lei.findings import Rule

RULES: tuple[Rule[Any], ...] = ()
