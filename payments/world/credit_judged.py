"""A bank's own findings and its notice, held against what the documents really show.

What comes out is the trainer's until the bank has decided; then it is the bank's too.

Source: UCP 600 art. 14(a), 16(c), 16(f).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lei.findings import Finding, Flaw, Judgement, NotApplicable, Rule, Severity, rule
from lei.findings import examine as judged_by
from payments.credit.credit import Charge, Desk, Notice, Presentation
from payments.documents.notices import (
    Comparison,
    NoticeCase,
    RefusalNotice,
    check_notice,
    compare,
    is_precluded,
)

JUDGED = "judged"
"""The kind of outcome that carries the comparison."""


def charges_of(discrepancies: tuple[str, ...], charges: tuple[Charge, ...]) -> tuple[Charge, ...]:
    """What a bank names: each rule once, with documents and articles where it wrote them."""
    detailed = {charge.rule for charge in charges}
    bare = (Charge(name) for name in dict.fromkeys(discrepancies) if name not in detailed)
    return (*charges, *bare)


def case_of(notice: Notice, made: Presentation, desk: Desk) -> NoticeCase:
    """The notice, and what it is held against."""
    sent = RefusalNotice(notice.given_at, notice.charges, notice.disposal)
    return NoticeCase(sent, _findings(made), desk.examine_until)


def weighed(notice: Notice, made: Presentation, desk: Desk) -> Notice:
    """The notice, and whether it is as good as none (art. 16(f))."""
    return replace(notice, void=is_precluded(check_notice(case_of(notice, made, desk))))


def on_notice(made: Presentation, desk: Desk) -> tuple[Finding, ...]:
    """What is to be said of a bank's refusal: its list, and the notice itself."""
    if desk.notice is None:
        return ()
    wrong = check_notice(case_of(desk.notice, made, desk)).findings
    return (*on_list(desk.notice.charges, made), *wrong)


def on_list(charges: tuple[Charge, ...], made: Presentation) -> tuple[Finding, ...]:
    """What is to be said of a list of discrepancies."""
    grounds = tuple(one for one in _findings(made) if one.severity is Severity.ERROR)
    return judged_by(Listed(compare(charges, grounds), len(charges)), RULES).findings


@dataclass(frozen=True, slots=True)
class Listed:
    """A bank's own list beside the engine's."""

    comparison: Comparison
    named: int


@rule(
    "list-hit",
    says="These discrepancies are there, and were named: {rules}.",
    source="UCP 600 art. 14(a)",
    severity=Severity.INFO,
)
def hits(listed: Listed) -> Iterator[Judgement]:
    yield from _told("list", listed.comparison.hit)


@rule(
    "list-missed",
    says="These discrepancies are there, and were not named: {rules}. Look at each once more.",
    source="UCP 600 art. 14(a), 16(c)",
    severity=Severity.WARNING,
)
def missed(listed: Listed) -> Iterator[Judgement]:
    yield from _told("list", listed.comparison.missed)


@rule(
    "list-spurious",
    says="These were named and are no discrepancies: {rules}. Leave them out.",
    source="UCP 600 art. 14(a), 15",
    severity=Severity.WARNING,
)
def spurious(listed: Listed) -> Iterator[Judgement]:
    yield from _told("list", listed.comparison.spurious)


@rule(
    "list-wrong-article",
    says="These were named for another article than the one that says it: {rules}. Look the "
    "article up.",
    source="UCP 600 art. 16(c)(ii)",
    severity=Severity.WARNING,
)
def wrong_article(listed: Listed) -> Iterator[Judgement]:
    yield from _told("list", listed.comparison.wrong_article)


def _told(at: str, rules: tuple[str, ...]) -> Iterator[Judgement]:
    yield Flaw.of(at, rules=rules) if rules else NotApplicable(at)


def _findings(made: Presentation) -> tuple[Finding, ...]:
    return made.report.findings if made.report else ()


RULES: tuple[Rule[Listed], ...] = (hits, missed, spurious, wrong_article)
