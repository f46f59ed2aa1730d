"""What people paste around a code is left out before it is judged, and told."""

from __future__ import annotations

import pytest

from lei.code import check, compact, reading

CODE = "SBOX00R7ELBK04T9QZ11"


@pytest.mark.parametrize(
    ("pasted", "left_out"),
    [
        (f"\u200b{CODE}", ("U+200B",)),
        (f"\u202e{CODE}\u202c", ("U+202E", "U+202C")),
        (f"{CODE[:7]}\u00ad{CODE[7:]}\ufe0f", ("U+00AD", "U+FE0F")),
        (f"{CODE}.", ("“.”",)),
        (f"{CODE} ,", ("“,”",)),
        (f"LEI: {CODE}", ("“LEI:”",)),
        (f"lei no. {CODE};", ("“LEINO.”", "“;”")),
        (f"LEI {CODE}", ("“LEI”",)),
    ],
)
def test_what_is_around_a_code_is_left_out_and_told(pasted: str, left_out: tuple[str, ...]) -> None:
    assert (compact(pasted), check(pasted)) == (CODE, ())
    told = {finding.rule: finding.values for finding in reading(pasted)}
    assert told["lei-normalised"]["code"] == CODE
    assert told["lei-left-out"]["left_out"] == left_out


def test_groups_and_small_letters_are_no_remark_of_their_own() -> None:
    assert [f.rule for f in reading("sbox 00r7-elbk 04t9 qz11")] == ["lei-normalised"]
    assert reading(CODE) == ()


def test_a_code_that_begins_with_the_letters_of_the_label_keeps_them() -> None:
    assert compact("LEI500R7ELBK04T9QZ11") == "LEI500R7ELBK04T9QZ11"


@pytest.mark.parametrize(
    ("unseen", "named"), [("\u3164", "U+3164"), ("\x00", "U+0000"), ("\u0301", "U+0301")]
)
def test_what_remains_and_cannot_be_seen_is_named(unseen: str, named: str) -> None:
    found = [f.values["character"] for f in check(CODE + unseen) if f.rule == "lei-character"]
    assert found == [named]
