from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from lei import group as groups
from lei.gleif.from_xml import read
from lei.group_parts import Chain, Group
from lei.group_source import OneByOne
from lei.ownership import (
    REASONS,
    EntitySource,
    Relationship,
    RelationshipRegistration,
    RelationshipType,
    ReportingException,
    reason_of,
)
from lei.record import LeiRecord

FIXTURES = Path(__file__).parents[2] / "fixtures" / "gleif"
ELBE = "SBOX00R7ELBK04T9QZ11"
TOP = "SBOX00W63FCH26YU1458"


@dataclass
class Held:
    """A register in memory."""

    records: dict[str, LeiRecord]
    relationships: list[Relationship]
    given: list[ReportingException]

    def record(self, lei: str) -> LeiRecord | None:
        return self.records.get(lei)

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        return tuple(r for r in self.relationships if r.child == lei)

    def children(self, lei: str) -> tuple[Relationship, ...]:
        return tuple(r for r in self.relationships if r.parent == lei)

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        return tuple(e for e in self.given if e.lei == lei)


def group(register: Held, lei: str, **limits: int) -> Group:
    return groups.group(OneByOne(register), lei, **limits)


def chain(register: Held, lei: str) -> Chain:
    return groups.chain(OneByOne(register), lei)


def links(*pairs: tuple[str, str], type_: str = "IS_DIRECTLY_CONSOLIDATED_BY") -> Held:
    registration = RelationshipRegistration(None, None, "PUBLISHED")
    made = [Relationship(a, b, RelationshipType(type_), "ACTIVE", registration) for a, b in pairs]
    return Held({}, made, [])


@pytest.fixture(scope="module")
def register() -> Held:
    held = Held({}, [], [])
    for name in ("lei", "rr", "repex"):
        with (FIXTURES / f"{name}.xml").open("rb") as stream:
            for entry in read(stream).entries:
                if isinstance(entry, LeiRecord):
                    held.records[entry.lei] = entry
                if isinstance(entry, Relationship):
                    held.relationships.append(entry)
                if isinstance(entry, ReportingException):
                    held.given.append(entry)
    return held


def code(register: Held, name: str) -> str:
    return next(r.lei for r in register.records.values() if r.legal_name.text == name)


def group_of(register: Held, name: str) -> Group:
    return group(register, code(register, name))


def rules(found: Group, lei: str) -> list[str]:
    return [finding.rule for finding in found.findings if finding.at == lei]


def test_the_chain_climbs_to_the_top(register: Held) -> None:
    names = [register.records[lei].legal_name.text for lei in chain(register, ELBE).parents]
    assert names == [
        "Elbekontor Holding GmbH",
        "Fjordlys Coffee Holding AS",
        "Fjordlys Foods Group ASA",
    ]
    assert chain(register, ELBE).top == chain(register, ELBE).ultimate == TOP


def test_every_member_sees_the_same_group(register: Held) -> None:
    whole = group(register, TOP)
    members = {node.lei for node in whole.nodes}
    assert len(members) > 20
    for lei in members:
        assert {node.lei for node in group(register, lei).nodes} == members


def test_each_member_but_the_top_hangs_on_one_line_at_least(register: Held) -> None:
    whole = group(register, TOP)
    assert {edge.child for edge in whole.edges} == {node.lei for node in whole.nodes} - {TOP}
    levels = {node.lei: node.level for node in whole.nodes}
    assert all(levels[edge.child] == levels[edge.parent] + 1 for edge in whole.edges)


def test_a_branch_hangs_below_its_head_office(register: Held) -> None:
    branch = code(register, "Fjordlys Finance, Hamburg")
    (edge,) = [e for e in group(register, branch).edges if e.child == branch]
    assert edge.type == RelationshipType.IS_INTERNATIONAL_BRANCH_OF
    assert edge.parent == code(register, "Fjordlys Finance BV")


