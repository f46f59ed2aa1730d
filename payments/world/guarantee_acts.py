"""What seats do with a guarantee or standby: instruct, issue, demand, examine, decide, end.

Which act is open is the table `payments.guarantee.moves`; here stands only what an act does beside
the move. What the engine sees in a demand stays secret until the guarantor has decided.

Source: URDG 758.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from lei.sentences import Sentence
from payments.documents.deadline_questions import day_of_presentation
from payments.errors import NoSuchMove, NoSuchPart, NotPossible
from payments.guarantee import clocks
from payments.guarantee.examination import CITABLE, DemandCase, examine_demand
from payments.guarantee.guarantee import (
    Demand,
    DemandPaper,
    Guarantee,
    Notice,
    Role,
    State,
    available,
    roles_of,
)
from payments.guarantee.machine import move, open_now
from payments.network.ids import Ids
from payments.network.ledger import sorted_accounts
from payments.network.model import Account, AccountKind, Outcome, TransferStatus
from payments.world import guarantee_clock as clock
from payments.world import guarantee_letters as letters
from payments.world.guarantee_bodies import (
    Instruct,
    MakeDemand,
    MakeDemandExtendOrPay,
    OnGuarantee,
    ProposeAmendment,
    Reject,
    TransferTo,
)
from payments.world.guarantee_instruction import check_terms, require_party, terms_of
from payments.world.guarantee_payment import ordered
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at, parties_of_transfer
from payments.world.state import TRAINER, Actor, Offer, World

INSTRUCT = "guarantee.instruct"


class _OnGuarantee(Protocol):
    @property
    def guarantee(self) -> str: ...


Body = TypeVar("Body", bound=_OnGuarantee)
Then = Callable[[World, Guarantee, Body, Ids], Effect]


def instruct(world: World, body: Instruct, actor: Actor, ids: Ids) -> Effect:
    """A firm, or a bank for it, asks the guarantor to issue. Raises NoSuchPart, NotPossible."""
    terms = terms_of(world, body, actor, ids)
    if terms.number in world.guarantees:
        raise NotPossible(
            "$.number", Sentence("the guarantee {number} is there already", number=terms.number)
        )
    draft = Guarantee(terms, State.DRAFT)
    moved = move(draft, INSTRUCT, Role.INSTRUCTING_PARTY, clock.moment_at(world, draft))
    return clock.told(clock.kept(world, moved), moved, INSTRUCT)


def acting(
    kind: str, then: Then[Body] | None = None
) -> Callable[[World, Body, Actor, Ids], Effect]:
    """The function of an act: make the move, what goes with it, and end what is over."""

    def apply(world: World, body: Body, actor: Actor, ids: Ids) -> Effect:
        guarantee = clock.guarantee_of(world, body.guarantee)
        moment = clock.moment_at(world, guarantee)
        moved = move(guarantee, kind, _role(guarantee, actor, kind, world), moment)
        world, outcomes = clock.told(clock.kept(world, moved), moved, kind)
        if then is not None:
            world, more = then(world, moved, body, ids)
            outcomes = (*outcomes, *more)
        world, last = clock.ended(world, clock.guarantee_of(world, body.guarantee))
        return world, (*outcomes, *last)

    return apply


def issued(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """From now on the guarantor is bound, until the expiry (URDG 758 art. 4, 25)."""
    today = clock.local_day(world, guarantee)
    guarantee = replace(guarantee, terms=replace(guarantee.terms, issued_on=today))
    clock.require_time_left(world, guarantee)
    world = clock.kept(world, guarantee)
    letter = letters.issue(world, guarantee, today)
    return caused(world, (letter, clock.expiry(world, guarantee)))


def proposed(world: World, guarantee: Guarantee, body: ProposeAmendment, _ids: Ids) -> Effect:
    """The guarantor is bound by an amendment at once, the beneficiary when it agrees (art. 11)."""
    terms = guarantee.terms
    amended = replace(
        terms, amount=body.amount or terms.amount, expires_on=body.expires_on or terms.expires_on
    )
    if amended == terms:
        raise NotPossible("$.amount", "an amendment changes the amount or the expiry")
    if amended.amount.currency != terms.amount.currency:
        raise NotPossible("$.amount.currency", "an amendment keeps the currency")
    check_terms(world, amended)
    world = clock.kept(world, replace(guarantee, proposed=amended))
    return caused(world, (letters.amendment(world, guarantee, amended),))


def accepted(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """The amended terms are the terms; a new expiry has its own day on the agenda."""
    agreed = replace(guarantee, terms=guarantee.proposed or guarantee.terms, proposed=None)
    world = clock.kept(world, agreed)
    return caused(world, (clock.expiry(world, agreed),))


def declined(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """The terms stay as they were."""
    return clock.kept(world, replace(guarantee, proposed=None)), ()


def transferred(world: World, guarantee: Guarantee, body: TransferTo, _ids: Ids) -> Effect:
    """The whole amount that is left has a new beneficiary (URDG 758 art. 33(a))."""
    require_party(world, body.beneficiary)
    terms = replace(guarantee.terms, beneficiary=body.beneficiary)
    return clock.kept(world, replace(guarantee, terms=terms)), ()


def demanded(
    world: World, guarantee: Guarantee, body: MakeDemand | MakeDemandExtendOrPay, _ids: Ids
) -> Effect:
    """The guarantor's business days begin; the engine examines in secret."""
    if body.amount.minor <= 0:
        raise NotPossible("$.amount", "a demand is for more than nothing")
    if body.amount.currency != guarantee.terms.amount.currency:
        raise NotPossible("$.amount.currency", "a demand is in the currency of the guarantee")
    made = _demand(world, guarantee, _paper(body))
    guarantee = replace(guarantee, demands=(*guarantee.demands, made))
    world = clock.kept(world, guarantee)
    starts = clock.due(world, guarantee, clock.PRECLUDE, made.examine_until)
    letter = letters.demand(world, guarantee, made)
    return caused(world, (letter, clock.secret(world, guarantee, made), starts))


