"""The bill of lading (UCP 600 art. 20), and what a credit asks of it by name."""

from __future__ import annotations

from lei.findings import Judgement, Missing, NotApplicable, Rule, rule
from payments.documents.kinds import BillOfLading, Capacity
from payments.documents.presentation import Dossier, each, judge, of_originals
from payments.documents.wording import unmatched, words

SIGNATORIES = (
    Capacity.CARRIER,
    Capacity.MASTER,
    Capacity.AGENT_FOR_CARRIER,
    Capacity.AGENT_FOR_MASTER,
)


@rule(
    "ucp600-20a-i",
    source="UCP 600 art. 20(a)(i)",
    says='{document} is signed as {found}, and names "{carrier}" as carrier. It has to name the '
    "carrier and be signed by the carrier, the master, or an agent who says for which of them. "
    "Ask the carrier to sign it again.",
)
@of_originals(BillOfLading)
def signed_for_a_named_carrier(_: Dossier, bill: BillOfLading) -> Judgement:
    if bill.signed_as is None:
        return Missing(bill.ref)
    return judge(
        bool(bill.carrier.strip()) and bill.signed_as in SIGNATORIES,
        bill.ref,
        document=bill.ref,
        found=bill.signed_as.value,
        carrier=bill.carrier,
    )


@rule(
    "ucp600-20a-ii",
    source="UCP 600 art. 20(a)(ii)",
    says="{document} does not show that the goods are on board a named ship. It needs an "
    "on-board notation with its date: ask the carrier for one.",
)
@of_originals(BillOfLading)
def shows_goods_on_board(_: Dossier, bill: BillOfLading) -> Judgement:
    on_board = bill.on_board_on or (bill.shipped_on_board and not bill.intended_vessel)
    if on_board and bill.vessel is None:
        return Missing(bill.ref)
    return judge(bool(on_board), bill.ref, document=bill.ref, vessel=bill.vessel or "")


@rule(
    "ucp600-20a-ii-latest",
    source="MT 700 field 44C, read by UCP 600 art. 20(a)(ii), 29(c)",
    says="{document} shows shipment on {shipped_on}. The last date for it was {latest_on}. No new "
    "paper changes the date on board: ask the buyer to accept.",
)
@each(BillOfLading)
def shipped_in_time(dossier: Dossier, bill: BillOfLading) -> Judgement:
    latest_on = dossier.terms.latest_shipment_on
    if latest_on is None:
        return NotApplicable(bill.ref)
    if bill.shipped_on is None:
        return Missing(bill.ref)
    return judge(
        bill.shipped_on <= latest_on,
        bill.ref,
        document=bill.ref,
        shipped_on=bill.shipped_on,
        latest_on=latest_on,
    )


@rule(
    "ucp600-20a-iii",
    source="MT 700 fields 44E and 44F, read by UCP 600 art. 20(a)(iii)",
    says="{document} shows carriage from {found}. The credit asks for {expected}. Ask the carrier "
    "for a bill between those ports.",
)
@of_originals(BillOfLading)
def between_the_ports(dossier: Dossier, bill: BillOfLading) -> Judgement:
    terms = dossier.terms
    pairs = (
        (terms.port_of_loading, bill.port_of_loading),
        (terms.port_of_discharge, bill.port_of_discharge),
    )
    asked = [(expected, found) for expected, found in pairs if expected]
    if not asked:
        return NotApplicable(bill.ref)
    if any(found is None for _, found in asked):
        return Missing(bill.ref)
    return judge(
        all(found and not unmatched(expected, found) for expected, found in asked),
        bill.ref,
        document=bill.ref,
        found=_way(bill.port_of_loading, bill.port_of_discharge),
        expected=_way(terms.port_of_loading, terms.port_of_discharge),
    )


@rule(
    "ucp600-20a-iv",
    source="UCP 600 art. 20(a)(iv)",
    says="{document} says that {issued} originals were issued; {found} came in. The full set is "
    "needed: present the others too.",
)
@of_originals(BillOfLading)
def in_a_full_set(_: Dossier, bill: BillOfLading) -> Judgement:
    if bill.originals_issued is None:
        return Missing(bill.ref)
    return judge(
        bill.originals >= bill.originals_issued,
        bill.ref,
        document=bill.ref,
        issued=bill.originals_issued,
        found=bill.originals,
    )


