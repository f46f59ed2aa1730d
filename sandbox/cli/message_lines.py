"""The verdict on a message as a terminal, a program or a build server reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from lei.findings import Finding, Severity
from sandbox.answers import printed
from sandbox.services.messages import FileVerdict, MessageVerdict
from sandbox.wording import filled, sentence, weight


def as_text(_name: str, verdict: MessageVerdict) -> str:
    """Lines for a person."""
    lines = [
        _head(verdict),
        *(line for finding in verdict.findings for line in _told(finding)),
        *_counted(verdict),
    ]
    return "\n".join(lines)


def as_json(_name: str, verdict: MessageVerdict) -> str:
    """The same object as the API answers."""
    return printed(verdict)


def as_junit(name: str, verdict: MessageVerdict) -> str:
    """JUnit XML: a case a finding, of which errors fail; one passing case where there is none."""
    suite = etree.Element("testsuite", name=name, tests=str(len(verdict.findings) or 1))
    suite.set("failures", str(sum(f.severity is Severity.ERROR for f in verdict.findings)))
    for finding in verdict.findings:
        _case(suite, finding)
    if not verdict.findings:
        etree.SubElement(suite, "testcase", classname=verdict.message, name="in order")
    return etree.tostring(suite, encoding="unicode", pretty_print=True)


def _case(suite: etree._Element, finding: Finding) -> None:
    case = etree.SubElement(suite, "testcase", classname=finding.rule, name=finding.at)
    says = sentence(finding)
    if finding.severity is Severity.ERROR:
        etree.SubElement(case, "failure", message=says, type=finding.rule).text = finding.source
    else:
        etree.SubElement(case, "system-out").text = f"{finding.severity.value}: {says}"


def _head(verdict: MessageVerdict) -> str:
    return filled(
        "{message}: nothing wrong was found." if verdict.valid else "{message}: not in order.",
        {"message": verdict.message},
    )


def _counted(verdict: MessageVerdict) -> list[str]:
    if not isinstance(verdict, FileVerdict):
        return []
    values = {"transactions": verdict.transactions, "rest": verdict.rest}
    lines = [filled("Transactions that were checked: {transactions}.", values)]
    if verdict.rest:
        lines.append(filled("Findings that are not listed: {rest}. Correct these first.", values))
    return lines


def _told(finding: Finding) -> list[str]:
    return [
        f"  {weight(finding.severity)}: {sentence(finding)}",
        f"    {_place(finding)}",
        f"    {finding.rule} ({finding.source})",
    ]


def _place(finding: Finding) -> str:
    if "line" not in finding.values:
        return finding.at
    return filled("line {line}, {at}", {"line": str(finding.values["line"]), "at": finding.at})


WRITERS: Final[dict[str | None, Callable[[str, MessageVerdict], str]]] = {
    None: as_text,
    "json": as_json,
    "junit": as_junit,
}
