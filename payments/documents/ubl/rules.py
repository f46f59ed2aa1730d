"""What a check of UBL may find: breaches of the schema, and of the rules for electronic invoices.

Both are found by programs that speak English, which is quoted as it is.
"""

from __future__ import annotations

from typing import Any

from lei.findings import Rule, Severity

SCHEMA: Rule[Any] = Rule(
    id="ubl-schema",
    says="This is not as the UBL 2.1 schema wants it: {problem}.",
    source="OASIS UBL 2.1 (2013)",
    severity=Severity.ERROR,
    check=None,
)
PEPPOL: Rule[Any] = Rule(
    id="peppol-bis-3",
    says="This breaks rule {number} of electronic invoices: {problem}.",
    source="Peppol BIS Billing 3.0",
    severity=Severity.ERROR,
    check=None,
)

RULES: tuple[Rule[Any], ...] = (SCHEMA, PEPPOL)
