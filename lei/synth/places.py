"""Where invented firms sit: countries by their share, with language, script, towns and legal forms.

Shares are of the order of the Global LEI Index of 2025. Legal forms are codes of ISO 20275 where
one is known to fit, else 8888 with the form's own words. Streets and post codes are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lei.synth.draws import Shares
from lei.synth.sounds import CHINESE, CYRILLIC, GREEK, JAPANESE, LATIN, NORDIC, VIETNAMESE, Sounds


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form: its ISO 20275 code, and how it stands in a name."""

    code: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with what a firm's record there looks like."""

    code: str
    language: str
    sounds: Sounds
    towns: tuple[tuple[str, str], ...]  # (town, region)
    street: str
    post_code: str  # each # is a digit
    offset: str
    forms: tuple[Form, ...]
    trades: tuple[str, ...]


_ENGLISH = (
    "Trading",
    "Holdings",
    "Foods",
    "Textiles",
    "Capital",
    "Logistics",
    "Services",
    "Energy",
)
_GERMAN = ("Handel", "Beteiligungen", "Logistik", "Maschinenbau", "Textil", "Verwaltung", "Technik")
_FRENCH = ("Négoce", "Participations", "Énergie", "Conseil", "Textile", "Immobilière", "Transports")
_SPANISH = ("Comercial", "Inversiones", "Energía", "Construcciones", "Alimentación", "Textil")
_ITALIAN = ("Commercio", "Partecipazioni", "Energia", "Costruzioni", "Tessile", "Alimentari")

