"""Writes lei.xml, rr.xml and repex.xml into DIR: `python tests/dev/make_gleif.py DIR`.

The firms stand in gleif_firms.toml beside this file; the same table gives the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from stdnum.iso7064 import mod_97_10

CONTENT_AT = "2026-05-04T08:00:00Z"
LEI = "http://www.gleif.org/data/schema/leidata/2016"
RR = "http://www.gleif.org/data/schema/rr/2016"
REPEX = "http://www.gleif.org/data/schema/repex/2016"
GLEIF = "http://www.gleif.org/data/schema/golden-copy/extensions/1.0"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no O, no I: these codes are read aloud

Firm = dict[str, Any]
Tree = tuple[str, Any]  # (name, text | list of trees | (attributes, text | list))


def main(folder: Path) -> None:
    firms = read_firms()
    for name, root in (
        ("lei", lei_file(firms)),
        ("rr", rr_file(firms)),
        ("repex", repex_file(firms)),
    ):
        etree.indent(root)
        text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        (folder / f"{name}.xml").write_bytes(text)


def read_firms() -> dict[str, Firm]:
    table = tomllib.loads(Path(__file__).with_name("gleif_firms.toml").read_text("utf-8"))
    firms = {key: {**table["defaults"], **firm} for key, firm in table["firms"].items()}
    for key, firm in firms.items():
        body = "SBOX00" + firm.get("code", made_code(key))
        firm["lei"] = body + mod_97_10.calc_check_digits(body)
    return firms


def made_code(key: str) -> str:
    digest = hashlib.sha256(key.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:12])


def lei_file(firms: dict[str, Firm]) -> etree._Element:
    records = [("LEIRecord", lei_record(firm, firms)) for firm in firms.values()]
    return grown(LEI, "LEIData", [header("LEIHeader", len(records)), ("LEIRecords", records)])


def header(name: str, count: int) -> Tree:
    content = [("ContentDate", CONTENT_AT), ("FileContent", "GLEIF_FULL_PUBLISHED")]
    return (name, [*content, ("RecordCount", str(count))])


def lei_record(firm: Firm, firms: dict[str, Firm]) -> list[Tree]:
    flag = "NOT_APPLICABLE" if firm["entity"] != "ACTIVE" else "CONFORMING"
    if firm["status"] == "LAPSED" or not ({"parent", "direct", "head"} & firm.keys()):
        flag = "NON_CONFORMING" if firm["entity"] == "ACTIVE" else flag
    conformity = (f"{{{GLEIF}}}conformity", [(f"{{{GLEIF}}}conformityflag", flag)])
    return [
        ("LEI", firm["lei"]),
        ("Entity", [tree for tree in entity(firm, firms) if tree[1]]),
        ("Registration", registration(firm, firms)),
        ("Extension", [conformity]),
    ]


def entity(firm: Firm, firms: dict[str, Firm]) -> Iterator[Tree]:
    language = {LANG: firm["language"]}
    yield "LegalName", (language, firm["name"])
    yield "OtherEntityNames", list(other_names(firm))
    ascii_type = {LANG: firm["language"], "type": "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME"}
    yield (
        "TransliteratedOtherEntityNames",
        [("TransliteratedOtherEntityName", (ascii_type, firm["ascii"]))] if "ascii" in firm else [],
    )
    for name in ("LegalAddress", "HeadquartersAddress"):
        yield name, (language, address(firm))
    yield "RegistrationAuthority", authority(firm, "Registration")
    yield "LegalJurisdiction", firm.get("jurisdiction", firm["country"])
    yield "EntityCategory", firm["category"]
    yield "EntitySubCategory", firm.get("sub")
    other = [("OtherLegalForm", firm["form_text"])] if "form_text" in firm else []
    yield "LegalForm", [("EntityLegalFormCode", firm["form"]), *other]
    yield "EntityStatus", firm["entity"]
    yield "EntityCreationDate", firm.get("created")
    yield "EntityExpirationDate", firm.get("expired")
    yield "EntityExpirationReason", "CORPORATE_ACTION" if "expired" in firm else None
    for successor in firm.get("successors", ()):
        yield "SuccessorEntity", [("SuccessorLEI", firms[successor]["lei"])]
    if "successor_name" in firm:
        yield "SuccessorEntity", [("SuccessorEntityName", (language, firm["successor_name"]))]
    yield "LegalEntityEvents", events(firm)


def other_names(firm: Firm) -> Iterator[Tree]:
    for key, kind in (("former", "PREVIOUS_LEGAL_NAME"), ("other", "TRADING_OR_OPERATING_NAME")):
        if key in firm:
            yield "OtherEntityName", ({LANG: "en", "type": kind}, firm[key])


def address(firm: Firm) -> list[Tree]:
    extra = [("AdditionalAddressLine", line) for line in firm.get("extra", ())]
    region = [("Region", firm["region"])] if "region" in firm else []
    return [
        ("FirstAddressLine", firm["line"]),
        *extra,
        ("City", firm["city"]),
        *region,
        ("Country", firm["country"]),
        ("PostalCode", firm["postal"]),
    ]


def authority(firm: Firm, kind: str) -> list[Tree]:
    """RA999999: the register is not on GLEIF's list, as befits a firm that does not exist."""
    number = firm.get("number", "SBOX-" + firm["lei"][6:12])
    return [
        (f"{kind}AuthorityID", firm.get("authority", "RA999999")),
        (f"{kind}AuthorityEntityID", number),
    ]


