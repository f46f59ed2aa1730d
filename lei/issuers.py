"""Who probably issued an LEI first, by its first four characters.

The prefix says who gave the code out, not who looks after it today: a firm may move its LEI to
another issuer, and the record's managing LOU tells. Codes given out before prefixes were agreed, in
2012, have none; they are known by a fifth and sixth character other than 00.

The table is made from the issuers' own LEIs. Some issuers have theirs from a neighbour, so a prefix
may stand for one of several: likely, not certain.

Source: Financial Stability Board, third progress note on the global LEI initiative (2012-10-24),
annex 2; GLEIF API v1, GET /lei-issuers, golden copy 2025-05-15.

>>> issuer_of("SBOX00R7ELBK04T9QZ11")
Issuer(prefix='SBOX', names=('Sandbox Registry Office',), fictional=True)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lei.findings import Flaw, Judgement, NotApplicable, Severity, rule

_RESERVED: Final = "00"
_FICTIONAL: Final = "SBOX"


@dataclass(frozen=True, slots=True)
class Issuer:
    """The likely first issuer: one of `names`, by the name each goes by."""

    prefix: str
    names: tuple[str, ...]
    fictional: bool = False


def issuer_of(code: str) -> Issuer | None:
    """The likely first issuer of a compact code; None when it has no prefix, or an unknown one."""
    prefix = code[:4]
    if not has_prefix(code) or prefix not in ISSUERS:
        return None
    return Issuer(prefix, ISSUERS[prefix], prefix == _FICTIONAL)


def has_prefix(code: str) -> bool:
    """Whether the first four characters are an issuer's, by the two that follow."""
    return code[4:6] == _RESERVED


@rule(
    "lei-unknown-prefix",
    says="The code begins with {prefix}, which no issuer known here has. Look whether the register "
    "holds it; if not, compare it with the paper it was copied from, first at the start.",
    source="FSB, third progress note on the global LEI initiative (2012), annex 2",
    severity=Severity.WARNING,
)
def _unknown_prefix(code: str) -> Iterator[Judgement]:
    if not has_prefix(code):
        yield NotApplicable("code")
    elif code[:4] not in ISSUERS:
        yield Flaw.of("code[1]", prefix=code[:4])


RULES: Final = (_unknown_prefix,)

ISSUERS: Final[Mapping[str, tuple[str, ...]]] = {
    "0292": ("Central Securities Clearing System, Nigeria",),
    "0979": ("CSD Slovakia",),
    "2138": ("London Stock Exchange",),
    "2534": ("National Settlement Depository, Russia",),
    "2549": ("Depozitarul Central, Romania", "Qatar Credit Bureau"),
    "2594": ("KDPW, Poland",),
    "3157": ("CSD Prague",),
    "3358": ("Legal Entity Identifier India", "National Securities Depository, India"),
    "3538": ("Japan Exchange Group",),
    "3789": ("Strate, South Africa",),
    "3912": ("Bundesanzeiger Verlag",),
    "4117": ("Tunisie Clearing",),
    "4469": ("GS1 Mexico",),
    "4851": ("Nasdaq LEI", "KDD, Slovenia"),
    "5067": ("Federal Statistical Office, Switzerland",),
    "5299": ("WM Datenservice", "GS1", "EQS", "Ubisecure RapidLEI"),
    "5493": ("Bloomberg", "NordLEI"),
    "5586": ("Saudi Credit Bureau",),
    "6354": ("Euronext Dublin",),
    "6556": ("Beijing National Institute of Financial Standardization",),
    "7245": ("Kamer van Koophandel",),
    "7437": ("Finnish Patent and Registration Office",),
    "7478": ("Zagreb Stock Exchange",),
    "7890": ("Takasbank",),
    "8156": ("InfoCamere", "InfoCert"),
    "8945": ("Xerius",),
    "9598": ("CORPME",),
    "9695": ("Insee",),
    "9845": ("Unilei",),
    "9884": ("Korea Securities Depository",),
    "SBOX": ("Sandbox Registry Office",),
}
