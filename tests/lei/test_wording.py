"""Sentences that are right for one and for many."""

from __future__ import annotations

import re

from lei import code, near_misses, standing


def test_no_sentence_counts_things_in_the_plural() -> None:
    rules = (*code.RULES, *code.READING_RULES, *near_misses.LIST_RULES, *standing.RULES)
    plural = re.compile(r"\{(found|days|left_out|raised)\} [a-z]+s\b")
    assert [rule.id for rule in rules if plural.search(rule.says)] == []
