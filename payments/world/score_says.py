"""Why a row of points is what it is: sentences with placeholders, to be told in a language."""

from __future__ import annotations

from collections.abc import Mapping

DECIDED: Mapping[str, str] = {
    "refused rightly": "The documents give grounds to refuse, and the bank refused for one.",
    "refused wrongly": "The bank refused for nothing that stands in the documents.",
    "taken up rightly": "The documents comply, and the bank took them up.",
    "taken up wrongly": "The bank took up documents that break {grounds} rules of the credit.",
    "waived": "The bank took the documents up after the discrepancies were accepted.",
    "let pass": "The bank let its days pass without a decision.",
}
NAMED = "The notice names {named} of the {there} rules that the documents break."
NOTHING_SPURIOUS = "The notice names nothing that is no discrepancy."
CITED = "The notice cites {cited} articles, {wrong} of them for what they do not say."
IN_TIME = "The bank decided before its days ended at {until}."
PAPERS_IN_TIME = "The documents were presented in time."
CHARGES = (
    "Charges of {paid} in all, where the cheapest good way that the scenario knows costs {least}."
)
SPURIOUS = "The notice names {count} rules that the documents do not break."
LATE = "The bank had not decided when its days ended at {until}."
GOOD_NOTICE = "The notice says that the bank refuses and where the documents are, once for all."
BAD_NOTICE = "The notice lacks what makes it one: see the rules named beside."
LATE_PAPERS = "The documents were presented too late: see the rules named beside."
LOOKED: Mapping[tuple[bool, bool, bool], str] = {
    (True, True, True): "The seat looked a partner up by its LEI before it bound itself by act "
    "{act}.",
    (True, True, False): "The seat looked a partner up by its LEI, and has not bound itself.",
    (False, True, True): "The seat bound itself by act {act}, and looked a partner up only then.",
    (False, False, True): "The seat bound itself by act {act} and never looked a partner up.",
}
DAY_KEPT = "What was due on {at} about {about} was done in time."
DAY_MISSED = "The day that counted for {about} was let pass: {at}."
ENDS: Mapping[str, str] = {
    "reference": "The table came to the end that the reference solution comes to.",
    "other": "The table came to another end than the reference solution.",
    "none": "The table has come to none of the ends that the scenario knows.",
}

SENTENCES: tuple[str, ...] = (
    *DECIDED.values(),
    *LOOKED.values(),
    *ENDS.values(),
    NAMED,
    NOTHING_SPURIOUS,
    SPURIOUS,
    CITED,
    IN_TIME,
    LATE,
    GOOD_NOTICE,
    BAD_NOTICE,
    PAPERS_IN_TIME,
    LATE_PAPERS,
    CHARGES,
    DAY_KEPT,
    DAY_MISSED,
)
"""All of them."""
