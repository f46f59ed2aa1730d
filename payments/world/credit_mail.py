"""The MT messages that banks write as a credit goes on: THE TABLE of letters, by kind of act.

Only what banks say to banks is a message. An application, a presentation, a notice to the seller
itself are papers between a bank and its customer. A letter to oneself is none.

Source: Standards MT, category 7; which act writes which, as in the practice of UCP 600 art. 7 to
16, 38 and URR 725.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lei.findings import Report
from payments.credit.credit import Credit, Desk, Presentation, Reply, Role, State
from payments.credit.guards import payer
from payments.credit.machine import holders, paid_by_claim
from payments.messages import mt
from payments.messages.mt import credit_changes as changes
from payments.messages.mt import credit_messages as write
from payments.messages.mt import reimbursing
from payments.messages.mt.credit_messages import Correspondence
from payments.messages.mt.told import Written
from payments.money import Money
from payments.network.ledger import sorted_accounts
from payments.network.model import AccountKind, Message
from payments.party import Party
from payments.world.parts import calendar_at
from payments.world.state import World


@dataclass(frozen=True, slots=True)
class Post:
    """What a letter is written from: the credit as it now is, and the bank whose desk it is."""

    world: World
    credit: Credit
    bank: Role
    made: Presentation | None

    @property
    def number(self) -> str:
        return self.credit.terms.number

    @property
    def issuer(self) -> str:
        return self.credit.terms.issuing_bank

    @property
    def adviser(self) -> str:
        return self.credit.terms.advising_bank

    @property
    def here(self) -> str:
        """The bank at whose desk it is."""
        return holders(self.credit.terms)[self.bank] or self.issuer

    @property
    def presenter(self) -> str:
        """The bank from which documents came to the issuing bank; without one, the adviser."""
        first = self.made.desks[0].by if self.made else Role.ADVISING_BANK
        party = holders(self.credit.terms)[first] if first is not Role.ISSUING_BANK else None
        return party or self.adviser

    @property
    def desk(self) -> Desk:
        desk = self.made.desk_of(self.bank) if self.made else None
        assert desk is not None
        return desk

    @property
    def drawn(self) -> Money:
        return self.made.draws if self.made else self.credit.terms.amount

    @property
    def report(self) -> Report:
        return (self.made.report if self.made else None) or Report()

    @property
    def parties(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.world.opening.parties}

    @property
    def bics(self) -> Mapping[str, str]:
        return {name: bank.bic for name, bank in self.world.network.banks.items()}

    def day_at(self, bank: str) -> date:
        """The day it is at a bank."""
        return calendar_at(self.world, bank).local(self.world.now).date()

    def on(self, kind: str) -> date:
        """The day of the latest step of that kind; today without one."""
        at = [step.at for step in self.credit.steps if step.kind == kind]
        place = calendar_at(self.world, self.issuer)
        return place.local(at[-1] if at else self.world.now).date()

    def reference(self) -> str:
        """The presenting bank's own number for what it sends; without documents, for the credit."""
        name = self.made.id if self.made else ""
        digest = hashlib.sha256(f"{self.number}/{name}".encode()).hexdigest()
        return f"BP{digest[:10].upper()}"

    def between(self, sender: str, receiver: str) -> Correspondence:
        """A letter about the credit: each names its own number first."""
        own, other = self.reference(), write.short(self.number)
        if sender == self.issuer:
            own, other = other, own
        return Correspondence(self.bics[sender], self.bics[receiver], own, other)


Letter = tuple[str, str, Written]
"""Sender and receiver as party ids, and what was written."""


def letters(
    world: World, credit: Credit, kind: str, bank: Role, presentation: str | None
) -> tuple[Message, ...]:
    """The messages that an act of this kind causes; none where only one bank is concerned."""
    made = credit.presentation(presentation) if presentation else None
    written = LETTERS.get(kind, _none)(Post(world, credit, bank, made))
    return tuple(
        Message(f"MT {letter.message.type}", sender, receiver, world.now,
                mt.build(letter.message), credit.terms.number)
        for sender, receiver, letter in written
        if sender != receiver
    )  # fmt: skip


def _none(_post: Post) -> Iterator[Letter]:
    return iter(())


def _issued(post: Post) -> Iterator[Letter]:
    terms, today = post.credit.terms, post.day_at(post.issuer)
    yield post.issuer, post.adviser, write.issue(terms, post.parties, post.bics, today)
    if terms.reimbursing_bank:
        written = reimbursing.authorise(terms, post.bics)
        yield post.issuer, terms.reimbursing_bank, written


