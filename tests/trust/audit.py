"""`make audit`: known vulnerabilities of what is installed here and of what is locked.

Exit 1 when one is known, and when a package could not be asked about. One exception: an index that
knows not one of the packages, or does not answer, has no advisories; this says so and exits 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packages import LOCKS, canonical, installed, locked

ANSWER_WITHIN_S = 300
UNREACHABLE = "Could not connect"
"""What pip-audit 2.10 says when no index answers."""
NO_ADVISORIES = """
**********************************************************************************************
NOT AUDITED. The package index of this machine has no advisories: it can be asked about none of
the {count} packages. Nothing is known against them here, and nothing for them either.
Run `make audit` where the Python Package Index can be reached before you release.
**********************************************************************************************"""


@dataclass(frozen=True, slots=True)
class Audited:
    """One package in one version, and what came of asking."""

    name: str
    version: str
    skipped: str = ""
    vulnerabilities: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What a person reads when something is wrong with it."""
        what = self.skipped or ", ".join(self.vulnerabilities)
        return f"{self.name} {self.version}: {what}"


def main() -> int:
    """Ask, tell, judge."""
    asked = sorted(installed() | set(locked(LOCKS)))
    return judge(audit(asked))


def audit(packages: Iterable[tuple[str, str]]) -> list[Audited]:
    """What pip-audit knows of packages; it takes one version of each at a time."""
    first: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for name, version in packages:
        if first.setdefault(name, version) != version:
            others.append((name, version))
    found = _ask(tuple(first.items()))
    return found + (audit(others) if others else [])


def judge(found: Sequence[Audited]) -> int:
    """Exit code; what is wrong is printed."""
    if found and all(one.skipped for one in found):
        print(NO_ADVISORIES.format(count=len(found)), file=sys.stderr)
        return 0
    wrong = [one for one in found if one.skipped or one.vulnerabilities]
    for one in wrong:
        print(one, file=sys.stderr)
    print(f"{len(found)} packages audited, {len(wrong)} with something against them.")
    return 1 if wrong or not found else 0


def _ask(packages: Sequence[tuple[str, str]]) -> list[Audited]:
    with tempfile.TemporaryDirectory() as folder:
        pins, answer = Path(folder) / "pins.txt", Path(folder) / "answer.json"
        pins.write_text("".join(f"{name}=={version}\n" for name, version in packages), "utf-8")
        command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip"]
        command += ["--progress-spinner", "off", "--format", "json"]
        command += ["--requirement", str(pins), "--output", str(answer)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=ANSWER_WITHIN_S)
        if UNREACHABLE in done.stderr:
            return [Audited(name, version, UNREACHABLE) for name, version in packages]
        if not answer.exists():
            raise SystemExit(f"pip-audit gave no answer:\n{done.stderr}")
        return read(json.loads(answer.read_text("utf-8")), dict(packages))


def read(answer: dict[str, list[dict[str, object]]], asked: dict[str, str]) -> list[Audited]:
    """pip-audit's answer; a package that it does not mention counts as skipped."""
    told = {canonical(str(one["name"])): one for one in answer["dependencies"]}
    return [_audited(name, version, told.get(name)) for name, version in asked.items()]


def _audited(name: str, version: str, told: dict[str, object] | None) -> Audited:
    if told is None:
        return Audited(name, version, "not mentioned in the answer")
    if "skip_reason" in told:
        return Audited(name, version, str(told["skip_reason"]))
    known = told["vulns"]
    assert isinstance(known, list)
    return Audited(name, version, "", tuple(str(one["id"]) for one in known))


if __name__ == "__main__":
    sys.exit(main())
