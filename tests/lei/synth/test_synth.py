"""Invented registers: the same from the same seed, consistent, and as mixed as a real one."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from itertools import chain

import pytest

from lei.code import check
from lei.group import group
from lei.group_source import OneByOne
from lei.ownership import Relationship, RelationshipType, ReportingException
from lei.record import LeiRecord, RegistrationStatus
from lei.synth.codes import code
from lei.synth.records import Family, families, sizes

AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
COUNT = 4_000


@pytest.fixture(scope="module")
def register() -> list[Family]:
    return list(families(COUNT, 7, AT))


@pytest.fixture(scope="module")
def records(register: list[Family]) -> list[LeiRecord]:
    return list(chain.from_iterable(family.records for family in register))


def test_a_register_is_as_large_as_asked_for(register: list[Family]) -> None:
    told = sizes(COUNT, 7)
    assert told.records == COUNT == sum(len(family.records) for family in register)
    assert told.relationships == sum(len(family.relationships) for family in register)
    assert told.exceptions == sum(len(family.exceptions) for family in register)


@pytest.mark.parametrize("count", [1, 2, 9, 50])
def test_any_size_comes_out(count: int) -> None:
    assert sum(len(family.records) for family in families(count, 3, AT)) == count


def test_the_same_seed_gives_the_same_and_another_gives_another(register: list[Family]) -> None:
    assert list(families(COUNT, 7, AT)) == register
    assert {code(n, 7) for n in range(COUNT)} & {code(n, 8) for n in range(COUNT)} == set()


def test_codes_are_fictional_right_and_unique(records: list[LeiRecord]) -> None:
    codes = [record.lei for record in records]
    assert len(set(codes)) == COUNT
    assert all(lei.startswith("SBOX00") and check(lei) == () for lei in codes)


def test_codes_stay_unique_far_out() -> None:
    numbers = [*range(2_000), *range(3_200_000, 3_202_000), *range(10**9, 10**9 + 2_000)]
    assert len({code(number, 7) for number in numbers}) == len(numbers)


def test_statuses_scripts_and_groups_are_mixed_as_in_a_real_register(
    register: list[Family], records: list[LeiRecord]
) -> None:
    statuses = Counter(record.registration.status for record in records)
    assert 0.55 < statuses[RegistrationStatus.ISSUED] / COUNT < 0.7
    assert 0.25 < statuses[RegistrationStatus.LAPSED] / COUNT < 0.4
    assert len({record.legal_address.country for record in records}) >= 15
    assert 0.1 < sum(not r.legal_name.text.isascii() for r in records) / COUNT < 0.6
    kinds = {tie.type for family in register for tie in family.relationships}
    assert set(RelationshipType) - kinds == {RelationshipType.IS_FEEDER_TO}
    assert 0.05 < sum(len(family.relationships) for family in register) / COUNT < 0.3
    assert 1.5 < sum(len(family.exceptions) for family in register) / COUNT < 2


def test_dates_stand_in_their_order(records: list[LeiRecord]) -> None:
    for record in records:
        registration = record.registration
        assert registration.initial_at <= registration.updated_at <= AT
        assert registration.renewal_at is not None
        if registration.status is RegistrationStatus.ISSUED:
            assert registration.renewal_at >= AT
        if registration.status is RegistrationStatus.LAPSED:
            assert registration.renewal_at < AT


class Source:
    """The register as an `EntitySource`."""

    def __init__(self, register: list[Family]) -> None:
        self.records = {r.lei: r for family in register for r in family.records}
        self.ties = [tie for family in register for tie in family.relationships]
        self.reasons = [e for family in register for e in family.exceptions]

    def record(self, lei: str) -> LeiRecord | None:
        return self.records.get(lei)

    def parents(self, lei: str) -> tuple[Relationship, ...]:
        return tuple(tie for tie in self.ties if tie.child == lei)

    def children(self, lei: str) -> tuple[Relationship, ...]:
        return tuple(tie for tie in self.ties if tie.parent == lei)

    def exceptions(self, lei: str) -> tuple[ReportingException, ...]:
        return tuple(reason for reason in self.reasons if reason.lei == lei)


def test_groups_hang_together(register: list[Family]) -> None:
    direct = RelationshipType.IS_DIRECTLY_CONSOLIDATED_BY
    for family in register:
        ties = [t for t in family.relationships if t.type is direct]
        if len(ties) > 1 and all(tie.status == "ACTIVE" for tie in ties):
            found = group(OneByOne(Source([family])), family.records[0].lei)
            assert {node.lei for node in found.nodes} >= {tie.child for tie in ties}


def test_what_is_wrong_on_purpose_is_found_and_is_rare(register: list[Family]) -> None:
    wrong: Counter[str] = Counter()
    for family in register:
        if family.relationships:
            found = group(OneByOne(Source([family])), family.records[0].lei)
            wrong.update({finding.rule for finding in found.findings})
    assert {rule for rule in wrong if rule in PLANTED} == PLANTED
    assert sum(wrong[rule] for rule in PLANTED) < 0.01 * COUNT


PLANTED = {"ownership-self-parent", "ownership-parent-unknown"}