US: Final = Country(
    "US",
    "en",
    LATIN,
    (("Wilmington", "US-DE"), ("Austin", "US-TX"), ("Denver", "US-CO"), ("Boston", "US-MA")),
    "{number} {word} Avenue",
    "#####",
    "-05:00",
    (Form("8888", "LLC"), Form("8888", "Inc."), Form("8888", "L.P.")),
    _ENGLISH,
)
GB: Final = Country(
    "GB",
    "en",
    LATIN,
    (("Leeds", "GB-LDS"), ("London", "GB-LND"), ("Bristol", "GB-BST")),
    "{number} {word} Lane",
    "LS# #ZZ",
    "+00:00",
    (Form("8888", "Limited"), Form("8888", "plc"), Form("8888", "LLP")),
    _ENGLISH,
)
DE: Final = Country(
    "DE",
    "de",
    LATIN,
    (("Köln", "DE-NW"), ("Lübeck", "DE-SH"), ("München", "DE-BY"), ("Dresden", "DE-SN")),
    "{word}straße {number}",
    "#####",
    "+02:00",
    (Form("2HBR", "GmbH"), Form("6QQB", "AG"), Form("8Z6G", "KG")),
    _GERMAN,
)
FR: Final = Country(
    "FR",
    "fr",
    LATIN,
    (("Lyon", "FR-69"), ("Nantes", "FR-44"), ("Orléans", "FR-45")),
    "{number} rue {word}",
    "#####",
    "+02:00",
    (Form("6CHY", "SAS"), Form("8888", "SARL"), Form("8888", "SCI")),
    _FRENCH,
)
ES: Final = Country(
    "ES",
    "es",
    LATIN,
    (("Sevilla", "ES-SE"), ("Cádiz", "ES-CA"), ("León", "ES-LE")),
    "Calle {word} {number}",
    "#####",
    "+02:00",
    (Form("8888", "S.L."), Form("8888", "S.A.")),
    _SPANISH,
)
IT: Final = Country(
    "IT",
    "it",
    LATIN,
    (("Bologna", "IT-BO"), ("Forlì", "IT-FC"), ("Torino", "IT-TO")),
    "Via {word} {number}",
    "#####",
    "+02:00",
    (Form("8888", "S.r.l."), Form("8888", "S.p.A.")),
    _ITALIAN,
)
NL: Final = Country(
    "NL",
    "nl",
    LATIN,
    (("Utrecht", "NL-UT"), ("Zwolle", "NL-OV")),
    "{word}laan {number}",
    "#### ZZ",
    "+02:00",
    (Form("8888", "B.V."), Form("8888", "N.V.")),
    ("Handel", "Beheer", "Logistiek", "Vastgoed"),
)
LU: Final = Country(
    "LU",
    "fr",
    LATIN,
    (("Luxembourg", "LU-LU"), ("Esch-sur-Alzette", "LU-ES")),
    "{number}, rue {word}",
    "L-####",
    "+02:00",
    (Form("8888", "S.à r.l."), Form("8888", "SICAV")),
    ("Participations", "Invest", "Fund", "Capital"),
)
NO: Final = Country(
    "NO",
    "no",
    NORDIC,
    (("Bergen", "NO-46"), ("Tromsø", "NO-55")),
    "{word}veien {number}",
    "####",
    "+02:00",
    (Form("8888", "AS"), Form("8888", "ASA")),
    ("Eiendom", "Fisk", "Handel", "Energi"),
)
PL: Final = Country(
    "PL",
    "pl",
    NORDIC,
    (("Łódź", "PL-10"), ("Kraków", "PL-12")),
    "ul. {word} {number}",
    "##-###",
    "+02:00",
    (Form("8888", "sp. z o.o."), Form("8888", "S.A.")),
    ("Handel", "Usługi", "Żywność", "Budowa"),
)
GR: Final = Country(
    "GR",
    "el",
    GREEK,
    (("Πάτρα", "GR-G"), ("Βόλος", "GR-E")),
    "Οδός {word} {number}",
    "### ##",
    "+03:00",
    (Form("8888", "ΑΕ"), Form("8888", "ΙΚΕ")),
    ("Εμπορική", "Τροφίμων", "Ναυτιλιακή"),
)
UA: Final = Country(
    "UA",
    "uk",
    CYRILLIC,
    (("Львів", "UA-46"), ("Полтава", "UA-53")),
    "вул. {word}, {number}",
    "#####",
    "+03:00",
    (Form("8888", "ТОВ"), Form("8888", "АТ")),
    ("Зерно", "Торгівля", "Енергія"),
)
CN: Final = Country(
    "CN",
    "zh",
    CHINESE,
    (("杭州市", "CN-ZJ"), ("成都市", "CN-SC")),
    "{word}路{number}号",
    "######",
    "+08:00",
    (Form("8888", "有限公司"), Form("8888", "股份有限公司")),
    ("贸易", "科技", "食品", "纺织"),
)
JP: Final = Country(
    "JP",
    "ja",
    JAPANESE,
    (("札幌市", "JP-01"), ("福岡市", "JP-40")),
    "{word}町{number}番地",
    "###-####",
    "+09:00",
    (Form("8888", "株式会社"), Form("8888", "合同会社")),
    ("商事", "食品", "工業"),
)
VN: Final = Country(
    "VN",
    "vi",
    VIETNAMESE,
    (("Huế", "VN-26"), ("Đà Nẵng", "VN-DN")),
    "{number} Đường {word}",
    "######",
    "+07:00",
    (Form("0OCP", "TNHH"), Form("8888", "Cổ phần")),
    ("Thương mại", "Cà phê", "Thủy sản"),
)
IN: Final = Country(
    "IN",
    "en",
    LATIN,
    (("Pune", "IN-MH"), ("Kochi", "IN-KL"), ("Surat", "IN-GJ")),
    "{number}, {word} Road",
    "######",
    "+05:30",
    (Form("8888", "Private Limited"), Form("8888", "LLP")),
    (*_ENGLISH, "Spices", "Exports"),
)
KE: Final = Country(
    "KE",
    "en",
    LATIN,
    (("Nakuru", "KE-31"), ("Kisumu", "KE-17")),
    "{number} {word} Road",
    "#####",
    "+03:00",
    (Form("8888", "Ltd"),),
    ("Coffee", "Tea", "Exporters", "Flowers"),
)

COUNTRIES: Final = Shares.of(
    (US, 110),
    (DE, 85),
    (IT, 80),
    (GB, 75),
    (IN, 70),
    (ES, 65),
    (FR, 65),
    (NL, 60),
    (CN, 45),
    (LU, 40),
    (NO, 30),
    (PL, 25),
    (JP, 15),
    (GR, 8),
    (UA, 6),
    (VN, 6),
    (KE, 4),
)
