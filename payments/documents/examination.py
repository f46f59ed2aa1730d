"""The examination of a presentation: every rule, in the order in which a checker reads."""

from __future__ import annotations

from lei.findings import Report, Rule, examine
from payments.documents import no_discrepancy, ucp600
from payments.documents.presentation import Dossier

RULES: tuple[Rule[Dossier], ...] = (*ucp600.RULES, *no_discrepancy.RULES)


def examine_presentation(dossier: Dossier) -> Report:
    """What the documents show against the credit; `findings` are its discrepancies."""
    return examine(dossier, RULES)
