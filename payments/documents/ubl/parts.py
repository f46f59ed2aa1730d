"""Parts that the UBL layouts share: parties with their LEI, references, the line of goods.

Sources: Peppol BIS Billing 3.0 (endpoint and company identifiers with their scheme); ISO/IEC 6523
ICD list (0199 is the LEI); UN/ECE Recommendations 20 and 21 (units), 19 (modes of transport);
UNTDID 1001 (codes of documents).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from payments.documents.ubl.layout import Echo, Fixed, Place, Row
from payments.documents.wording import unit_of
from payments.money import Money

LEI_SCHEME = "0199"
INVOICE_CODE, CREDIT_CODE = "380", "465"
_LEI = f"[@schemeID='{LEI_SCHEME}']"


def unit_code(unit: object) -> str:
    """The code of a unit; ZZ, mutually agreed, for one that the tables here do not have.

    >>> unit_code("bags"), unit_code("BAG"), unit_code("bolts")
    ('XBG', 'XBG', 'ZZ')
    """
    return UNITS.get(unit_of(str(unit)), "ZZ")


def unit_named(code: str) -> str:
    """The unit of a code; the code itself where it is not known here."""
    return next((unit for unit, known in UNITS.items() if known == code), code)


def country_of(address: object) -> str | None:
    """The country code that ends an address, as addresses here are written.

    >>> country_of("Probierkai 12, 20457 Hamburg, DE")
    'DE'
    """
    found = re.search(r",\s*([A-Z]{2})\s*$", str(address))
    return found[1] if found else None


def currency_of(money: object) -> str:
    return money.currency if isinstance(money, Money) else ""


def nothing_of(money: object) -> Money:
    return Money.zero(currency_of(money))


def billed_party(role: str, who: str) -> tuple[Row, ...]:
    """A party of an invoice: its LEI is both its address in the network and its company number."""
    party = f"cac:{role}/cac:Party"
    return (
        Echo(f"{who}_lei", f"{party}/cbc:EndpointID{_LEI}"),
        Place(f"{who}_address", f"{party}/cac:PostalAddress/cac:AddressLine/cbc:Line"),
        Echo(
            f"{who}_address",
            f"{party}/cac:PostalAddress/cac:Country/cbc:IdentificationCode",
            country_of,
        ),
        *_legal_entity(party, who, f"{who}_lei"),
    )


def trading_party(role: str, who: str) -> tuple[Row, ...]:
    """A party of an order: its name and its LEI."""
    party = f"cac:{role}/cac:Party"
    endpoint = Echo(f"{who}_lei", f"{party}/cbc:EndpointID{_LEI}")
    return (endpoint, *_legal_entity(party, who, f"{who}_lei"))


def named_party(role: str, field: str) -> Place:
    """A party that the document names and no more."""
    return Place(field, f"{role}/cac:PartyName/cbc:Name")


def referred(role: str, field: str, code: str) -> tuple[Row, ...]:
    """Another document that this one refers to, known by the code of its kind."""
    reference = f"{role}[cbc:DocumentTypeCode='{code}']"
    return (
        Place(field, f"{reference}/cbc:ID"),
        Fixed(code, f"{reference}/cbc:DocumentTypeCode", beside=field),
    )


def described(role: str, field: str, text: str) -> tuple[Row, ...]:
    """Another document, known by words: Peppol leaves no code for it."""
    reference = f"{role}[cbc:DocumentDescription='{text}']"
    return (
        Place(field, f"{reference}/cbc:ID"),
        Fixed(text, f"{reference}/cbc:DocumentDescription", beside=field),
    )


def stated_as(item: str, field: str, text: str) -> tuple[Row, ...]:
    """What UBL has no element for, as a named property of the goods."""
    named = f"{item}/cac:AdditionalItemProperty[cbc:Name='{text}']"
    return (
        Fixed(text, f"{named}/cbc:Name", beside=field),
        Place(field, f"{named}/cbc:Value"),
    )


def counted(quantity: str) -> tuple[Row, ...]:
    """A quantity with the code of its unit; the unit as written stands with the item."""
    return (Place("quantity", quantity), Echo("unit", f"{quantity}/@unitCode", unit_code))


def goods(shipment: str = "cac:Shipment") -> tuple[Row, ...]:
    """The goods of a document of transport."""
    item = f"{shipment}/cac:GoodsItem"
    return (
        Place("description", f"{item}/cbc:Description"),
        *counted(f"{item}/cbc:Quantity"),
        *stated_as(f"{item}/cac:Item", "unit", "Unit"),
    )


def _legal_entity(party: str, name: str, lei: str) -> tuple[Row, ...]:
    entity = f"{party}/cac:PartyLegalEntity"
    return (
        Place(name, f"{entity}/cbc:RegistrationName"),
        Place(lei, f"{entity}/cbc:CompanyID{_LEI}"),
    )


UNITS: Mapping[str, str] = {
    "bag": "XBG",
    "carton": "XCT",
    "drum": "XDR",
    "kg": "KGM",
    "pallet": "XPX",
    "piece": "H87",
    "roll": "XRO",
    "t": "TNE",
}
"""Usual unit (`payments.documents.wording.unit_of`) to its code: Recommendation 20, or X and 21."""
