"""The money of a credit: a bank pays the seller from its own, and is reimbursed bank to bank.

Every bank has an account of its own for what it has paid out under credits (`CLAIMS`). The bank
that honours debits it and pays the seller; the issuing bank's payment, a pacs.009, credits it. The
issuing bank debits the buyer for exactly what it paid. Its promise does not hang on the buyer's
money: what the buyer's account does not give stays on the bank's own.

Source: UCP 600 art. 2, 7, 8, 12, 13, 15; decision "How the money of a credit travels".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lei.sentences import Sentence
from payments.credit.credit import Credit, Desk, Presentation, Role, State
from payments.credit.guards import matures_on, payer
from payments.credit.machine import changed, find, holders, make, paid_by_claim
from payments.credit.maturity import due_on
from payments.errors import NoSuchPart
from payments.money import Money
from payments.network import steps
from payments.network.ids import Ids
from payments.network.ledger import own_account, sorted_accounts
from payments.network.model import (
    Account,
    AccountKind,
    ChargeBearer,
    Due,
    Instruction,
    Outcome,
    TransferStatus,
)
from payments.network.transfers import priced, taken
from payments.world import credit_clock
from payments.world.credit_acts import OnCredit
from payments.world.credit_deciding import taken_up
from payments.world.credit_doing import Done, kept
from payments.world.credit_presenting import passed_on
from payments.world.kinds import Effect, caused
from payments.world.parts import calendar_at, calendar_working, credit_of, customer_account
from payments.world.state import World
from payments.world.transfer_telling import told as told_of


def paid_at_once(world: World, act: Done, _body: OnCredit, ids: Ids) -> Effect:
    """A bank near the seller honours or negotiates: it pays from its own, claims, sends on."""
    world, money = pay_seller(world, act.before, act.presentation, act.bank, ids)
    if _stopped(money):
        return _undone(world, act), money
    world, told = taken_up(world, act)
    world, claimed = _claimed(world, act)
    return world, (*money, *told, *claimed)


def honoured(world: World, act: Done, body: OnCredit, ids: Ids) -> Effect:
    """Paid at sight: by the issuing bank, or by one that it will reimburse."""
    pays = paid_by_issuer if act.bank is Role.ISSUING_BANK else paid_at_once
    return pays(world, act, body, ids)


def promised(world: World, act: Done, _body: OnCredit, _ids: Ids) -> Effect:
    """A bank accepts a draft, or undertakes to pay later: the due date goes on the agenda."""
    credit, made = credit_of(world, act.number), act.presentation
    assert act.desk is not None
    bank = holders(credit.terms)[act.bank] or ""
    day = due_on(credit.terms, made, act.desk.received_on, calendar_at(world, bank))
    world = kept(
        world, changed(credit, made.id, act.bank, lambda desk: replace(desk, matures_on=day))
    )
    world, told = taken_up(world, act)
    desk = replace(act.desk, matures_on=day)
    dues = tuple(_at_maturity(world, credit, made, desk))
    world, timed = caused(world, (Outcome(credit_clock.DIARY, world.now, act.number, due=dues),))
    if act.bank is Role.ISSUING_BANK:
        return world, (*told, *timed)
    world, sent = passed_on(world, act.number, made.id, act.bank)
    return world, (*told, *timed, *sent)


def paid_by_issuer(world: World, act: Done, _body: OnCredit, ids: Ids) -> Effect:
    """The issuing bank honours: it pays the seller, and debits the buyer."""
    world, money = pay_seller(world, act.before, act.presentation, Role.ISSUING_BANK, ids)
    if _stopped(money):
        return _undone(world, act), money
    world, told = taken_up(world, act)
    world, debited = debit_buyer(world, act.before, act.presentation, ids)
    return world, (*money, *told, *debited)


def reimbursed(world: World, act: Done, _body: OnCredit, ids: Ids) -> Effect:
    """The issuing bank pays the bank that paid, and debits the buyer (UCP 600 art. 7(c)).

    Where a reimbursing bank pays the claim, only the buyer is debited.
    """
    paid = payer(act.presentation)
    if paid is not None and paid_by_claim(act.before, paid):
        world, told = taken_up(world, act)
        world, debited = debit_buyer(world, act.before, act.presentation, ids)
        return world, (*told, *debited)
    world, money = pay_bank(world, act.before, act.presentation, ids)
    if _stopped(money):
        return _undone(world, act), money
    world, told = taken_up(world, act)
    world, moved = bank_is_paid(world, act.number, act.presentation.id)
    world, debited = debit_buyer(world, act.before, act.presentation, ids)
    return world, (*money, *told, *moved, *debited)


def at_maturity(world: World, act: Done, ids: Ids) -> Effect:
    """The due date has come: the bank that promised pays the seller from its own."""
    return pay_seller(world, act.before, act.presentation, act.bank, ids)


def settled_at_maturity(world: World, act: Done, ids: Ids) -> Effect:
    """The due date has come: the issuing bank pays the seller, or the bank that paid it."""
    made = act.presentation
    if payer(made):
        world, money = pay_bank(world, act.before, made, ids)
        world, moved = bank_is_paid(world, act.number, made.id)
    else:
        world, money = pay_seller(world, act.before, made, Role.ISSUING_BANK, ids)
        moved = ()
    world, debited = debit_buyer(world, act.before, made, ids)
    return world, (*money, *moved, *debited)


def claim_paid(world: World, act: Done, ids: Ids) -> Effect:
    """The reimbursing bank pays the claim by the issuing bank's authority (URR 725)."""
    return pay_bank(world, act.before, act.presentation, ids)


