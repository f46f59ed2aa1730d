"""A list of codes as people keep one, checked and written."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lei.code import Verdict
from lei.findings import Severity
from lei.standing import LENIENT
from sandbox.services.code_lists import Given, read_list
from sandbox.services.entities import CodeVerdict, check_codes
from sandbox.store.entities import Register
from sandbox.web.codes import Groups, groups
from sandbox.web.language import gettext as _
from sandbox.web.words import REGISTRATIONS
from sandbox.wording import sentence

SHOWN_MAX = 100
"""Lines that the page shows; the CSV has them all."""

ANSWERS = ("bad", "warn", "info", "ok")
"""What a line can come to, worst first: wrong, to look at, held by nobody here, in order."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A line with its answer."""

    given: Given
    verdict: CodeVerdict

    @property
    def answer(self) -> str:
        """One of `ANSWERS`."""
        if self.verdict.verdict is Verdict.INVALID:
            return "bad"
        if self.verdict.verdict is Verdict.WARNING:
            return "warn"
        return "ok" if self.verdict.entity else "info"

    @property
    def groups(self) -> Groups:
        """The code as it was read."""
        return groups(self.verdict.normalised)

    @property
    def name(self) -> str:
        """Whose code it is."""
        entity = self.verdict.entity
        return entity.legal_name.text if entity else ""

    @property
    def says(self) -> tuple[str, ...]:
        """What was found, worst first."""
        worst_first = sorted(self.verdict.findings, key=lambda f: list(Severity).index(f.severity))
        return tuple(sentence(finding) for finding in worst_first)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A checked list. `left_out` counts the lines beyond the limit, which were not read."""

    answers: tuple[Answered, ...]
    left_out: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many lines came to each answer, worst first."""
        found = Counter(line.answer for line in self.answers)
        return {answer: found[answer] for answer in ANSWERS}

    @property
    def worst_first(self) -> tuple[Answered, ...]:
        """The lines that the page shows."""
        in_order = sorted(self.answers, key=lambda line: ANSWERS.index(line.answer))
        return tuple(in_order[:SHOWN_MAX])


def checked_list(register: Register, text: str, on: date, lines_max: int) -> CodeList:
    """The first `lines_max` lines of `text`, each checked; what is wrong with one stops none."""
    lines = read_list(text.splitlines())
    given = tuple(islice(lines, lines_max))
    verdicts = check_codes(register, (line.code for line in given), LENIENT, on)
    return CodeList(tuple(map(Answered, given, verdicts)), sum(1 for _line in lines))


def written(checked: CodeList) -> str:
    """The checked list as CSV, in the order it came; its last row says what was not read."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    for line in checked.answers:
        writer.writerow([harmless(cell) for cell in _row(line)])
    if checked.left_out:
        left_out = _("Lines beyond the limit, which were not read: %(n)s.", n=checked.left_out)
        writer.writerow([left_out if head == "says" else "" for head in HEADS])
    return out.getvalue()


def _row(line: Answered) -> tuple[str, ...]:
    verdict, entity = line.verdict, line.verdict.entity
    registration = entity.registration.status if entity else None
    return (
        str(line.given.number),
        line.given.code,
        verdict.normalised,
        verdict.verdict.value,
        " ".join(finding.rule for finding in verdict.findings),
        " ".join(line.says),
        line.name,
        str(REGISTRATIONS[registration][1]) if registration else "",
        " ".join(suggestion.code for suggestion in verdict.suggestions),
    )


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


HEADS = (
    "line", "given", "code", "verdict", "rules", "says", "legal_name", "registration",
    "suggestions",
)  # fmt: skip
