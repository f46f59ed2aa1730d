"""Where a payment, an entry or an inquiry stands."""

from __future__ import annotations

from payments.messages.code_sets import (
    BALANCE_TYPE,
    ENTRY_STATUS,
    GROUP_STATUS,
    INVESTIGATION_STATUS,
    STATUS_REASON,
    TRANSACTION_STATUS,
)
from payments.messages.code_words.code import family

_WAIT = "Nothing to do yet."

CODES = (
    *family(
        (TRANSACTION_STATUS, GROUP_STATUS),
        ("RCVD", "The bank has the order and has not looked at it yet.", _WAIT),
        ("ACTC", "The order is well formed and was signed as agreed.", _WAIT),
        ("ACCP", "The bank knows the customer and takes the order.", _WAIT),
        ("ACSP", "The payment is on its way; the banks are settling it.",
         "Nothing to do yet. Keep the UETR: every bank on the way finds the payment by it."),
        ("ACSC", "The debtor's bank has settled: the money has left.",
         "If the seller does not see it in two banking days, ask your bank to trace the UETR."),
        ("ACCC", "The creditor's account has been credited.",
         "Compare the amount with the invoice; charges may have been taken on the way."),
        ("ACWC", "The bank takes the order, with a change: a later day, or a shorter text.",
         "Read what was changed, and tell the seller if the day moved."),
        ("PDNG", "The payment waits for a check or for an answer.",
         "Look at the reason beside it; answer if the bank asks for something."),
        ("RJCT", "The payment was rejected. No money has moved, or it was put back.",
         "Look at the reason, correct it, and send a new payment."),
    ),
    *family(
        (TRANSACTION_STATUS,),
        ("ACFC", "The bank takes the order, and the money for it is there.", _WAIT),
        ("ACFW", "The money is there; the bank waits for a last confirmation.",
         "Confirm the order at your bank."),
        ("ACWP", "The creditor's bank has the money and has not posted it yet.",
         "Nothing to do yet. Ask the bank if it takes more than a banking day."),
        ("BLCK", "The money is at the creditor's bank and will not be posted for now.",
         "Ask the bank what it needs; do not send the payment again."),
        ("CANC", "The order was taken back before it was carried out.",
         "Nothing more to do. Send a new order if one is needed."),
        ("PATC", "Some of the signatures that the order needs are there, not all.",
         "Have the others sign."),
    ),
    *family(
        (GROUP_STATUS,),
        ("PART", "Some payments of the file were taken and others were not.",
         "Look at each payment; send again only those that were rejected."),
    ),
    *family(
        (STATUS_REASON,),
        ("G000", "The payment went on to the next bank, which reports where it is.", _WAIT),
        ("G001", "The payment went on to a bank that does not report where it is.",
         "Expect no more news from here; ask the seller whether it arrived."),
        ("G002", "The creditor may not be credited on the same day.",
         "Tell the seller to expect it a day later."),
        ("G003", "The creditor's bank waits for papers from the creditor.",
         "The seller should ask its bank which papers are missing, and hand them in."),
        ("G004", "The creditor's bank waits for the money, which comes by a cover payment.",
         "Nothing to do on the first day. Then ask your bank where the cover payment is."),
        ("G005", "The creditor's bank has the payment and reports when it credits.", _WAIT),
        ("G006", "The creditor's bank has the payment and does not report when it credits.",
         "Ask the seller whether it arrived."),
    ),
    *family(
        (ENTRY_STATUS,),
        ("BOOK", "The entry is booked: the money moved.", "Reconcile it with the invoice."),
        ("INFO", "The entry is for information and not booked.", "Do not count it as paid."),
        ("FUTR", "The entry is booked for a later day.", "Do not count it as paid before then."),
    ),
    *family(
        (ENTRY_STATUS, INVESTIGATION_STATUS),
        ("PDNG", "It is noted and not finished.", "Wait; do not count it as done."),
    ),
    *family(
        (INVESTIGATION_STATUS,),
        ("CLSD", "The bank has answered and closed the inquiry.",
         "Read the answer; open a new inquiry if it does not settle the matter."),
        ("RJCT", "The bank does not take up the inquiry.", "Read why, and ask the right bank."),
    ),
    *family(
        (BALANCE_TYPE,),
        ("OPBD", "What was on the books when the period began.",
         "Compare it with the last statement's closing balance."),
        ("CLBD", "What was on the books when the period ended.",
         "Check that the opening balance and the entries lead to it."),
        ("PRCD", "What was on the books when the period before this one ended.",
         "Compare it with the statement before."),
        ("ITBD", "What is on the books now, during the day.", "Do not rely on it as final."),
    ),
)  # fmt: skip
