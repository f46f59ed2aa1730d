"""What seats do with a documentary credit: apply, issue, advise, present, examine, decide, pay.

Which act is open in which state is the table `payments.credit.moves`; here stands only what an
act does beside the move. A presentation's findings are worked out when it is made and stay
secret (an outcome without audience) until the bank that examines has decided.

Source: UCP 600 art. 7 to 9, 14 to 16, 29, 33.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from payments.credit.credit import Credit, Disposal, Notice, Presentation, Role, State
from payments.credit.guards import Moment
from payments.credit.machine import move, open_now, roles_of
from payments.credit.terms import Terms
from payments.documents.deadline_questions import day_of_presentation
from payments.documents.deadlines import examine_until
from payments.documents.examination import RULES, examine_presentation
from payments.documents.kinds import Document, Invoice
from payments.documents.possible import require_possible
from payments.errors import NoSuchMove, NoSuchPart, NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.network.model import Due, Instruction, Outcome, TransferStatus
from payments.network.transfers import order
from payments.world import credit_clock
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import (
    calendar_at,
    credit_of,
    customer_account,
    dossier,
    moment_at,
    parties_of_transfer,
)
from payments.world.state import TRAINER, Actor, Offer, World
from payments.world.telling import told

APPLY = "credit.apply"
PRESENT = "credit.present"
CITABLE = frozenset(rule.id for rule in RULES)
"""What a refusal may rely on; that a rule is cited does not make it right."""


@dataclass(frozen=True, slots=True)
class Apply:
    """Body of `credit.apply`: the terms asked for; without them, the ones the contract foresees."""

    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class OnCredit:
    """Body of an act that needs nothing but the credit's number."""

    credit: str


@dataclass(frozen=True, slots=True)
class Present:
    """Body of `credit.present`: documents, or the name of a set that the scenario lays ready."""

    credit: str
    document_set: str | None = None
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Refuse:
    """Body of `credit.refuse`: every discrepancy by rule id, and what happens to the documents."""

    credit: str
    discrepancies: tuple[str, ...]
    disposal: Disposal


class _NamesCredit(Protocol):
    @property
    def credit(self) -> str: ...


Body = TypeVar("Body", bound=_NamesCredit)
Then = Callable[[World, Credit, Body, Ids], Effect]


def apply_for(world: World, body: Apply, actor: Actor, _ids: Ids) -> Effect:
    """The buyer asks its bank for the credit."""
    terms = body.terms or world.opening.terms
    if terms is None:
        raise NoSuchPart("terms", "of a contract")
    if terms.number in world.credits:
        raise NotPossible("$.terms.number", f"the credit {terms.number} is there already")
    _known_parties(world, terms)
    draft = Credit(terms, State.DRAFT)
    moment = moment_at(world, draft)
    moved = move(draft, APPLY, _role(draft, actor, APPLY, moment), moment)
    return _told(_with(world, moved), moved, APPLY)


def acting(kind: str, then: Then[Body] | None = None) -> Callable[..., Effect]:
    """The function of an act on a credit: make the move, then what goes with it."""

    def apply(world: World, body: Body, actor: Actor, ids: Ids) -> Effect:
        credit = credit_of(world, body.credit)
        moment = moment_at(world, credit)
        moved = move(credit, kind, _role(credit, actor, kind, moment), moment)
        world, first = _told(_with(world, moved), moved, kind)
        if then is None:
            return world, first
        world, more = then(world, moved, body, ids)
        return world, (*first, *more)

    return apply


def issued(world: World, credit: Credit, _body: OnCredit, _ids: Ids) -> Effect:
    """A credit that is issued expires some day, at its place (UCP 600 art. 6(d), 29(a))."""
    place = calendar_at(world, credit.terms.nominated_bank)
    last = place.extend(credit.terms.expires_on)
    due = Due(
        place.closing(last),
        f"{credit_clock.EXPIRE}/{credit.terms.number}",
        credit_clock.EXPIRE,
        credit.terms.number,
        credit.terms.nominated_bank,
    )
    return caused(world, (Outcome(credit_clock.DIARY, world.now, due.about, due=(due,)),))


def presented(world: World, credit: Credit, body: Present, _ids: Ids) -> Effect:
    """The bank takes the documents in; its days begin to run; the engine examines in secret."""
    documents = body.documents or _set(world, body.document_set)
    if not documents:
        raise NotPossible("$.documents", "a presentation needs at least one document")
    for number, document in enumerate(documents):
        require_possible(document, f"$.documents[{number}]")
    bank = credit.terms.nominated_bank
    place = calendar_at(world, bank)
    presented_on = day_of_presentation(world.now, place)
    made = Presentation(
        id=f"P{len(credit.presentations) + 1}",
        documents=documents,
        presented_on=presented_on,
        examine_until=examine_until(presented_on, place),
    )
    made = replace(made, report=examine_presentation(dossier(world, credit.terms, made)))
    world = _with(world, replace(credit, presentations=(*credit.presentations, made)))
    return caused(world, (_secret(world, credit, made), _clock_starts(world, credit, made)))


def refused(world: World, credit: Credit, body: Refuse, _ids: Ids) -> Effect:
    """One notice, with every discrepancy and the disposal (UCP 600 art. 16(c))."""
    if not body.discrepancies:
        raise NotPossible("$.discrepancies", "a refusal names each discrepancy it relies on")
    for cited in body.discrepancies:
        if cited not in CITABLE:
            raise NoSuchPart("rule", cited)
    notice = Notice(world.now, body.discrepancies, body.disposal)
    last = replace(credit.presentations[-1], notice=notice)
    world = _with(world, replace(credit, presentations=(*credit.presentations[:-1], last)))
    return _disclosed(world, credit, last)