def taken_back(world: World, act: Done, _body: OnCredit, ids: Ids) -> Effect:
    """A bank that negotiated with recourse takes its money back from the seller."""
    credit, made = act.before, act.presentation
    bank = holders(credit.terms)[act.bank] or ""
    seller = _sellers_account(world, credit.terms.beneficiary, bank, made.draws.currency)
    own = _claims(world, bank, made.draws.currency)
    world, money = _ordered(world, credit, seller, own, made.draws, ids)
    return (_undone(world, act), money) if _stopped(money) else (world, money)


def pay_seller(world: World, credit: Credit, made: Presentation, by: Role, ids: Ids) -> Effect:
    """The bank pays whoever is to be paid under the presentation, from its own account."""
    bank = holders(credit.terms)[by] or ""
    own = _claims(world, bank, made.draws.currency)
    outcomes: tuple[Outcome, ...] = ()
    for party, amount in _payees(world, credit, made):
        to = _sellers_account(world, party, bank, amount.currency)
        world, money = _ordered(world, credit, own, to, amount, ids)
        outcomes += money
    return world, outcomes


def pay_bank(world: World, credit: Credit, made: Presentation, ids: Ids) -> Effect:
    """The issuing bank's payment to the bank that paid; none where it has its money already.

    A reimbursing bank pays the claim, and is paid by the issuing bank (URR 725).
    """
    paid = payer(made)
    if paid is None or paid.state is State.PAID:
        return world, ()
    currency = made.draws.currency
    issuer, bank = credit.terms.issuing_bank, holders(credit.terms)[paid.by] or ""
    if issuer == bank:
        return world, ()
    via = paid_by_claim(credit, paid)
    pairs = ((issuer, bank),) if via is None else ((via, bank), (issuer, via))
    outcomes: tuple[Outcome, ...] = ()
    for debtor, creditor in pairs:
        ends = _claims(world, debtor, currency), _claims(world, creditor, currency)
        world, money = _ordered(world, credit, *ends, made.draws, ids)
        outcomes += money
    return world, outcomes


def bank_is_paid(world: World, number: str, name: str) -> Effect:
    """The bank that paid has its money: its desk is done."""
    credit = credit_of(world, number)
    made = credit.presentation(name)
    paid = payer(made) if made else None
    if paid is None or paid.state not in {State.HONOURED, State.NEGOTIATED}:
        return world, ()
    moment = credit_clock.moment_for(world, credit)
    move = find(credit, credit_clock.REIMBURSED, Role.CLOCK, moment, name)
    return kept(world, make(credit, move, moment)), ()


