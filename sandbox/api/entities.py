"""`/api/entities`: find a firm, read its record, see its group."""

from __future__ import annotations

from apiflask import APIBlueprint

from lei.group_parts import Edge, Node
from sandbox.answers import Answer, answer
from sandbox.api.schemas import EntityOut, GroupOut, HitsOut, NameQuery
from sandbox.edge import register
from sandbox.services import entities as service
from sandbox.store.register_search import Narrowed

entities = APIBlueprint("entities", __name__, url_prefix="/api/entities", tag="Entities")


@entities.get("")
@entities.input(NameQuery, location="query", arg_name="wanted")
@entities.output(HitsOut)
def find(wanted: NameQuery) -> Answer:
    """Find entities by name; slips are forgiven

    At most 400 entities are found by one name: narrow it by country or status where it is common.
    """
    narrowed = Narrowed(wanted.country, wanted.status)
    found = service.search(register(), wanted.q, narrowed, wanted.limit, wanted.cursor)
    return {"entities": answer(found.entities), "next": found.next}


@entities.get("/<lei>")
@entities.output(EntityOut)
def show(lei: str) -> Answer:
    """Read a record and what it says of parents"""
    return answer(service.show(register(), lei))


@entities.get("/<lei>/ownership")
@entities.output(GroupOut)
def show_ownership(lei: str) -> Answer:
    """Read the group of an entity: who consolidates whom"""
    group = service.ownership(register(), lei)
    return {
        "lei": group.lei,
        "chain": answer(group.chain),
        "nodes": [_node(node) for node in group.nodes],
        "edges": [_edge(edge) for edge in group.edges],
        "findings": answer(group.findings),
    }


def _node(node: Node) -> Answer:
    member = node.member
    return {
        "lei": node.lei,
        "level": node.level,
        "name": member.name if member else None,
        "country": member.country if member else None,
        "status": member.status if member else None,
        "entity_status": member.entity_status if member else None,
        "answers": answer(node.answers),
    }


def _edge(edge: Edge) -> Answer:
    return {"child": edge.child, "parent": edge.parent, "type": edge.type}
