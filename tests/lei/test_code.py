from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from lei.code import RULES, Verdict, check, compact, is_right, verdict
from lei.findings import examine

PUBLISHED = ("213800KUD8LAJWSQ9D15", "5493001KJTIIGC8Y1R12", "529900T8BM49AURSDO55")

bodies = st.text(string.ascii_uppercase + string.digits, min_size=18, max_size=18)
codes = bodies.map(lambda body: body + mod_97_10.calc_check_digits(body))


def rules_of(text: str) -> list[str]:
    return [finding.rule for finding in check(text)]


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_is_right(code: str) -> None:
    assert check(code) == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["lei-empty"]),
        ("1", ["lei-length"]),
        ("SBOX00R7ELBK04T9QZ1", ["lei-one-short"]),
        ("SBOX00R7ELBK04T9QZ111", ["lei-length"]),
        ("549300YX4S1LLSMK26FY", ["lei-check-letters"]),
        ("WEST12345698765432GB82", ["lei-length"]),
        ("SBOX00R7ELBK04T9QZ١١", ["lei-character", "lei-character"]),
        ("ＳBOX00R7ELBK04T9QZ11", ["lei-character"]),
        ("SBOX00R7ELBKı4T9QZ11", ["lei-character"]),
        ("SBOX00R7ELBK04T9QZ12", ["lei-check-digits"]),
    ],
)
def test_each_fault_has_its_own_finding(text: str, rules: list[str]) -> None:
    assert rules_of(text) == rules
    assert verdict(check(text)) is Verdict.INVALID


def test_a_long_code_with_fitting_check_digits_is_still_too_long() -> None:
    body = "SBOX00R7ELBK04T9QZABCDEFGHIJ"
    assert rules_of(body + mod_97_10.calc_check_digits(body)) == ["lei-length"]


def test_a_strange_character_is_named_with_its_place() -> None:
    (finding,) = check("SBOX00R7ELBK/4T9QZ11")
    assert (finding.at, finding.values["position"], finding.values["character"]) == (
        "code[13]",
        13,
        "/",
    )


def test_the_expected_pair_repairs_the_code() -> None:
    (finding,) = check("SBOX00R7ELBKO4T9QZ11")
    assert check("SBOX00R7ELBKO4T9QZ" + str(finding.values["expected"])) == ()


@pytest.mark.parametrize("pair", ["00", "01", "99"])
def test_rare_check_digits_are_a_warning_and_no_more(pair: str) -> None:
    wanted = {"00": 97, "01": 98, "99": 2}[pair]
    bodies = (f"SBOX00{n:012}" for n in range(1000))
    body = next(b for b in bodies if int(mod_97_10.calc_check_digits(b)) == wanted)
    assert rules_of(body + pair) == ["lei-check-digits-rare"]
    assert verdict(check(body + pair)) is Verdict.WARNING


def test_groups_and_small_letters_are_read() -> None:
    assert check(" sbox 00r7-elbk\u00a004t9 qz11\n") == ()


@given(codes, st.integers(0, 19), st.sampled_from(string.digits))
def test_a_digit_for_a_digit_is_always_caught(code: str, at: int, digit: str) -> None:
    if code[at].isdigit() and code[at] != digit:
        assert check(code[:at] + digit + code[at + 1 :])


@given(codes, st.integers(0, 17), st.sampled_from(string.ascii_uppercase))
def test_a_letter_for_a_letter_is_always_caught(code: str, at: int, letter: str) -> None:
    if code[at].isalpha() and code[at] != letter:
        assert rules_of(code[:at] + letter + code[at + 1 :]) == ["lei-check-digits"]


@given(st.text(max_size=25) | codes)
def test_the_fast_path_and_the_rules_agree(text: str) -> None:
    code = compact(text)
    assert is_right(code) == (examine(code, RULES).findings == ())


@given(st.text(max_size=40))
def test_compacting_twice_changes_nothing(text: str) -> None:
    assert compact(compact(text)) == compact(text)
