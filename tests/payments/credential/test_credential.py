"""A credential is good as long as every rule says so, and no changed byte passes."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lei.record import EntityStatus, RegistrationStatus
from payments.credential.check import (
    RULES,
    CredentialCase,
    check_credential,
    is_good,
    read_credential,
    shown_by,
)
from payments.credential.credential import (
    NOTICE,
    Credential,
    Issuer,
    SigningKey,
    is_signed_by,
    signed_bytes,
)
from payments.credential.roles import EVERYTHING, PURPOSES, ROLES
from payments.errors import MalformedBody
from payments.world.tagged import canonical, plain
from sandbox.home import default_fixtures_dir
from sandbox.services import scenarios

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ISSUER = "Practice Credentials"
KEY = SigningKey("a seed of this test")
TRUSTED = (Issuer(ISSUER, KEY.public_key),)
BLANK = Credential(
    id="CRED1",
    notice=NOTICE,
    issuer=ISSUER,
    person="Zoë Übungsmann",
    lei="SBOX00R7ELBK04T9QZ11",
    role="trade_officer",
    valid_from=AT,
    valid_until=AT + timedelta(days=30),
)
SIGNED = KEY.signed(BLANK)


@pytest.fixture(scope="module")
def record():
    opening = scenarios.load("late-bill-of-lading", default_fixtures_dir(), "test").opening
    return next(entity for entity in opening.entities if entity.lei == BLANK.lei)


@pytest.fixture
def case(record):
    return case_of(SIGNED, record)


def case_of(credential, record, **more):
    return CredentialCase(plain(credential), credential, AT, TRUSTED, record=record, **more)


def rules(case):
    return [found.rule for found in check_credential(case).findings]


def registered(record, status):
    return replace(record, registration=replace(record.registration, status=status))


def test_one_that_nothing_speaks_against_says_who_acts_for_whom(case):
    assert rules(case) == []
    (says,) = shown_by(case)
    assert (says.rule, says.values["person"]) == ("credential-says", "Zoë Übungsmann")
    assert is_good((says,))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"issuers": ()}, "credential-issuer"),
        ({"issuers": (Issuer(ISSUER, SigningKey("x").public_key),)}, "credential-signature"),
        ({"issuers": (Issuer(ISSUER, "no key"),)}, "credential-signature"),
        ({"at": AT - timedelta(seconds=1)}, "credential-early"),
        ({"at": AT + timedelta(days=30)}, "credential-expired"),
        ({"revoked": frozenset({"CRED1"})}, "credential-revoked"),
        ({"record": None}, "credential-lei-unknown"),
        ({"purpose": "order_payment"}, "credential-role"),
    ],
)
def test_each_thing_that_can_be_wrong_is_said(case, change, rule):
    changed = replace(case, **change)
    assert rules(changed) == [rule]
    assert "credential-says" not in [found.rule for found in shown_by(changed)]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"lei": "SBOX00R7ELBK04T9QZ12"}, "credential-lei"),
        ({"lei": "sbox00r7elbk04t9qz11"}, "credential-lei"),
        ({"role": "king"}, "credential-role"),
    ],
)
def test_a_signature_makes_nothing_right_that_is_wrong(change, rule):
    signed = KEY.signed(replace(BLANK, **change))
    assert rules(case_of(signed, None, asked=False)) == [rule]


@pytest.mark.parametrize(
    ("status", "rule"),
    [
        (RegistrationStatus.LAPSED, ["credential-lei-lapsed"]),
        (RegistrationStatus.RETIRED, ["credential-lei-ended"]),
        (RegistrationStatus.ANNULLED, ["credential-lei-ended"]),
        (RegistrationStatus.PENDING_TRANSFER, []),
    ],
)
def test_the_firm_stands_or_falls_with_its_lei(case, record, status, rule):
    assert rules(replace(case, record=registered(record, status))) == rule


def test_nobody_acts_for_a_firm_that_has_ended(case, record):
    ended = replace(record, status=EntityStatus.INACTIVE)
    assert rules(replace(case, record=ended)) == ["credential-lei-ended"]


def test_what_was_not_asked_is_undecided(case):
    report = check_credential(replace(case, record=None, asked=False))
    assert report.findings == ()
    assert [one.rule for one in report.undecided] == ["credential-lei-unknown"]


def test_an_issuer_may_have_a_new_key_beside_the_old(case):
    both = (Issuer(ISSUER, SigningKey("newer").public_key), *TRUSTED)
    assert rules(replace(case, issuers=both)) == []


def test_a_key_is_its_seeds_own():
    assert SigningKey("one").public_key == SigningKey("one").public_key
    assert SigningKey("one").public_key != SigningKey("two").public_key
    assert KEY.signed(BLANK) == SIGNED


def test_nothing_signed_and_another_key_are_no_signature():
    """The key is that of RFC 8032, 7.1, test 2."""
    public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert not is_signed_by({**plain(BLANK), "signature": "0" * 128}, KEY.public_key)
    assert not is_signed_by(plain(BLANK), KEY.public_key)
    assert not is_signed_by(plain(SIGNED), public)


def test_the_signed_bytes_are_canonical():
    """RFC 8785: names in order, no spaces, letters as they are."""
    written = {"b": "ü\n\u20ac", "a": {"d": '"', "c": "/"}, "signature": "x"}
    assert signed_bytes(written) == '{"a":{"c":"/","d":"\\""},"b":"ü\\n€"}'.encode()
    assert signed_bytes(dict(reversed(written.items()))) == signed_bytes(written)


def test_a_text_that_cannot_be_written_is_not_signed():
    assert not is_signed_by({**plain(SIGNED), "person": "\ud800"}, KEY.public_key)


@given(data=some.data())
def test_any_changed_byte_is_seen_or_makes_it_unreadable(record, data):
    written = canonical(SIGNED)
    place = data.draw(some.integers(0, len(written) - 1))
    byte = data.draw(some.integers(0, 255).filter(lambda byte: byte != written[place]))
    assert not passes(written[:place] + bytes([byte]) + written[place + 1 :], record)


def test_not_even_in_the_case_of_a_letter(record):
    written = canonical(SIGNED)
    for place in range(len(written)):
        changed = written[:place] + bytes([written[place] ^ 0x20]) + written[place + 1 :]
        assert not passes(changed, record), place


def passes(data, record):
    try:
        written = json.loads(data)
        read = read_credential(written)
    except (ValueError, MalformedBody):
        return False
    return rules(CredentialCase(written, read, AT, TRUSTED, record=record)) == []


def test_every_role_is_good_for_something_and_every_purpose_has_a_role():
    assert all(row.allows <= EVERYTHING and row.allows for row in ROLES)
    assert {purpose for purpose, _says in PURPOSES} == EVERYTHING
    assert len({rule.id for rule in RULES}) == len(RULES)
