"""What the house stands on: locked with hashes, under licences that are allowed, told in a bill."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import audit
import pytest
import sbom
from packages import DEVELOP, LOCKS, OWN, RUN, canonical, installed, licences, locked, pins
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ALLOWED = {
    "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "MPL-2.0", "PostgreSQL", "0BSD", "MIT-0", "ISC", "Unlicense", "Zlib", "CC0-1.0", "PSF-2.0",
}  # fmt: skip
FONTS_ONLY = {"OFL-1.1"}


def allowed(expression: str, name: str) -> bool:
    """Whether each part of an SPDX expression is allowed, or one of those offered instead of it."""
    known = ALLOWED | (FONTS_ONLY if "fonts" in name else set())
    parts = re.sub(r"\(([^()]*)\)", lambda found: _one(found[1], known), expression)
    return all(_one(part, known) == "MIT" for part in parts.split(" AND "))


def _one(offered: str, known: set[str]) -> str:
    return "MIT" if known & set(offered.strip().split(" OR ")) else "none"


def _required() -> Iterator[Requirement]:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    told = [*project["dependencies"], *PROJECT["build-system"]["requires"]]
    for listed in (*project["optional-dependencies"].values(), *groups.values()):
        told += listed
    yield from map(Requirement, told)


def _stood_on() -> set[str]:
    """Every package that our own requirements lead to, as installed here."""
    data_only = {Requirement(line).name for line in PROJECT["dependency-groups"]["schemas"]}
    reached: set[str] = set()
    new = {(canonical(r.name), frozenset(r.extras)) for r in _required() if r.name not in data_only}
    seen: set[tuple[str, frozenset[str]]] = set()
    while new:
        seen |= new
        reached |= {name for name, _ in new}
        new = {found for name, extras in new for found in _requires(name, extras)} - seen
    return reached


def _requires(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    try:
        told = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # of the groups that this environment lacks
        return
    for line in told:
        found = Requirement(line)
        wanted = [{"extra": extra} for extra in (*extras, "")]
        if not found.marker or any(found.marker.evaluate(extra) for extra in wanted):
            yield canonical(found.name), frozenset(found.extras)


def test_every_package_has_a_row_in_the_table_and_no_row_is_left_over() -> None:
    names = {name for name, _ in locked(LOCKS)}
    assert names == set(licences())
    assert _stood_on() <= names


def test_every_licence_is_allowed() -> None:
    assert {n: text for n, text in licences().items() if not allowed(text, n)} == {}


@pytest.mark.parametrize(
    "expression", ["GPL-3.0-only", "MIT AND GPL-2.0-only", "OFL-1.1", "(GPL-2.0-only OR SSPL-1.0)"]
)
def test_another_licence_is_seen(expression: str) -> None:
    assert not allowed(expression, "some-package")


def test_the_table_says_what_the_packages_say() -> None:
    stated = {
        canonical(d.metadata["Name"]): d.metadata["License-Expression"]
        for d in metadata.distributions()
        if d.metadata["License-Expression"]
    }
    table = licences()
    assert {n: s for n, s in stated.items() if n in table and s != table[n]} == {}
    assert len(stated) > 40


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_holds_versions_with_hashes_and_no_address(path: Path) -> None:
    assert all(pin.hashes for pin in pins(path))
    assert "://" not in path.read_text("utf-8")


def test_the_lock_fits_what_the_project_asks_for() -> None:
    versions = dict(locked(LOCKS))
    wrong = [str(r) for r in _required() if versions[canonical(r.name)] not in r.specifier]
    assert wrong == []
    assert set(locked([RUN])) <= set(locked([DEVELOP]))


def test_the_bill_lists_what_is_installed_and_what_each_is_under() -> None:
    bill = json.loads(sbom.bill(installed()))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", OWN)
    told = {(one["name"], one["version"]) for one in bill["components"]}
    assert told == installed()
    unlicensed = {one["name"] for one in bill["components"] if "licenses" not in one}
    assert unlicensed & _stood_on() == set()


def _answer(**packages: Any) -> list[audit.Audited]:
    told = [{"name": name, **what} for name, what in packages.items()]
    return audit.read({"dependencies": told}, {"flask": "3", "lxml": "6"})


FINE: dict[str, Any] = {"vulns": []}


@pytest.mark.parametrize(
    ("packages", "exit_code"),
    [
        ({"flask": FINE, "lxml": FINE}, 0),
        ({"flask": FINE, "lxml": {"vulns": [{"id": "CVE-1"}]}}, 1),
        ({"flask": FINE, "lxml": {"skip_reason": "not found"}}, 1),
        ({"flask": FINE}, 1),  # lxml is not mentioned
        ({"flask": {"skip_reason": "x"}, "lxml": {"skip_reason": "x"}}, 0),  # told aloud
    ],
)
def test_what_was_not_audited_is_not_passed_over(
    packages: Any, exit_code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.judge(_answer(**packages)) == exit_code
    loud = "NOT AUDITED" in capsys.readouterr().err
    assert loud == all("skip_reason" in what for what in packages.values())
