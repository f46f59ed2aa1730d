"""The terms that an instruction to issue asks for, and whether they can be."""

from __future__ import annotations

from lei.sentences import Sentence
from payments.errors import NoSuchPart, NotPossible
from payments.guarantee.terms import GuaranteeTerms
from payments.network.ids import Ids
from payments.world.guarantee_bodies import Instruct
from payments.world.parts import calendar_at
from payments.world.state import Actor, World

NUMBER_MAX = 16  # field 20 of MT 760


def terms_of(world: World, body: Instruct, actor: Actor, ids: Ids) -> GuaranteeTerms:
    """The terms that an instruction asks for. Raises NotPossible or NoSuchPart, with the place."""
    who = actor.party or body.applicant
    if who is None:
        raise NotPossible("$.applicant", "the trainer says for which firm")
    terms = GuaranteeTerms(
        number=body.number or ids.reference("G"),
        applicant=body.applicant or who,
        guarantor=body.guarantor,
        beneficiary=body.beneficiary,
        amount=body.amount,
        underlying=body.underlying,
        purpose=body.purpose,
        expires_on=body.expires_on,
        form=body.form,
        rules=body.rules,
        instructing_party=who,
        counter_guarantor=body.counter_guarantor,
        expiry_event=body.expiry_event,
        supporting_statement=body.supporting_statement,
        documents=body.documents,
        conditions=body.conditions,
        one_demand_only=body.one_demand_only,
        transferable=body.transferable,
        reductions=body.reductions,
    )
    check_terms(world, terms)
    return terms


def check_terms(world: World, terms: GuaranteeTerms) -> None:
    """Raises NotPossible or NoSuchPart, with the place, for terms that cannot be."""
    _check_words(terms)
    _check_amounts(terms)
    if terms.beneficiary in (terms.applicant, terms.guarantor):
        raise NotPossible("$.beneficiary", "the beneficiary is another party")
    for party in (terms.applicant, terms.beneficiary):
        require_party(world, party)
    place = calendar_at(world, terms.guarantor)
    if terms.counter_guarantor is not None:
        calendar_at(world, terms.counter_guarantor)
    if terms.expires_on is not None and terms.expires_on < place.local(world.now).date():
        raise NotPossible("$.expires_on", "this day is past")


def require_party(world: World, party: str) -> None:
    """Raises NoSuchPart for an id that no party of the world has."""
    if all(each.id != party for each in world.opening.parties):
        raise NoSuchPart("party", party)


def _check_words(terms: GuaranteeTerms) -> None:
    if not 1 <= len(terms.number.strip()) <= NUMBER_MAX:
        raise NotPossible(
            "$.number", Sentence("1 to {number_max} characters", number_max=NUMBER_MAX)
        )
    if not terms.underlying.strip():
        raise NotPossible("$.underlying", "a guarantee names the contract that it secures")


def _check_amounts(terms: GuaranteeTerms) -> None:
    if terms.amount.minor <= 0:
        raise NotPossible("$.amount", "a guarantee is for more than nothing")
    for number, reduction in enumerate(terms.reductions):
        if reduction.to.currency != terms.amount.currency or reduction.to.minor < 0:
            raise NotPossible(f"$.reductions[{number}].to", "nothing or more, in its currency")
