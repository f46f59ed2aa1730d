"""Issuing, changing and passing on a documentary credit: MT 700, 707, 710, 720, 730, 799.

Source: order and duty of the fields as in Standards MT, November 2019, held against a public
model of these messages; the names are ours. The release of November 2026 gives parties fields of
their own in some of these messages: it is not here.
"""

from __future__ import annotations

from payments.messages.mt.rows import Row, may, message, must


def _parties_and_amount() -> tuple[Row, ...]:
    return (
        must("50", "applicant"),
        must("59", "beneficiary"),
        must("32B", "amount of the credit"),
        may("39A", "tolerance in percent, more and less"),
        may("39C", "additional amounts covered"),
    )


_DRAFTS = (
    may("42C", "drafts at"),
    may("42A 42D", "drawee"),
    may("42M", "mixed payment details"),
    may("42P", "negotiation or deferred payment details"),
)
_SHIPMENT = (
    may("43P", "partial shipments"),
    may("43T", "transhipment"),
    may("44A", "place of taking in charge"),
    may("44E", "port of loading"),
    may("44F", "port of discharge"),
    may("44B", "place of final destination"),
    may("44C", "latest date of shipment"),
    may("44D", "shipment period"),
)
_NARRATIVES = (
    may("45A", "goods"),
    may("46A", "documents required"),
    may("47A", "additional conditions"),
    may("49G", "special payment conditions for the beneficiary"),
    may("49H", "special payment conditions for banks only"),
    may("71D", "charges"),
    may("48", "days to present after shipment"),
    must("49", "confirmation"),
    may("58A 58D", "bank asked to confirm"),
)
_REIMBURSING = may("53A 53D", "reimbursing bank")
_LAST = (
    may("78", "instructions to the bank that pays"),
    may("57A 57B 57D", "second advising bank"),
    may("72Z", "from bank to bank"),
)

MT_700 = message(
    "700",
    "Issue of a documentary credit",
    must("27", "this part of how many"),
    must("40A", "form of the credit"),
    must("20", "number of the credit"),
    may("23", "reference to the pre-advice"),
    must("31C", "date of issue"),
    must("40E", "rules"),
    must("31D", "expiry, day and place"),
    may("51A 51D", "applicant's bank"),
    *_parties_and_amount(),
    must("41A 41D", "available with, and how"),
    *_DRAFTS,
    *_SHIPMENT,
    *_NARRATIVES,
    _REIMBURSING,
    *_LAST,
)

MT_707 = message(
    "707",
    "Amendment to a documentary credit",
    must("27", "this part of how many"),
    must("20", "sender's reference"),
    must("21", "receiver's reference"),
    must("23", "issuing bank's reference"),
    may("52A 52D", "issuing bank"),
    may("50B", "issuer that is no bank"),
    must("31C", "date of issue"),
    must("26E", "number of the amendment"),
    must("30", "date of the amendment"),
    must("22A", "purpose of the message"),
    may("23S", "cancellation request"),
    may("40A", "form of the credit"),
    may("40E", "rules"),
    may("31D", "expiry, day and place"),
    may("50", "applicant, changed"),
    may("59", "beneficiary, changed"),
    may("32B", "amount more"),
    may("33B", "amount less"),
    may("39A", "tolerance in percent, more and less"),
    may("39C", "additional amounts covered"),
    may("41A 41D", "available with, and how"),
    *_DRAFTS,
    *_SHIPMENT,
    may("45B", "goods, changed"),
    may("46B", "documents required, changed"),
    may("47B", "additional conditions, changed"),
    may("49M", "special payment conditions for the beneficiary, changed"),
    may("49N", "special payment conditions for banks only, changed"),
    may("71D", "charges"),
    may("71N", "who pays for the amendment"),
    may("48", "days to present after shipment"),
    may("49", "confirmation"),
    may("58A 58D", "bank asked to confirm"),
    _REIMBURSING,
    *_LAST,
)

MT_710 = message(
    "710",
    "Advice of another bank's documentary credit",
    must("27", "this part of how many"),
    must("40B", "form of the credit, and whose undertaking"),
    must("20", "sender's reference"),
    must("21", "number of the credit"),
    may("23", "reference to the pre-advice"),
    must("31C", "date of issue"),
    must("40E", "rules"),
    must("31D", "expiry, day and place"),
    may("52A 52D", "issuing bank"),
    may("50B", "issuer that is no bank"),
    may("51A 51D", "applicant's bank"),
    *_parties_and_amount(),
    must("41A 41D", "available with, and how"),
    *_DRAFTS,
    *_SHIPMENT,
    *_NARRATIVES,
    _REIMBURSING,
    *_LAST,
)

MT_720 = message(
    "720",
    "Transfer of a documentary credit",
    must("27", "this part of how many"),
    must("40B", "form of the credit, and whose undertaking"),
    must("20", "transferring bank's reference"),
    must("21", "number of the credit"),
    must("31C", "date of issue"),
    must("40E", "rules"),
    must("31D", "expiry, day and place"),
    may("52A 52D", "issuing bank"),
    may("50B", "issuer that is no bank"),
    must("50", "first beneficiary"),
    must("59", "second beneficiary"),
    *_parties_and_amount()[2:],
    must("41A 41D", "available with, and how"),
    *_DRAFTS,
    *_SHIPMENT,
    *_NARRATIVES,
    *_LAST,
)

MT_730 = message(
    "730",
    "Acknowledgement",
    must("20", "sender's reference"),
    must("21", "receiver's reference"),
    may("25", "account to settle on"),
    must("30", "date of the message acknowledged"),
    may("32B 32D", "charges"),
    may("57A 57D", "account with bank"),
    may("71D", "what the charges are"),
    may("72Z", "from bank to bank"),
    may("79Z", "narrative"),
)

MT_799 = message(
    "799",
    "Free format message",
    must("20", "sender's reference"),
    may("21", "related reference"),
    must("79", "narrative", repeats=True),
)

MESSAGES = (MT_700, MT_707, MT_710, MT_720, MT_730, MT_799)
