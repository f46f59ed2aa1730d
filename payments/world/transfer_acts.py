"""A seat orders payments from one of its accounts: one, or a file of many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from lei.code import check
from lei.sentences import Sentence
from payments.errors import NotPossible, NotYourAccount
from payments.messages.characters import REFERENCE, invisible, outside
from payments.money import Money
from payments.network import files, transfers
from payments.network.files import FileOrder
from payments.network.ids import Ids
from payments.network.ledger import account, sorted_accounts
from payments.network.model import AccountKind, ChargeBearer, Instruction, Method
from payments.network.names import is_bank, is_called
from payments.network.payee import Payee, read_payee
from payments.world.kinds import Effect, caused
from payments.world.state import TRAINER, Actor, Offer, World
from payments.world.transfer_telling import told

KIND = transfers.ORDER
FILE = files.ORDER_FILE
REMITTANCE_MAX = 140  # ISO 20022 Max140Text
REFERENCE_MAX = 35  # ISO 20022 Max35Text
NAME_MAX, LINE_MAX, LINES_MAX = 140, 70, 3  # ISO 20022 Nm, AdrLine; three lines as in CBPR+
UETR = re.compile(r"[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}")
"""ISO 20022 UUIDv4Identifier."""
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
"""Those of ASCII: the others are among the invisible."""


@dataclass(frozen=True, slots=True)
class Order:
    """Body of `transfer.order`."""

    debtor_account: str
    creditor_account: str
    amount: Money
    charge_bearer: ChargeBearer = ChargeBearer.SHAR
    remittance: str | None = None
    end_to_end_id: str | None = None
    method: Method = Method.SERIAL
    execute_on: date | None = None  # at the payer's bank; without one, at once
    payee: Payee | None = None  # as the payer writes it; None: as the bank knows it


@dataclass(frozen=True, slots=True)
class OrderFile:
    """Body of `transfer.order_file`: one file, as a pain.001 is; taken whole or not at all.

    `debtor_account` and `charge_bearer` are for the orders that name none of their own.
    `control_sum` is the sum of all amounts, whatever their currencies, where the file states one.
    """

    debtor_account: str
    message_id: str
    orders: tuple[FileOrder, ...]
    charge_bearer: ChargeBearer = ChargeBearer.SHAR
    control_sum: Decimal | None = None


def order_transfer(world: World, body: Order, actor: Actor, ids: Ids) -> Effect:
    """Order a payment. Raises NotYourAccount when it is another firm's.

    Raises NotPossible for a text that the messages have no room for.
    """
    _texts("$", body.remittance, body.end_to_end_id)
    _written("$.payee", body.payee)
    _coded("$.payee.lei", body.payee)
    _own(world, body.debtor_account, actor)
    instruction = Instruction(
        body.debtor_account,
        body.creditor_account,
        body.amount,
        body.charge_bearer,
        body.remittance,
        body.end_to_end_id,
        method=body.method,
        execute_on=body.execute_on,
        payee=body.payee,
    )
    ordered = transfers.order(world.network, instruction, world.now, ids)
    heard = told(world, replace(ordered, kind=KIND))
    found = read_payee(body.payee) if body.payee else ()
    return caused(world, (replace(heard, findings=(*heard.findings, *found)),))


def order_file(world: World, body: OrderFile, actor: Actor, ids: Ids) -> Effect:
    """Order all payments of a file. Raises as `order_transfer` does, with the place in the file.

    Raises NotPossible for a file that came before, and for a control sum that is wrong.
    """
    _refers("$.message_id", body.message_id)
    for place, each in enumerate(body.orders):
        _texts(f"$.orders[{place}]", each.remittance, each.end_to_end_id)
        _uetr(f"$.orders[{place}].uetr", each.uetr)
        _written(f"$.orders[{place}].payee", each.payee)
    for number in {body.debtor_account: 1} | {each.debtor_account: 1 for each in body.orders}:
        if number is not None:
            _own(world, number, actor)
    for place, each in enumerate(body.orders):
        _paid_by(world, f"$.orders[{place}]", body, each)
    _summed(body)
    file = files.File(body.debtor_account, body.message_id, body.charge_bearer, body.orders)
    ordered = files.order_file(world.network, file, world.now, ids)
    found = tuple(f for each in body.orders if each.payee for f in read_payee(each.payee))
    heard = told(world, ordered)
    return caused(world, (replace(heard, findings=(*heard.findings, *found)),))


def offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """Who holds a customer account may pay from it."""
    return tuple(
        Offer(KIND, held.number, {"debtor_account": held.number})
        for held in sorted_accounts(world.network)
        if held.kind is AccountKind.CUSTOMER
        and actor.seat != TRAINER
        and held.holder == actor.party
        and not held.closed
    )


def _own(world: World, number: str, actor: Actor) -> None:
    holder = account(world.network, number).holder
    if actor.seat != TRAINER and holder != actor.party:
        raise NotYourAccount(number, actor.seat)


def _texts(at: str, remittance: str | None, end_to_end_id: str | None) -> None:
    _fits(f"{at}.remittance", remittance, REMITTANCE_MAX)
    _refers(f"{at}.end_to_end_id", end_to_end_id)


def _fits(at: str, text: str | None, length_max: int) -> None:
    """Raises NotPossible for a text with too few or too many characters, or some that hide."""
    if text is None:
        return
    if not 1 <= len(text.strip()) <= length_max:
        raise NotPossible(at, Sentence("1 to {length_max} characters", length_max=length_max))
    hidden = [*CONTROLS.findall(text), *invisible(text)]
    if hidden:
        codes = ", ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(hidden))
        raise NotPossible(
            at, Sentence("it holds characters that nobody sees: {codes}", codes=codes)
        )


def _refers(at: str, reference: str | None) -> None:
    """Raises NotPossible for what no reference between banks may be."""
    _fits(at, reference, REFERENCE_MAX)
    if reference is None:
        return
    if found := outside(reference, REFERENCE):
        raise NotPossible(
            at,
            Sentence(
                "references between banks do not have {characters}", characters=" ".join(found)
            ),
        )
    if reference.startswith("/") or reference.endswith("/") or "//" in reference:
        raise NotPossible(
            at, "a reference neither begins nor ends with a slash, nor has two in a row"
        )


def _written(at: str, payee: Payee | None) -> None:
    if payee is None:
        return
    _fits(f"{at}.name", payee.name, NAME_MAX)
    if not any(character.isalnum() for character in payee.name):
        raise NotPossible(f"{at}.name", "a name has letters or digits")
    if len(payee.lines) > LINES_MAX:
        raise NotPossible(f"{at}.lines", Sentence("at most {lines_max} lines", lines_max=LINES_MAX))
    parts = (payee.street, payee.building, payee.post_code, payee.town, payee.region, payee.country)
    for text in (*parts, *payee.lines):
        _fits(at, text, LINE_MAX)


def _coded(at: str, payee: Payee | None) -> None:
    """In an order that is typed; in a file, the bank finds it and rejects the payment."""
    if payee is not None and payee.lei is not None and check(payee.lei):
        raise NotPossible(at, Sentence("{lei} is not an LEI: a character is wrong", lei=payee.lei))


def _paid_by(world: World, at: str, body: OrderFile, order: FileOrder) -> None:
    """The account is the firm's and the bank's that the file names."""
    network = world.network
    held = account(network, order.debtor_account or body.debtor_account)
    payer, bank = network.parties[held.holder], network.banks[held.bank]
    record = network.records.get(payer.lei or "")
    if order.debtor_name and not is_called(payer, record, order.debtor_name):
        raise NotPossible(
            f"{at}.debtor_name",
            Sentence(
                "{name} does not hold the account {number}",
                name=order.debtor_name,
                number=held.number,
            ),
        )
    if order.debtor_agent and not is_bank(order.debtor_agent, bank.bic):
        raise NotPossible(
            f"{at}.debtor_agent",
            Sentence(
                "{bic} does not keep the account {number}",
                bic=order.debtor_agent,
                number=held.number,
            ),
        )


def _uetr(at: str, given: str | None) -> None:
    if given is not None and not UETR.fullmatch(given):
        raise NotPossible(at, "a UUID of version 4 in lower case")


def _summed(body: OrderFile) -> None:
    found = sum((order.amount.amount for order in body.orders), Decimal(0))
    if body.control_sum is not None and body.control_sum != found:
        raise NotPossible(
            "$.control_sum", Sentence("the amounts sum to {found}", found=f"{found:f}")
        )
