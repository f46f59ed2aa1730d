"""The text of a message: what is written is read again, and what is none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.errors import NotPossible, UnreadableMessage
from payments.messages import mt
from payments.messages.mt.characters import Z

BICS = st.from_regex(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", fullmatch=True)
FIRST = st.text(sorted(Z), max_size=40)
OTHERS = FIRST.filter(lambda line: not line.startswith((":", "-")))
FIELDS = st.builds(
    lambda tag, first, others: mt.MtField(tag, (first, *others)),
    st.from_regex(r"[0-9]{2}[A-Z]?", fullmatch=True).filter(str.isascii),
    FIRST,
    st.lists(OTHERS, max_size=4),
)
MESSAGES = st.builds(
    mt.MtMessage,
    st.sampled_from([each.id for each in mt.MESSAGES]),
    BICS,
    BICS,
    st.lists(FIELDS, max_size=8).map(tuple),
)
COFFEE = mt.MtMessage(
    "730",
    "SVNAKEN0",
    "HANSDEH0XXX",
    (mt.MtField.of("20", "SV-1"), mt.MtField.of("21", "HU-2026-0117")),
)


@given(MESSAGES)
def test_what_is_built_is_read_again(message):
    assert mt.read(mt.build(message)) == message


@given(MESSAGES)
def test_line_ends_do_not_matter(message):
    assert mt.read(mt.build(message).replace("\r\n", "\n")) == message


def test_the_text_is_what_fin_writes():
    assert mt.build(COFFEE) == (
        "{1:F01SVNAKEN0AXXX0000000000}{2:I730HANSDEH0XXXXN}{4:\r\n"
        ":20:SV-1\r\n:21:HU-2026-0117\r\n-}{5:{TNG:}}"
    )


def test_a_message_as_it_was_received_names_its_sender_in_block_2():
    text = (
        "{1:F01HANSDEH0AXXX0000000000}{2:O7301200260115SVNAKEN0AXXX00000000002601151201N}"
        "{3:{108:REF}}{4:\n:20:SV-1\n:21:HU-2026-0117\n-}"
    )
    assert mt.read(text) == COFFEE


def test_fields_alone_are_read_when_the_type_is_given():
    read = mt.read(":20:SV-1\r\n:21:HU-2026-0117-\r\n-\r\n", "730")
    assert (read.type, read.sender, read.receiver) == ("730", "", "")
    assert read.get("21") == "HU-2026-0117-"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("<Document/>", 1),
        ("{1:F01HANSDEH0AXXX0000000000}{2:I700SVNAKEN0XXXXN}", 1),
        ("{2:I700SVNAKEN0XXXXN}{4:\n:20:A\n", 2),
        ("{2:I700SVNAKEN0XXXXN}{4:\nno tag\n-}", 2),
        (":20:A\n", None),
    ],
)
def test_what_is_no_message_is_refused(text, line):
    with pytest.raises(UnreadableMessage) as refused:
        mt.read(text)
    assert refused.value.line == line


@pytest.mark.parametrize("bad", ["700X", "HANS", ""])
def test_a_sender_that_is_no_bic_cannot_be_written(bad):
    with pytest.raises(NotPossible):
        mt.build(mt.MtMessage("730", bad, "HANSDEH0", COFFEE.fields))


@pytest.mark.parametrize(
    "field",
    [
        mt.MtField.of("20", "A", ":21:B"),
        mt.MtField.of("20", "A", "-}"),
        mt.MtField.of("20", "A\n:21:B"),
        mt.MtField.of("2O", "A"),
    ],
)
def test_a_line_that_would_be_read_as_another_cannot_be_written(field):
    with pytest.raises(NotPossible):
        mt.build(mt.MtMessage("730", "SVNAKEN0", "HANSDEH0", (field,)))


def test_a_message_that_is_not_read_here_is_refused_by_its_number():
    with pytest.raises(UnreadableMessage, match="MT 103"):
        mt.check(":20:A", "103")
