"""A checked message as it is shown: its own lines, each with what was found on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding, Severity
from payments.messages import Records
from payments.messages.characters import visible
from payments.messages.profiles import EDITIONS, Profile
from sandbox.services.messages import MessageVerdict, check_message

CONTEXT = 2
"""Lines shown before and after one with a finding; the rest is folded."""

FOLDED_MAX = 250
"""Lines that may lie in folds, in all; a longer message shows only what is around its findings."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the message, numbered from 1 as line feeds part them.

    What nobody sees in its text is written out.
    """

    number: int
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow each other. `folded`: nothing was found near them."""

    first: int
    last: int
    lines: tuple[Line, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class MessagePage:
    """The verdict on a message, line by line.

    `broken` names the books whose rules it breaks, each once. `elsewhere` are findings on no line
    of it. `next_edition` is the edition of usage rules that is not in force yet, and `changes` what
    it would hold against the message beside the rest.
    """

    verdict: MessageVerdict
    errors: int
    broken: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    elsewhere: tuple[Finding, ...]
    next_edition: Profile | None
    changes: tuple[Finding, ...]


def message_page(data: bytes, profile_id: str, find: Records, on: date) -> MessagePage:
    """What the page shows of a message. Raises UnreadableMessage, UnknownMessage, NotFound."""
    verdict = check_message(data, profile_id, find, on)
    lines = _lines(data.decode("utf-8", "replace"), verdict.findings)
    numbers = range(1, len(lines) + 1)
    coming = next((one for one in EDITIONS if not one.is_in_force(on)), None)
    held = check_message(data, coming.id, find, on).findings if coming else ()
    errors = [one for one in verdict.findings if one.severity is Severity.ERROR]
    return MessagePage(
        verdict=verdict,
        errors=len(errors),
        broken=tuple(dict.fromkeys(_book(finding.source) for finding in errors)),
        stretches=tuple(_stretches(lines)),
        elsewhere=tuple(f for f in verdict.findings if f.values.get("line") not in numbers),
        next_edition=coming,
        changes=tuple(_added(verdict.findings, held)),
    )


def laid_out(text: str) -> str:
    """A message that came on one line, broken between its elements; any other as it came.

    >>> laid_out("<a><b>1</b></a>").splitlines()
    ['<a>', '<b>1</b>', '</a>']
    """
    return text if "\n" in text.strip() else re.sub(r">\s*<", ">\n<", text)


def _book(source: str) -> str:
    """The book of a rule's source, without the article.

    >>> _book("ISO 13616-1:2020; status reason AC01"), _book("CBPR+ usage guidelines 2025, R81")
    ('ISO 13616-1:2020', 'CBPR+ usage guidelines 2025')
    """
    return re.split(r"[,;]|: ", source, maxsplit=1)[0]


def _lines(text: str, findings: tuple[Finding, ...]) -> tuple[Line, ...]:
    by_line: Mapping[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_line[finding.values.get("line")].append(finding)
    return tuple(
        Line(number, visible(line), tuple(by_line[number]))
        for number, line in enumerate(
            text.replace("\r\n", "\n").removesuffix("\n").split("\n"), start=1
        )
    )


def _stretches(lines: tuple[Line, ...]) -> Iterator[Stretch]:
    """The message in stretches, shown and folded in turn."""
    near = _near(lines)
    room, start = FOLDED_MAX, 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and (end in near) == (start in near):
            continue
        folded = start not in near
        kept = lines[start:end] if not folded or end - start <= room else ()
        room -= len(kept) if folded else 0
        yield Stretch(start + 1, end, kept, folded)
        start = end


def _near(lines: tuple[Line, ...]) -> set[int]:
    """Places, from 0, of the lines with findings and of those around them."""
    hit = [place for place, line in enumerate(lines) if line.findings]
    return {near for place in hit for near in range(place - CONTEXT, place + CONTEXT + 1)}


def _added(now: tuple[Finding, ...], then: tuple[Finding, ...]) -> Iterator[Finding]:
    """What is heavier, or new, among the findings of another edition."""
    known = {(finding.rule, finding.at, finding.severity) for finding in now}
    for finding in then:
        if (finding.rule, finding.at, finding.severity) not in known:
            yield finding
