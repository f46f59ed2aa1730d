"""Every rule of the house in one tuple: what the sentences and the pages of help are made from."""

from __future__ import annotations

from typing import Any

from lei import code, group_rules, issuers, near_misses, quality, standing
from lei.findings import Rule
from payments import messages
from payments.credential import check as credentials
from payments.documents import examination, notices, urc522
from payments.documents.ubl import rules as ubl
from payments.guarantee import examination as demands
from payments.network import ledger, payee, screening
from payments.title import trail
from payments.world import credit_judged, seen, shareholders

RULES: tuple[Rule[Any], ...] = (
    *code.RULES,
    *code.REGISTERED_RULES,
    *code.READING_RULES,
    *near_misses.LIST_RULES,
    *issuers.RULES,
    *standing.RULES,
    *group_rules.EXTENT_RULES,
    *group_rules.STATEMENT_RULES,
    *quality.RULES,
    *examination.RULES,
    *notices.RULES,
    *demands.RULES,
    *urc522.RULES,
    *urc522.RECEIVED_RULES,
    *ubl.RULES,
    *messages.RULES,
    *ledger.RULES,
    *screening.RULES,
    *payee.RULES,
    *trail.RULES,
    *credentials.RULES,
    *credentials.SAYS,
    *credit_judged.RULES,
    *seen.RULES,
    *seen.NOBODY,
    *shareholders.LINES,
    *shareholders.RULES,
)
