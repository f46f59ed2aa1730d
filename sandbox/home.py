"""The home of an installation: one folder with the register and, by default, the database."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

REGISTER_FILE = "register.sqlite"
DATABASE_FILE = "sandbox.sqlite"
PACE_FILE = "pace.sqlite"
PACKAGE_DIR = Path(__file__).resolve().parent


def default_home(environ: Mapping[str, str]) -> Path:
    """The user's data folder, as each system has it."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "lei-sandbox"
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA", str(Path.home()))) / "lei-sandbox"
    data = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "lei-sandbox"


def default_fixtures_dir() -> Path:
    """`fixtures/` beside the package in a checkout, inside it when installed from a wheel."""
    beside = PACKAGE_DIR.parent / "fixtures"
    return beside if beside.is_dir() else PACKAGE_DIR / "fixtures"


def register_path(home: Path) -> Path:
    """The register's own SQLite file."""
    return home / REGISTER_FILE


def pace_path(home: Path) -> Path:
    """Where requests are counted when their number is limited."""
    return home / PACE_FILE


def sqlite_url(home: Path) -> str:
    """The database URL of a home that names no other."""
    return f"sqlite:///{home / DATABASE_FILE}"
