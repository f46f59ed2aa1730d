"""Examination without a world: a presentation, a date question, a notice in; the answer out.

Answers are plain JSON, the same at every door. A finding's sentence is in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lei.findings import Finding, Report, Severity
from payments.documents import deadline_questions
from payments.documents.deadlines import examine_until
from payments.documents.elements import ELEMENTS
from payments.documents.examination import EDITIONS, examine_presentation, in_force, is_discrepant
from payments.documents.lessons import curable_until, last_day_to_present, lesson
from payments.documents.notices import Charge, NoticeCase, check_notice, compare, is_precluded
from payments.documents.presentation import Dossier
from sandbox.answers import Answer, answer
from sandbox.errors import NotFound, UnreadableRequest
from sandbox.services.presentation_files import (
    NoticeFile,
    read_notice,
    read_presentation,
    read_question,
)
from sandbox.wording import filled, rule_of, sentence

_ELEMENT_NAMES = {element.id: element.name for element in ELEMENTS}


@dataclass(frozen=True, slots=True)
class Examined:
    """A presentation and what the rules found in it.

    `verdict` is "discrepant" with a ground to refuse, "undecided" with none where a rule lacked a
    fact, else "complying". `last_day` is None where it lies beyond the calendar.
    """

    dossier: Dossier
    report: Report
    verdict: str
    last_day: date | None
    ends_at: datetime


def examined(data: Any, fixtures_dir: Path) -> Examined:
    """A presentation held against its credit. Raises as `read_presentation`."""
    dossier = in_force(read_presentation(data, fixtures_dir))
    report = examine_presentation(dossier)
    return Examined(
        dossier=dossier,
        report=report,
        verdict=_verdict(report),
        last_day=last_day_to_present(dossier),
        ends_at=examine_until(dossier.presented_on, dossier.calendar),
    )


def examine(data: Any, fixtures_dir: Path) -> dict[str, Answer]:
    """What a presentation shows against its credit, as JSON. Raises as `read_presentation`."""
    made = examined(data, fixtures_dir)
    dossier, report = made.dossier, made.report
    return {
        "verdict": made.verdict,
        "presented_on": answer(dossier.presented_on),
        "last_day_to_present": answer(made.last_day),
        "examination_ends_at": answer(made.ends_at),
        "findings": [_told(finding, dossier) for finding in report.findings],
        "cleared": [_cleared(one) for one in report.cleared],
        "undecided": [_bare(one) for one in report.undecided],
        "not_applicable": list(dict.fromkeys(report.not_applicable)),
        "editions": list(EDITIONS),
    }


def deadline(data: Any, fixtures_dir: Path) -> dict[str, Answer]:
    """One date. Raises as `read_presentation`, and NotPossible for a fact that is not given."""
    told: dict[str, Answer] = answer(deadline_questions.answer(read_question(data, fixtures_dir)))
    return told


def notice(data: Any, fixtures_dir: Path) -> dict[str, Answer]:
    """What a refusal notice hit, missed and made up, and whether it stands.

    `precluded`: the bank can no longer refuse (UCP 600 art. 16(f)). Raises as
    `read_presentation`, and NotFound for a rule that there is not.
    """
    case = _case(data, read_notice(data), fixtures_dir)
    report = check_notice(case)
    return {
        "good": not report.findings,
        "precluded": is_precluded(report),
        "examination_ends_at": answer(case.examine_until),
        "comparison": answer(compare(case.notice.charges, case.discrepancies)),
        "findings": [answer(finding) for finding in report.findings],
        "discrepancies": [_bare(finding) for finding in case.discrepancies],
    }


def _case(data: Mapping[str, Any], brought: NoticeFile, fixtures_dir: Path) -> NoticeCase:
    if brought.earlier_notices < 0:
        raise UnreadableRequest("$.earlier_notices", "a number of 0 or more is needed here")
    for charge in (*brought.notice.charges, *brought.found):
        _known_rule(charge)
    findings, until = _held_against(data, brought, fixtures_dir)
    return NoticeCase(brought.notice, findings, until, brought.earlier_notices)


def _held_against(
    data: Mapping[str, Any], brought: NoticeFile, fixtures_dir: Path
) -> tuple[tuple[Finding, ...], datetime]:
    if data.get("presentation") is not None:
        dossier = read_presentation(data["presentation"], fixtures_dir, "$.presentation")
        _follows(brought, dossier)
        until = examine_until(dossier.presented_on, dossier.calendar)
        return examine_presentation(dossier).findings, until
    if brought.examine_until is None:
        raise UnreadableRequest("$.examine_until", "this or the presentation is missing")
    return tuple(_finding(charge) for charge in brought.found), brought.examine_until


def _follows(brought: NoticeFile, dossier: Dossier) -> None:
    """A notice answers a presentation. Raises UnreadableRequest for one that was given before."""
    day = datetime.combine(dossier.presented_on, time.min, ZoneInfo(dossier.calendar.zone))
    if brought.notice.given_at < (dossier.presented_at or day):
        raise UnreadableRequest(
            "$.notice.given_at", "a notice is given after the documents were presented"
        )


def _finding(charge: Charge) -> Finding:
    rule = rule_of(charge.rule)
    return Finding(rule.id, rule.severity, rule.source, charge.document or "")


def _known_rule(charge: Charge) -> None:
    try:
        lesson(charge.rule)
    except KeyError:
        raise NotFound("rule", charge.rule) from None


def _verdict(report: Report) -> str:
    if is_discrepant(report):
        return "discrepant"
    return "undecided" if report.undecided else "complying"


def _told(finding: Finding, dossier: Dossier) -> dict[str, Answer]:
    """A finding with what it teaches and until when new paper cures it."""
    taught = lesson(finding.rule)
    return {
        **_evidence(finding),
        "severity": finding.severity.value,
        "says": sentence(finding),
        "curable_until": answer(curable_until(finding.rule, dossier)),
        "common_mistake": filled(taught.mistake, {}),
    }


def _cleared(one: Finding) -> dict[str, Answer]:
    """What was in order, with its evidence; for what looks wrong and is not, the reason."""
    told = _evidence(one)
    is_reason = rule_of(one.rule).severity is Severity.INFO
    return {**told, "no_discrepancy_because": sentence(one)} if is_reason else told


def _evidence(one: Finding) -> dict[str, Answer]:
    element = lesson(one.rule).element
    stated = one.values.get("element") or _ELEMENT_NAMES.get(element or "")
    return {**_bare(one), "element": stated, "values": answer(one.values)}


def _bare(one: Finding) -> dict[str, Answer]:
    return {
        "rule": one.rule,
        "title": filled(lesson(one.rule).title, {}),
        "article": one.source,
        "document": one.at,
    }
