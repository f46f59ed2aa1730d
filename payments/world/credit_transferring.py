"""A credit passed on to a second seller: a child with terms of its own, never better than these.

The second seller presents to the transferring bank; the first may put its own invoice in the place
of the second's, and is paid the difference. What it does not replace in time, the bank may use as
it is.

Source: UCP 600 art. 38.
"""

from __future__ import annotations

from dataclasses import replace

from lei.sentences import Sentence
from payments.credit.credit import Credit, Presentation, Role, State, Step
from payments.credit.drawing import balance
from payments.credit.terms import Confirmation, Terms
from payments.documents.kinds import Document, Draft, Invoice
from payments.errors import NoSuchPart, NotPossible
from payments.money import Money
from payments.network.ids import Ids
from payments.world import credit_agenda, shipments
from payments.world.credit_acts import OnCredit, Substitute, Transfer
from payments.world.credit_doing import Done, kept
from payments.world.credit_presenting import delivered
from payments.world.kinds import Effect
from payments.world.parts import credit_of
from payments.world.state import World

OWN_PAPERS = (Invoice, Draft)
"""What the first seller may replace (art. 38(h))."""


def transferred(world: World, act: Done, body: Transfer, _ids: Ids) -> Effect:
    """The child credit, advised to the second seller (art. 38(a), (d), (g))."""
    parent = credit_of(world, act.number)
    terms = child_terms(world, parent, body)
    step = Step("credit.advise", Role.ADVISING_BANK, State.ADVISED, world.now)
    issued = replace(step, kind="credit.issue", by=Role.ISSUING_BANK, to=State.ISSUED)
    child = Credit(terms, State.ADVISED, State.ADVISED, (issued, step), parent=act.number)
    world = kept(world, replace(parent, children=(*parent.children, terms.number)))
    world = kept(world, child)
    return credit_agenda.timed(world, child)


def substituted(world: World, act: Done, body: Substitute, _ids: Ids) -> Effect:
    """The first seller's own invoice goes to the bank with the second's other documents (38(h))."""
    own = body.documents or _laid_ready(world, body.document_set)
    papers = tuple(paper for paper in own if isinstance(paper, OWN_PAPERS))
    if not any(isinstance(paper, Invoice) for paper in papers):
        raise NotPossible("$.documents", "your own invoice is needed here")
    if not body.documents:
        shipments.require_there(papers, act.moment.on)
    return _to_parent(world, act, (*papers, *_others(act.presentation)))


def passed_on(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """The bank uses the second seller's documents as they are (art. 38(i))."""
    return _to_parent(world, act, act.presentation.documents)


def child_terms(world: World, parent: Credit, body: Transfer) -> Terms:
    """The terms of the child. Raises NotPossible for a change that art. 38(g) does not allow."""
    terms = parent.terms
    if body.second_beneficiary not in {party.id for party in world.opening.parties}:
        raise NoSuchPart("party", body.second_beneficiary)
    if body.second_beneficiary in {terms.beneficiary, terms.applicant}:
        raise NotPossible("$.second_beneficiary", "a seller other than the first is needed here")
    _within(terms.amount - _passed_on_before(world, parent), body.amount, "$.amount")
    for name in ("expires_on", "latest_shipment_on", "presentation_days", "unit_price"):
        _within(_of(terms, name), getattr(body, name), f"$.{name}")
    percent = body.insured_percent
    if percent is not None and percent < terms.insured_percent:
        raise NotPossible("$.insured_percent", "the insured percentage may only be raised")
    _within(terms.goods.quantity, body.quantity, "$.quantity")
    goods = replace(
        terms.goods,
        unit_price=body.unit_price or terms.goods.unit_price,
        quantity=body.quantity or terms.goods.quantity,
    )
    return replace(
        terms,
        number=f"{terms.number}/{len(parent.children) + 1}",
        applicant=terms.beneficiary,
        beneficiary=body.second_beneficiary,
        amount=body.amount,
        goods=goods,
        expires_on=body.expires_on or terms.expires_on,
        latest_shipment_on=body.latest_shipment_on or terms.latest_shipment_on,
        presentation_days=body.presentation_days or terms.presentation_days,
        insured_percent=percent or terms.insured_percent,
        transferable=False,
        confirmation=Confirmation.WITHOUT,
        confirming_bank=None,
    )


def _laid_ready(world: World, name: str | None) -> tuple[Document, ...]:
    """A set of the first seller's: its invoice and draft say nothing of what was shipped."""
    return () if name is None else shipments.laid_ready(world, name).documents


def _within(most: object, wanted: object, at: str) -> None:
    """Raises NotPossible for more than the credit gives; each may be less, or sooner."""
    if wanted is None:
        return
    if isinstance(wanted, Money) and (not isinstance(most, Money) or wanted.minor <= 0):
        raise NotPossible(at, "an amount above zero, in the credit's own terms")
    if most is not None and wanted > most:  # type: ignore[operator]
        raise NotPossible(at, Sentence("at most {most}: it may only be reduced", most=most))


def _of(terms: Terms, name: str) -> object:
    return terms.goods.unit_price if name == "unit_price" else getattr(terms, name)


def _passed_on_before(world: World, parent: Credit) -> Money:
    amounts = (world.credits[child].terms.amount for child in parent.children)
    return sum(amounts, Money.zero(parent.terms.amount.currency))


def _others(made: Presentation) -> tuple[Document, ...]:
    return tuple(paper for paper in made.documents if not isinstance(paper, OWN_PAPERS))


def _to_parent(world: World, act: Done, documents: tuple[Document, ...]) -> Effect:
    """Documents go on under the parent, as the first seller's presentation there.

    They were in time when the second seller presented them (art. 38(k)), whatever has become of
    the parent since. Raises NotPossible when nothing is left to draw under it.
    """
    child = credit_of(world, act.number)
    assert child.parent is not None
    parent = credit_of(world, child.parent)
    if not balance(parent).minor:
        raise NotPossible("$.credit", "the credit that this one came from is drawn in full")
    step = Step("credit.present", Role.BENEFICIARY, State.PRESENTED, world.now)
    world = kept(world, replace(parent, steps=(*parent.steps, step)))
    to = Role.CONFIRMING_BANK if parent.has("credit.confirm") else Role.NOMINATED_BANK
    return delivered(world, child.parent, documents, to, act.number)
