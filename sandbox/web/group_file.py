"""A group as a table for a spreadsheet: one row a firm, with the firm that consolidates it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

from lei.group_parts import Group, Node
from sandbox.web.code_list import harmless

HEADS = (
    "lei", "name", "country", "registration", "entity", "level", "parents", "relations", "reasons",
)  # fmt: skip


def group_as_csv(group: Group) -> str:
    """The firms of a group, top first. Codes and GLEIF's words stay as they are published."""
    above: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in group.edges:
        above[edge.child].append((edge.parent, edge.type))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for node in sorted(group.nodes, key=lambda node: (node.level, node.lei)):
        writer.writerow([harmless(cell) for cell in _row(node, above[node.lei])])
    return out.getvalue()


def _row(node: Node, above: list[tuple[str, str]]) -> tuple[str, ...]:
    member = node.member
    reasons = (reason for answer in node.answers for reason in answer.reasons)
    return (
        node.lei,
        member.name if member else "",
        member.country if member else "",
        member.status if member else "",
        member.entity_status if member else "",
        str(node.level),
        " ".join(parent for parent, _relation in above),
        " ".join(relation for _parent, relation in above),
        " ".join(dict.fromkeys(reasons)),
    )
