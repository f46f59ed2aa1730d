"""What each examination rule teaches: its datum, whether new paper cures it, the usual mistake.

`element` is an id of the dictionary (`payments.documents.elements`), None where the rule is about
no single datum of a document.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from payments.documents.presentation import Dossier, last_day_unrolled


@dataclass(frozen=True, slots=True)
class Lesson:
    """A rule's title, its datum, whether a new document puts it right, and the usual mistake."""

    rule: str
    title: str
    element: str | None
    curable: bool
    mistake: str


def lesson(rule: str) -> Lesson:
    """What the rule of this id teaches. Raises KeyError."""
    return _BY_RULE[rule]


def last_day_to_present(dossier: Dossier) -> date | None:
    """The last day of this presentation, rolled over closures; None where those are not known.

    Source: UCP 600 art. 6(d)(i), 14(c), 29(a). Latest shipment is not moved by it (29(c)).
    """
    return dossier.extended(last_day_unrolled(dossier))


def curable_until(rule: str, dossier: Dossier) -> date | None:
    """The last day on which a new document would put right what `rule` found.

    None when no paper cures it, or its last day was before this presentation.
    """
    if not lesson(rule).curable:
        return None
    last_day = last_day_to_present(dossier)
    return last_day if last_day and last_day >= dossier.presented_on else None


NEW_PAPER, NO_PAPER = True, False

