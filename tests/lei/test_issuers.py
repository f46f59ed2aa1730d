from __future__ import annotations

import pytest

from lei.code import SHAPE
from lei.findings import examine
from lei.issuers import ISSUERS, RULES, Issuer, issuer_of


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("213800WAVVOPS85N2205", ("London Stock Exchange",)),
        ("969500Q2MA9VBQ8BG884", ("Insee",)),
        ("529900T8BM49AURSDO55", ("WM Datenservice", "GS1", "EQS", "Ubisecure RapidLEI")),
    ],
)
def test_an_issuers_own_code_leads_to_it(code: str, names: tuple[str, ...]) -> None:
    assert issuer_of(code) == Issuer(code[:4], names)
    assert examine(code, RULES).findings == ()


def test_the_fictional_issuer_is_known_as_such() -> None:
    issuer = issuer_of("SBOX00R7ELBK04T9QZ11")
    assert issuer is not None
    assert issuer.fictional


def test_a_code_from_before_prefixes_has_no_issuer_and_no_warning() -> None:
    report = examine("INR2EJN1ERAN0W5ZP974", RULES)
    assert issuer_of("INR2EJN1ERAN0W5ZP974") is None
    assert (report.findings, report.not_applicable) == ((), ("lei-unknown-prefix",))


def test_a_prefix_that_nobody_has_is_a_warning() -> None:
    (finding,) = examine("XXXX00R7ELBK04T9QZ11", RULES).findings
    assert (finding.severity, finding.values) == ("warning", {"prefix": "XXXX"})
    assert issuer_of("XXXX00R7ELBK04T9QZ11") is None


def test_the_table_has_well_formed_rows() -> None:
    assert len(ISSUERS) == 31
    for prefix, names in ISSUERS.items():
        assert SHAPE.fullmatch(f"{prefix}00000000000000" + "00")
        assert names
        assert all(name == name.strip() and name for name in names)
