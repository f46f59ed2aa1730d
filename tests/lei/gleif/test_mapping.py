from __future__ import annotations

import pytest

from lei.errors import UnknownFormat
from lei.gleif.detect import Format, format_of
from lei.gleif.file import Reject
from lei.gleif.from_mapping import Mapped, Scheme, read

ELBE = "SBOX00R7ELBK04T9QZ11"


@pytest.mark.parametrize(
    ("head", "code", "scheme"),
    [
        ("BIC,LEI", "ELBEDEH0XXX", Scheme.BIC),
        ("LEI,ISIN", "DE0000000001", Scheme.ISIN),
        ("MIC,LEI", "XSBX", Scheme.MIC),
        ('"LEI","MIC"', "XSBX", Scheme.MIC),
    ],
)
def test_each_scheme_is_told_by_its_columns(head: str, code: str, scheme: Scheme) -> None:
    row = (ELBE, code) if head.strip('"').startswith("LEI") else (code, ELBE)
    lines = [f"{head}\n".encode(), f"{row[0]},{row[1]}\n".encode()]
    assert format_of(lines[0]) is Format.MAPPING
    file = read(lines)
    assert (file.scheme, list(file.entries)) == (scheme, [Mapped(ELBE, code)])


def test_what_has_not_the_shape_is_left_out() -> None:
    lines = [b"BIC,LEI\n", b"ELBEDEH0XXX,X\n", f"elbe,{ELBE}\n".encode(), b"a,b,c\n"]
    lines += [f"ELBEDEH0,{ELBE}\n".encode()]
    *bad, good = read(lines).entries
    assert [found.number for found in bad if isinstance(found, Reject)] == [1, 2, 3]
    assert good == Mapped(ELBE, "ELBEDEH0")


def test_other_columns_are_unknown() -> None:
    with pytest.raises(UnknownFormat):
        read([b"LEI,NAME\n"])
