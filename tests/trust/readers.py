"""The readers of the house: each with good files, and what it may raise on bad ones."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from lei import guarded_xml
from lei.errors import LeiError
from lei.gleif import from_json
from payments.documents import ubl
from payments.errors import PaymentsError
from sandbox.errors import SandboxError, UnreadableRequest
from sandbox.home import default_fixtures_dir
from sandbox.services import credentials, logs, messages, presentation_schema, scenarios, synth
from sandbox.services.documents import check_document
from sandbox.services.imports import import_files
from sandbox.services.presentation_files import read_document
from sandbox.services.presentation_schema import EXAMPLES
from sandbox.services.presentations import examine
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm

FIXTURES = default_fixtures_dir()
TESTS = Path(__file__).parents[1]
TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PROFILE = "cbpr-2026"
REFUSALS = (LeiError, PaymentsError, SandboxError)


@dataclass(frozen=True, slots=True)
class Reader:
    """A door for files: its name, files it takes, and the way in.

    What a file says wrongly comes out as findings or as one of REFUSALS; anything else is a bug.
    """

    name: str
    samples: Callable[[], tuple[bytes, ...]]
    read: Callable[[bytes], object]


def _files(pattern: str, root: Path = FIXTURES) -> Callable[[], tuple[bytes, ...]]:
    return cache(lambda: tuple(path.read_bytes() for path in sorted(root.glob(pattern))))


def _json(data: bytes) -> Any:
    """As every door reads JSON; what is none is refused there."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise UnreadableRequest("$", "no JSON") from None


def _in_folder(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    """A reader that takes the path of a file called so, in a folder of its own."""

    def opened(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return read(path)

    return opened


def _import(path: Path) -> object:
    return import_files([path], path.with_name("register.sqlite"), Realm.FICTIONAL)


def _load_scenario(path: Path) -> object:
    return scenarios.load_folder(path.parent, FIXTURES, "test")


@cache
def _invented() -> dict[str, bytes]:
    """Small files of GLEIF's three sets in each of its formats, by name."""
    with tempfile.TemporaryDirectory() as folder:
        synth.write(Path(folder), 12, 7, list(FileFormat))
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.zip")}


def _unpacked(ending: str) -> Callable[[], tuple[bytes, ...]]:
    def unpacked() -> tuple[bytes, ...]:
        packed = [data for name, data in sorted(_invented().items()) if f".{ending}." in name]
        archives = [zipfile.ZipFile(io.BytesIO(data)) for data in packed]
        return tuple(archive.read(archive.namelist()[0]) for archive in archives)

    return cache(unpacked)


@cache
def _logs() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in (TESTS / "sandbox" / "golden").glob("*.jsonl"))


@cache
def _trade_documents() -> tuple[bytes, ...]:
    made = [read_document(EXAMPLES[kind]) for kind in EXAMPLES]
    as_ubl = [ubl.build(document) for document in made if ubl.has_ubl(document.kind)]
    return (*as_ubl, *(json.dumps(example).encode() for example in EXAMPLES.values()))


@cache
def _presentations() -> tuple[bytes, ...]:
    return (json.dumps(presentation_schema.example()).encode(),)


@cache
def _credentials() -> tuple[bytes, ...]:
    return (json.dumps(credentials.sample()).encode(),)


def _check_credential(data: bytes) -> object:
    return credentials.check(_json(data), Register(Path("no register")), NOW)


READERS: tuple[Reader, ...] = (
    Reader("XML", _files("gleif/*.xml"), guarded_xml.parse),
    Reader(
        "messages, ISO 20022",
        _files("messages/*/*.xml"),
        lambda data: messages.check_message(data, PROFILE, None, TODAY),
    ),
    Reader(
        "messages, streamed",
        _files("messages/pain_001/*.xml"),
        lambda data: messages.check_stream(io.BytesIO(data), PROFILE, None, TODAY),
    ),
    Reader(
        "messages, MT",
        _files("messages/mt/*.fin"),
        lambda data: messages.check_message(data, PROFILE, None, TODAY),
    ),
    Reader("messages shown", _files("messages/*/*.[xf]*"), messages.show_message),
    Reader("GLEIF XML", _unpacked("xml"), _in_folder("file.xml", _import)),
    Reader("GLEIF CSV", _unpacked("csv"), _in_folder("file.csv", _import)),
    Reader("GLEIF JSON", _unpacked("json"), _in_folder("file.json", _import)),
    Reader("GLEIF's API", _files("sandbox/gleif_api/recorded/*.json", TESTS), from_json.read),
    Reader("archives", lambda: tuple(_invented().values()), _in_folder("file.zip", _import)),
    Reader("trade documents", _trade_documents, check_document),
    Reader("presentations", _presentations, lambda data: examine(_json(data), FIXTURES)),
    Reader("credentials", _credentials, _check_credential),
    Reader(
        "scenarios",
        _files("scenarios/*/scenario.toml"),
        _in_folder("scenario.toml", _load_scenario),
    ),
    Reader("logs", _logs, _in_folder("log.jsonl", logs.read)),
)
