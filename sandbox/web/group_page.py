"""The group of a firm as its page shows it: a tree, drawn and as a list, and what is not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import ngettext

from lei.findings import Finding
from lei.group import BRANCH, ULTIMATE, Answer, Group, Node
from lei.ownership import ExceptionCategory, reason_of
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from sandbox.web.firm import drawn_firm
from sandbox.web.language import gettext
from sandbox.web.language import gettext as _
from sandbox.web.pictures.ownership import Branch, Firm, chain, firms_of, tree
from sandbox.web.pictures.shapes import Picture

BOXES_MAX, BESIDE_MAX = 60, 8
DRAWN_MAX = 500
"""Firms that a picture still shows one by one."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A firm that names no parent, and the reason it gives."""

    lei: str
    name: str
    direct: bool  # of its direct parent; else of the top of its group
    reason: str
    ask: str


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group as shown."""

    lei: str
    name: str
    parent: LeiRecord | None
    top: LeiRecord | None
    root: Branch
    picture: Picture
    small: Picture
    firms: int
    countries: tuple[str, ...]
    levels: int
    lapsed: int
    ended: int
    untold: tuple[Untold, ...]
    findings: tuple[Finding, ...]


def group_page(group: Group) -> GroupPage:
    """What the page shows of a group."""
    nodes = {node.lei: node for node in group.nodes}
    root = _branch(group, nodes)
    records = [node.record for node in group.nodes if node.record]
    return GroupPage(
        lei=group.lei,
        name=_name(nodes[group.lei]),
        parent=_record(nodes, group.chain.parents[0] if group.chain.parents else None),
        top=_record(nodes, group.chain.top if group.chain.top != group.lei else None),
        root=root,
        picture=tree(folded(root)),
        small=_small(group, nodes),
        firms=len(nodes),
        countries=tuple(sorted({record.legal_address.country for record in records})),
        levels=1 + max(node.level for node in group.nodes),
        lapsed=sum(r.registration.status is RegistrationStatus.LAPSED for r in records),
        ended=sum(r.status is EntityStatus.INACTIVE for r in records),
        untold=tuple(_untold(group)),
        findings=group.findings,
    )


def whole_picture(page: GroupPage) -> Picture:
    """The picture for a file: every firm up to `DRAWN_MAX`, more are folded as on the page."""
    return tree(page.root) if page.firms <= DRAWN_MAX else page.picture


def _branch(group: Group, nodes: Mapping[str, Node]) -> Branch:
    """The group as a tree from its top; a firm that was met before is not entered again."""
    below: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for edge in group.edges:
        below[edge.parent].append((edge.child, edge.type in (BRANCH, ULTIMATE)))
    met: set[str] = set()

    def grown(lei: str, dashed: bool) -> Branch:
        met.add(lei)
        children = (grown(child, d) for child, d in below[lei] if child not in met)
        return Branch(_firm(nodes[lei], group.lei), tuple(children), dashed)

    root = grown(group.chain.top, False)
    left = tuple(grown(lei, True) for lei in nodes if lei not in met)
    return replace(root, children=root.children + left)


def _firm(node: Node, me: str) -> Firm:
    if node.record is None:
        return Firm(node.lei, "", _("not in this register"), "muted", node.lei, node.lei == me)
    return drawn_firm(node.record, me=me)


def folded(root: Branch) -> Branch:
    """The tree for the picture: a large one shows the way to the firm and little beside it."""
    if sum(1 for _firm in firms_of(root)) <= BOXES_MAX:
        return root
    return _fold(root)


def _fold(branch: Branch) -> Branch:
    way = [child for child in branch.children if _leads_to_me(child)]
    beside = [child for child in branch.children if not _leads_to_me(child)]
    shown = tuple(_closed(child) for child in beside[: BESIDE_MAX - len(way)])
    left = sum(1 for child in beside[len(shown) :] for _firm in firms_of(child))
    rest = (Branch(_more(left), (), True),) if left else ()
    return replace(branch, children=(*map(_fold, way), *shown, *rest))


def _closed(branch: Branch) -> Branch:
    below = sum(1 for _firm in firms_of(branch)) - 1
    return replace(branch, children=(Branch(_more(below), (), True),) if below else ())


def _more(count: int) -> Firm:
    said = ngettext("and %(num)d more", "and %(num)d more", count)
    return Firm(said, "", _("see the list"), "", None)


def _leads_to_me(branch: Branch) -> bool:
    return any(firm.me for firm in firms_of(branch))


def _small(group: Group, nodes: Mapping[str, Node]) -> Picture:
    """Up to three boxes: the top, the direct parent, the firm."""
    codes = [group.chain.top, *group.chain.parents[:1], group.lei]
    firms = [_firm(nodes[code], group.lei) for code in dict.fromkeys(codes)]
    return chain(tuple(firms), _("has in its consolidated accounts"))


def _untold(group: Group) -> Iterator[Untold]:
    for node in group.nodes:
        for answer in node.answers:
            if answer.reasons and answer.parent is None:
                yield from (_unsaid(node, answer, reason) for reason in answer.reasons)


def _unsaid(node: Node, answer: Answer, code: str) -> Untold:
    direct = answer.category is ExceptionCategory.DIRECT
    known = reason_of(code)
    says, ask = (gettext(known.says), gettext(known.ask)) if known else (code, "")
    return Untold(node.lei, _name(node), direct, says, ask)


def _name(node: Node) -> str:
    return node.record.legal_name.text if node.record else node.lei


def _record(nodes: Mapping[str, Node], lei: str | None) -> LeiRecord | None:
    node = nodes.get(lei) if lei else None
    return node.record if node else None
