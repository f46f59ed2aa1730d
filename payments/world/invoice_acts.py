"""What seats do with an invoice on open account: send it, remind of it, pay it.

Whether it is paid is what arrived with its reference (ISO 11649): nobody marks it as paid.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lei.sentences import Sentence
from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.money import Money
from payments.network.ids import Ids
from payments.network.ledger import account as account_named
from payments.network.ledger import sorted_accounts
from payments.network.model import (
    Account,
    AccountKind,
    ChargeBearer,
    Due,
    Instruction,
    Outcome,
    Transfer,
)
from payments.network.transfers import order
from payments.sale.due_dates import Counted, DueTerm, due_on
from payments.sale.interest import Basis, check_amount, check_percent
from payments.sale.invoice import Invoice, Payment, Receivable, stands
from payments.sale.references import creditor_reference, references_in
from payments.world.guarantee_instruction import require_party
from payments.world.kinds import Effect, caused, seats_of
from payments.world.parts import calendar_at, parties_of_transfer
from payments.world.state import TRAINER, Actor, Offer, World

SEND, REMIND, PAY = "invoice.send", "invoice.remind", "invoice.pay"
FALL_DUE = "invoice.fall_due"
DIARY = "diary"
KINDS = frozenset({FALL_DUE})


@dataclass(frozen=True, slots=True)
class Send:
    """Body of `invoice.send`: what is owed, and when. The number is made where none is given."""

    buyer: str
    amount: Money
    days: int = 60
    counted: Counted = Counted.INVOICE
    shipped_on: date | None = None
    number: str | None = None
    late_percent: Decimal = Decimal(8)
    late_basis: Basis = Basis.ACT_360


@dataclass(frozen=True, slots=True)
class OnInvoice:
    """Body of an act that needs nothing but the invoice's number."""

    invoice: str


@dataclass(frozen=True, slots=True)
class Pay:
    """Body of `invoice.pay`: all that is left, or an amount; lateness costs interest beside it."""

    invoice: str
    amount: Money | None = None
    charge_bearer: ChargeBearer = ChargeBearer.SHAR


def send(world: World, body: Send, actor: Actor, ids: Ids) -> Effect:
    """The seller sends an invoice. Raises NotYourAct, NoSuchPart, NotPossible, with the place."""
    if actor.party is None:
        raise NotYourAct(SEND, actor.seat)
    invoice = _invoice(world, body, actor.party, ids)
    if invoice.number in world.invoices:
        raise NotPossible(
            "$.number", Sentence("the invoice {number} is there already", number=invoice.number)
        )
    world = _kept(world, invoice)
    bank = account_named(world.network, invoice.account).bank
    at = calendar_at(world, bank).closing(invoice.due_on)
    item = Due(at, f"{FALL_DUE}/{invoice.number}", FALL_DUE, invoice.number, bank)
    told = Outcome(SEND, world.now, invoice.number, due=(item,), audience=_seats(world, invoice))
    return caused(world, (told,))


def remind(world: World, body: OnInvoice, actor: Actor, _ids: Ids) -> Effect:
    """The seller reminds the buyer of what is overdue. Raises NotYourAct, NotPossible."""
    invoice = _mine(world, body.invoice, actor, REMIND)
    if not _overdue(world, invoice):
        raise NotPossible("$.invoice", "nothing of it is overdue")
    world = _kept(world, replace(invoice, reminded_at=(*invoice.reminded_at, world.now)))
    told = Outcome(REMIND, world.now, invoice.number, audience=_seats(world, invoice))
    return caused(world, (told,))


def pay(world: World, body: Pay, actor: Actor, ids: Ids) -> Effect:
    """The buyer orders a payment that names the invoice. Raises as `transfers.order` does."""
    invoice = _mine(world, body.invoice, actor, PAY)
    amount = body.amount or _unsent(world, invoice)
    if amount.minor <= 0:
        raise NotPossible("$.amount", "nothing of it is left to pay")
    payer = _payer(world, invoice, amount.currency)
    instruction = Instruction(
        debtor_account=payer.number,
        creditor_account=invoice.account,
        amount=amount,
        charge_bearer=body.charge_bearer,
        remittance=f"{invoice.reference} invoice {invoice.number}",
    )
    sent = order(world.network, instruction, world.now, ids)
    told = Outcome(PAY, world.now, invoice.number, audience=seats_of(world, (invoice.buyer,)))
    seats = seats_of(world, parties_of_transfer(world, sent.transfers[0]))
    return caused(world, (told, replace(sent, audience=seats)))


def run(world: World, item: Due) -> Effect:
    """The due date has come; where all was paid it is only struck off."""
    invoice = invoice_of(world, item.about)
    left = standing_of(world, invoice).left.minor > 0
    audience = _seats(world, invoice) if left else ()
    kind = FALL_DUE if left else DIARY
    return caused(
        world, (Outcome(kind, item.at, item.about, spent=(item.key,), audience=audience),)
    )


def send_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """A firm with an account may send invoices."""
    held = actor.party is not None and any(_accounts(world, actor.party))
    return (Offer(SEND, ""),) if held else ()