def honoured(world: World, credit: Credit, _body: OnCredit, _ids: Ids) -> Effect:
    """The bank takes the documents up; what the engine saw may now be known to it."""
    return _disclosed(world, credit, credit.presentations[-1])


def reimbursed(world: World, credit: Credit, _body: OnCredit, ids: Ids) -> Effect:
    """The issuing bank debits the buyer and sends the money to the seller's bank.

    Where its own checks stop the payment, nothing is paid: the credit stands as it did before.
    """
    terms = credit.terms
    currency = terms.amount.currency
    debtor = customer_account(world, terms.applicant, terms.issuing_bank, currency)
    creditor = customer_account(world, terms.beneficiary, terms.nominated_bank, currency)
    instruction = Instruction(
        debtor_account=debtor.number,
        creditor_account=creditor.number,
        amount=_drawn(credit),
        remittance=f"Documentary credit {terms.number}",
        credit=terms.number,
    )
    ordered = order(world.network, instruction, world.now, ids)
    if ordered.transfers[0].status is TransferStatus.RJCT:
        world = _with(world, replace(credit, state=State.HONOURED, steps=credit.steps[:-1]))
    seats = seats_of(world, parties_of_transfer(world, ordered.transfers[0]))
    return caused(world, (replace(ordered, audience=seats),))


def offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The credits on which a seat may do `kind` now."""

    def open_now(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            Offer(kind, number, {"credit": number})
            for number in sorted(world.credits)
            if _open_roles(
                world.credits[number], actor, kind, moment_at(world, world.credits[number])
            )
        )

    return open_now


def apply_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The buyer may apply while the contract's credit has not been asked for."""
    terms = world.opening.terms
    if terms is None or terms.number in world.credits:
        return ()
    mine = actor.party == terms.applicant or actor.seat == TRAINER
    return (Offer(APPLY, terms.number),) if mine else ()


def _open_roles(credit: Credit, actor: Actor, kind: str, moment: Moment) -> tuple[Role, ...]:
    held = frozenset(Role) - {Role.CLOCK} if actor.seat == TRAINER else _roles(credit, actor)
    return tuple(
        role
        for role in Role
        if role in held and any(m.kind == kind for m in open_now(credit, role, moment))
    )


def _roles(credit: Credit, actor: Actor) -> frozenset[Role]:
    return roles_of(credit.terms, actor.party) if actor.party else frozenset()


def _role(credit: Credit, actor: Actor, kind: str, moment: Moment) -> Role:
    roles = _open_roles(credit, actor, kind, moment)
    if roles:
        return roles[0]
    held = _roles(credit, actor)
    others = {m.kind for role in held for m in open_now(credit, role, moment)}
    raise NoSuchMove(kind, actor.seat, credit.state, tuple(sorted(others)))


def _with(world: World, credit: Credit) -> World:
    return replace(world, credits=world.credits.set(credit.terms.number, credit))


def _told(world: World, credit: Credit, kind: str) -> Effect:
    audience = seats_of(world, told(kind, credit.terms))
    return caused(world, (Outcome(kind, world.now, credit.terms.number, audience=audience),))


def _known_parties(world: World, terms: Terms) -> None:
    known = {party.id for party in world.opening.parties}
    named = (terms.applicant, terms.beneficiary)
    for party in named:
        if party not in known:
            raise NoSuchPart("party", party)
    for bank in (terms.issuing_bank, terms.advising_bank, terms.nominated_bank):
        calendar_at(world, bank)


def _set(world: World, name: str | None) -> tuple[Document, ...]:
    if name is None:
        return ()
    for laid in world.opening.document_sets:
        if laid.name == name:
            return laid.documents
    raise NoSuchPart("document set", name)


def _secret(world: World, credit: Credit, made: Presentation) -> Outcome:
    findings = made.report.findings if made.report else ()
    return Outcome(credit_clock.SECRET, world.now, credit.terms.number, findings=findings)


def _clock_starts(world: World, credit: Credit, made: Presentation) -> Outcome:
    due = Due(
        made.examine_until,
        f"{credit_clock.PRECLUDE}/{credit.terms.number}/{made.id}",
        credit_clock.PRECLUDE,
        credit.terms.number,
        credit.terms.nominated_bank,
    )
    return Outcome(credit_clock.DIARY, world.now, credit.terms.number, due=(due,))


def _disclosed(world: World, credit: Credit, presentation: Presentation) -> Effect:
    key = f"{credit_clock.PRECLUDE}/{credit.terms.number}/{presentation.id}"
    findings = presentation.report.findings if presentation.report else ()
    seats = seats_of(world, (credit.terms.nominated_bank,))
    return caused(
        world,
        (
            Outcome(
                credit_clock.DISCLOSED,
                world.now,
                credit.terms.number,
                findings=findings,
                spent=(key,),
                audience=seats,
            ),
        ),
    )


def _drawn(credit: Credit) -> Money:
    """What the invoice asks for, never more than the credit (UCP 600 art. 18(b))."""
    for document in credit.presentations[-1].documents:
        if isinstance(document, Invoice):
            return min(document.total, credit.terms.amount)
    raise NotPossible("$.credit", "no invoice was presented, so there is no amount to pay")
