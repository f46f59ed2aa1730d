"""Slips made on purpose in the codes of the fictional register, and whether they are found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lei.code import Verdict, check, verdict
from lei.near_misses import LOOK_ALIKE, Slip, candidates, near_misses

REGISTER_FILE = Path(__file__).parents[2] / "fixtures" / "gleif" / "lei.xml"
ENTITY = re.compile(r"<lei:LEI>(\w{20})</lei:LEI>.*?<lei:LegalName[^>]*>([^<]*)<", re.DOTALL)
REGISTER = dict(ENTITY.findall(REGISTER_FILE.read_text(encoding="utf-8")))
CODES = sorted(REGISTER)
ELBE = "SBOX00R7ELBK04T9QZ11"

registered = st.sampled_from(CODES)
places = st.integers(0, 19)


def known(codes: Iterable[str]) -> Mapping[str, str]:
    return {code: REGISTER[code] for code in codes if code in REGISTER}


def suggested(text: str) -> list[str]:
    return [miss.code for miss in near_misses(text, known)]


def with_look_alike(code: str, chance: random.Random) -> str:
    place = chance.choice([n for n, character in enumerate(code) if character in LOOK_ALIKE])
    wrong = chance.choice(LOOK_ALIKE[code[place]])
    return code[:place] + wrong + code[place + 1 :]


def test_four_hundred_look_alikes_lead_back_to_the_code() -> None:
    chance = random.Random(17442)
    counts = []
    for _ in range(400):
        code = chance.choice(CODES)
        typed = with_look_alike(code, chance)
        misses = near_misses(typed, known)
        assert code in [miss.code for miss in misses], typed
        assert misses[0].slip is Slip.LOOK_ALIKE
        counts.append(len(misses))
    assert sum(counts) / len(counts) <= 2


@given(registered, places, st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_any_one_character_replaced_is_found(code: str, place: int, wrong: str) -> None:
    typed = code[:place] + wrong + code[place + 1 :]
    assert typed == code or code in suggested(typed)


@given(registered, places, st.sampled_from([2, 3]))
def test_characters_swapped_are_found(code: str, place: int, width: int) -> None:
    part = code[place : place + width]
    typed = code[:place] + part[::-1] + code[place + width :]
    assert typed == code or code in suggested(typed)


@given(registered, places, st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_missing_and_one_too_many_are_found(code: str, place: int, extra: str) -> None:
    assert code in suggested(code[:place] + code[place + 1 :])
    assert code in suggested(code[:place] + extra + code[place:])


@pytest.mark.parametrize(
    ("typed", "slip", "position", "found", "meant"),
    [
        ("SBOX00R7ELBKO4T9QZ11", Slip.LOOK_ALIKE, 13, "O", "0"),
        ("SBOX00R7LEBK04T9QZ11", Slip.SWAPPED, 9, "LE", "EL"),
        ("SBOX00E7RLBK04T9QZ11", Slip.SWAPPED_AROUND, 7, "E7R", "R7E"),
        ("SBOX00R7ELBK04T9QZ1", Slip.MISSING, 19, "", "1"),
        ("SBOX00R7ELBKK04T9QZ11", Slip.EXTRA, 12, "K", ""),
        ("SBOX00R7ELBK04W9QZ11", Slip.REPLACED, 15, "W", "T"),
        ("SBOXOOR7ELBK04T9QZ11", Slip.LOOK_ALIKES, 5, "OO", "00"),
        ("SBOX00R7ELBK/4T9QZ11", Slip.REPLACED, 13, "/", "0"),
        ("SBOX00R7ЕLBK04T9QZ11", Slip.LOOK_ALIKE, 9, "Е", "E"),
        ("ＳＢＯＸ００Ｒ７ELBK04T9QZ11", Slip.LOOK_ALIKES, 1, "ＳＢＯＸ００Ｒ７", "SBOX00R7"),
        ("sbox 00r7-elbk o4t9 qz11", Slip.LOOK_ALIKE, 13, "O", "0"),
    ],
)
def test_a_slip_is_told_with_its_place(
    typed: str, slip: Slip, position: int, found: str, meant: str
) -> None:
    (miss,) = near_misses(typed, known)
    assert (miss.code, miss.legal_name) == (ELBE, "Rösterei Elbe GmbH")
    assert (miss.slip, miss.position, miss.found, miss.meant) == (slip, position, found, meant)


def test_a_letter_for_a_digit_that_passes_the_check_digits_is_found_too() -> None:
    passing = [
        (code, typed)
        for code in CODES
        for place in range(18)
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        if (typed := code[:place] + letter + code[place + 1 :]) != code and not check(typed)
    ]
    assert len(passing) >= 20
    assert all(code in suggested(typed) for code, typed in passing)


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/О ", max_size=24))
def test_every_candidate_is_a_right_code_and_another_one(text: str) -> None:
    found = candidates(text)
    assert all(verdict(check(miss.code)) is not Verdict.INVALID for miss in found)
    assert text not in [miss.code for miss in found]
    assert len({miss.code for miss in found}) == len(found)


def test_what_is_far_from_any_code_asks_the_register_nothing() -> None:
    def refuse(codes: Iterable[str]) -> Mapping[str, str]:
        raise AssertionError(f"asked for {list(codes)}")

    assert near_misses("hello", refuse) == ()
    assert near_misses("", refuse) == ()