def remind_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The seller of what is overdue may remind."""
    return tuple(
        Offer(REMIND, each.number, {"invoice": each.number})
        for each in visible_invoices(world, actor)
        if actor.party == each.seller and _overdue(world, each)
    )


def pay_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The buyer may pay what it has not yet sent."""
    return tuple(
        Offer(PAY, each.number, {"invoice": each.number})
        for each in visible_invoices(world, actor)
        if actor.party == each.buyer and _unsent(world, each).minor > 0
    )


def visible_invoices(world: World, actor: Actor) -> Iterator[Invoice]:
    """The invoices of which a seat's firm is the seller or the buyer."""
    for number in sorted(world.invoices):
        invoice = world.invoices[number]
        if actor.seat == TRAINER or actor.party in (invoice.seller, invoice.buyer):
            yield invoice


def invoice_of(world: World, number: str) -> Invoice:
    """The invoice of that number. Raises NoSuchPart."""
    found = world.invoices.get(number)
    if found is None:
        raise NoSuchPart("invoice", number)
    return found


def due_of_invoice(world: World, due: Due, who: Actor) -> bool:
    """Whether a deadline is one of an invoice of the seat's firm."""
    invoice = world.invoices.get(due.about) if due.kind in KINDS else None
    return invoice is not None and who.party in (invoice.seller, invoice.buyer)


def standing_of(world: World, invoice: Invoice) -> Receivable:
    """The invoice as it stands now: what arrived for it, what is left, the interest."""
    place = calendar_at(world, account_named(world.network, invoice.account).bank)
    return stands(invoice, _arrived(world, invoice), place.local(world.now).date())


def _invoice(world: World, body: Send, seller: str, ids: Ids) -> Invoice:
    check_amount("$.amount", body.amount)
    check_percent("$.late_percent", body.late_percent)
    require_party(world, body.buyer)
    if body.buyer == seller:
        raise NotPossible("$.buyer", "the buyer is another firm")
    paid_to = next(_accounts(world, seller, body.amount.currency), None)
    if paid_to is None:
        raise NoSuchPart(
            "account",
            Sentence("of {seller} in {currency}", seller=seller, currency=body.amount.currency),
        )
    today = calendar_at(world, paid_to.bank).local(world.now).date()
    number = body.number or ids.reference("INV")
    term = DueTerm(body.days, body.counted)
    return Invoice(
        number=number,
        seller=seller,
        buyer=body.buyer,
        amount=body.amount,
        account=paid_to.number,
        invoiced_on=today,
        term=term,
        due_on=due_on(term, today, body.shipped_on),
        reference=creditor_reference(number),
        late_percent=body.late_percent,
        late_basis=body.late_basis,
        shipped_on=body.shipped_on,
    )


def _mine(world: World, number: str, actor: Actor, kind: str) -> Invoice:
    invoice = invoice_of(world, number)
    owner = invoice.buyer if kind == PAY else invoice.seller
    if actor.seat != TRAINER and actor.party != owner:
        raise NotYourAct(kind, actor.seat)
    return invoice


def _named(world: World, invoice: Invoice) -> Iterator[Transfer]:
    """The transfers to the seller's account that name the invoice."""
    for transfer in world.network.transfers.values():
        instruction = transfer.instruction
        named = references_in(instruction.remittance or "")
        if instruction.creditor_account == invoice.account and invoice.reference in named:
            yield transfer


def _arrived(world: World, invoice: Invoice) -> Iterator[Payment]:
    """Money in the currency of the invoice that is on the account; what was returned is not."""
    for transfer in _named(world, invoice):
        got = transfer.received
        if got is not None and got.currency == invoice.amount.currency and not transfer.returned:
            yield Payment(transfer.uetr, transfer.value_on, got)


def _unsent(world: World, invoice: Invoice) -> Money:
    """What is left, less what is on its way."""
    left = standing_of(world, invoice).left
    for transfer in _named(world, invoice):
        under_way = transfer.received is None and transfer.reason is None
        if under_way and transfer.instruction.amount.currency == left.currency:
            left = left - transfer.instruction.amount
    return left


def _overdue(world: World, invoice: Invoice) -> bool:
    return standing_of(world, invoice).standing == "overdue"


def _payer(world: World, invoice: Invoice, currency: str) -> Account:
    own = next(_accounts(world, invoice.buyer, currency), None)
    found = own or next(_accounts(world, invoice.buyer), None)
    if found is None:
        raise NoSuchPart("account", Sentence("of {buyer}", buyer=invoice.buyer))
    return found


def _accounts(world: World, holder: str, currency: str | None = None) -> Iterator[Account]:
    for found in sorted_accounts(world.network):
        is_customers = found.kind is AccountKind.CUSTOMER and not found.closed
        if is_customers and found.holder == holder and currency in (None, found.currency):
            yield found


def _seats(world: World, invoice: Invoice) -> tuple[str, ...]:
    return seats_of(world, (invoice.seller, invoice.buyer))


def _kept(world: World, invoice: Invoice) -> World:
    return replace(world, invoices=world.invoices.set(invoice.number, invoice))