def events(firm: Firm) -> list[Tree]:
    if "event" not in firm:
        return []
    body = [
        ("LegalEntityEventType", firm["event"]),
        ("LegalEntityEventEffectiveDate", firm["event_on"]),
        ("LegalEntityEventRecordedDate", firm["updated"]),
        ("ValidationDocuments", "SUPPORTING_DOCUMENTS"),
    ]
    return [("LegalEntityEvent", ({"group_type": "STANDALONE", "event_status": "COMPLETED"}, body))]


def registration(firm: Firm, firms: dict[str, Firm], status: str = "") -> list[Tree]:
    return [
        ("InitialRegistrationDate", firm["initial"]),
        ("LastUpdateDate", firm["updated"]),
        ("RegistrationStatus", status or firm["status"]),
        ("NextRenewalDate", firm["renewal"]),
        ("ManagingLOU", firms["issuer"]["lei"]),
        ("ValidationSources", firm["checked"]),
        *([] if status else [("ValidationAuthority", authority(firm, "Validation"))]),
    ]


def rr_file(firms: dict[str, Firm]) -> etree._Element:
    records = [
        ("RelationshipRecord", relationship(firm, firms[parent], kind, firms))
        for firm in firms.values()
        for parent, kind in links(firm, firms)
    ]
    body = [header("Header", len(records)), ("RelationshipRecords", records)]
    return grown(RR, "RelationshipData", body)


def links(firm: Firm, firms: dict[str, Firm]) -> Iterator[tuple[str, str]]:
    for key, kind in (
        ("parent", "IS_DIRECTLY_CONSOLIDATED_BY"),
        ("head", "IS_INTERNATIONAL_BRANCH_OF"),
        ("fund_manager", "IS_FUND-MANAGED_BY"),
        ("umbrella", "IS_SUBFUND_OF"),
    ):
        if key in firm:
            yield firm[key], kind
    top = firm["top"] if "top" in firm else top_of(firm, firms)
    if top != "none":
        yield top, "IS_ULTIMATELY_CONSOLIDATED_BY"


def top_of(firm: Firm, firms: dict[str, Firm]) -> str:
    top = "none"
    while "parent" in firm:
        top = firm["parent"]
        firm = firms[top]
    return top


def relationship(firm: Firm, parent: Firm, kind: str, firms: dict[str, Firm]) -> list[Tree]:
    period = [("StartDate", "2019-01-01T00:00:00.000Z"), ("PeriodType", "RELATIONSHIP_PERIOD")]
    standard = [("QualifierDimension", "ACCOUNTING_STANDARD"), ("QualifierCategory", "IFRS")]
    consolidated = "CONSOLIDATED" in kind
    qualifiers = [("RelationshipQualifiers", [("RelationshipQualifier", standard)])]
    return [
        (
            "Relationship",
            [
                ("StartNode", [("NodeID", firm["lei"]), ("NodeIDType", "LEI")]),
                ("EndNode", [("NodeID", parent["lei"]), ("NodeIDType", "LEI")]),
                ("RelationshipType", kind),
                ("RelationshipPeriods", [("RelationshipPeriod", period)]),
                ("RelationshipStatus", "ACTIVE" if firm["entity"] == "ACTIVE" else "INACTIVE"),
                *(qualifiers if consolidated else []),
            ],
        ),
        (
            "Registration",
            [
                *registration(firm, firms, "PUBLISHED"),
                ("ValidationDocuments", "ACCOUNTS_FILING" if consolidated else "CONTRACTS"),
            ],
        ),
    ]


def repex_file(firms: dict[str, Firm]) -> etree._Element:
    records = [
        ("Exception", exception(firm, kind))
        for firm in firms.values()
        for kind in ("direct", "ultimate")
        if kind in firm
    ]
    body = [header("Header", len(records)), ("ReportingExceptions", records)]
    return grown(REPEX, "ReportingExceptionData", body)


def exception(firm: Firm, kind: str) -> list[Tree]:
    return [
        ("LEI", firm["lei"]),
        ("ExceptionCategory", f"{kind.upper()}_ACCOUNTING_CONSOLIDATION_PARENT"),
        ("ExceptionReason", firm[kind]),
    ]


def grown(namespace: str, name: str, trees: list[Tree]) -> etree._Element:
    prefix = namespace.split("/")[-2].removesuffix("data")
    root = etree.Element(f"{{{namespace}}}{name}", nsmap={prefix: namespace, "gleif": GLEIF})
    grow(root, namespace, trees)
    return root


def grow(parent: etree._Element, namespace: str, trees: list[Tree]) -> None:
    for name, content in trees:
        element = etree.SubElement(
            parent, name if name.startswith("{") else f"{{{namespace}}}{name}"
        )
        if isinstance(content, tuple):
            attributes, content = content
            element.attrib.update(attributes)
        if isinstance(content, str):
            element.text = content
        else:
            grow(element, namespace, content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
