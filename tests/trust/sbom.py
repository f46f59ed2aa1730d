"""`make sbom`: what is installed, as a software bill of materials (CycloneDX 1.6, JSON).

Licences are those of the table in requirements/README.md, hashes those of the lock, where the
installed version is the locked one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packages import LOCKS, OWN, installed, licences, pins
from packageurl import PackageURL

SHA_256 = HashAlgorithm.SHA_256


def bill(packages: Iterable[tuple[str, str]]) -> str:
    """The bill of materials of packages, by name and version, as JSON."""
    bom = Bom()
    bom.metadata.component = _component(OWN, metadata.version(OWN), ComponentType.APPLICATION)
    for name, version in sorted(packages):
        bom.components.add(_component(name, version, ComponentType.LIBRARY))
    bom.register_dependency(bom.metadata.component, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=2)


def _component(name: str, version: str, kind: ComponentType) -> Component:
    expression = {**licences(), OWN: "MIT"}.get(name)
    return Component(
        name=name,
        version=version,
        type=kind,
        bom_ref=f"{name}=={version}",
        purl=PackageURL("pypi", None, name, version),
        licenses=[LicenseExpression(expression)] if expression else [],
        hashes=[HashType(alg=SHA_256, content=digest) for digest in _hashes(name, version)],
    )


def _hashes(name: str, version: str) -> set[str]:
    every = (pin for path in LOCKS for pin in pins(path))
    found = [pin.hashes for pin in every if (pin.name, pin.version) == (name, version)]
    return {digest for hashes in found for digest in hashes}


def main() -> int:
    """Write the bill of what is installed into the file named."""
    (path,) = sys.argv[1:]
    Path(path).write_text(bill(installed()) + "\n", "utf-8")
    print(f"{len(installed())} packages in {path}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
