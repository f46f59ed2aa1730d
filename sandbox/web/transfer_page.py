"""What the page of a payment shows: outcome, chain bank by bank, cost, and the other way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from payments.credit.credit import Role
from payments.money import Money
from payments.network.model import Method, Transfer, TransferStatus
from payments.world.telling import holder
from sandbox.services.journeys import Journey
from sandbox.web.desk import Desk
from sandbox.web.entries import reason_in_words
from sandbox.web.language import gettext as _
from sandbox.web.language import lasted, money
from sandbox.web.pictures.chain import Station, chain
from sandbox.web.pictures.shapes import Picture
from sandbox.web.transfer_banks import BankPart, Sent, bank_parts, knows_why, other_letters
from sandbox.web.transfer_costs import CostPanel, cost_panel


@dataclass(frozen=True, slots=True)
class TransferPage:
    """A payment as a seat's page shows it."""

    transfer: Transfer
    payer: str
    receiver: str
    short: Money | None
    reason: str
    advice: str
    banks: tuple[BankPart, ...]
    picture: Picture
    others: tuple[Sent, ...]
    costs: CostPanel


def transfer_page(desk: Desk, journey: Journey) -> TransferPage:
    """The page of a payment for the seat of `desk`."""
    transfer, banks = journey.transfer, bank_parts(desk, journey)
    payer, receiver = _ends(desk, transfer)
    told = transfer.status is not TransferStatus.PDNG or knows_why(desk)
    why = reason_in_words(transfer.reason) if transfer.reason and told else None
    return TransferPage(
        transfer=transfer,
        payer=payer,
        receiver=receiver,
        short=_short(transfer),
        reason=why.label if why else "",
        advice=why.hint if why else "",
        banks=banks,
        picture=_picture(transfer, payer, receiver, banks),
        others=other_letters(desk, journey),
        costs=cost_panel(desk, journey),
    )


def _short(transfer: Transfer) -> Money | None:
    sent, received = transfer.instruction.amount, transfer.received
    if received is None or received.currency != sent.currency or received == sent:
        return None
    return sent - received


def _ends(desk: Desk, transfer: Transfer) -> tuple[str, str]:
    """The names of payer and receiver, or their account numbers where the seat knows no more."""
    under = [c.terms for c in desk.view.credits if c.terms.number == transfer.instruction.credit]
    if under:
        ends = (holder(Role.APPLICANT, under[0]), holder(Role.BENEFICIARY, under[0]))
    else:
        known = {held.account.number: held.account.holder for held in desk.view.accounts}
        numbers = (transfer.instruction.debtor_account, transfer.instruction.creditor_account)
        ends = (known.get(numbers[0], numbers[0]), known.get(numbers[1], numbers[1]))
    return desk.name_of(ends[0]), desk.name_of(ends[1])


def _picture(transfer: Transfer, payer: str, receiver: str, banks: tuple[BankPart, ...]) -> Picture:
    covered = transfer.instruction.method is Method.COVER
    straight = _("the message (pacs.008)") if covered else ""
    return chain(tuple(_stations(transfer, payer, receiver, banks)), straight)


def _stations(
    transfer: Transfer, payer: str, receiver: str, banks: tuple[BankPart, ...]
) -> Iterator[Station]:
    left = money(transfer.debited) if transfer.debited else ""
    yield Station(payer, "", left, end=True)
    for bank in banks:
        on = money(bank.went_on) if bank.went_on else ""
        yield Station(bank.name, bank.place, on, tone=bank.tone, under=_under(bank))
    yield Station(receiver, "", "", end=True)


def _under(bank: BankPart) -> tuple[str, ...]:
    """What stands under a bank: what it kept, and how long after the bank before it went on."""
    kept = _("keeps %(amount)s", amount=money(bank.kept)) if bank.kept and bank.kept.minor else ""
    held = _("after %(time)s", time=lasted(bank.held)) if bank.held else ""
    return tuple(line for line in (kept, held) if line)