def _advised(post: Post) -> Iterator[Letter]:
    """An acknowledgement back, and where another bank is to pay, the advice on to it."""
    terms = post.credit.terms
    about = post.between(post.adviser, post.issuer)
    yield post.adviser, post.issuer, write.acknowledge(about, post.on("credit.issue"))
    further = {terms.nominated_bank, terms.confirming_bank or post.adviser}
    for bank in sorted(further - {post.adviser, post.issuer}):
        on = post.between(post.adviser, bank)
        written = write.relay(terms, on, post.parties, post.bics, post.on("credit.issue"))
        yield post.adviser, bank, written


def _acknowledged(about: str, note: str) -> Callable[[Post], Iterator[Letter]]:
    """The bank has done what it was asked, and says so."""

    def letter(post: Post) -> Iterator[Letter]:
        on = post.between(post.here, post.issuer)
        yield post.here, post.issuer, write.acknowledge(on, post.on(about), note)

    return letter


def _said(text: str, *, by_adviser: bool = False) -> Callable[[Post], Iterator[Letter]]:
    """A free text to the issuing bank."""

    def letter(post: Post) -> Iterator[Letter]:
        sender = post.adviser if by_adviser else post.here
        yield sender, post.issuer, changes.say(post.between(sender, post.issuer), text)

    return letter


def _told(text: str) -> Callable[[Post], Iterator[Letter]]:
    """A free text of the issuing bank."""

    def letter(post: Post) -> Iterator[Letter]:
        receiver = post.here if post.made else post.adviser
        on = post.between(post.issuer, receiver)
        yield post.issuer, receiver, changes.say(on, text)

    return letter


def _amended(post: Post) -> Iterator[Letter]:
    terms, proposal = post.credit.terms, post.credit.amendments[-1]
    on = post.between(post.issuer, post.adviser)
    issued_on, today = post.on("credit.issue"), post.day_at(post.issuer)
    change = changes.Change(terms, proposal.terms, proposal.number, issued_on, today)
    yield post.issuer, post.adviser, changes.amend(on, change, post.parties)
    if terms.reimbursing_bank and reimbursing.concerns(change):
        receiver = post.bics[terms.reimbursing_bank]
        about = Correspondence(post.bics[post.issuer], receiver, write.short(post.number), "")
        yield post.issuer, terms.reimbursing_bank, reimbursing.change(about, change)


def _answered(post: Post) -> Iterator[Letter]:
    """The advising bank passes the seller's answer on."""
    on, last = post.between(post.adviser, post.issuer), post.credit.amendments[-1]
    if last.reply is Reply.ACCEPTED:
        written = write.acknowledge(on, post.on("credit.amend"))
    else:
        written = changes.say(on, f"Amendment {last.number} is rejected by the beneficiary")
    yield post.adviser, post.issuer, written


def _transferred(post: Post) -> Iterator[Letter]:
    """To the bank of the second seller, where that is another."""
    child = post.world.credits[post.credit.children[-1]]
    bank = _bank_of(post.world, child.terms.beneficiary)
    if bank:
        on = post.between(post.here, bank)
        written = write.transfer(child.terms, on, post.parties, post.bics, post.on("credit.issue"))
        yield post.here, bank, written


def _discrepancies_advised(post: Post) -> Iterator[Letter]:
    rules = tuple(dict.fromkeys(charge.rule for charge in post.desk.found))
    on = post.between(post.here, post.issuer)
    written = write.advise_discrepancies(on, rules, post.drawn, post.report)
    yield post.here, post.issuer, written


def _authorised(post: Post) -> Iterator[Letter]:
    on = post.between(post.issuer, post.here)
    day, how = post.on("credit.advise_discrepancies"), post.credit.terms.availability
    yield post.issuer, post.here, write.authorise(on, day, post.drawn, how)


def _refused(post: Post) -> Iterator[Letter]:
    """The issuing bank's notice to the bank that presented; to the seller it is a paper."""
    if post.bank is not Role.ISSUING_BANK or post.desk.notice is None:
        return
    on = post.between(post.issuer, post.presenter)
    day = post.desk.received_on
    written = write.refuse(on, post.desk.notice, post.drawn, day, post.report)
    yield post.issuer, post.presenter, written


