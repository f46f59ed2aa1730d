"""THE TABLE of criteria: what a table of a class earns points for. Speed alone earns none.

What each is worth is the lesson's to say (`payments.world.score`); hints cost their own price.
"""

from __future__ import annotations

from payments.world import score_conduct as conduct
from payments.world import score_documents as documents
from payments.world import score_steps as steps
from payments.world.lesson import Criterion as Weighed
from payments.world.score_case import Criterion

CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "right-decision",
        "Right decision",
        "Refuse for a ground that is there; take up documents that comply.",
        "UCP 600 art. 14(a), 15, 16(a)",
        Weighed.RIGHT_DECISION,
        documents.right_decision,
    ),
    Criterion(
        "every-discrepancy",
        "Every discrepancy named",
        "Name each discrepancy in the one notice: what is left out is lost.",
        "UCP 600 art. 16(c)(ii)",
        Weighed.RIGHT_DECISION,
        documents.every_discrepancy,
    ),
    Criterion(
        "reference-end",
        "The end of the reference solution",
        "Come to where the reference solution of the scenario comes to, or to another good end.",
        "The scenario's reference solution",
        Weighed.RIGHT_DECISION,
        steps.reached_end,
    ),
    Criterion(
        "reference-steps",
        "Steps of the reference solution",
        "Take the steps by which the reference solution parts from the usual mistakes.",
        "The scenario's reference solution",
        Weighed.RIGHT_DECISION,
        steps.steps_taken,
    ),
    Criterion(
        "no-spurious",
        "No spurious discrepancy",
        "Name nothing that is no discrepancy.",
        "UCP 600 art. 14(d), 14(j), 15",
        Weighed.NO_SPURIOUS,
        documents.no_spurious,
    ),
    Criterion(
        "in-time",
        "Decided in time",
        "Decide within five banking days after the day of presentation.",
        "UCP 600 art. 14(b), 16(d)",
        Weighed.IN_TIME,
        documents.in_time,
    ),
    Criterion(
        "presented-in-time",
        "Presented in time",
        "Present before the expiry, and within the days after shipment.",
        "UCP 600 art. 6(e), 14(c), 29",
        Weighed.IN_TIME,
        documents.presented_in_time,
    ),
    Criterion(
        "days-kept",
        "No day let pass",
        "Do what is due before its day is over.",
        "The dates of the collection, the guarantee or the invoice",
        Weighed.IN_TIME,
        conduct.days_kept,
    ),
    Criterion(
        "good-notice",
        "Good notice",
        "Say in one notice that the bank refuses, for which grounds, and where the documents are.",
        "UCP 600 art. 16(c)",
        Weighed.GOOD_NOTICE,
        documents.good_notice,
    ),
    Criterion(
        "good-instruction",
        "Whole instruction",
        "Say in the instruction of a collection what is to be done if nobody pays.",
        "URC 522 art. 4(b), 21, 24, 26",
        Weighed.GOOD_NOTICE,
        documents.whole_instruction,
    ),
    Criterion(
        "right-article",
        "Right article",
        "Cite the article that says it, where you cite one.",
        "UCP 600 art. 16(c)(ii)",
        Weighed.GOOD_NOTICE,
        documents.right_article,
    ),
    Criterion(
        "lei-checked",
        "LEI looked up before the promise",
        "Look your partner up before you bind yourself.",
        "ISO 17442; the sandbox's own lesson",
        Weighed.LEI_CHECKED,
        conduct.lei_before_commitment,
    ),
    Criterion(
        "cost",
        "Cost",
        "Pay no more charges than the reference solution costs.",
        "The banks' prices in the scenario",
        Weighed.COST,
        conduct.cost,
    ),
)
