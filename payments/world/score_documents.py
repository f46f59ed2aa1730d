"""Points for what banks decide about documents, for presenting them, and for instructions.

Source: UCP 600 art. 6, 14, 15, 16; URC 522 art. 4(b).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from lei.findings import Severity
from payments.credit.credit import Charge
from payments.world import score_says as why
from payments.world.collection_instructing import READ
from payments.world.credit_acts import Refuse
from payments.world.decisions import LATE, Decision
from payments.world.score_case import ALL, NONE, Case, Mark


def right_decision(case: Case) -> Iterator[Mark]:
    """Refused for a ground that is there, or took up documents that comply."""
    for made in case.decisions:
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=ALL if made.right else NONE,
            says=why.DECIDED[_verdict(made)],
            acts=(made.papers.number, made.number),
            rules=made.hit if made.refuses else tuple(one.rule for one in made.papers.grounds),
            values={"grounds": len(made.papers.grounds)},
        )


def every_discrepancy(case: Case) -> Iterator[Mark]:
    """How many of the discrepancies that are there the notice names; none where none was given."""
    for made in _called_for(case):
        there = set(_grounds(made))
        named = set(made.hit) - set(made.missed)
        if there:
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=Fraction(len(named), len(there)),
                says=why.NAMED if made.refuses else why.NO_NOTICE,
                acts=(made.number,),
                rules=_grounds(made),
                values={"named": len(named), "there": len(there)},
            )


def no_spurious(case: Case) -> Iterator[Mark]:
    """Nothing is named that is no discrepancy; each that is costs half."""
    for made in _refusals(case):
        count = len(made.spurious)
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=max(NONE, ALL - Fraction(count, 2)),
            says=why.SPURIOUS if count else why.NOTHING_SPURIOUS,
            acts=(made.number,),
            rules=made.spurious,
            values={"count": count},
        )


def right_article(case: Case) -> Iterator[Mark]:
    """Each discrepancy is named for the article that says it, where articles are cited."""
    for made in _refusals(case):
        charges = _charges(case, made)
        cited = [charge for charge in charges if charge.article and charge.rule in made.hit]
        if cited:
            wrong = len(made.misquoted)
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=max(NONE, ALL - Fraction(wrong, len(cited))),
                says=why.CITED,
                acts=(made.number,),
                rules=made.misquoted,
                values={"cited": len(cited), "wrong": wrong},
            )


def in_time(case: Case) -> Iterator[Mark]:
    """The bank decided before its five banking days ended. Earlier is not better."""
    for made in case.decisions:
        if made.until is not None:
            yield Mark(
                seat=made.seat,
                key=str(made.number),
                share=NONE if made.late else ALL,
                says=why.LATE if made.late else why.IN_TIME,
                acts=(made.number,),
                values={"until": made.until},
            )


def good_notice(case: Case) -> Iterator[Mark]:
    """One notice that has its form, names each discrepancy, and nothing that is none.

    Without its form it is none. Else it earns the part of true grounds among all that it names
    or should name.
    """
    for made in _called_for(case):
        formless = tuple(one.rule for one in made.flaws if one.rule in NOTICE_RULES)
        every = {*_grounds(made), *made.spurious}
        true = set(made.hit) - set(made.missed)
        stands = made.refuses and not formless
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=Fraction(len(true), len(every)) if stands and every else NONE,
            says=_of_notice(made, formless, true=len(true), every=len(every)),
            acts=(made.number,),
            rules=formless or tuple(dict.fromkeys((*made.missed, *made.spurious))),
            values={"named": len(true), "there": len(every)},
        )


def _of_notice(made: Decision, formless: tuple[str, ...], *, true: int, every: int) -> str:
    if not made.refuses:
        return why.NO_NOTICE
    if formless:
        return why.BAD_NOTICE
    if not true:
        return why.EMPTY_NOTICE
    return why.GOOD_NOTICE if true == every else why.PART_NOTICE


def presented_in_time(case: Case) -> Iterator[Mark]:
    """The seller brought the documents before the credit expired and the days after shipment."""
    for made in case.papers:
        late = tuple(one.rule for one in made.grounds if one.rule in LATE_PAPERS)
        yield Mark(
            seat=made.seat,
            key=str(made.number),
            share=NONE if late else ALL,
            says=why.LATE_PAPERS if late else why.PAPERS_IN_TIME,
            acts=(made.number,),
            rules=late,
        )


def whole_instruction(case: Case) -> Iterator[Mark]:
    """A collection's instruction says what is to be done; each thing left open costs a fifth."""
    for entry in case.entries:
        for outcome in (one for one in entry.outcomes if one.kind == READ):
            found = [f for f in outcome.findings if f.severity is not Severity.INFO]
            yield Mark(
                seat=entry.act.seat,
                key=str(entry.act.number),
                share=max(NONE, ALL - Fraction(len(found), 5)),
                says=why.OPEN_INSTRUCTION if found else why.WHOLE_INSTRUCTION,
                acts=(entry.act.number,),
                rules=tuple(one.rule for one in found),
                values={"count": len(found)},
            )


def _verdict(made: Decision) -> str:
    if made.kind in LATE:
        return "let pass"
    if made.refuses:
        return "refused rightly" if made.right else "refused wrongly"
    if made.right:
        return "waived" if made.papers.grounds else "taken up rightly"
    return "taken up wrongly"


def _refusals(case: Case) -> Iterable[Decision]:
    return (made for made in case.decisions if made.refuses)


def _called_for(case: Case) -> Iterable[Decision]:
    """Refusals, and what was decided where the documents called for one and nobody waived."""
    return (d for d in case.decisions if d.refuses or (d.papers.grounds and not d.waived))


def _grounds(made: Decision) -> tuple[str, ...]:
    """The rules that the documents break."""
    return tuple(dict.fromkeys(one.rule for one in made.papers.grounds))


def _charges(case: Case, made: Decision) -> tuple[Charge, ...]:
    act = next(entry.act for entry in case.entries if entry.act.number == made.number)
    body: Refuse = act.body
    return body.charges


LATE_PAPERS = frozenset({"ucp600-6e", "ucp600-14c", "ucp600-36"})
NOTICE_RULES = frozenset({"ucp600-16c", "ucp600-16c-i", "ucp600-16c-iii"})
