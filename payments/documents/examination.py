"""The examination of a presentation: every rule, in the order in which a checker reads."""

from __future__ import annotations

from dataclasses import replace

from lei.findings import Report, Rule, Severity, examine
from payments.documents import identity, no_discrepancy, ucp600, workability
from payments.documents.presentation import Answer, Dossier

RULES: tuple[Rule[Dossier], ...] = (
    *workability.RULES,
    *ucp600.RULES,
    *identity.RULES,
    *no_discrepancy.RULES,
)
EDITIONS = ("UCP 600 (2007)", "ISBP 821 (2023)")
"""The editions of the books that the rules are read from."""


def examine_presentation(dossier: Dossier) -> Report:
    """What the documents show against the credit; its ERROR findings are the discrepancies."""
    return examine(in_force(dossier), RULES)


def is_discrepant(report: Report) -> bool:
    """Whether there is a ground to refuse."""
    return any(finding.severity is Severity.ERROR for finding in report.findings)


def in_force(dossier: Dossier) -> Dossier:
    """The dossier under the terms that apply to it (UCP 600 art. 10(c), 10(e)).

    An accepted amendment applies; a rejected one does not, nor one accepted in part. To one
    without an answer, documents that comply with it and not with the old terms are the answer.
    """
    amendment = dossier.amendment
    if amendment is None:
        return dossier
    amended = replace(dossier, terms=amendment.terms)
    if amendment.answer is Answer.ACCEPTED:
        return amended
    silent = amendment.answer is Answer.SILENT
    return amended if silent and _complies(amended) and not _complies(dossier) else dossier


def _complies(dossier: Dossier) -> bool:
    return not is_discrepant(examine(dossier, ucp600.RULES))
