"""A bank writes down what it found, and decides: its own eyes, held against the engine's.

The first word that binds is the decision. With it the engine's findings become the bank's, and
with them how its own list compares.

Source: UCP 600 art. 14(a), 15, 16.
"""

from __future__ import annotations

from dataclasses import replace

from lei.findings import Finding
from lei.sentences import Sentence
from payments.credit.amendments import replied
from payments.credit.credit import Charge, Desk, Notice, Presentation, Reply, State
from payments.credit.machine import changed, holders
from payments.documents.examination import in_force
from payments.errors import NoSuchPart, NotPossible
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.world import credit_agenda, credit_clock
from payments.world.credit_acts import CITABLE, WORDS_MAX, Find, OnCredit, Refuse
from payments.world.credit_doing import Done, kept
from payments.world.credit_judged import JUDGED, charges_of, on_list, on_notice, weighed
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import credit_of, dossier
from payments.world.state import World


def found(world: World, act: Done, body: Find, _ids: Ids) -> Effect:
    """The bank's own list; how it compares is the trainer's to see until the bank decides."""
    charges = _named(body.discrepancies, body.charges)
    world = _at_desk(world, act, found=charges)
    judged = Outcome(JUDGED, world.now, act.number, findings=on_list(charges, act.presentation))
    return caused(world, (judged,))


def refused(world: World, act: Done, body: Refuse, _ids: Ids) -> Effect:
    """One notice, with every discrepancy and the disposal (UCP 600 art. 16(c))."""
    charges = _named(body.discrepancies, body.charges)
    made, desk = act.presentation, act.desk
    assert desk is not None
    rules = tuple(dict.fromkeys(charge.rule for charge in charges))
    notice = Notice(world.now, rules, body.disposal, charges, words=_in_words(body))
    notice = weighed(notice, made, desk)
    world = _at_desk(world, act, notice=notice)
    spent = () if notice.void else credit_clock.keys(act.before, made.id, desk)
    return disclosed(world, act, on_notice(made, replace(desk, notice=notice)), spent)


def decided(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """Any other decision: what the engine saw may now be known to the bank."""
    return taken_up(world, act)


def taken_up(world: World, act: Done) -> Effect:
    """The bank acts on the documents; under a pending amendment they may be its acceptance."""
    desk = act.desk
    assert desk is not None
    world, timed = _accepted_by_presenting(world, act)
    if desk.state in _TOLD_ALREADY:
        return world, timed
    seen = on_list(desk.found, act.presentation) if desk.found else ()
    spent = credit_clock.keys(act.before, act.presentation.id, desk)
    world, told = disclosed(world, act, seen, spent)
    return world, (*timed, *told)


def disclosed(
    world: World, act: Done, judged: tuple[Finding, ...], spent: tuple[str, ...]
) -> Effect:
    """The bank's seats learn the engine's findings, and how its own list compares."""
    report = act.presentation.report
    seats = seats_of(world, (holders(act.before.terms)[act.bank] or "",))
    seen = Outcome(
        credit_clock.DISCLOSED,
        world.now,
        act.number,
        findings=report.findings if report else (),
        spent=spent,
        audience=seats,
    )
    compared = Outcome(JUDGED, world.now, act.number, findings=judged, audience=seats)
    return caused(world, (seen, compared) if judged else (seen,))


def _at_desk(
    world: World, act: Done, found: tuple[Charge, ...] | None = None, notice: Notice | None = None
) -> World:
    def change(desk: Desk) -> Desk:
        return replace(
            desk, found=desk.found if found is None else found, notice=notice or desk.notice
        )

    credit = credit_of(world, act.number)
    return kept(world, changed(credit, act.presentation.id, act.bank, change))


def _in_words(body: Refuse) -> str | None:
    """The bank's own words. Raises NotPossible for what no message can carry."""
    words = body.words or ""
    if len(words) > WORDS_MAX:
        most = Sentence("at most {text_max} characters", text_max=WORDS_MAX)
        raise NotPossible("$.words", most)
    if not all(line.isprintable() for line in words.splitlines()):
        raise NotPossible("$.words", "only letters, figures and signs that can be read")
    return body.words


def _named(discrepancies: tuple[str, ...], charges: tuple[Charge, ...]) -> tuple[Charge, ...]:
    named = charges_of(discrepancies, charges)
    if not named:
        raise NotPossible("$.discrepancies", "name each discrepancy that you rely on")
    for charge in named:
        if charge.rule not in CITABLE:
            raise NoSuchPart("rule", charge.rule)
    return named


def _accepted_by_presenting(world: World, act: Done) -> Effect:
    """Documents that keep to an unanswered amendment accept it (UCP 600 art. 10(c))."""
    credit = credit_of(world, act.number)
    if credit.pending is None or not _keeps_to(world, act.presentation, act):
        return world, ()
    world = kept(world, replied(credit, Reply.ACCEPTED_BY_PRESENTING, act.moment))
    return credit_agenda.timed(world, credit_of(world, act.number), act.before)


def _keeps_to(world: World, made: Presentation, act: Done) -> bool:
    looked_at = dossier(world, act.before, made)
    return in_force(looked_at).terms != looked_at.terms


_TOLD_ALREADY = frozenset({State.COMPLYING, State.PRECLUDED})
