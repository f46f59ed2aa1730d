"""A credit is asked for, issued, amended: what these acts do beside the move.

Source: UCP 600 art. 6(d), 7(b), 10, 29(a), 32.
"""

from __future__ import annotations

from dataclasses import replace

from lei.sentences import Sentence
from payments.credit.amendments import extended, proposed, replied
from payments.credit.credit import Credit, Reply, State
from payments.credit.machine import find
from payments.credit.terms import Terms
from payments.errors import NoSuchPart, NotPossible
from payments.network.ids import Ids
from payments.world import credit_agenda
from payments.world.credit_acts import APPLY, AcceptAmendment, Amend, Apply, OnCredit
from payments.world.credit_doing import Done, done, kept, role_of
from payments.world.kinds import Effect
from payments.world.parts import calendar_at, credit_of, moment_at
from payments.world.state import TRAINER, Actor, Offer, World

AMENDABLE = ("amount", "expires_on", "latest_shipment_on", "presentation_days")


def apply_for(world: World, body: Apply, actor: Actor, _ids: Ids) -> Effect:
    """The buyer asks its bank for the credit."""
    terms = body.terms or world.opening.terms
    if terms is None:
        raise NoSuchPart("terms", "of a contract")
    if terms.number in world.credits:
        raise NotPossible(
            "$.terms.number", Sentence("the credit {number} is there already", number=terms.number)
        )
    known_parties(world, terms)
    draft = Credit(terms, State.DRAFT)
    moment = moment_at(world, draft)
    by = role_of(draft, actor, APPLY, moment)
    return done(world, draft, find(draft, APPLY, by, moment), moment, lambda w, _: (w, ()))


def apply_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The buyer may apply while the contract's credit has not been asked for."""
    terms = world.opening.terms
    if terms is None or terms.number in world.credits:
        return ()
    mine = actor.party == terms.applicant or actor.seat == TRAINER
    return (Offer(APPLY, terms.number),) if mine else ()


def issued(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """A credit that is issued expires some day, at its place (UCP 600 art. 6(d), 29(a))."""
    return credit_agenda.timed(world, credit_of(world, act.number))


def amended(world: World, act: Done, body: Amend, _ids: Ids) -> Effect:
    """The issuing bank is bound by the new terms; the seller is not (UCP 600 art. 10(b), (c))."""
    terms = _changed(act.before.terms, body)
    known_parties(world, terms)
    world = kept(world, proposed(credit_of(world, act.number), terms, act.moment))
    return world, ()


def amendment_accepted(world: World, act: Done, body: AcceptAmendment, _ids: Ids) -> Effect:
    """The new terms are the terms; to accept only a part of them is to reject (art. 10(e))."""
    reply = Reply.IN_PART if body.only else Reply.ACCEPTED
    world = kept(world, replied(credit_of(world, act.number), reply, act.moment))
    return credit_agenda.timed(world, credit_of(world, act.number), act.before)


def amendment_rejected(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """The old terms stay."""
    return kept(world, replied(credit_of(world, act.number), Reply.REJECTED, act.moment)), ()


def confirmation_extended(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """The confirming bank is bound by the amendment too; without this it only advised it."""
    return kept(world, extended(credit_of(world, act.number), act.moment)), ()


def known_parties(world: World, terms: Terms) -> None:
    """Raises NoSuchPart for a party that the world has not, or a bank that is none."""
    known = {party.id for party in world.opening.parties}
    for party in (terms.applicant, terms.beneficiary):
        if party not in known:
            raise NoSuchPart("party", party)
    banks = (terms.issuing_bank, terms.advising_bank, terms.nominated_bank)
    others = (terms.confirming_bank, terms.reimbursing_bank)
    for bank in (*banks, *(each for each in others if each)):
        calendar_at(world, bank)


def _changed(terms: Terms, body: Amend) -> Terms:
    """The terms with what the body changes. Raises NotPossible when that is nothing."""
    named = {name: getattr(body, name) for name in AMENDABLE}
    given = {name: value for name, value in named.items() if value is not None}
    changed = replace(body.terms or terms, **given)
    if changed == terms:
        raise NotPossible("$", "an amendment changes something")
    if changed.number != terms.number or changed.amount.currency != terms.amount.currency:
        raise NotPossible("$.terms", "number and currency of a credit stay")
    if changed.amount.minor <= 0:
        raise NotPossible("$.amount", "a credit is for an amount above zero")
    return changed
