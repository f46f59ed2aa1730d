"""The verdict on a typed code, as the look-up page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.code import Verdict
from lei.findings import Finding, Severity
from lei.standing import Standing
from sandbox.services.entities import CodeVerdict
from sandbox.web.codes import Groups, groups, slip
from sandbox.web.firm import FirmCard, firm_card
from sandbox.web.language import gettext as _
from sandbox.web.verdict_words import FITNESS, HEADINGS, PURPOSES, STAGES, STEPS, WHY
from sandbox.wording import sentence

TONES = {Verdict.VALID: "ok", Verdict.WARNING: "warn", Verdict.INVALID: "bad"}
PASSED, FAILED, NOT_REACHED = "ok", "bad", "muted"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of the list: what was looked at, and what came of it."""

    label: str
    tone: str
    result: str


@dataclass(frozen=True, slots=True)
class Meant:
    """A code that was perhaps meant: in groups, whose it is, and what differs."""

    code: str
    groups: Groups
    name: str
    slip: str


@dataclass(frozen=True, slots=True)
class Use:
    """Whether the code can be used for a purpose, and why."""

    purpose: str
    tone: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """The verdict as shown, worst thing first."""

    tone: str
    heading: str
    sentences: tuple[str, ...]
    typed: Groups
    meant: tuple[Meant, ...]
    checks: tuple[Checked, ...]
    firm: FirmCard | None
    uses: tuple[Use, ...]
    steps: tuple[str, ...]
    instead: tuple[str, ...]  # codes of the firms that took its place


def verdict_page(verdict: CodeVerdict) -> VerdictPage:
    """What the page says of a verdict."""
    meant = tuple(_meant(verdict))
    told = sorted(verdict.findings, key=lambda finding: list(Severity).index(finding.severity))
    only = meant[0].code if len(meant) == 1 else None
    return VerdictPage(
        tone=_tone(verdict),
        heading=_heading(verdict, told),
        sentences=tuple(sentence(finding) for finding in told),
        typed=groups(verdict.normalised, only),
        meant=meant,
        checks=tuple(_checks(verdict)),
        firm=firm_card(verdict.entity) if verdict.entity else None,
        uses=uses_of(verdict.standing) if verdict.standing else (),
        steps=tuple(_steps(verdict, told)),
        instead=verdict.standing.use_instead if verdict.standing else (),
    )


def _tone(verdict: CodeVerdict) -> str:
    if verdict.verdict is Verdict.VALID and verdict.entity is None:
        return "info"
    return TONES[verdict.verdict]


def _heading(verdict: CodeVerdict, told: list[Finding]) -> str:
    for finding in told:
        if finding.severity is not Severity.INFO and finding.rule in HEADINGS:
            return str(HEADINGS[finding.rule])
    if verdict.entity is None:
        return _("The code is well formed. No firm in this register holds it.")
    return _("This is the code of %(name)s", name=verdict.entity.legal_name.text)


def _meant(verdict: CodeVerdict) -> Iterator[Meant]:
    typed = verdict.normalised
    for found in verdict.suggestions:
        name = found.legal_name or ""
        yield Meant(found.code, groups(found.code, typed), name, slip(typed, found.code))


def _checks(verdict: CodeVerdict) -> Iterator[Checked]:
    """The stages in order; what comes after a failed one was not reached."""
    broken = {f.rule for f in verdict.findings if f.severity is Severity.ERROR}
    reached = True
    for label, rules in STAGES:
        failed = bool(broken.intersection(rules))
        yield _checked(str(label), reached, failed)
        reached = reached and not failed
    yield _in_register(verdict, reached)


def _checked(label: str, reached: bool, failed: bool) -> Checked:
    if not reached:
        return Checked(label, NOT_REACHED, _("Not reached"))
    return Checked(label, FAILED, _("Failed")) if failed else Checked(label, PASSED, _("Passed"))


def _in_register(verdict: CodeVerdict, reached: bool) -> Checked:
    label = _("The register holds it")
    if not reached:
        return Checked(label, NOT_REACHED, _("Not reached"))
    if verdict.entity is None:
        return Checked(label, "info", _("Not held"))
    return Checked(label, PASSED, _("Held"))


def uses_of(standing: Standing) -> tuple[Use, ...]:
    """What a code is good for, purpose by purpose."""
    return tuple(_uses(standing))


def _uses(standing: Standing) -> Iterator[Use]:
    for purpose, fitness in standing.answers.items():
        tone, answer = FITNESS[fitness]
        yield Use(str(PURPOSES[purpose]), tone, str(answer), str(WHY[purpose, fitness]))


def _steps(verdict: CodeVerdict, told: list[Finding]) -> Iterator[str]:
    rules = [finding.rule for finding in told if finding.rule in STEPS]
    known = "held" if verdict.entity else "not-held"
    return (str(step) for step in STEPS[rules[0] if rules else known])
