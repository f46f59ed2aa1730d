"""Documents under a credit: refusing, paying and claiming. MT 732 to 756.

Source: order and duty of the fields as in Standards MT, November 2019 (MT 734: November 2024),
held against a public model of these messages; the names are ours.
"""

from __future__ import annotations

from payments.messages.mt.rows import may, message, must

_SENDERS = must("20", "sender's reference")
_ISSUERS = must("21", "number of the credit")
_CORRESPONDENTS = (
    may("53A 53B 53D", "sender's correspondent"),
    may("54A 54B 54D", "receiver's correspondent"),
)
_BANKS = may("72Z", "from bank to bank")

MT_732 = message(
    "732",
    "Advice of discharge",
    _SENDERS,
    must("21", "presenting bank's reference"),
    must("30", "date of the advice of payment"),
    must("32B", "amount used"),
    _BANKS,
)

MT_734 = message(
    "734",
    "Advice of refusal",
    _SENDERS,
    must("21", "presenting bank's reference"),
    must("32A", "day and amount of the presentation"),
    may("73A", "charges claimed"),
    may("33A 33B", "total claimed"),
    may("57A 57B 57D", "account with bank"),
    _BANKS,
    must("77J", "discrepancies"),
    must("77B", "what happens to the documents"),
)

MT_740 = message(
    "740",
    "Authorisation to reimburse",
    must("20", "number of the credit"),
    may("25", "account to debit"),
    must("40F", "rules of reimbursement"),
    may("31D", "expiry, day and place"),
    may("58A 58D", "negotiating bank"),
    may("59", "beneficiary"),
    must("32B", "amount of the credit"),
    may("39A", "tolerance in percent, more and less"),
    may("39C", "additional amounts covered"),
    must("41A 41D", "available with, and how"),
    may("42C", "drafts at"),
    may("42A 42D", "drawee"),
    may("42M", "mixed payment details"),
    may("42P", "negotiation or deferred payment details"),
    may("71A", "who pays the reimbursing bank"),
    may("71D", "other charges"),
    _BANKS,
)

MT_742 = message(
    "742",
    "Reimbursement claim",
    must("20", "claiming bank's reference"),
    _ISSUERS,
    may("31C", "date of issue"),
    must("52A 52D", "issuing bank"),
    must("32B", "principal claimed"),
    may("33B", "additional amount claimed"),
    may("71D", "charges"),
    must("34A 34B", "total claimed"),
    may("57A 57B 57D", "account with bank"),
    may("58A 58D", "beneficiary bank"),
    _BANKS,
)

MT_747 = message(
    "747",
    "Amendment to an authorisation to reimburse",
    must("20", "number of the credit"),
    may("21", "reimbursing bank's reference"),
    must("30", "date of the authorisation"),
    may("31E", "new expiry"),
    may("32B", "amount more"),
    may("33B", "amount less"),
    may("34B", "new amount of the credit"),
    may("39A", "tolerance in percent, more and less"),
    may("39C", "additional amounts covered"),
    _BANKS,
    may("77", "narrative"),
)

MT_750 = message(
    "750",
    "Advice of discrepancy",
    _SENDERS,
    _ISSUERS,
    must("32B", "principal"),
    may("33B", "additional amount"),
    may("71D", "charges to be deducted"),
    may("73A", "charges to be added"),
    may("34B", "total to be paid"),
    may("57A 57B 57D", "account with bank"),
    _BANKS,
    must("77J", "discrepancies"),
)

MT_752 = message(
    "752",
    "Authorisation to pay, accept or negotiate",
    must("20", "number of the credit"),
    must("21", "presenting bank's reference"),
    must("23", "what is authorised"),
    must("30", "date of the advice of discrepancy"),
    may("32B", "total advised"),
    may("71D", "charges deducted"),
    may("33A 33B", "net amount"),
    *_CORRESPONDENTS,
    _BANKS,
    may("79Z", "narrative"),
)

MT_754 = message(
    "754",
    "Advice of payment, acceptance or negotiation",
    _SENDERS,
    _ISSUERS,
    must("32A 32B", "principal paid, accepted or negotiated"),
    may("33B", "additional amounts"),
    may("71D", "charges deducted"),
    may("73A", "charges added"),
    may("34A 34B", "total claimed"),
    may("53A 53B 53D", "reimbursing bank"),
    may("57A 57B 57D", "account with bank"),
    may("58A 58D", "beneficiary bank"),
    _BANKS,
    may("77", "narrative"),
)

MT_756 = message(
    "756",
    "Advice of reimbursement or payment",
    _SENDERS,
    must("21", "presenting bank's reference"),
    must("32B", "total claimed"),
    must("33A", "amount reimbursed or paid"),
    *_CORRESPONDENTS,
    _BANKS,
    may("79Z", "narrative"),
)

MESSAGES = (MT_732, MT_734, MT_740, MT_742, MT_747, MT_750, MT_752, MT_754, MT_756)
