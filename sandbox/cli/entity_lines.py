"""Verdicts, records, groups and imports as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from lei.code import Verdict
from lei.findings import Finding
from lei.group_parts import Answer, Edge, Group, Node
from lei.ownership import ExceptionCategory, reason_of
from lei.record import Address, EntityStatus, LeiRecord, RegistrationStatus
from lei.sentences import Sentence
from sandbox.cli.entity_words import FIRMS, REGISTRATIONS, RELATION_STATES, RELATIONS, VERDICTS
from sandbox.services.entities import CodeVerdict, EntityView
from sandbox.services.imports import FileReport, ImportReport
from sandbox.store.entities import Hit
from sandbox.wording import filled, sentence, spoken, weight

REJECTS_SHOWN_MAX = 20


def verdict(given: CodeVerdict) -> Iterator[str]:
    """The verdict on one code, worst thing first."""
    holder = _holder(given)
    yield f"{given.normalised or '-'}  {spoken(VERDICTS[given.verdict])}{holder}"
    yield from (f"  {line}" for line in findings(given.findings))
    for suggestion in given.suggestions:
        yield "  " + filled(
            "You may have meant {code}, {name}. Compare the name before you use it.",
            {"code": suggestion.code, "name": suggestion.legal_name or "-"},
        )
    if given.verdict is Verdict.VALID and given.entity is None:
        yield "  " + filled(
            "The code is well formed. No firm in this register holds it; look it up at GLEIF.", {}
        )


def findings(found: Sequence[Finding]) -> Iterator[str]:
    """Each finding as a sentence with its rule."""
    for finding in found:
        yield f"{weight(finding.severity)}: {sentence(finding)} [{finding.rule}]"


def entity(view: EntityView) -> Iterator[str]:
    """A record as label and value."""
    record = view.record
    yield f"{record.legal_name.text}"
    for label, value in _facts(record):
        if value:
            yield f"  {spoken(label):24}{value}"
    for relationship in view.parents:
        kind = spoken(RELATIONS[relationship.type])
        state = spoken(RELATION_STATES.get(relationship.status, ""))
        yield f"  {kind:24}{relationship.parent}  {state}".rstrip()
    for exception in view.exceptions:
        told = "; ".join(map(_reason, exception.reasons))
        yield f"  {_label(exception.category):24}{told}"
    if view.children:
        yield f"  {filled('Named as a parent by:', {}):24}{len(view.children)}"


def hits(found: Sequence[Hit]) -> Iterator[str]:
    """Entities found, one a line; a sentence when there are none."""
    if not found:
        yield filled(
            "No firm in this register has a name like this. Try one word of it, or its first"
            " letters.",
            {},
        )
    for hit in found:
        state = f"{hit.status.value}/{hit.entity_status.value}"
        yield f"{hit.lei}  {hit.country}  {state:16}  {hit.name}"


def owners(group: Group) -> Iterator[str]:
    """The chain, the group as an indented list, what is not told, what is odd."""
    nodes = {node.lei: node for node in group.nodes}
    yield _named(nodes[group.lei])
    for answer in nodes[group.lei].answers:
        yield f"  {_label(answer.category)} {_answered(answer, nodes)}"
    yield ""
    yield filled("The group. Firms in it: {count}.", {"count": len(nodes)})
    yield from _tree(group, nodes)
    yield from _untold(group)
    yield from findings(group.findings)


def imported(report: ImportReport) -> Iterator[str]:
    """What was loaded, file by file, and what was left out."""
    for file in report.files:
        yield filled(
            "{file}, into {realm}/{set}: loaded {loaded}, left out {rejected}.",
            {
                "file": file.path.name,
                "loaded": file.loaded,
                "realm": report.realm.value,
                "set": file.data_set.value,
                "rejected": file.rejected,
            },
        )
        if file.set_aside:
            yield "  " + filled(
                "in order, but of other countries: {count}", {"count": file.set_aside}
            )
        yield from _left_out(file)


def _left_out(file: FileReport) -> Iterator[str]:
    for reject in file.rejects[:REJECTS_SHOWN_MAX]:
        yield "  " + filled(
            "{file}, record {number}, {lei}: {reason}",
            {
                "file": file.path.name,
                "number": str(reject.number),
                "lei": reject.lei or "-",
                "reason": Sentence.of(reject.reason),
            },
        )
    more = file.rejected - REJECTS_SHOWN_MAX
    if more > 0:
        yield "  " + filled("and {count} more", {"count": more})


def _holder(given: CodeVerdict) -> str:
    if given.entity is None:
        return ""
    return f"  {given.entity.legal_name.text}, {_state(given.entity)}"


def _facts(record: LeiRecord) -> Iterator[tuple[Sentence, str | None]]:
    registration = record.registration
    yield Sentence("LEI"), record.lei
    yield Sentence("State"), _state(record)
    yield Sentence("Legal address"), _one_line(record.legal_address)
    yield Sentence("Headquarters"), _one_line(record.headquarters_address)
    yield Sentence("Jurisdiction"), record.jurisdiction
    yield Sentence("Category"), record.category.value if record.category else None
    for name in (*record.other_names, *record.transliterated_names):
        yield Sentence("Also known as"), f"{name.text} ({name.type})"
    yield Sentence("Renewal due"), _day(registration.renewal_at)
    yield Sentence("Last confirmed"), _day(registration.updated_at)
    yield Sentence("Issuer"), registration.managing_lou
    for successor in record.successors:
        yield Sentence("Successor"), successor.lei or successor.name


def _one_line(address: Address) -> str:
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    return ", ".join((*address.lines, town, address.country))


def _day(at: datetime | None) -> str | None:
    return filled("{day}", {"day": date(at.year, at.month, at.day)}) if at else None


def _label(category: ExceptionCategory) -> str:
    direct = category is ExceptionCategory.DIRECT
    return filled("Direct parent:" if direct else "Top of the group:", {})


def _answered(answer: Answer, nodes: dict[str, Node]) -> str:
    if answer.parent:
        parent = nodes.get(answer.parent)
        return _named(parent) if parent else _not_held(answer.parent)
    if answer.reasons:
        return "; ".join(_reason(reason) for reason in answer.reasons)
    return filled("nothing is reported, neither a parent nor a reason for naming none.", {})


def _reason(code: str) -> str:
    reason = reason_of(code)
    return f"{filled(reason.says, {})} [{code}]" if reason else code


def _tree(group: Group, nodes: dict[str, Node]) -> Iterator[str]:
    """Each firm once, below the first of its parents; walked without recursion."""
    below: dict[str, list[Edge]] = {}
    for edge in group.edges:
        below.setdefault(edge.parent, []).append(edge)
    met: set[str] = set()
    waiting = [(code, 0) for code in (*reversed(nodes), group.chain.top)]
    while waiting:
        code, level = waiting.pop()
        if code in met:
            continue
        met.add(code)
        mark = "*" if code == group.lei else "-"
        yield f"  {'  ' * level}{mark} {_named(nodes[code])}"
        waiting += [(edge.child, level + 1) for edge in reversed(below.get(code, []))]


def _untold(group: Group) -> Iterator[str]:
    lines = [
        f"  {_named(node)}: {_label(answer.category)} {_answered(answer, {})}"
        for node in group.nodes
        for answer in node.answers
        if answer.reasons and answer.parent is None
    ]
    if lines:
        yield ""
        yield filled("What is not told, and why:", {})
        yield from lines


def _named(node: Node) -> str:
    member = node.member
    if member is None:
        return _not_held(node.lei)
    state = _states(RegistrationStatus(member.status), EntityStatus(member.entity_status))
    return f"{member.name} ({member.country}) {node.lei}, {state}"


def _not_held(lei: str) -> str:
    return filled("{lei} (not in this register)", {"lei": lei})


def _state(record: LeiRecord) -> str:
    return _states(record.registration.status, record.status)


def _states(registration: RegistrationStatus, entity: EntityStatus) -> str:
    return f"{spoken(REGISTRATIONS[registration])}, {spoken(FIRMS[entity])}"
