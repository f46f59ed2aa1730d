"""Many codes at once get the verdict that each gets alone, with numpy and without."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from lei import many
from lei.code import Verdict, check, compact, verdict
from lei.many import check_many, check_plain

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ELBE = "SBOX00R7ELBK04T9QZ11"

right = st.text(ALPHABET, min_size=18, max_size=18).map(
    lambda body: body + mod_97_10.calc_check_digits(body)
)
slips = st.tuples(right, st.integers(0, 19), st.characters()).map(
    lambda made: made[0][: made[1]] + made[2] + made[0][made[1] + 1 :]
)
lengths = st.text(ALPHABET + "a\n\r \u0661Ａ?", max_size=24)
codes = st.lists(right | slips | lengths, max_size=30)


@pytest.fixture(params=["with numpy", "without"], autouse=True)
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both ways, where numpy is installed."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "without":
            patch.setattr(many, "HAS_NUMPY", False)
        yield


def one_by_one(codes: list[str]) -> list[int]:
    """The house's own rules; a code that must first be compacted is not right as it stands."""
    return [
        int(compact(code) == code and verdict(check(code)) is not Verdict.INVALID) for code in codes
    ]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(codes)
def test_many_codes_get_the_verdicts_of_each_alone(codes: list[str]) -> None:
    assert list(check_plain(codes)) == one_by_one(codes)
    assert list(check_many(codes)) == one_by_one(codes)
    assert list(check_many(iter(codes))) == one_by_one(codes)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.binary(max_size=24).map(lambda line: line.replace(b"\n", b"")) | right.map(str.encode)
    )
)
def test_lines_of_any_bytes_get_the_verdicts_of_each_alone(lines: list[bytes]) -> None:
    expected = one_by_one([line.decode("latin-1") for line in lines])
    assert list(check_many(b"".join(line + b"\n" for line in lines))) == expected


@pytest.mark.parametrize("strange", sorted(set(range(256)) - {ord("\n")}))
def test_a_byte_that_no_code_has_is_never_right_wherever_it_stands(strange: int) -> None:
    rows = [bytearray(ELBE.encode()) for _ in range(20)]
    for place, row in enumerate(rows):
        row[place] = strange
    found = check_many(b"\n".join(rows))
    assert list(found) == one_by_one(bytes(b"\n".join(rows)).decode("latin-1").split("\n"))


def test_the_last_line_may_or_may_not_end() -> None:
    assert check_many(b"") == check_many([]) == b""
    assert check_many(ELBE.encode()) == check_many(ELBE.encode() + b"\n") == b"\x01"
    assert list(check_many(b"\n" + ELBE.encode())) == [0, 1]


def test_two_codes_glued_by_a_newline_are_not_two_codes() -> None:
    glued = [ELBE + "\n" + ELBE, ELBE[:19], ""]
    assert list(check_many(glued)) == [0, 0, 0]


def test_more_codes_than_a_block_holds_stay_in_order() -> None:
    chance = random.Random(97)
    wrong = [n for n in range(20_000) if chance.random() < 0.1]
    codes = [ELBE] * 20_000
    for n in wrong:
        codes[n] = ELBE[:19] + "2"
    found = check_many(codes)
    assert [n for n, verdict in enumerate(found) if not verdict] == wrong
