"""Documents come to a bank, and go on to the next: each gets its own five banking days.

A presentation's findings are worked out when it is made and stay secret (an outcome without
audience) until the bank that has it decides. Documents reach the next bank at once: the courier's
days are not played.

Source: UCP 600 art. 6(a), 10(c), 12, 14(b), 33, 38(k).
"""

from __future__ import annotations

from dataclasses import replace

from payments.credit.credit import Credit, Desk, Presentation, Role, State
from payments.credit.drawing import asked_for
from payments.credit.guards import owes
from payments.credit.machine import holders, opened
from payments.documents.deadline_questions import day_of_presentation
from payments.documents.deadlines import examine_until
from payments.documents.examination import examine_presentation
from payments.documents.kinds import Document
from payments.documents.possible import require_possible
from payments.errors import NotPossible
from payments.network.ids import Ids
from payments.network.model import Due, Outcome
from payments.world import credit_clock, shipments
from payments.world.credit_acts import OnCredit, Present
from payments.world.credit_doing import Done, kept
from payments.world.kinds import Effect, caused
from payments.world.parts import calendar_working, credit_of, dossier
from payments.world.state import World

RECEIVERS = (Role.NOMINATED_BANK, Role.CONFIRMING_BANK, Role.ISSUING_BANK)


def presented(world: World, act: Done, body: Present, _ids: Ids) -> Effect:
    """The bank takes the documents in; its days begin to run; the engine examines in secret."""
    return delivered(world, act.number, laid(world, act, body), receiver(act.before, body.to))


def laid(world: World, act: Done, body: Present) -> tuple[Document, ...]:
    """The documents of a body, or of the set that it names. Raises NoSuchPart, NotPossible.

    A set is there once its papers are, and true. Papers that a person writes may say what they
    like: a date that is still to come is a discrepancy (UCP 600 art. 14(i)).
    """
    documents = body.documents
    if not documents and body.document_set is not None:
        documents = shipments.papers(world, act.before, body.document_set, act.moment.on)
    if not documents:
        raise NotPossible("$.documents", "a presentation needs at least one document")
    for number, document in enumerate(documents):
        require_possible(document, f"$.documents[{number}]")
    return documents


def delivered(
    world: World,
    number: str,
    documents: tuple[Document, ...],
    to: Role,
    transferred: str | None = None,
) -> Effect:
    """Documents on the desk of a bank, examined by the engine in secret."""
    credit = credit_of(world, number)
    desk = desk_at(world, credit, to)
    made = Presentation(
        id=f"P{len(credit.presentations) + 1}",
        documents=documents,
        presented_on=desk.received_on,
        draws=asked_for(credit, documents),
        desks=(desk,),
        transferred=transferred,
    )
    made = replace(made, report=examine_presentation(dossier(world, credit, made)))
    last = replace(credit.steps[-1], presentation=made.id, bank=to)
    stepped = replace(credit, steps=(*credit.steps[:-1], last))
    world = kept(world, opened(stepped, made))
    return caused(world, (_secret(world, credit, made), clock_starts(world, credit, made, desk)))


def forwarded(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """A bank that does not act sends the documents on, unpaid (UCP 600 art. 12(c))."""
    return passed_on(world, act.number, act.presentation.id, act.bank)


def passed_on(world: World, number: str, name: str, by: Role) -> Effect:
    """The documents come to the next bank, which has five banking days of its own."""
    credit = credit_of(world, number)
    made = credit.presentation(name)
    assert made is not None
    to = _next_bank(credit, by)
    if made.desk_of(to):
        return world, ()
    desk = desk_at(world, credit, to)
    world = kept(world, opened(credit, replace(made, desks=(*made.desks, desk))))
    return caused(world, (clock_starts(world, credit, made, desk),))


def desk_at(world: World, credit: Credit, to: Role) -> Desk:
    """A new desk: the day of receipt, and the end of that bank's days. Raises ClosuresUnknown."""
    place = calendar_working(world, holders(credit.terms)[to] or "")
    received_on = day_of_presentation(world.now, place)
    return Desk(to, State.PRESENTED, received_on, examine_until(received_on, place))


def clock_starts(world: World, credit: Credit, made: Presentation, desk: Desk) -> Outcome:
    """The end of a bank's days goes on the agenda."""
    due = preclusion(credit, made, desk)
    return Outcome(credit_clock.DIARY, world.now, credit.terms.number, due=(due,))


def preclusion(credit: Credit, made: Presentation, desk: Desk) -> Due:
    """When a bank that promised to pay is precluded, and one that did not has let it pass."""
    bound = owes(credit, desk.by)
    kind = credit_clock.PRECLUDE if bound else credit_clock.OVERRUN
    return credit_clock.desk_due(kind, credit, made.id, desk, desk.examine_until)


def receiver(credit: Credit, to: Role | None) -> Role:
    """The bank that documents go to (UCP 600 art. 6(a)). Raises NotPossible."""
    confirmed = credit.has("credit.confirm")
    if to is None:
        return Role.CONFIRMING_BANK if confirmed else Role.NOMINATED_BANK
    if to not in RECEIVERS or (to is Role.CONFIRMING_BANK and not confirmed):
        raise NotPossible("$.to", "documents go to the nominated, confirming or issuing bank")
    if to is Role.ISSUING_BANK and credit.parent is not None:
        raise NotPossible("$.to", "under a transferred credit they go to the transferring bank")
    return to


def _next_bank(credit: Credit, by: Role) -> Role:
    if by is Role.NOMINATED_BANK and credit.has("credit.confirm"):
        return Role.CONFIRMING_BANK
    return Role.ISSUING_BANK


def _secret(world: World, credit: Credit, made: Presentation) -> Outcome:
    findings = made.report.findings if made.report else ()
    return Outcome(credit_clock.SECRET, world.now, credit.terms.number, findings=findings)
