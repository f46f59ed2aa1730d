"""A refusal notice, held against what the documents really show.

The seller's own list and a bank's are compared with the engine's in the same way: what was hit,
missed, or named without cause; and whether the notice itself is good.

Source: UCP 600 art. 16(c), 16(d), 16(f).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lei.findings import Finding, Judgement, NotApplicable, Report, Rule, Severity, examine, rule
from payments.credit.credit import Charge as Charge
from payments.credit.credit import Disposal
from payments.documents.articles import articles_cited
from payments.documents.presentation import judge


@dataclass(frozen=True, slots=True)
class RefusalNotice:
    """A notice as it was sent. `says_refused`: it states that the bank refuses (art. 16(c)(i))."""

    given_at: datetime
    charges: tuple[Charge, ...]
    disposal: Disposal | None = None
    says_refused: bool = True


@dataclass(frozen=True, slots=True)
class NoticeCase:
    """A notice with what it is held against: the findings, the last instant, notices before it."""

    notice: RefusalNotice
    findings: tuple[Finding, ...]
    examine_until: datetime
    earlier_notices: int = 0

    @property
    def discrepancies(self) -> tuple[Finding, ...]:
        """The grounds to refuse."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rule ids: found and named; found and not named; named and not found; named for another
    article than the one that says it."""

    hit: tuple[str, ...]
    missed: tuple[str, ...]
    spurious: tuple[str, ...]
    wrong_article: tuple[str, ...]


def compare(charges: tuple[Charge, ...], discrepancies: tuple[Finding, ...]) -> Comparison:
    """What somebody's list has of the engine's.

    A charge that names no document is about every document its rule found. One that names the
    wrong article is a hit all the same.
    """
    hits = [charge for charge in charges if _found(charge, discrepancies)]
    return Comparison(
        hit=_once(charge.rule for charge in hits),
        missed=_once(one.rule for one in discrepancies if not _named(one, charges)),
        spurious=_once(charge.rule for charge in charges if charge not in hits),
        wrong_article=_once(c.rule for c in hits if not _cites(c, discrepancies)),
    )


def check_notice(case: NoticeCase) -> Report:
    """What is wrong with the notice, and what was looked at and is in order."""
    return examine(case, RULES)


def is_precluded(report: Report) -> bool:
    """Whether the notice is as good as none: the bank has to honour (UCP 600 art. 16(f)).

    A discrepancy that is left out costs the bank that one alone; a second notice leaves it with
    the first.
    """
    return any(finding.rule in PRECLUDING for finding in report.findings)


@rule(
    "ucp600-16c",
    source="UCP 600 art. 16(c)",
    says="This is notice number {number} for one presentation. Only a single one counts, and what "
    "is not in the first cannot be added: the bank is held to the first.",
)
def single_notice(case: NoticeCase) -> Iterator[Judgement]:
    yield judge(case.earlier_notices == 0, "notice", number=case.earlier_notices + 1)


@rule(
    "ucp600-16c-i",
    source="UCP 600 art. 16(c)(i)",
    says="The notice given at {given_at} does not say that the bank refuses. A list of complaints "
    "is no refusal: state it.",
)
def states_the_refusal(case: NoticeCase) -> Iterator[Judgement]:
    yield judge(case.notice.says_refused, "notice", given_at=case.notice.given_at)


@rule(
    "ucp600-16c-ii",
    source="UCP 600 art. 16(c)(ii)",
    says="The notice leaves out these discrepancies: {missed}. The bank can no longer rely on "
    "them: name each in the one notice.",
)
def names_each_discrepancy(case: NoticeCase) -> Iterator[Judgement]:
    if not case.discrepancies or _misses_all(case):
        yield NotApplicable("notice")
    else:
        missed = compare(case.notice.charges, case.discrepancies).missed
        yield judge(not missed, "notice", missed=missed)


@rule(
    "ucp600-16c-spurious",
    source="UCP 600 art. 15, 16(a)",
    says="The notice names as discrepancies what are none: {spurious}. A refusal that rests on "
    "them alone does not stand: leave them out.",
    severity=Severity.WARNING,
)
def names_nothing_else(case: NoticeCase) -> Iterator[Judgement]:
    if not case.notice.charges or _misses_all(case):
        yield NotApplicable("notice")
    else:
        spurious = compare(case.notice.charges, case.discrepancies).spurious
        yield judge(not spurious, "notice", spurious=spurious)


@rule(
    "ucp600-16a",
    source="UCP 600 art. 15(a), 16(a)",
    says="The documents comply, and the notice refuses them on {count} grounds. A bank that holds "
    "complying documents has to honour.",
)
def refuses_for_a_reason(case: NoticeCase) -> Iterator[Judgement]:
    charges = case.notice.charges
    if _misses_all(case) or (case.discrepancies and not charges):
        yield NotApplicable("notice")
    else:
        yield judge(bool(case.discrepancies), "notice", count=len(charges))


@rule(
    "ucp600-16c-ii-none",
    source="UCP 600 art. 16(a), 16(c)(ii), 16(f)",
    says="The documents do not comply, because of {missed}. The notice names none of this, and "
    "what it names is no discrepancy: {spurious}. A bank is held to what its one notice named: "
    "nothing is left of the refusal, and it has to honour.",
)
def names_a_discrepancy(case: NoticeCase) -> Iterator[Judgement]:
    if not case.discrepancies or not case.notice.charges:
        yield NotApplicable("notice")
    else:
        made = compare(case.notice.charges, case.discrepancies)
        yield judge(bool(made.hit), "notice", missed=made.missed, spurious=made.spurious)


@rule(
    "ucp600-16c-iii",
    source="UCP 600 art. 16(c)(iii), 16(f)",
    says="The notice given at {given_at} does not say where the documents are or go. Without that "
    "the bank can no longer refuse: state that it holds or returns them.",
)
def states_the_disposal(case: NoticeCase) -> Iterator[Judgement]:
    yield judge(case.notice.disposal is not None, "notice", given_at=case.notice.given_at)


@rule(
    "ucp600-16d",
    source="UCP 600 art. 16(d), 16(f)",
    says="The notice was given at {given_at}. The fifth banking day ended at {until}. The bank can "
    "no longer refuse and has to honour.",
)
def given_in_time(case: NoticeCase) -> Iterator[Judgement]:
    given_at, until = case.notice.given_at, case.examine_until
    yield judge(given_at <= until, "notice", given_at=given_at, until=until)


def _misses_all(case: NoticeCase) -> bool:
    """There are discrepancies, and the notice names others that are none: one rule says it all."""
    charges = case.notice.charges
    return bool(case.discrepancies and charges) and not compare(charges, case.discrepancies).hit


def _found(charge: Charge, discrepancies: tuple[Finding, ...]) -> bool:
    return any(_same(charge, one) for one in discrepancies)


def _named(finding: Finding, charges: tuple[Charge, ...]) -> bool:
    return any(_same(charge, finding) for charge in charges)


def _same(charge: Charge, finding: Finding) -> bool:
    return charge.rule == finding.rule and charge.document in {None, finding.at}


def _cites(charge: Charge, discrepancies: tuple[Finding, ...]) -> bool:
    if charge.article is None:
        return True
    sources = [one.source for one in discrepancies if one.rule == charge.rule]
    cited = {article.number for source in sources for article in articles_cited(source)}
    return not cited or charge.article in cited


def _once(rules: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules))


RULES: tuple[Rule[NoticeCase], ...] = (
    single_notice,
    states_the_refusal,
    names_each_discrepancy,
    names_nothing_else,
    refuses_for_a_reason,
    names_a_discrepancy,
    states_the_disposal,
    given_in_time,
)

PRECLUDING = frozenset(
    {"ucp600-16c-i", "ucp600-16a", "ucp600-16c-ii-none", "ucp600-16c-iii", "ucp600-16d"}
)
"""Flaws after which nothing of a refusal is left."""
