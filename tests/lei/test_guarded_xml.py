from __future__ import annotations

import io
import resource

import pytest

from lei.errors import ForbiddenXml, UnreadableFile
from lei.guarded_xml import fragments, parse, records, root_tag

BILLION_LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    b"<l>&d;</l>"
)
ATTACKS = {
    "billion laughs": BILLION_LAUGHS,
    "external entity": b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>',
    "external subset": b'<!DOCTYPE l SYSTEM "http://127.0.0.1:1/l.dtd"><l/>',
    "a bare document type": b"<?xml version='1.0'?><!-- hello --><!DOCTYPE l><l/>",
    "parameter entity": b"<!DOCTYPE l [<!ENTITY % p \"<!ENTITY q 'x'>\"> %p;]><l>&q;</l>",
    "20 MB of text": b"<l>" + b"x" * 20_000_000 + b"</l>",
    "100,000 attributes": b"<l " + b" ".join(b'a%d=""' % n for n in range(100_000)) + b"/>",
    "101 attributes": b"<l " + b" ".join(b'a%d=""' % n for n in range(101)) + b"/>",
    "depth 65": b"<l>" + b"<m>" * 65 + b"</m>" * 65 + b"</l>",
    "UTF-16": '<?xml version="1.0" encoding="UTF-16"?><l/>'.encode("utf-16"),
    "UTF-16 without a mark": "<l/>".encode("utf-16-le"),
    "Latin-1 declared": b'<?xml version="1.0" encoding="ISO-8859-1"?><l>\xe9</l>',
}
BROKEN = {
    "truncated": b"<l>\n<m>Hamburg",
    "nothing": b"",
    "no XML": b"LEI,Entity.LegalName",
    "depth 100,000": b"<l>" * 100_000 + b"</l>" * 100_000,
    "an entity nobody declared": b"<l>&x;</l>",
    "not UTF-8": b"<l>\xff\xfe</l>",
    "two roots": b"<l/><l/>",
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_forbidden(name: str) -> None:
    with pytest.raises(ForbiddenXml):
        parse(ATTACKS[name])


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_forbidden_in_a_stream_too(name: str) -> None:
    with pytest.raises(UnreadableFile):
        list(records(io.BytesIO(ATTACKS[name]), lambda root: ("l",)))


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_well_formed_is_unreadable(name: str) -> None:
    with pytest.raises(UnreadableFile):
        parse(BROKEN[name])


def test_a_fault_names_its_line() -> None:
    with pytest.raises(UnreadableFile) as caught:
        parse(b"<l>\n\n<m></l>")
    assert caught.value.line == 3


def test_the_limits_leave_room_for_what_is_just_within_them() -> None:
    assert parse(b"<l>" * 64 + b"</l>" * 64).tag == "l"
    assert parse(b"<l/>", bytes_max=4).tag == "l"
    with pytest.raises(ForbiddenXml):
        parse(b"<l/> ", bytes_max=4)


def test_blanks_between_elements_go_and_blanks_that_are_a_text_stay() -> None:
    root = parse(b"<a>\n  <b> </b>\n  <c>x <d/> y</c>\n  <e><![CDATA[ ]]></e>\n</a>")
    assert root.text is None
    assert [(one.text, one.sourceline) for one in root] == [(" ", 2), ("x ", 3), (" ", 4)]
    assert root[1][0].tail == " y"


def test_a_stream_gives_its_records_in_order() -> None:
    data = b"<f>" + b"".join(b"<r>%d</r>\n" % n for n in range(1000)) + b"</f>"
    texts = [element.text for element in records(io.BytesIO(data), lambda root: ("r",))]
    assert texts == [str(n) for n in range(1000)]


def test_a_document_type_is_refused_before_any_record() -> None:
    stream = io.BytesIO(b'<!DOCTYPE f [<!ENTITY a "b">]><f><r/></f>')
    with pytest.raises(ForbiddenXml):
        next(records(stream, lambda root: ("r",)))


def test_a_truncated_stream_gives_what_is_whole_and_then_says_so() -> None:
    reader = records(io.BytesIO(b"<f><r>1</r><r>2</r><r>3"), lambda root: ("r",))
    assert [next(reader).text, next(reader).text] == ["1", "2"]
    with pytest.raises(UnreadableFile):
        next(reader)


class LongFile(io.BytesIO):
    """A file of `pieces` times a thousand records, made while it is read."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = iter([b"<f>", *[b"<r><a>x</a><b>yyyyyyyy</b></r>" * 1000] * pieces, b"</f>"])

    def read(self, size: int | None = -1) -> bytes:
        return next(self.pieces, b"")


def test_the_memory_of_a_stream_is_flat() -> None:
    def kilobytes_after(pieces: int) -> int:
        assert sum(1 for _ in records(LongFile(pieces), lambda root: ("r",))) == pieces * 1000
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    few = kilobytes_after(5)
    assert kilobytes_after(100) - few < 8_000


def test_a_record_without_end_is_refused_and_not_kept() -> None:
    data = b"<f>" + b"<junk/>" * 2_000_000 + b"</f>"
    with pytest.raises(ForbiddenXml):
        list(records(io.BytesIO(data), lambda root: ("r",)))


@pytest.mark.parametrize("name", ["\u202egpj.exe", "-}", "}}"])
@pytest.mark.parametrize("place", ["f", "g", "r"])
def test_a_namespace_that_is_no_uri_is_unreadable_to_both_readers(place: str, name: str) -> None:
    data = "<f><g><r xmlns='urn:r'/></g></f>".replace(f"<{place}", f"<{place} xmlns='{name}'")
    data = data.replace(f"'{name}' xmlns='urn:r'", f"'{name}'")
    for read in (parse, lambda each: list(fragments(io.BytesIO(each), ("{*}r",)))):
        with pytest.raises(UnreadableFile, match="not a valid URI"):
            read(data.encode())


def test_the_root_is_known_from_the_first_bytes() -> None:
    assert root_tag(b'<?xml version="1.0"?>\n<a:l xmlns:a="urn:x"><m>') == "{urn:x}l"