def test_each_end_is_explained(register: Held) -> None:
    (node,) = group_of(register, "Highland Beans Ltd").nodes
    assert [answer.reasons for answer in node.answers] == [("NATURAL_PERSONS",)] * 2
    alster = code(register, "Kaffeehaus Alster KG")
    (node,) = [n for n in group(register, alster).nodes if n.lei == alster]
    direct, ultimate = node.answers
    assert (direct.parent, direct.reasons) == (None, ("NO_LEI",))
    assert ultimate.parent == TOP


def test_who_names_only_its_top_hangs_below_it(register: Held) -> None:
    alster = code(register, "Kaffeehaus Alster KG")
    (edge,) = [edge for edge in group(register, TOP).edges if edge.child == alster]
    assert (edge.parent, edge.type) == (TOP, RelationshipType.IS_ULTIMATELY_CONSOLIDATED_BY)


def test_a_fund_shows_its_manager_and_its_umbrella(register: Held) -> None:
    found = group_of(register, "Sandglass Umbrella SICAV - Small Exporters")
    types = {edge.type for edge in found.edges if edge.child == found.lei}
    assert types == {RelationshipType.IS_FUND_MANAGED_BY, RelationshipType.IS_SUBFUND_OF}


def test_a_circle_ends_the_climb_and_is_found(register: Held) -> None:
    found = group_of(register, "Ouroboros Alpha SA")
    assert len(found.chain.circle) == len(found.nodes) == 3
    assert "ownership-circle" in [finding.rule for finding in found.findings]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Mirror Holding Ltd", "ownership-self-parent"),
        ("Two Answers Ltd", "ownership-two-answers"),
        ("Middle Storey Ltd", "ownership-top-has-parent"),
        ("Lake Cocoa Depot Ltd", "ownership-ultimate-missing"),
    ],
)
def test_what_does_not_add_up_is_found(register: Held, name: str, rule: str) -> None:
    found = group_of(register, name)
    assert rule in rules(found, found.lei)


def test_what_adds_up_gives_no_finding(register: Held) -> None:
    found = group(register, ELBE)
    assert rules(found, ELBE) == []


def test_a_parent_that_nobody_holds_is_said() -> None:
    found = group(links(("A", "B")), "A")
    assert rules(found, "A") == ["ownership-parent-unknown"]
    assert [node.member for node in found.nodes] == [None, None]


def test_inactive_relationships_are_history(register: Held) -> None:
    closed = code(register, "Elbe Import Kontor GmbH")
    assert register.parents(closed)
    assert chain(register, closed).parents == ()


def test_the_limits_stop_the_walk_and_say_so() -> None:
    long = links(*((str(n), str(n + 1)) for n in range(200)))
    found = group(long, "0", depth_max=50)
    assert len(found.chain.parents) == 50
    assert "ownership-cut-short" in [finding.rule for finding in found.findings]
    wide = links(*((str(n), "top") for n in range(200)))
    found = group(wide, "top", nodes_max=100)
    assert len(found.nodes) == 100
    assert "ownership-cut-short" in [finding.rule for finding in found.findings]


def test_a_group_of_exactly_the_limit_is_whole() -> None:
    wide = links(*((str(n), "top") for n in range(99)))
    found = group(wide, "top", nodes_max=100)
    assert "ownership-cut-short" not in [finding.rule for finding in found.findings]


def test_a_register_in_memory_is_a_source(register: Held) -> None:
    source: EntitySource = register
    assert source.record("nobody") is None


def test_a_reason_is_told_in_words() -> None:
    assert reason_of("NO_KNOWN_PERSON") in REASONS
    assert reason_of("NO_SUCH_WORD") is None


def test_reasons_ask_about_accounts_and_not_about_shares() -> None:
    told = " ".join(f"{reason.says} {reason.ask}" for reason in REASONS).lower()
    for word in ("%", "who holds", "beneficial", "25"):
        assert word not in told
    no_known_person = reason_of("NO_KNOWN_PERSON")
    assert no_known_person is not None
    assert "no person is known" in no_known_person.says
    assert "accounts include it" in no_known_person.ask
