"""How a collection instruction reads: what it leaves open, and what a bank then will not do.

Banks act on the instruction alone (URC 522 art. 4(a)), so what it does not say is not done. Nothing
here is a ground to refuse anything: it is advice to the principal, before the documents leave. Two
rules weigh more, since such an instruction contradicts itself.

`received_as_listed` is the one thing a bank looks at in the documents (art. 12(a)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lei.findings import (
    Cleared,
    Flaw,
    Judgement,
    NotApplicable,
    Report,
    Rule,
    Severity,
    Value,
    examine,
    rule,
)
from payments.collection.terms import CollectionInstruction, Counted, Release
from payments.documents.kinds import Document
from payments.party import Party

AT = "instruction"


@dataclass(frozen=True, slots=True)
class Instructed:
    """An instruction as a bank reads it. `banks` are the ids of parties that are banks."""

    instruction: CollectionInstruction
    parties: Mapping[str, Party]
    banks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Received:
    """What a bank was told it would get, and what it got."""

    instruction: CollectionInstruction
    documents: tuple[Document, ...]


def read_instruction(subject: Instructed) -> Report:
    """What the instruction leaves open, in the order in which a bank reads it."""
    return examine(subject, RULES)


def count_documents(subject: Received) -> Report:
    """Which documents came that are not listed, and which are listed and did not come."""
    return examine(subject, RECEIVED_RULES)


def contradictions(report: Report) -> tuple[str, ...]:
    """The rules that the instruction breaks so that no bank can carry it out."""
    return tuple(f.rule for f in report.findings if f.severity is Severity.ERROR)


@rule(
    "urc522-1a",
    source="URC 522 art. 1(a), 4(a)",
    severity=Severity.WARNING,
    says="The instruction does not say that URC 522 applies. Without that line local law decides "
    "what the banks owe you: add it.",
)
def _rules_are_named(subject: Instructed) -> Iterator[Judgement]:
    rules = subject.instruction.rules or ""
    yield _judged("URC 522" in rules.upper(), rules=rules)


@rule(
    "urc522-4c",
    source="URC 522 art. 4(b), 4(c)",
    severity=Severity.WARNING,
    says="No complete address is given at which to present to {drawee}. The bank may look for it "
    "and answers for nothing: state street, town and country.",
)
def _address_is_complete(subject: Instructed) -> Iterator[Judgement]:
    instruction = subject.instruction
    drawee = subject.parties.get(instruction.drawee)
    address = drawee.address if drawee else None
    known = bool(instruction.presentation_address) or bool(address and address.street)
    yield _judged(known, drawee=drawee.name if drawee else instruction.drawee)


@rule(
    "urc522-4b-vi",
    source="URC 522 art. 4(b)",
    severity=Severity.WARNING,
    says="The list of documents does not say how many of each there are: {kinds}. The bank counts "
    "against this list and nothing else: complete it.",
)
def _documents_are_counted(subject: Instructed) -> Iterator[Judgement]:
    listed = subject.instruction.documents
    uncounted = tuple(each.kind for each in listed if each.originals + each.copies < 1)
    yield _judged(bool(listed) and not uncounted, kinds=uncounted or ("none",))


@rule(
    "urc522-7b",
    source="URC 522 art. 4(b), 7(b)",
    severity=Severity.WARNING,
    says="It does not say against what the documents are handed over. The bank then hands them "
    "over against payment only: state D/P or D/A.",
)
def _release_is_stated(subject: Instructed) -> Iterator[Judgement]:
    yield _judged(subject.instruction.release is not None)


@rule(
    "urc522-7a",
    source="URC 522 art. 7(a)",
    says="It asks for payment against documents (D/P) and for a draft that is payable {days} days "
    "later. The goods would wait at the port until then: ask for sight payment, or for D/A.",
)
def _no_tenor_against_payment(subject: Instructed) -> Iterator[Judgement]:
    instruction = subject.instruction
    if instruction.release is not Release.PAYMENT:
        yield NotApplicable(AT)
        return
    tenor = instruction.tenor
    yield _judged(tenor is None, days=tenor.days if tenor else 0)


@rule(
    "urc522-6",
    source="URC 522 art. 4(b), 6",
    says="It asks for acceptance (D/A) and does not say when the draft is due. State the number "
    "of days, and the day they are counted from.",
)
def _due_day_is_known(subject: Instructed) -> Iterator[Judgement]:
    instruction = subject.instruction
    if instruction.release is not Release.ACCEPTANCE:
        yield NotApplicable(AT)
        return
    tenor = instruction.tenor
    dated = tenor is not None and (tenor.counted is Counted.SIGHT or tenor.from_on is not None)
    yield _judged(dated and tenor is not None and 0 < tenor.days <= TENOR_DAYS_MAX)


@rule(
    "urc522-21c",
    source="URC 522 art. 4(b), 21",
    severity=Severity.WARNING,
    says="It does not say who bears the banks' charges. They will be taken out of your money: "
    "state it.",
)
def _bearer_is_stated(subject: Instructed) -> Iterator[Judgement]:
    yield _judged(subject.instruction.charges is not None)


@rule(
    "urc522-21b",
    source="URC 522 art. 21(a), 21(b)",
    severity=Severity.WARNING,
    says="The charges are for the drawee, and it does not say that they may not be waived. If the "
    "drawee refuses them, it gets the documents and you bear them: say which you want.",
)
def _waiver_of_charges(subject: Instructed) -> Iterator[Judgement]:
    charges = subject.instruction.charges
    if charges is None or charges.bearer.value != "drawee":
        yield NotApplicable(AT)
        return
    yield _judged(charges.waiver is not None)


@rule(
    "urc522-20b",
    source="URC 522 art. 4(b), 20(b)",
    severity=Severity.WARNING,
    says="Interest is to be collected, and its rate, its first day or the length of its year is "
    "not stated. The bank cannot work it out: state all three.",
)
def _interest_is_complete(subject: Instructed) -> Iterator[Judgement]:
    interest = subject.instruction.interest
    if interest is None:
        yield NotApplicable(AT)
        return
    yield _judged(bool(interest.percent and interest.from_on and interest.year_days))


@rule(
    "urc522-20c",
    source="URC 522 art. 20(a), 20(c)",
    severity=Severity.WARNING,
    says="Interest is to be collected, and it does not say that it may not be waived. A drawee "
    "that refuses it gets the documents without it: say which you want.",
)
def _waiver_of_interest(subject: Instructed) -> Iterator[Judgement]:
    interest = subject.instruction.interest
    if interest is None:
        yield NotApplicable(AT)
        return
    yield _judged(interest.waiver is not None)


@rule(
    "urc522-26b",
    source="URC 522 art. 4(b), 26(b)",
    severity=Severity.WARNING,
    says="It does not say by what way you want to be told what became of it. The bank chooses, at "
    "your cost: state it.",
)
def _way_of_advice(subject: Instructed) -> Iterator[Judgement]:
    yield _judged(bool(subject.instruction.advice_by))


@rule(
    "urc522-4b-xi",
    source="URC 522 art. 4(b), 26(c)",
    severity=Severity.WARNING,
    says="It does not say what to do when the drawee does not pay or accept. The bank will do "
    "nothing but tell you, and after sixty days may send the documents back.",
)
def _dishonour_is_foreseen(subject: Instructed) -> Iterator[Judgement]:
    yield _judged(bool(subject.instruction.on_dishonour))


@rule(
    "urc522-24",
    source="URC 522 art. 24",
    severity=Severity.WARNING,
    says="It does not say whether to protest the draft. Without an order no bank does, and the "
    "right of recourse that hangs on a protest is lost: state yes or no.",
)
def _protest_is_stated(subject: Instructed) -> Iterator[Judgement]:
    if not subject.instruction.has_draft:
        yield NotApplicable(AT)
        return
    yield _judged(subject.instruction.protest is not None)


@rule(
    "urc522-25",
    source="URC 522 art. 25",
    severity=Severity.WARNING,
    says="It names {party} as case of need and not what that party may order. Banks will not "
    "listen to it: state its powers.",
)
def _powers_are_stated(subject: Instructed) -> Iterator[Judgement]:
    need = subject.instruction.case_of_need
    if need is None:
        yield NotApplicable(AT)
        return
    yield _judged(bool(need.powers), party=need.party)


@rule(
    "urc522-10a",
    source="URC 522 art. 10(a), 10(b)",
    severity=Severity.WARNING,
    says="The goods are addressed to {bank}, a bank. It need not take them in, and they stay at "
    "your risk: have them addressed otherwise, or get its consent first.",
)
def _goods_go_to_no_bank(subject: Instructed) -> Iterator[Judgement]:
    consignee = subject.instruction.consignee
    if consignee is None:
        yield NotApplicable(AT)
        return
    yield _judged(consignee not in subject.banks, bank=consignee)


@rule(
    "urc522-12a",
    source="URC 522 art. 12(a), 12(b)",
    severity=Severity.WARNING,
    says="The instruction lists {listed} and there came {came}. The bank says so at once; to "
    "anything else about the documents it need not look.",
)
def _received_as_listed(subject: Received) -> Iterator[Judgement]:
    listed = tuple(sorted({each.kind for each in subject.instruction.documents}))
    came = tuple(sorted({document.kind for document in subject.documents}))
    same = set(listed) == set(came)
    yield _judged(same, listed=listed or ("none",), came=came or ("none",))


def _judged(holds: bool, **values: Value) -> Judgement:
    return Cleared.of(AT, **values) if holds else Flaw.of(AT, **values)


TENOR_DAYS_MAX = 720
"""The longest tenor taken: two years; no draft of a sale runs longer."""

RULES: tuple[Rule[Instructed], ...] = (
    _rules_are_named,
    _address_is_complete,
    _documents_are_counted,
    _release_is_stated,
    _no_tenor_against_payment,
    _due_day_is_known,
    _bearer_is_stated,
    _waiver_of_charges,
    _interest_is_complete,
    _waiver_of_interest,
    _way_of_advice,
    _dishonour_is_foreseen,
    _protest_is_stated,
    _powers_are_stated,
    _goods_go_to_no_bank,
)

RECEIVED_RULES: tuple[Rule[Received], ...] = (_received_as_listed,)
