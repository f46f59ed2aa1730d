"""Examination rules of UCP 600 (2007). Each is one thing that can be wrong with a presentation.

A rule looks at the documents alone, on their face (art. 14(a)), and at those only that the credit
asks for (art. 14(g)). A value that a document does not give leaves the rule undecided, unless the
credit itself asks that the document say it.
"""

from __future__ import annotations

from lei.findings import Rule
from payments.documents.presentation import Dossier
from payments.documents.ucp600 import (
    amounts,
    bill_of_lading,
    dates,
    insurance,
    invoice,
    other_documents,
    transport,
    whole_set,
)

RULES: tuple[Rule[Dossier], ...] = (
    *dates.RULES,
    *whole_set.RULES,
    *bill_of_lading.RULES,
    *transport.RULES,
    *invoice.RULES,
    *amounts.RULES,
    *insurance.RULES,
    *other_documents.RULES,
)