def _honoured(post: Post) -> Iterator[Letter]:
    """A bank that paid or promised claims on the issuing bank; an issuing bank that did, tells."""
    if post.bank is Role.ISSUING_BANK:
        yield from _promised(post) if post.desk.matures_on else _paid(post)
        return
    terms, today = post.credit.terms, post.day_at(post.here)
    due_on = post.desk.matures_on
    on = post.between(post.here, post.issuer)
    written = write.advise_payment(on, post.drawn, due_on or today, due_on)
    yield post.here, post.issuer, written
    if terms.reimbursing_bank and due_on is None:
        yield from _claim(post, terms.reimbursing_bank)


def _promised(post: Post) -> Iterator[Letter]:
    """The issuing bank tells the presenter what it has promised to pay, and for which day."""
    on = post.between(post.issuer, post.presenter)
    text = f"We honour your documents for {post.drawn}. They fall due on {post.desk.matures_on}"
    yield post.issuer, post.presenter, changes.say(on, text)


def _claimed_at_maturity(post: Post) -> Iterator[Letter]:
    bank = post.credit.terms.reimbursing_bank
    if bank:
        yield from _claim(post, bank)


def _claim(post: Post, bank: str) -> Iterator[Letter]:
    about = Correspondence(
        post.bics[post.here], post.bics[bank], post.reference(), write.short(post.number)
    )
    issued_on, issuer = post.on("credit.issue"), post.bics[post.issuer]
    yield post.here, bank, reimbursing.claim(about, issuer, post.drawn, issued_on)


def _paid(post: Post) -> Iterator[Letter]:
    """The issuing bank has paid; documents that were discrepant are taken up (MT 732)."""
    on = post.between(post.issuer, post.presenter)
    if post.bank is not Role.ISSUING_BANK or post.desk.state is not State.PAID:
        return
    if _was_waived(post):
        yield post.issuer, post.presenter, write.discharge(on, _advised_on(post), post.drawn)
    if _is_claimed(post):
        return  # the reimbursing bank pays, and says so itself
    today = post.day_at(post.issuer)
    yield post.issuer, post.presenter, reimbursing.advise_payment(on, post.drawn, today)


def _claim_paid(post: Post) -> Iterator[Letter]:
    bank = post.credit.terms.reimbursing_bank
    if bank:
        about = Correspondence(
            post.bics[bank], post.bics[post.here], write.short(post.number), post.reference()
        )
        yield bank, post.here, reimbursing.advise_payment(about, post.drawn, post.day_at(bank))


def _is_claimed(post: Post) -> bool:
    paid = payer(post.made) if post.made else None
    return paid is not None and paid_by_claim(post.credit, paid) is not None


def _was_waived(post: Post) -> bool:
    name = post.made.id if post.made else None
    return any(s.to is State.WAIVED and s.presentation == name for s in post.credit.steps)


def _advised_on(post: Post) -> date:
    """The day on which the discrepancies were told."""
    return post.desk.received_on


def _bank_of(world: World, party: str) -> str | None:
    held = (found for found in sorted_accounts(world.network) if found.holder == party)
    return next((found.bank for found in held if found.kind is AccountKind.CUSTOMER), None)


LETTERS: Mapping[str, Callable[[Post], Iterator[Letter]]] = {
    "credit.issue": _issued,
    "credit.advise": _advised,
    "credit.confirm": _acknowledged("credit.issue", "We have added our confirmation"),
    "credit.decline_to_confirm": _said("We do not add our confirmation to your credit"),
    "credit.amend": _amended,
    "credit.accept_amendment": _answered,
    "credit.reject_amendment": _answered,
    "credit.extend_confirmation": _acknowledged(
        "credit.amend", "We extend our confirmation to the amendment"
    ),
    "credit.agree_to_cancel": _said("It is agreed that the credit be cancelled", by_adviser=True),
    "credit.cancel": _told("The credit is cancelled, as all have agreed"),
    "credit.transfer": _transferred,
    "credit.advise_discrepancies": _discrepancies_advised,
    "credit.authorise": _authorised,
    "credit.decline_to_authorise": _told("We do not authorise you to pay on these documents"),
    "credit.refuse": _refused,
    "credit.honour": _honoured,
    "credit.negotiate": _honoured,
    "credit.accept_draft": _honoured,
    "credit.undertake_deferred_payment": _honoured,
    "credit.reimburse": _paid,
    "credit.pay_at_maturity": _claimed_at_maturity,
    "credit.settle_at_maturity": _paid,
    "credit.be_reimbursed": _claim_paid,
}
"""Which act writes which letters."""