def debit_buyer(world: World, credit: Credit, made: Presentation, ids: Ids) -> Effect:
    """The issuing bank debits the buyer for what it paid, where the buyer has the money."""
    terms, amount = credit.terms, made.draws
    try:
        buyer = customer_account(world, terms.applicant, terms.issuing_bank, amount.currency)
    except NoSuchPart:
        return world, ()
    if not steps.has(world.network, buyer.number, amount):
        return world, ()
    own = _claims(world, terms.issuing_bank, amount.currency)
    return _ordered(world, credit, buyer, own, amount, ids)


def _claimed(world: World, act: Done) -> Effect:
    """The documents go to the issuing bank; a reimbursing bank pays within three banking days."""
    world, sent = passed_on(world, act.number, act.presentation.id, act.bank)
    reimbursing = act.before.terms.reimbursing_bank
    if reimbursing is None or act.desk is None:
        return world, sent
    place = calendar_at(world, reimbursing)
    today = place.local(world.now).date()
    at = place.closing(place.add_banking_days(today, credit_clock.CLAIM_DAYS))
    due = credit_clock.desk_due(
        credit_clock.REIMBURSED, act.before, act.presentation.id, act.desk, at
    )
    world, timed = caused(world, (Outcome(credit_clock.DIARY, world.now, act.number, due=(due,)),))
    return world, (*sent, *timed)


def _at_maturity(world: World, credit: Credit, made: Presentation, desk: Desk) -> Iterator[Due]:
    """At the due date the bank pays the seller, and the issuing bank pays it."""
    day = matures_on(made, desk)
    assert day is not None
    issuers = Desk(Role.ISSUING_BANK, State.PRESENTED, day, desk.examine_until)
    pays = () if desk.by is Role.ISSUING_BANK else ((credit_clock.PAY, desk),)
    for kind, at_desk in (*pays, (credit_clock.SETTLE, issuers)):
        bank = holders(credit.terms)[at_desk.by] or ""
        place = calendar_working(world, bank)
        at = place.opening(place.extend(day))
        yield credit_clock.desk_due(kind, credit, made.id, at_desk, at)


def _ordered(
    world: World, credit: Credit, debtor: Account, creditor: Account, amount: Money, ids: Ids
) -> Effect:
    instruction = Instruction(
        debtor_account=debtor.number,
        creditor_account=creditor.number,
        amount=amount,
        charge_bearer=ChargeBearer.SHAR,
        remittance=f"Documentary credit {credit.terms.number}"[:140],
        credit=credit.terms.number,
    )
    quote = priced(world.network, instruction, world.now)
    ordered = taken(world.network, instruction, quote, world.now, ids)
    return caused(world, (told_of(world, ordered),))


def _stopped(outcomes: tuple[Outcome, ...]) -> bool:
    """Whether the bank's own checks rejected a payment."""
    moved = (transfer for outcome in outcomes for transfer in outcome.transfers)
    return any(transfer.status is TransferStatus.RJCT for transfer in moved)


def _undone(world: World, act: Done) -> World:
    """The world with the credit as it stood before the act; the rejected payment stays told."""
    return replace(world, credits=world.credits.set(act.number, act.before))


def _payees(world: World, credit: Credit, made: Presentation) -> tuple[tuple[str, Money], ...]:
    """Who is paid what: under a transferred credit the second seller, and the first the rest."""
    first = credit.terms.beneficiary
    if made.transferred is None:
        return ((first, made.draws),)
    child = credit_of(world, made.transferred)
    passed = next(p for p in reversed(child.presentations) if p.drawn)
    second = min(passed.draws, made.draws)
    parts = ((child.terms.beneficiary, second), (first, made.draws - second))
    return tuple((party, amount) for party, amount in parts if amount.minor > 0)


def _sellers_account(world: World, party: str, bank: str, currency: str) -> Account:
    """The seller's account at the bank that pays, else at another bank. Raises NoSuchPart."""
    held = [
        found
        for found in sorted_accounts(world.network)
        if (found.holder, found.currency, found.kind) == (party, currency, AccountKind.CUSTOMER)
        and not found.closed
    ]
    here = [found for found in held if found.bank == bank]
    if not held:
        raise NoSuchPart(
            "account", Sentence("of {party} in {currency}", party=party, currency=currency)
        )
    return (here or held)[0]


def _claims(world: World, bank: str, currency: str) -> Account:
    return own_account(world.network, bank, AccountKind.CLAIMS, currency)
