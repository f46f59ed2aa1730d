"""The group of a firm as its page shows it: a tree, drawn and as a list, and what is not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import ngettext

from lei.findings import Finding
from lei.group_parts import BRANCH, ULTIMATE, Answer, Group, Node
from lei.ownership import ExceptionCategory, reason_of
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from sandbox.services.entities import records_of
from sandbox.store.entities import Register
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


def group_page(register: Register, group: Group) -> GroupPage:
    """What the page shows of a group."""
    records = records_of(register, group)
    firms = {node.lei: _firm(node.lei, records, group.lei) for node in group.nodes}
    members = [node.member for node in group.nodes if node.member]
    root = _branch(group, firms)
    return GroupPage(
        lei=group.lei,
        name=firms[group.lei].name,
        parent=records.get(group.chain.parents[0]) if group.chain.parents else None,
        top=records.get(group.chain.top) if group.chain.top != group.lei else None,
        root=root,
        picture=tree(folded(root)),
        small=_small(group, firms),
        firms=len(firms),
        countries=tuple(sorted({member.country for member in members})),
        levels=1 + max(node.level for node in group.nodes),
        lapsed=sum(member.status == RegistrationStatus.LAPSED for member in members),
        ended=sum(member.entity_status == EntityStatus.INACTIVE for member in members),
        untold=tuple(_untold(group)),
        findings=group.findings,
    )


def whole_picture(page: GroupPage) -> Picture:
    """The picture for a file: every firm up to `DRAWN_MAX`, more are folded as on the page."""
    return tree(page.root) if page.firms <= DRAWN_MAX else page.picture


def _branch(group: Group, firms: Mapping[str, Firm]) -> Branch:
    """The group as a tree from its top; a firm that was met before is not entered again."""
    below: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for edge in group.edges:
        below[edge.parent].append((edge.child, edge.type in (BRANCH, ULTIMATE)))
    met: set[str] = set()

    def grown(lei: str, dashed: bool) -> Branch:
        met.add(lei)
        children = (grown(child, d) for child, d in below[lei] if child not in met)
        return Branch(firms[lei], tuple(children), dashed)

    root = grown(group.chain.top, False)
    left = tuple(grown(lei, True) for lei in firms if lei not in met)
    return replace(root, children=root.children + left)


def _firm(lei: str, records: Mapping[str, LeiRecord], me: str) -> Firm:
    if lei in records:
        return drawn_firm(records[lei], me=me)
    return Firm(lei, "", _("not in this register"), "muted", lei, lei == me)


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


def _small(group: Group, firms: Mapping[str, Firm]) -> Picture:
    """Up to three boxes: the top, the direct parent, the firm."""
    codes = [group.chain.top, *group.chain.parents[:1], group.lei]
    shown = tuple(firms[code] for code in dict.fromkeys(codes))
    return chain(shown, _("has in its consolidated accounts"))


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
    return node.member.name if node.member else node.lei
