"""How every check in the house speaks: a rule looks at a subject and yields what it found.

A rule looks nothing up: its subject already holds every fact. What is wrong with data is a
`Finding`, returned; it carries typed values, never a finished sentence, because the sentence is
made at the edge, in the reader's language, from `Rule.says`.

>>> from dataclasses import dataclass
>>> @rule("short", says="{text} has {found} characters.", source="this example")
... def short(text: str) -> Iterator[Judgement]:
...     if len(text) < 5:
...         yield Flaw.of("text", text=text, found=len(text))
>>> [finding.rule for finding in examine("abc", (short,)).findings]
['short']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, Protocol, TypeAlias, TypeVar

S = TypeVar("S")


class Amount(Protocol):
    """Money, as the first floor knows it: formatted by the reader's locale, never a float."""

    @property
    def amount(self) -> Decimal: ...
    @property
    def currency(self) -> str: ...


Value: TypeAlias = str | int | Decimal | date | datetime | Amount | tuple[str, ...]
_NONE: Mapping[str, Value] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding weighs. A verdict is as bad as its worst finding."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something is wrong at one place of the subject (a field, an XPath, a document)."""

    at: str
    values: Mapping[str, Value] = field(default_factory=lambda: _NONE)

    @classmethod
    def of(cls, at: str, **values: Value) -> Flaw:
        return cls(at, values)


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact is missing, so the rule cannot judge: undetermined, not a failure."""

    at: str


@dataclass(frozen=True, slots=True)
class Cleared:
    """Looked at and in order; `values` are the evidence."""

    at: str
    values: Mapping[str, Value] = field(default_factory=lambda: _NONE)

    @classmethod
    def of(cls, at: str, **values: Value) -> Cleared:
        return cls(at, values)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule has nothing to say about this subject."""

    at: str


Judgement: TypeAlias = Flaw | Missing | Cleared | NotApplicable
Check: TypeAlias = Callable[[S], Iterable[Judgement]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """One thing that can be wrong, where it is written, and the function that sees it.

    `says` is the English sentence with `{placeholders}` for the values of a flaw: also the key
    for translation. `check` is None for a rule no machine can judge: it is listed as advisory.
    `since` is the day the rule came into force, where that matters. `over` names the kinds of
    places it judges: where a subject has none of them it would yield nothing. Empty: any subject.
    """

    id: str
    says: str
    source: str
    severity: Severity
    check: Check[S] | None = None
    since: date | None = None
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: its id, its weight, its source, the place and the typed values."""

    rule: str
    severity: Severity
    source: str
    at: str
    values: Mapping[str, Value] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an examination, one entry a rule and object.

    `findings`, `cleared` and `undecided` carry what was seen; `not_applicable` and `advisory`
    are rule ids.
    """

    findings: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    undecided: tuple[Finding, ...] = ()
    not_applicable: tuple[str, ...] = ()
    advisory: tuple[str, ...] = ()


def rule(
    id: str,  # noqa: A002  the trade's own word
    *,
    says: str,
    source: str,
    severity: Severity = Severity.ERROR,
    since: date | None = None,
    over: Iterable[str] = (),
) -> Callable[[Check[S]], Rule[S]]:
    """Make a `Rule` of a generator of judgements. Registers nothing: `RULES` tuples do."""

    def made(check: Check[S]) -> Rule[S]:
        return Rule(id, says, source, severity, check, since, frozenset(over))

    return made


def advice(
    id: str,  # noqa: A002  the trade's own word
    *,
    says: str,
    source: str,
) -> Rule[object]:
    """A rule that no machine can judge, listed so that people read it."""
    return Rule(id, says, source, Severity.INFO)


def examine(subject: S, rules: tuple[Rule[S], ...]) -> Report:
    """Apply `rules` to `subject`, in order."""
    seen = [
        (rule, judgement)
        for rule in rules
        if rule.check is not None
        for judgement in rule.check(subject)
    ]
    return Report(
        findings=tuple(_entry(r, j.at, j.values) for r, j in seen if isinstance(j, Flaw)),
        cleared=tuple(_entry(r, j.at, j.values) for r, j in seen if isinstance(j, Cleared)),
        undecided=tuple(_entry(r, j.at, _NONE) for r, j in seen if isinstance(j, Missing)),
        not_applicable=tuple(r.id for r, j in seen if isinstance(j, NotApplicable)),
        advisory=tuple(r.id for r in rules if r.check is None),
    )


def findings(subject: S, rules: tuple[Rule[S], ...]) -> Iterator[Finding]:
    """Only what `rules` find wrong with `subject`, in order: quick, where thousands are judged."""
    for each in rules:
        if each.check is not None:
            for judgement in each.check(subject):
                if isinstance(judgement, Flaw):
                    yield _entry(each, judgement.at, judgement.values)


def concerned(rules: tuple[Rule[S], ...], kinds: Set[str]) -> tuple[Rule[S], ...]:
    """Those of `rules` that may have something to say of a subject with these kinds of places."""
    return tuple([each for each in rules if not each.over or not each.over.isdisjoint(kinds)])


def _entry(rule: Rule[S], at: str, values: Mapping[str, Value]) -> Finding:
    return Finding(rule.id, rule.severity, rule.source, at, values)