# fmt: off
LESSONS: tuple[Lesson, ...] = (
    Lesson("ucp600-6d-i", "The place of expiry", None, NO_PAPER,
           "To read the date of expiry without its place: the day ends where the bank is."),
    Lesson("ucp600-6a", "The bank the credit is available with", None, NO_PAPER,
           "To take the advising bank for the nominated one."),
    Lesson("ucp600-6c", "A draft on the buyer", None, NO_PAPER,
           "To take a draft on the buyer for a promise of the bank."),
    Lesson("ucp600-6d-window", "Days between last shipment and expiry", None, NO_PAPER,
           "To plan the shipment for the last day and forget that papers take days."),
    Lesson("isbp821-vii", "A document in the buyer's hands", None, NO_PAPER,
           "To accept a certificate that only the buyer can sign."),
    Lesson("ucp600-6e", "Presented after the expiry", None, NO_PAPER,
           "To count the day of expiry by the seller's calendar, not the bank's."),
    Lesson("ucp600-36", "Expired during force majeure", None, NO_PAPER,
           "To let a storm extend the expiry as a public holiday does."),
    Lesson("ucp600-6d-ii", "Presented at the wrong bank", None, NO_PAPER,
           "To hand the set to the nearest bank, which has no part in the credit."),
    Lesson("ucp600-14c", "Presented too late after shipment", "shipment_date", NO_PAPER,
           "To watch the expiry and forget the days after shipment."),
    Lesson("ucp600-14i", "Dated after the presentation", "document_date", NEW_PAPER,
           "To call a document dated before the credit discrepant: only a later date is."),
    Lesson("ucp600-32", "Outside its instalment", None, NO_PAPER,
           "To draw the next instalment after one was missed: the credit has ended for both."),
    Lesson("ucp600-14a", "A document is missing", None, NEW_PAPER,
           "To look at what is there and not at the list of what is asked for."),
    Lesson("ucp600-17a", "Too few originals or copies", "originals", NEW_PAPER,
           "To refuse an original given in place of a copy."),
    Lesson("ucp600-14d", "Documents contradict each other", None, NEW_PAPER,
           "To call every difference a conflict: data need not be identical."),
    Lesson("ucp600-14j-country", "An address in another country", None, NEW_PAPER,
           "To refuse another street: only another country counts."),
    Lesson("ucp600-20a-i", "Bill of lading: carrier and signature", "signatory_capacity", NEW_PAPER,
           "To take a forwarder's signature for an agent's, though it names no carrier."),
    Lesson("ucp600-20a-ii", "Bill of lading: not shown to be on board", "on_board", NEW_PAPER,
           "To take the date of issue of a received-for-shipment bill for the date on board."),
    Lesson("ucp600-20a-ii-latest", "Bill of lading: shipped after the latest date",
           "shipment_date", NO_PAPER,
           "To let a holiday move the latest date of shipment: no closure does."),
    Lesson("ucp600-20a-iii", "Bill of lading: other ports", "loading_place", NEW_PAPER,
           "To accept the place of delivery where the port of discharge is asked for."),
    Lesson("ucp600-20a-iv", "Bill of lading: not a full set", "originals_issued", NEW_PAPER,
           "To keep one original back for the buyer to collect the goods with."),
    Lesson("ucp600-20a-vi", "Bill of lading: charter party", "charter_party", NEW_PAPER,
           "To overlook the words that subject a bill to a charter party."),
    Lesson("ucp600-20c-ii", "Bill of lading: transhipment", "transhipment", NEW_PAPER,
           "To refuse transhipment of goods in containers."),
    Lesson("ucp600-14d-consignee", "Bill of lading: made out to another", "consignee", NEW_PAPER,
           "To make the bill out to the buyer, who then gets the goods without paying."),
    Lesson("isbp821-e13", "Bill of lading: endorsement missing", "endorsement", NEW_PAPER,
           "To ask for the shipper's endorsement of a bill to the order of a bank."),
    Lesson("ucp600-14d-notify", "Bill of lading: whom to notify", "notify_party", NEW_PAPER,
           "To refuse because the notify party's details say more than the credit."),
    Lesson("ucp600-27", "Transport document: not clean", "condition_clauses", NEW_PAPER,
           "To ask for the word clean: a document is clean when no clause says otherwise."),
    Lesson("ucp600-26a", "Transport document: loaded on deck", "on_deck", NEW_PAPER,
           "To refuse a clause that goods may be carried on deck."),
    Lesson("ucp600-14d-freight", "Transport document: freight", "freight", NEW_PAPER,
           "To ask for the credit's very words where others say the same."),
    Lesson("ucp600-14j-notify", "Transport document: the buyer's address", "notify_address",
           NEW_PAPER, "To think that the address never matters: here it does."),
    Lesson("ucp600-31b", "Partial shipment", "vessel", NO_PAPER,
           "To count two bills for one voyage as two shipments."),
    Lesson("ucp600-23a-iii", "Air waybill: shipped after the latest date", "shipment_date",
           NO_PAPER, "To read the flight date from an information box."),
    Lesson("ucp600-23a-ii", "Air waybill: goods not accepted for carriage",
           "accepted_for_carriage", NEW_PAPER,
           "To look for an on-board date: by air the goods need only be accepted."),
    Lesson("ucp600-23a-v", "Air waybill: not the shipper's original", "original_for", NEW_PAPER,
           "To ask for a full set of air waybills: the shipper has one original."),
    Lesson("ucp600-18a-i", "Invoice: not issued by the seller", "seller_name", NEW_PAPER,
           "To refuse a name that is written in another way but is the same."),
    Lesson("ucp600-18a-ii", "Invoice: not made out to the buyer", "buyer_name", NEW_PAPER,
           "To make the invoice out to the bank that issued the credit."),
    Lesson("ucp600-18a-iii", "Invoice: another currency than the credit", "amount_claimed",
           NEW_PAPER, "To convert the amount and find it small enough."),
    Lesson("ucp600-18c", "Invoice: goods not described as in the credit", "goods_description",
           NEW_PAPER, "To ask for the same words in the same order: they need only correspond."),
    Lesson("ucp600-18c-price", "Invoice: another unit price", "unit_price", NEW_PAPER,
           "To let \"about\" beside the amount loosen the price too."),
    Lesson("ucp600-18c-term", "Invoice: another delivery term", "incoterm", NEW_PAPER,
           "To leave the term out because the contract has it."),
    Lesson("ucp600-18b", "Invoice: more than the credit", "amount_claimed", NEW_PAPER,
           "To think the bank must refuse: it may take the invoice and pay the credit's amount."),
    Lesson("ucp600-30a", "Quantity beyond about", "quantity", NO_PAPER,
           "To apply ten per cent to what does not say about."),
    Lesson("ucp600-30b", "Quantity beyond what is allowed", "quantity", NO_PAPER,
           "To allow five per cent of bags or pieces: it is for weights and measures."),
    Lesson("ucp600-30c", "Drawn too little", "amount_claimed", NO_PAPER,
           "To refuse a smaller amount where partial drawings are allowed."),
    Lesson("ucp600-28a", "Insurance: issued by a broker", "signatory_capacity", NEW_PAPER,
           "To take a broker's paper because it names the insurer."),
    Lesson("ucp600-28b", "Insurance: originals missing", "originals_issued", NEW_PAPER,
           "To present one original of two."),
    Lesson("ucp600-28c", "Insurance: a cover note", "cover_note", NEW_PAPER,
           "To take a cover note for a policy."),
    Lesson("ucp600-28e", "Insurance: dated after shipment", "document_date", NEW_PAPER,
           "To refuse a later date where the policy says that cover began in time."),
    Lesson("ucp600-28f-i", "Insurance: another currency than the credit", "insured_amount",
           NEW_PAPER, "To convert the sum insured and find it large enough."),
    Lesson("ucp600-28f-ii", "Insurance: cover too small", "insured_amount", NEW_PAPER,
           "To insure the invoice amount, or to take the percentage of an FOB value."),
    Lesson("ucp600-28f-iii", "Insurance: the way is not covered", "cover_to", NEW_PAPER,
           "To insure the sea leg only, from another port than the credit's."),
    Lesson("ucp600-28g", "Insurance: a risk is lacking", "covered_risks", NEW_PAPER,
           "To refuse all risks because it excludes something."),
    Lesson("ucp600-14f", "Issued by another than the credit names", "issuing_party", NEW_PAPER,
           "To ask for a particular issuer where the credit names none."),
    Lesson("ucp600-14f-content", "A statement is lacking", "statement", NEW_PAPER,
           "To ask for content that the credit does not."),
    Lesson("ucp600-14a-signed", "A signature is lacking", "signature", NEW_PAPER,
           "To ask for a signature on an invoice that need not have one."),
    Lesson("ucp600-6c-drawee", "Draft: drawn on another", "drawee", NEW_PAPER,
           "To draw on the buyer."),
    Lesson("isbp821-a7", "A correction without authentication", "correction", NEW_PAPER,
           "To let the seller initial a correction on a carrier's document."),
    Lesson("sandbox-lei", "The LEI is another firm's", "seller_lei", NEW_PAPER,
           "To trust a code because its check digits fit."),
    Lesson("ucp600-14j", "Another street", None, NO_PAPER,
           "To refuse because an address is not the credit's."),
    Lesson("isbp821-l1", "A certificate without a signature", "signature", NEW_PAPER,
           "To look only at what the credit says of signatures."),
    Lesson("isbp821-l5", "Certificate of origin: another consignee", "consignee", NEW_PAPER,
           "To ask for the words of the bill where it is made out to order."),
    Lesson("ucp600-6b-draft", "Acceptance without its draft", "tenor", NEW_PAPER,
           "To draw at so many days after sight where the credit counts from shipment."),
    Lesson("isbp821-viii", "A mistyped credit number", "credit_number", NO_PAPER,
           "To refuse for a wrong number on a document."),
    Lesson("ucp600-14g", "A document that nobody asked for", None, NO_PAPER,
           "To look for discrepancies in a document that is to be disregarded."),
    Lesson("ucp600-14h", "A condition without a document", None, NO_PAPER,
           "To ask for proof of something that no document is to show."),
    Lesson("ucp600-14i-earlier", "Older than the credit", "document_date", NO_PAPER,
           "To refuse a document because it is older than the credit."),
    Lesson("ucp600-14k", "Another shipper", "consignor", NO_PAPER,
           "To ask that the seller be the shipper."),
    Lesson("ucp600-18a-iv", "An unsigned invoice", "signature", NO_PAPER,
           "To refuse an invoice because nobody signed it."),
    Lesson("ucp600-20c-i", "Transhipped in containers", "transhipment", NO_PAPER,
           "To read the ban on transhipment without the article's exception."),
    Lesson("ucp600-26b", "The shipper's own count", "shippers_count", NO_PAPER,
           "To call a bill unclean because the carrier did not count."),
    Lesson("ucp600-28i", "An exclusion or an excess", "excess", NO_PAPER,
           "To ask for cover without any excess where the credit does not."),
    Lesson("ucp600-29a", "The last day rolls over a closure", None, NO_PAPER,
           "To refuse what came on the day after the holiday."),
    Lesson("ucp600-33", "Delivered outside banking hours", None, NO_PAPER,
           "To start the five days on a day when the bank was already closed."),
    Lesson("ucp600-10c", "Which terms apply", None, NO_PAPER,
           "To take silence for consent."),
)
# fmt: on

_BY_RULE = {row.rule: row for row in LESSONS}
