"""Every setting has a paragraph in the help, and no paragraph is about a setting that is not."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from sandbox.config import READERS, Settings, from_environment, to_environment
from sandbox.errors import InvalidSetting, UnknownSetting

HELP = Path(__file__).parents[2] / "sandbox" / "help" / "settings.md"


def _paragraphs() -> dict[str, str]:
    parts = re.split(r"^## `(SANDBOX_\w+)`$", HELP.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True))


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert set(_paragraphs()) == {f"SANDBOX_{name.upper()}" for name in READERS}


def test_every_paragraph_says_the_default() -> None:
    assert [name for name, text in _paragraphs().items() if "Default" not in text] == []


def test_every_field_can_be_read_from_the_environment() -> None:
    assert {field.name for field in fields(Settings)} == set(READERS)


def test_settings_survive_the_way_to_a_worker(tmp_path: Path) -> None:
    environ = {"SANDBOX_HOSTS": "a,b", "SANDBOX_PORT": "81", "SANDBOX_SECURE_COOKIES": "true"}
    settings = from_environment(environ, home=tmp_path)
    assert from_environment(to_environment(settings)) == settings


def test_a_misspelt_setting_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownSetting) as refusal:
        from_environment({"SANDBOX_PROT": "8000"})
    assert refusal.value.suggestion == "SANDBOX_PORT"


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "0"), ("PORT", "65536"), ("PORT", "x"), ("WORKERS", "0"), ("SECURE_COOKIES", "1")],
)
def test_a_value_that_cannot_be_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidSetting):
        from_environment({f"SANDBOX_{name}": value})
