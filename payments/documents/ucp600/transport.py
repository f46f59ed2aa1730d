"""What every transport document has to be, and the air waybill.

Source: UCP 600 art. 14(j), 23, 26, 27, 31; ISBP 821 A6, E20.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.documents.addresses import in_one_line
from payments.documents.kinds import AirWaybill, BillOfLading, SeaWaybill, TransportDocument
from payments.documents.presentation import TRANSPORT, Dossier, each, judge, of_originals, refs
from payments.documents.wording import same_name, unmatched, words

BySea: TypeAlias = BillOfLading | SeaWaybill
BY_SEA: tuple[type[BySea], ...] = (BillOfLading, SeaWaybill)


@rule(
    "ucp600-27",
    source="UCP 600 art. 27",
    says='{document} says of the goods or their packing: "{clauses}". A bank takes only a clean '
    "document. Replace what is damaged and ask for a clean one, or ask the buyer to accept.",
)
@of_originals(*TRANSPORT)
def is_clean(_: Dossier, document: TransportDocument) -> Judgement:
    """A clause has to say outright that goods or packing are defective (ISBP 821 E20)."""
    clauses = document.clauses or ()
    defects = tuple(clause for clause in clauses if not is_harmless(clause))
    told = "; ".join(defects or clauses)
    return judge(not defects, document.ref, document=document.ref, clauses=told)


@rule(
    "ucp600-26a",
    source="UCP 600 art. 26(a)",
    says="{document} says that the goods are loaded on deck. Ask the carrier for a document that "
    "does not; that goods may be carried on deck is a clause which does no harm.",
)
@of_originals(*BY_SEA)
def not_on_deck(_: Dossier, document: BySea) -> Judgement:
    return judge(not document.on_deck, document.ref, document=document.ref)


@rule(
    "ucp600-14d-freight",
    source="MT 700 field 46A, read by UCP 600 art. 14(d)",
    says='{document} says of the freight: "{found}". The credit asks for "{expected}". Ask the '
    "carrier to mark it so.",
)
@each(*TRANSPORT)
def freight_marked(dossier: Dossier, document: TransportDocument) -> Judgement:
    expected, found = dossier.terms.freight, document.freight or ""
    if expected is None:
        return NotApplicable(document.ref)
    return judge(
        not unmatched(expected, found),
        document.ref,
        document=document.ref,
        found=found,
        expected=expected,
    )


@rule(
    "ucp600-14j-notify",
    source="UCP 600 art. 14(j)",
    says='{document} has the buyer as the party to notify at "{found}". The credit has "{expected}"'
    ". On a transport document the buyer's address is to be as in the credit: ask the carrier to "
    "correct it.",
)
@each(BillOfLading)
def buyers_address_to_notify(dossier: Dossier, bill: BillOfLading) -> Judgement:
    buyer = dossier.parties.get(dossier.terms.applicant)
    found = bill.notify_address
    if buyer is None or buyer.address is None or not (found and bill.notify):
        return NotApplicable(bill.ref)
    if not same_name(buyer.name, bill.notify):
        return NotApplicable(bill.ref)
    expected = in_one_line(buyer.address)
    return judge(
        not unmatched(expected.rpartition(",")[0], found),
        bill.ref,
        document=bill.ref,
        found=found,
        expected=expected,
    )


@rule(
    "ucp600-31b",
    source="UCP 600 art. 31(a), 31(b)",
    says="The bills {documents} are for {found}. That is a partial shipment, and the credit allows "
    "none. Ask the buyer to accept, or for an amendment.",
)
def in_one_shipment(dossier: Dossier) -> Iterator[Judgement]:
    """Several bills for one voyage of one ship to one place are one shipment."""
    bills = dossier.asked(BillOfLading)
    if dossier.terms.partial_shipments_allowed or len(bills) < 2:
        yield NotApplicable("bill_of_lading")
    else:
        voyages = dict.fromkeys(_voyage(bill) for bill in bills)
        at = refs(bills)
        yield judge(len(voyages) == 1, at, documents=at, found="; ".join(voyages))


@rule(
    "ucp600-23a-iii",
    source="MT 700 field 44C, read by UCP 600 art. 23(a)(iii), 29(c)",
    says="{document} shows shipment on {shipped_on}. The last date for it was {latest_on}. No new "
    "paper changes that: ask the buyer to accept.",
)
@each(AirWaybill)
def flown_in_time(dossier: Dossier, waybill: AirWaybill) -> Judgement:
    latest_on, shipped_on = dossier.terms.latest_shipment_on, waybill.shipped_on
    if latest_on is None:
        return NotApplicable(waybill.ref)
    if shipped_on is None:
        return Missing(waybill.ref)
    return judge(
        shipped_on <= latest_on,
        waybill.ref,
        document=waybill.ref,
        shipped_on=shipped_on,
        latest_on=latest_on,
    )


@rule(
    "ucp600-23a-ii",
    source="UCP 600 art. 23(a)(ii)",
    says="{document} does not say that the goods have been accepted for carriage. Ask the carrier "
    "for one that does.",
)
@of_originals(AirWaybill)
def accepted_for_carriage(_: Dossier, waybill: AirWaybill) -> Judgement:
    if waybill.accepted_for_carriage is None:
        return Missing(waybill.ref)
    return judge(waybill.accepted_for_carriage, waybill.ref, document=waybill.ref)


@rule(
    "ucp600-23a-v",
    source="UCP 600 art. 23(a)(v)",
    says="{document} is the original for the {found}. The one for the shipper is to be presented, "
    "even if the credit asks for a full set: present that one.",
)
@of_originals(AirWaybill)
def original_for_the_shipper(_: Dossier, waybill: AirWaybill) -> Judgement:
    found = waybill.original_for
    if found is None:
        return Missing(waybill.ref)
    is_shippers = found.lower() in {"shipper", "consignor"}
    return judge(is_shippers, waybill.ref, document=waybill.ref, found=found)


def is_harmless(clause: str) -> bool:
    """Whether a clause says nothing of the state of goods or packing.

    >>> is_harmless("Said to contain 180 bags"), is_harmless("20 bags torn")
    (True, False)
    """
    said = clause.casefold()
    return any(known in said for known in HARMLESS) and not DEFECTS & set(words(said))


def _voyage(bill: BillOfLading) -> str:
    parts = (bill.vessel, bill.voyage, bill.port_of_discharge)
    return ", ".join(part for part in parts if part).upper()


HARMLESS = (
    "said to contain",
    "said to weigh",
    "said by shipper",
    "said by the shipper",
    "shipper's load",
    "shipper’s load",
    "load and count",
    "may be carried on deck",
    "contents unknown",
    "weight unknown",
)
"""What a carrier writes of goods that it has not counted, or of what it may do (art. 26)."""

DEFECTS = frozenset(
    {"broken", "burst", "crushed", "damaged", "defective", "dented", "insufficient", "leaking"}
    | {"rusty", "short", "stained", "torn", "wet"}
)

RULES: tuple[Rule[Dossier], ...] = (
    is_clean,
    not_on_deck,
    freight_marked,
    buyers_address_to_notify,
    in_one_shipment,
    flown_in_time,
    accepted_for_carriage,
    original_for_the_shipper,
)