@rule(
    "ucp600-20a-vi",
    source="UCP 600 art. 20(a)(vi), 22",
    says="{document} says that it is subject to a charter party. The credit asks for a bill of "
    "lading that is not: ask the carrier for one.",
)
@of_originals(BillOfLading)
def under_no_charter_party(_: Dossier, bill: BillOfLading) -> Judgement:
    return judge(not bill.charter_party, bill.ref, document=bill.ref)


@rule(
    "ucp600-20c-ii",
    source="UCP 600 art. 20(b), 20(c)(ii)",
    says="{document} says that the goods will be transhipped, loose and not in containers. The "
    "credit forbids transhipment: ask the carrier for a bill without it.",
)
@of_originals(BillOfLading)
def not_transhipped(dossier: Dossier, bill: BillOfLading) -> Judgement:
    """Goods in containers may be transhipped, whatever the credit says."""
    if dossier.terms.transhipment_allowed or not bill.transhipment:
        return NotApplicable(bill.ref)
    return judge(bool(bill.containers), bill.ref, document=bill.ref)


@rule(
    "ucp600-14d-consignee",
    source="MT 700 field 46A, read by UCP 600 art. 14(d)",
    says='{document} is made out to "{found}". The credit asks for "{expected}". Ask the carrier '
    "for a bill that is.",
)
@each(BillOfLading)
def consigned_as_asked(dossier: Dossier, bill: BillOfLading) -> Judgement:
    expected = dossier.terms.consignee
    if expected is None:
        return NotApplicable(bill.ref)
    asked, found = _party_of(expected), _party_of(bill.consignee)
    return judge(
        not unmatched(asked, found) and not unmatched(found, asked),
        bill.ref,
        document=bill.ref,
        found=bill.consignee,
        expected=expected,
    )


@rule(
    "isbp821-e13",
    source="ISBP 821 E13",
    says='{document} is made out "{consignee}" and bears no endorsement of the shipper. Have the '
    "shipper endorse it.",
)
@of_originals(BillOfLading)
def endorsed(_: Dossier, bill: BillOfLading) -> Judgement:
    if not _to_order_of_shipper(bill):
        return NotApplicable(bill.ref)
    return judge(bool(bill.endorsement), bill.ref, document=bill.ref, consignee=bill.consignee)


@rule(
    "ucp600-14d-notify",
    source="MT 700 field 46A, read by UCP 600 art. 14(d)",
    says='{document} names "{found}" to be notified. The credit asks for "{expected}". Ask the '
    "carrier to correct it.",
)
@each(BillOfLading)
def notifies_whom_it_should(dossier: Dossier, bill: BillOfLading) -> Judgement:
    expected = dossier.terms.notify
    if expected is None:
        return NotApplicable(bill.ref)
    return judge(
        not unmatched(expected, bill.notify or ""),
        bill.ref,
        document=bill.ref,
        found=bill.notify or "",
        expected=expected,
    )


def _party_of(consignee: str) -> str:
    """To whom it is made out, without what is asked of the endorsement: that stands elsewhere."""
    return " ".join(word for word in words(consignee) if word not in ENDORSING)


def _way(start: str | None, end: str | None) -> str:
    return f"{start or '…'} to {end or '…'}"


def _to_order_of_shipper(bill: BillOfLading) -> bool:
    """Made out "to order", or to the order of the shipper: then the shipper passes it on."""
    named = unmatched("order", bill.consignee)
    others = unmatched(bill.consignee, f"order shipper {bill.shipper}")
    return not named and not others


ENDORSING = frozenset({"blank", "endorsed", "endorsement", "indorsed"})

RULES: tuple[Rule[Dossier], ...] = (
    signed_for_a_named_carrier,
    shows_goods_on_board,
    shipped_in_time,
    between_the_ports,
    in_a_full_set,
    under_no_charter_party,
    not_transhipped,
    consigned_as_asked,
    endorsed,
    notifies_whom_it_should,
)