def rejected(world: World, guarantee: Guarantee, body: Reject, _ids: Ids) -> Effect:
    """One notice, with each discrepancy (URDG 758 art. 24(d))."""
    if not body.discrepancies:
        raise NotPossible("$.discrepancies", "a rejection names each discrepancy it relies on")
    for cited in body.discrepancies:
        if cited not in CITABLE:
            raise NoSuchPart("rule", cited)
    made = replace(guarantee.demands[-1], notice=Notice(world.now, body.discrepancies))
    return _decided(world, guarantee, made, letters.rejection(world, guarantee, made))


def suspended(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """Payment waits at most thirty calendar days for a decision to extend (art. 23(a))."""
    place = calendar_at(world, guarantee.terms.guarantor)
    until = clocks.suspended_until(guarantee.demands[-1].received_on, place)
    made = replace(guarantee.demands[-1], suspended_until=until)
    return _decided(world, guarantee, made, clock.due(world, guarantee, clock.FALL_DUE, until))


def extended(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """The expiry is as the demand asked, and the demand is withdrawn (art. 23(d))."""
    made = guarantee.demands[-1]
    terms = replace(guarantee.terms, expires_on=made.paper.extend_to)
    extended_ = replace(guarantee, terms=terms)
    world, outcomes = _decided(world, extended_, made)
    more = (letters.amendment(world, extended_, terms), clock.expiry(world, extended_))
    world, told = caused(world, more)
    return world, (*outcomes, *told)


def paid(world: World, guarantee: Guarantee, _body: OnGuarantee, ids: Ids) -> Effect:
    """The guarantor pays the demand, and never more than is available (URDG 758 art. 12).

    Where its own checks stop the payment, nothing is paid and it still has to pay.
    """
    made = guarantee.demands[-1]
    amount = min(made.paper.amount, made.available)
    sent = ordered(world, guarantee, amount, ids)
    done = sent.transfers[0].status is not TransferStatus.RJCT
    if not done:
        guarantee = replace(guarantee, state=State.MUST_PAY, steps=guarantee.steps[:-1])
    world, outcomes = _decided(world, guarantee, replace(made, paid=amount if done else None))
    seats = seats_of(world, parties_of_transfer(world, sent.transfers[0]))
    world, told = caused(world, (replace(sent, audience=seats),))
    return world, (*outcomes, *told)


def resumed(world: World, guarantee: Guarantee, _body: OnGuarantee, _ids: Ids) -> Effect:
    """What force majeure stood still for goes on (URDG 758 art. 26(b))."""
    return clock.resumed(world, guarantee)


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The guarantees on which a seat may do `kind` now."""

    def open_to(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            Offer(kind, number, {"guarantee": number})
            for number in sorted(world.guarantees)
            if _open_roles(world.guarantees[number], actor, kind, world)
        )

    return open_to


def instruct_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """A firm with an account may ask a bank for a guarantee."""
    held = (account for account in sorted_accounts(world.network) if _customers(account))
    mine = actor.party is not None and any(a.holder == actor.party for a in held)
    return (Offer(INSTRUCT, ""),) if mine else ()


def _open_roles(guarantee: Guarantee, actor: Actor, kind: str, world: World) -> tuple[Role, ...]:
    moment = clock.moment_at(world, guarantee)
    held = frozenset(Role) - {Role.CLOCK} if actor.seat == TRAINER else _roles(guarantee, actor)
    return tuple(
        role
        for role in Role
        if role in held and any(m.kind == kind for m in open_now(guarantee, role, moment))
    )


def _roles(guarantee: Guarantee, actor: Actor) -> frozenset[Role]:
    return roles_of(guarantee.terms, actor.party) if actor.party else frozenset()


def _role(guarantee: Guarantee, actor: Actor, kind: str, world: World) -> Role:
    roles = _open_roles(guarantee, actor, kind, world)
    if roles:
        return roles[0]
    moment = clock.moment_at(world, guarantee)
    others = {
        m.kind for role in _roles(guarantee, actor) for m in open_now(guarantee, role, moment)
    }
    raise NoSuchMove(kind, actor.seat, guarantee.state, tuple(sorted(others)))


def _paper(body: MakeDemand | MakeDemandExtendOrPay) -> DemandPaper:
    extend = body.extend_to if isinstance(body, MakeDemandExtendOrPay) else None
    return DemandPaper(
        guarantee=body.guarantee if body.named is None else body.named,
        amount=body.amount,
        signed=body.signed,
        statement=body.statement,
        documents=body.documents,
        dated_on=body.dated_on,
        stated=body.stated,
        extend_to=extend,
    )


def _demand(world: World, guarantee: Guarantee, paper: DemandPaper) -> Demand:
    place = calendar_at(world, guarantee.terms.guarantor)
    presented_on = day_of_presentation(world.now, place)
    left = available(guarantee, presented_on)
    case = DemandCase(
        guarantee.terms,
        paper,
        presented_on,
        clocks.last_day(guarantee, place),
        left,
        sum(1 for each in guarantee.demands if each.paid),
    )
    return Demand(
        id=f"D{len(guarantee.demands) + 1}",
        paper=paper,
        received_on=place.local(world.now).date(),
        presented_on=presented_on,
        examine_until=clocks.examine_until(presented_on, place, guarantee.terms.rules),
        available=left,
        report=examine_demand(case),
    )


def _decided(world: World, guarantee: Guarantee, made: Demand, *more: Outcome) -> Effect:
    """The demand as it is now; what the engine saw may be known to the guarantor."""
    guarantee = replace(guarantee, demands=(*guarantee.demands[:-1], made))
    world = clock.kept(world, guarantee)
    return caused(world, (clock.disclosed(world, guarantee, made), *more))


def _customers(account: Account) -> bool:
    return account.kind is AccountKind.CUSTOMER and not account.closed
