"""The settings: one frozen value, read once from the environment, `SANDBOX_HOME` and so on.

Each field is documented in `sandbox/help/settings.md`; a house test insists.

>>> from_environment({"SANDBOX_PORT": "8080"}).port
8080
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal, TypeAlias

from lei.sentences import Sentence
from sandbox import home as homes
from sandbox.errors import InvalidSetting, UnknownSetting
from sandbox.languages import NAMES

PREFIX = "SANDBOX_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
Reach: TypeAlias = Literal["public", "loopback", "private"]
REACHES: tuple[Reach, ...] = ("public", "loopback", "private")
LOG_FORMS = ("text", "json")
GLEIF_FAULTS = ("429", "503", "slow", "truncated", "stale")


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation may choose."""

    home: Path
    database: str  # SQLAlchemy URL
    fixtures_dir: Path = field(default_factory=homes.default_fixtures_dir)
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()  # further names this server answers to
    workers: int = 2
    threads: int = 4
    upload_bytes_max: int = 10 * 1024 * 1024
    body_seconds_max: int = 30  # for the body of a request to come in
    worlds_max: int = 1_000
    acts_max: int = 5_000
    requests_max: int = 1_000
    webhooks_max: int = 10
    deliveries_max: int = 5_000
    webhooks_reach: str = ""  # public, loopback or private; empty goes by the host
    lei_checks_max: int = 10_000
    secure_cookies: bool = False
    gleif_requests_max: int = 0  # a minute and caller; 0 is no limit
    gleif_fault: str = ""
    participants_max: int = 200  # of one workshop
    tables_max: int = 60  # of one workshop
    log: str = "text"  # or json
    language: str = ""  # of the command line; empty goes by the terminal
    workshop_days: int = 30  # after its last act a workshop is deleted

    @property
    def trusts_this_machine(self) -> bool:
        """Whether who reaches the server sits at it: bound to loopback, and no proxy before it."""
        return self.host in LOOPBACK and not self.hosts and not self.secure_cookies

    @property
    def reach(self) -> Reach:
        """Where webhooks may lead: to this machine only when nobody else can reach the server."""
        if self.webhooks_reach in REACHES:
            return self.webhooks_reach
        return "loopback" if self.host in LOOPBACK else "public"

    @property
    def register(self) -> Path:
        """The register's SQLite file."""
        return homes.register_path(self.home)


def from_environment(environ: Mapping[str, str], **chosen: object) -> Settings:
    """The settings of `environ`; `chosen` (a command's options) win where they are not None.

    Raises:
        UnknownSetting: a variable with our prefix is no setting.
        InvalidSetting: a value cannot be read.
    """
    _refuse_unknown(environ)
    given: dict[str, object] = {
        name: read(_variable(name), environ[_variable(name)])
        for name, read in READERS.items()
        if _variable(name) in environ
    }
    given.update((name, value) for name, value in chosen.items() if value is not None)
    home = Path(str(given.pop("home", homes.default_home(environ)))).absolute()
    database = str(given.pop("database", homes.sqlite_url(home)))
    return Settings(home=home, database=database, **given)  # type: ignore[arg-type]


def to_environment(settings: Settings) -> dict[str, str]:
    """The variables from which `from_environment` reads `settings` again: for worker processes."""
    return {_variable(f.name): _written(getattr(settings, f.name)) for f in fields(settings)}


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _written(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = [_variable(name) for name in READERS]
    for name in environ:
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1, cutoff=0)
            raise UnknownSetting(name, near[0])


def _text(_name: str, value: str) -> str:
    return value


def _path(_name: str, value: str) -> Path:
    return Path(value).expanduser().absolute()


def _names(_name: str, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _yes_or_no(name: str, value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise InvalidSetting(name, value, "true or false")
    return value.lower() == "true"


def _at_least_one(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise InvalidSetting(name, value, "a whole number of at least 1")
    return int(value)


def _whole(name: str, value: str) -> int:
    if not value.isdecimal():
        raise InvalidSetting(name, value, "a whole number; 0 is no limit")
    return int(value)


def _fault(name: str, value: str) -> str:
    if value not in ("", *GLEIF_FAULTS):
        raise InvalidSetting(
            name, value, Sentence("empty or one of {known}", known=", ".join(GLEIF_FAULTS))
        )
    return value


def _reach(name: str, value: str) -> str:
    if value not in ("", *REACHES):
        raise InvalidSetting(
            name, value, Sentence("empty or one of {known}", known=", ".join(REACHES))
        )
    return value


def _log(name: str, value: str) -> str:
    if value not in LOG_FORMS:
        raise InvalidSetting(name, value, Sentence("one of {known}", known=", ".join(LOG_FORMS)))
    return value


def _language(name: str, value: str) -> str:
    if value not in ("", *NAMES):
        raise InvalidSetting(
            name, value, Sentence("empty or one of {known}", known=", ".join(NAMES))
        )
    return value


def _port(name: str, value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise InvalidSetting(name, value, "a port number from 1 to 65535")
    return int(value)


READERS: dict[str, Callable[[str, str], object]] = {
    "home": _path,
    "database": _text,
    "fixtures_dir": _path,
    "host": _text,
    "port": _port,
    "hosts": _names,
    "workers": _at_least_one,
    "threads": _at_least_one,
    "upload_bytes_max": _at_least_one,
    "body_seconds_max": _at_least_one,
    "worlds_max": _at_least_one,
    "acts_max": _at_least_one,
    "requests_max": _at_least_one,
    "webhooks_max": _at_least_one,
    "deliveries_max": _at_least_one,
    "webhooks_reach": _reach,
    "lei_checks_max": _at_least_one,
    "secure_cookies": _yes_or_no,
    "gleif_requests_max": _whole,
    "gleif_fault": _fault,
    "participants_max": _at_least_one,
    "tables_max": _at_least_one,
    "log": _log,
    "language": _language,
    "workshop_days": _at_least_one,
}
