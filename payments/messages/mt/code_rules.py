"""Code words: fields that say one word of a closed list, held to the list.

Source: Standards MT, categories 4 and 7, release of November 2018 and later; UCP 600 art. 3 (a
credit is irrevocable). Our choice: 22A has one list for all types that carry it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lei.findings import Judgement, rule
from payments.messages.mt.formats import matches
from payments.messages.mt.structure_rules import STANDARDS
from payments.messages.mt.subject import MtSubject


@dataclass(frozen=True, slots=True)
class CodeList:
    """The words that a field may say, and where in its text the word stands."""

    words: tuple[str, ...]
    word: Callable[[str], str] = str


@rule(
    "mt-code",
    says="Field {tag} ({name}) says {found}, which is not one of its code words: {words}. Write "
    "the one that is meant.",
    source=f"{STANDARDS}: codes of fields; UCP 600 art. 3",
)
def codes_are_of_the_list(subject: MtSubject) -> Iterator[Judgement]:
    for number, field, format_ in subject.known:
        codes = _codes_of(subject, field.tag)
        if codes is None or not matches(format_, field.text):
            continue
        found = codes.word(field.text)
        if found not in codes.words:
            name = subject.kind.name(field.tag)
            yield subject.flaw(number, name=name, found=found, words=codes.words)


@rule(
    "mt-sequence",
    says="Field {tag} says {found}, and no sequence has such a message. Write the number of this "
    "message, a slash, and how many there are.",
    source=f"{STANDARDS}: field 27, sequence of total",
)
def numbers_are_within_their_total(subject: MtSubject) -> Iterator[Judgement]:
    for at, field, format_ in subject.known:
        if field.tag == "27" and matches(format_, field.text):
            number, total = field.text.split("/")
            if not 1 <= int(number) <= int(total):
                yield subject.flaw(at, found=field.text)


def _codes_of(subject: MtSubject, tag: str) -> CodeList | None:
    return _OF_ONE_TYPE.get((subject.kind.id, tag)) or _CODES.get(tag)


def _before_slash(text: str) -> str:
    return text.partition("/")[0]


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2]


def _counted_from(text: str) -> str:
    """The two letters after the tenor: D060TDEUR1800,00 is counted from TD."""
    return text[4:6]


_FORMS = (
    "IRREVOCABLE",
    "IRREVOCABLE TRANSFERABLE",
    "IRREVOCABLE STANDBY",
    "IRREVOC TRANS STANDBY",
)
_RULES = (
    "UCP LATEST VERSION",
    "UCPURR LATEST VERSION",
    "EUCP LATEST VERSION",
    "EUCPURR LATEST VERSION",
    "ISP LATEST VERSION",
    "OTHR",
)
_METHODS = CodeList(
    ("BY ACCEPTANCE", "BY DEF PAYMENT", "BY MIXED PYMT", "BY NEGOTIATION", "BY PAYMENT"),
    _last_line,
)
_SHIPMENTS = CodeList(("ALLOWED", "CONDITIONAL", "NOT ALLOWED"))
_TENORS = CodeList(("BE", "CC", "FD", "FP", "GA", "ID", "ST", "TD", "XX"), _counted_from)

_CODES: Mapping[str, CodeList] = {
    "22A": CodeList(
        ("ACNF", "ADVI", "ISSU", "ISCO", "ICCO", "ACNA", "ADVA", "ISUA", "ISCA", "ICCA")
    ),
    "32K": _TENORS,
    "33K": _TENORS,
    "40A": CodeList(_FORMS),
    "40B": CodeList(_FORMS, _first_line),
    "40E": CodeList(_RULES, _before_slash),
    "40F": CodeList(("URR LATEST VERSION", "NOTURR")),
    "41A": _METHODS,
    "41D": _METHODS,
    "43P": _SHIPMENTS,
    "43T": _SHIPMENTS,
    "49": CodeList(("CONFIRM", "MAY ADD", "WITHOUT")),
    "49A": CodeList(("COMP", "INCP"), lambda text: text[:4]),
    "71A": CodeList(("BEN", "OUR", "SHA")),
}
_OF_ONE_TYPE: Mapping[tuple[str, str], CodeList] = {
    ("740", "71A"): CodeList(("CLM", "OUR")),
}

RULES = (codes_are_of_the_list, numbers_are_within_their_total)
