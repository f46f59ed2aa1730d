"""A credit passed on to a second seller, drawn in parts, in instalments (UCP 600 art. 31-38)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from payments.credit.credit import Role, State
from payments.credit.drawing import balance as left
from payments.credit.terms import Instalment
from payments.documents.kinds import Invoice
from payments.errors import NoSuchMove, NoSuchPart, NotPossible
from payments.money import Money
from payments.network.ledger import balance, check
from payments.network.model import Account
from payments.party import Party
from payments.world.clock import Advance
from payments.world.credit_acts import Apply, OnCredit, Present, Substitute, Transfer
from payments.world.state import TRAINER, Act, Seat
from payments.world.step import first, step

CREDIT, CHILD = "HU-2026-0117", "HU-2026-0117/1"
SELLERS, GROWERS, BUYERS = "0100-480600-EUR", "0100-777-EUR", "DE11000000000000480600"


@pytest.fixture
def opening(scenario):
    told = scenario.opening
    grower = Party("grower", "Nyeri Growers Ltd", None, told.parties[0].address)
    return replace(
        told,
        parties=(*told.parties, grower),
        accounts=(*told.accounts, Account(GROWERS, "savanna", "grower", "EUR")),
        seats=(*told.seats, Seat("grower", "grower", "")),
    )


def played(opening, *acts, **changes):
    world = first(opening).world
    terms = replace(opening.terms, transferable=True, **changes)
    begin = [
        ("buyer", "credit.apply", Apply(terms)),
        ("buyer_bank", "credit.issue", OnCredit(CREDIT)),
        ("seller_bank", "credit.advise", OnCredit(CREDIT)),
    ]
    for seat, kind, body in (*begin, *acts):
        world = step(world, Act(world.number + 1, seat, kind, body)).world
    return world


def until(day):
    at = datetime.fromisoformat(f"2026-{day}T12:00:00+03:00")
    return (TRAINER, "advance", Advance(at.isoformat()))


def amount(value):
    return Money.of(value, "EUR")


PASSED_ON = ("seller_bank", "credit.transfer", Transfer(CREDIT, "grower", amount("40000")))


def papers(opening, total):
    """The documents in order, with an invoice of that total."""
    laid = next(each for each in opening.document_sets if each.name == "in_order")
    return tuple(
        replace(paper, total=amount(total)) if isinstance(paper, Invoice) else paper
        for paper in laid.documents
    )


def test_the_first_seller_puts_its_invoice_in_and_is_paid_the_difference(opening):
    world = played(
        opening,
        PASSED_ON,
        until("03-18"),
        ("grower", "credit.present", Present(CHILD, documents=papers(opening, "40000"))),
        ("seller", "credit.substitute", Substitute(CHILD, "in_order")),
        ("seller_bank", "credit.examine", OnCredit(CREDIT)),
        ("seller_bank", "credit.honour", OnCredit(CREDIT)),
        ("buyer_bank", "credit.examine", OnCredit(CREDIT)),
        ("buyer_bank", "credit.reimburse", OnCredit(CREDIT)),
        until("03-25"),
    )
    held = {n: str(balance(world.network, n).amount) for n in (SELLERS, GROWERS, BUYERS)}
    assert held == {SELLERS: "10100.00", GROWERS: "40000.00", BUYERS: "71400.00"}
    assert check(world.network) == ()
    assert world.credits[CREDIT].state is State.PAID
    assert left(world.credits[CHILD]).minor == 0


def test_what_the_first_seller_does_not_replace_the_bank_uses_as_it_is(opening):
    world = played(
        opening,
        PASSED_ON,
        until("03-18"),
        ("grower", "credit.present", Present(CHILD, documents=papers(opening, "40000"))),
        ("seller_bank", "credit.pass_on", OnCredit(CHILD)),
        ("seller_bank", "credit.examine", OnCredit(CREDIT)),
        ("seller_bank", "credit.honour", OnCredit(CREDIT)),
    )
    assert balance(world.network, GROWERS) == amount("40000")
    assert balance(world.network, SELLERS) == amount("1500")


@pytest.mark.parametrize(
    ("body", "at"),
    [
        (Transfer(CREDIT, "grower", amount("50000")), "$.amount"),
        (Transfer(CREDIT, "grower", amount("0")), "$.amount"),
        (Transfer(CREDIT, "grower", amount("9"), expires_on=date(2026, 5, 1)), "$.expires_on"),
        (Transfer(CREDIT, "grower", amount("9"), presentation_days=30), "$.presentation_days"),
        (Transfer(CREDIT, "grower", amount("9"), insured_percent=100), "$.insured_percent"),
        (Transfer(CREDIT, "grower", amount("9"), unit_price=amount("271")), "$.unit_price"),
    ],
)
def test_a_transferred_credit_is_never_better_than_the_first(opening, body, at):
    with pytest.raises(NotPossible) as refusal:
        played(opening, ("seller_bank", "credit.transfer", body))
    assert refusal.value.at == at


def test_a_stranger_gets_nothing_and_a_second_seller_passes_nothing_on(opening):
    with pytest.raises(NoSuchPart):
        played(opening, ("seller_bank", "credit.transfer", Transfer(CREDIT, "who", amount("9"))))
    again = ("seller_bank", "credit.transfer", Transfer(CHILD, "grower", amount("9")))
    with pytest.raises(NoSuchMove):
        played(opening, PASSED_ON, again)


def test_two_parts_are_drawn_one_after_the_other_and_no_more(opening):
    part = ("seller", "credit.present", Present(CREDIT, documents=papers(opening, "20000")))
    rest = ("seller", "credit.present", Present(CREDIT, documents=papers(opening, "48600")))
    world = played(opening, until("03-18"), part, rest)
    draws = [str(made.draws.amount) for made in world.credits[CREDIT].presentations]
    assert draws == ["20000.00", "28600.00"]
    with pytest.raises(NoSuchMove):
        played(opening, until("03-18"), part, rest, part)
    with pytest.raises(NoSuchMove):
        played(opening, until("03-18"), part, part, partial_shipments_allowed=False)


def test_an_instalment_that_is_missed_ends_those_after_it(opening):
    periods = (
        Instalment(date(2026, 3, 1), date(2026, 3, 20), amount("20000")),
        Instalment(date(2026, 3, 21), date(2026, 4, 10), amount("28600")),
    )
    part = ("seller", "credit.present", Present(CREDIT, documents=papers(opening, "20000")))
    kept = played(opening, until("03-18"), part, until("03-24"), part, instalments=periods)
    assert len(kept.credits[CREDIT].presentations) == 2
    with pytest.raises(NoSuchMove):
        played(opening, until("03-24"), part, instalments=periods)
    missed = played(opening, until("03-24"), instalments=periods)
    assert missed.credits[CREDIT].has("credit.miss_instalment")


def test_of_two_presentations_each_is_decided_by_its_name(opening):
    part = ("seller", "credit.present", Present(CREDIT, documents=papers(opening, "20000")))
    world = played(
        opening,
        until("03-18"),
        part,
        part,
        ("seller_bank", "credit.examine", OnCredit(CREDIT, "P1")),
        ("seller_bank", "credit.honour", OnCredit(CREDIT, "P1")),
    )
    states = [
        made.desk_of(Role.NOMINATED_BANK).state for made in world.credits[CREDIT].presentations
    ]
    assert states == [State.HONOURED, State.PRESENTED]
