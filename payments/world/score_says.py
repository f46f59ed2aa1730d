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
CHARGES = "Charges of {paid} in all, where the reference solution costs {least}."
SPURIOUS = "The notice names {count} rules that the documents do not break."
LATE = "The bank had not decided when its days ended at {until}."
GOOD_NOTICE = (
    "One notice says that the bank refuses, for each ground that is there and no other, and where "
    "the documents are."
)
PART_NOTICE = (
    "The notice has its form. Of the {there} rules that it names or should name, {named} are true "
    "grounds and named."
)
EMPTY_NOTICE = "The notice has its form and names no ground that is there: nothing is left of it."
NO_NOTICE = "The documents called for a notice of refusal, and none was given."
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
    "good": "The table came to another good end than the reference solution.",
    "in name": "The table came to that end in name only: a decision on the way was not what the "
    "documents call for.",
    "none": "The table has come to none of the ends that the scenario knows.",
}
STEPS_TAKEN = "The seat took all the steps by which the reference solution parts from a mistake."
STEPS_MISSING = (
    "The seat took {taken} of the {there} steps by which the reference solution parts from a "
    "mistake. Not done: {missing}."
)
WHOLE_INSTRUCTION = "The instruction leaves nothing open that the banks would have to ask about."
OPEN_INSTRUCTION = "The instruction leaves {count} things open: see the rules named beside."

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
    PART_NOTICE,
    EMPTY_NOTICE,
    NO_NOTICE,
    BAD_NOTICE,
    STEPS_TAKEN,
    STEPS_MISSING,
    WHOLE_INSTRUCTION,
    OPEN_INSTRUCTION,
    PAPERS_IN_TIME,
    LATE_PAPERS,
    CHARGES,
    DAY_KEPT,
    DAY_MISSED,
)
"""All of them."""
