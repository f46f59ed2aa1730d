"""What a credit asks beside what each document says, datum by datum. It judges nothing.

What contradicts is marked only where the caller hands over the documents that were held against
each other, which a page does once its reader may know what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from babel import Locale

from payments.credit.terms import Tolerance
from payments.documents import side_by_side
from payments.documents.addresses import in_one_line
from payments.documents.kinds import Document, InsurancePolicy, Invoice
from payments.documents.presentation import Dossier, total
from payments.documents.side_by_side import Datum
from payments.party import Party
from sandbox.papers.sheet import stated
from sandbox.web.language import day, money
from sandbox.web.language import gettext as _
from sandbox.web.presentation_words import BLOCKS
from sandbox.wording import filled, formatted


@dataclass(frozen=True, slots=True)
class Line:
    """A datum: its name, what the credit asks, and what each document says, as text and mark."""

    name: str
    asked: str
    cells: tuple[tuple[str, bool], ...]
    conflicts: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, under a heading."""

    title: str
    lines: tuple[Line, ...]


def beside_credit(dossier: Dossier, held: tuple[Document, ...]) -> tuple[Block, ...]:
    """The data that the credit speaks of, or that two documents state, in blocks.

    `held` are the documents held against each other: without any, nothing is marked.
    """
    found = {each.element.id: each for each in side_by_side.stated(dossier.documents, held)}
    blocks = (Block(str(title), tuple(_lines(dossier, found, ids))) for title, ids in BLOCKS)
    return tuple(block for block in blocks if block.lines)


def _lines(dossier: Dossier, found: Mapping[str, Datum], ids: tuple[str, ...]) -> Iterator[Line]:
    for each in (found[name] for name in ids if name in found):
        asked = ASKED[each.element.id](dossier) if each.element.id in ASKED else ""
        if asked or sum(one.value is not None for one in each.entries) > 1:
            yield _line(each, asked)


def _line(datum: Datum, asked: str) -> Line:
    cells = ((one.value, one.conflicts) for one in datum.entries)
    return Line(
        filled(datum.element.name, {}),
        asked,
        tuple((stated(value) if value is not None else "", marked) for value, marked in cells),
        datum.conflicts,
    )


def _shipped_by(dossier: Dossier) -> str:
    latest = dossier.terms.latest_shipment_on
    return _("%(day)s at the latest", day=day(latest)) if latest else ""


def _dated_by(dossier: Dossier) -> str:
    return _("not after the presentation on %(day)s", day=day(dossier.presented_on))


def _amount(dossier: Dossier) -> str:
    terms = dossier.terms
    return f"{money(terms.amount)}{tolerated(terms.tolerance)}"


def tolerated(tolerance: Tolerance | None) -> str:
    """How far an amount may be off, to stand behind it; nothing where the credit says nothing."""
    if tolerance is None:
        return ""
    told = _("%(plus)s %% more, %(minus)s %% less", plus=tolerance.plus, minus=tolerance.minus)
    return f" ({told})"


def _cover(dossier: Dossier) -> str:
    if not dossier.asked(InsurancePolicy):
        return ""
    percent = dossier.terms.insured_percent
    invoiced = total(tuple(invoice.total for invoice in dossier.asked(Invoice)))
    if invoiced is None:
        return _("at least %(percent)s %% of the value of the goods", percent=percent)
    return _(
        "at least %(percent)s %% of %(invoiced)s: %(needed)s",
        percent=percent,
        invoiced=money(invoiced),
        needed=money(invoiced.share(Decimal(percent) / 100)),
    )


def _name(party: Party | None) -> str:
    return party.name if party else ""


def _address(party: Party | None) -> str:
    """As the papers have it: with the country's English name."""
    if party is None or party.address is None:
        return ""
    code = party.address.country
    return in_one_line(replace(party.address, country=ENGLISH.territories.get(code, code)))


def _lei(party: Party | None) -> str:
    return (party.lei or "") if party else ""


def _seller(told: Callable[[Party | None], str]) -> Callable[[Dossier], str]:
    return lambda dossier: told(dossier.parties.get(dossier.terms.beneficiary))


def _buyer(told: Callable[[Party | None], str]) -> Callable[[Dossier], str]:
    return lambda dossier: told(dossier.parties.get(dossier.terms.applicant))


def _transhipment(dossier: Dossier) -> str:
    return _("allowed") if dossier.terms.transhipment_allowed else _("not allowed")


ENGLISH = Locale("en")

ASKED: Mapping[str, Callable[[Dossier], str]] = {
    "shipment_date": _shipped_by,
    "document_date": _dated_by,
    "amount_claimed": _amount,
    "insured_amount": _cover,
    "unit_price": lambda d: money(d.terms.goods.unit_price) if d.terms.goods.unit_price else "",
    "seller_name": _seller(_name),
    "seller_address": _seller(_address),
    "seller_lei": _seller(_lei),
    "buyer_name": _buyer(_name),
    "buyer_address": _buyer(_address),
    "buyer_lei": _buyer(_lei),
    "consignee": lambda d: d.terms.consignee or "",
    "notify_party": lambda d: d.terms.notify or "",
    "goods_description": lambda d: d.terms.goods.description,
    "quantity": lambda d: formatted(d.terms.goods.quantity),
    "quantity_unit": lambda d: d.terms.goods.unit,
    "incoterm": lambda d: d.terms.goods.incoterm or "",
    "loading_place": lambda d: d.terms.port_of_loading or "",
    "discharge_place": lambda d: d.terms.port_of_discharge or "",
    "transhipment": _transhipment,
    "freight": lambda d: d.terms.freight or "",
    "cover_from": lambda d: d.terms.place_of_receipt or d.terms.port_of_loading or "",
    "cover_to": lambda d: d.terms.destination or d.terms.port_of_discharge or "",
    "covered_risks": lambda d: ", ".join(d.terms.risks),
    "credit_number": lambda d: d.terms.number,
}
"""What the credit asks of a datum, by the id of its element; empty where it asks nothing."""
