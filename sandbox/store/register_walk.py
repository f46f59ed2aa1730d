"""The questions of a walk through a group, a level or all of it at once, each of indexed columns.

Codes go in as one JSON list. CROSS JOIN keeps the order of that list; within one code the rows come
in the order of the index, in which the type of a relationship to the top is the last of all types.
Thousands give the same few reasons, so reasons come with a list of who gives them.
"""

from __future__ import annotations

from typing import Final

from lei.group_parts import BRANCH, DIRECT, ULTIMATE

_ASKED: Final = "json_each(?) AS asked CROSS JOIN"

MEMBERS: Final = f"""
SELECT lei, name, country, status, entity_status FROM {_ASKED} record ON lei = asked.value
"""
ABOVE: Final = f"""
SELECT child, tie.parent, tie.type FROM {_ASKED} relationship AS tie ON child = asked.value
WHERE status = 'ACTIVE'
"""
BELOW: Final = f"""
SELECT DISTINCT tie.child FROM {_ASKED} relationship AS tie ON tie.parent = asked.value
WHERE tie.status = 'ACTIVE' AND (tie.type <> '{ULTIMATE}' OR NOT EXISTS (
    SELECT 1 FROM relationship AS nearer WHERE nearer.child = tie.child
    AND nearer.status = 'ACTIVE' AND nearer.type IN ('{DIRECT}', '{BRANCH}')
)) LIMIT ?
"""
REASONS: Final = f"""
SELECT category, source, json_group_array(lei) FROM {_ASKED} exception ON lei = asked.value
GROUP BY category, source
"""
