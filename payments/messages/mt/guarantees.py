"""Demand guarantees and standby credits: MT 760, 765, 767, in sequences A, B and C.

Source: order and duty of the fields as in Standards MT from November 2021 (760 of 2022, 765 and
767 of 2024), held against a public model of these messages; the names are ours.
"""

from __future__ import annotations

from payments.messages.mt.rows import MtType, Sequence, may, message, must

_AUTOMATIC_EXTENSION = (
    may("23F", "automatic extension period"),
    may("78", "how non-extension is told"),
    may("26E", "days of notice of non-extension"),
    may("31S", "final expiry"),
    may("48B", "demand indicator"),
    may("48D", "transfer indicator"),
    may("39E", "transfer conditions"),
)
_DELIVERY = (
    may("24E", "delivery of the original"),
    may("24G", "delivery to whom"),
)
_AMOUNT = (
    must("32B", "amount of the undertaking"),
    may("39D", "additional amount information"),
    may("41F 41G", "available with"),
    may("71D", "charges"),
    may("45C", "documents and presentation"),
)
_EXPIRY = (
    must("23B", "type of expiry"),
    may("31E", "day of expiry"),
    may("35G", "event of expiry"),
)
_EXPIRY_CHANGED = (
    may("23B", "type of expiry"),
    may("31E", "day of expiry"),
    may("35G", "event of expiry"),
)

MT_760 = MtType(
    "760",
    "Issue of a demand guarantee or standby credit",
    (
        Sequence(
            (
                must("15A", "sequence A begins"),
                must("27", "this part of how many"),
                must("22A", "purpose of the message"),
                may("72Z", "from bank to bank"),
                may("23X", "file that goes with it"),
            )
        ),
        Sequence(
            (
                must("15B", "sequence B begins"),
                must("20", "number of the undertaking"),
                must("30", "date of issue"),
                must("22D", "form of the undertaking"),
                must("40C", "rules"),
                *_EXPIRY,
                may("50", "applicant"),
                may("51", "instructing party"),
                must("52A 52D", "issuer"),
                must("59 59A", "beneficiary"),
                may("56A 56D", "advising bank"),
                may("23", "advising bank's reference"),
                may("57A 57D", "second advising bank"),
                *_AMOUNT,
                must("77U", "terms of the undertaking"),
                may("49", "confirmation"),
                may("58A 58D", "bank asked to confirm"),
                may("44H", "law and place of jurisdiction"),
                *_AUTOMATIC_EXTENSION,
                may("45L", "underlying transaction"),
                *_DELIVERY,
            )
        ),
        Sequence(
            (
                must("15C", "sequence C begins"),
                may("31C", "requested date of issue"),
                must("22D", "form of the local undertaking"),
                must("40C", "rules"),
                may("22K", "type of undertaking"),
                *_EXPIRY,
                must("50", "applicant"),
                may("51", "instructing party"),
                may("52A 52D", "issuer"),
                must("59", "beneficiary"),
                *_AMOUNT,
                may("77L", "requested terms of the local undertaking"),
                may("22Y", "standard wording required"),
                may("40D", "language of the standard wording"),
                may("44H", "law and place of jurisdiction"),
                *_AUTOMATIC_EXTENSION,
                must("45L", "underlying transaction"),
                *_DELIVERY,
            ),
            required=False,
        ),
    ),
)

MT_767 = MtType(
    "767",
    "Amendment to a demand guarantee or standby credit",
    (
        Sequence(
            (
                must("15A", "sequence A begins"),
                must("27", "this part of how many"),
                must("21", "related reference"),
                must("22A", "purpose of the message"),
                may("23S", "cancellation request"),
                may("72Z", "from bank to bank"),
                may("23X", "file that goes with it"),
            )
        ),
        Sequence(
            (
                must("15B", "sequence B begins"),
                must("20", "number of the undertaking"),
                must("26E", "number of the amendment"),
                must("30", "date of the amendment"),
                must("52A 52D", "issuer"),
                may("23", "advising bank's reference"),
                may("32B", "amount more"),
                may("33B", "amount less"),
                *_EXPIRY_CHANGED,
                may("59 59A", "beneficiary"),
                may("77U", "other amendments"),
                *_DELIVERY,
            )
        ),
        Sequence(
            (
                must("15C", "sequence C begins"),
                may("32B", "amount more"),
                may("33B", "amount less"),
                *_EXPIRY_CHANGED,
                may("59", "beneficiary"),
                may("77L", "other amendments of the local undertaking"),
                *_DELIVERY,
            ),
            required=False,
        ),
    ),
)

MT_765 = message(
    "765",
    "Demand under a guarantee or standby credit",
    must("20", "beneficiary's bank's reference"),
    must("21", "number of the undertaking"),
    may("23", "beneficiary's reference"),
    must("52A 52D", "issuer"),
    may("59 59A", "beneficiary"),
    may("31L", "date of the demand"),
    must("22G", "demand to pay, or to extend or pay"),
    must("32B", "amount demanded"),
    may("78", "more about the amount"),
    may("49A", "demand statement"),
    may("77", "documents that complete the presentation"),
    may("31E", "requested new expiry"),
    may("31R", "default period"),
    may("56A 56B 56D", "intermediary"),
    may("57A 57B 57D", "account with bank"),
    may("72Z", "from bank to bank"),
    may("23X", "file that goes with it"),
)

MESSAGES = (MT_760, MT_765, MT_767)
