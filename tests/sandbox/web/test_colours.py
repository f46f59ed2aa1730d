"""Contrast of every pair of colours the style sheet puts together (WCAG 2.2, 1.4.3, 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sandbox.web

CSS = (Path(sandbox.web.__file__).parent / "static" / "sandbox.css").read_text("utf-8")
GROUNDS = ("paper", "sheet", "well")
STATES = ("ok", "warn", "bad", "info", "wait")
TEXT = [
    *((text, ground) for text in ("ink", "muted", "act") for ground in GROUNDS),
    *((state, ground) for state in STATES for ground in ("paper", "sheet", f"{state}-bg")),
    ("ink", "mark"),
    ("on-act", "act"),
    ("sand", "sand-bg"),
]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", block))


LIGHT = tokens(CSS.partition("@media")[0])
DARK = {**LIGHT, **tokens(CSS.partition("prefers-color-scheme:dark")[2].partition("}}")[0])}
THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    figures = colour.lstrip("#")
    figures = "".join(2 * figure for figure in figures) if len(figures) == 3 else figures
    parts = (int(figures[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_black_on_white() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_can_be_seen(theme: str, ground: str) -> None:
    assert contrast(THEMES[theme]["edge"], THEMES[theme][ground]) >= 3


def test_the_style_sheet_stays_light() -> None:
    assert len(CSS.encode()) <= 18 * 1024
