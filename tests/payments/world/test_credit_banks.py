"""Credits between four banks: each writes to the right one, and each is bound by its own word."""

from dataclasses import replace

import pytest

from lei.findings import Severity
from payments.credit.credit import Disposal, Role, State
from payments.credit.terms import Availability, Confirmation
from payments.credit.undertakings import Bond, undertakings
from payments.messages import mt
from payments.money import Money
from payments.network.ledger import balance, check
from payments.network.model import Account, AccountKind
from payments.party import Party
from payments.world.credit_acts import (
    AcceptAmendment,
    Amend,
    Apply,
    OnCredit,
    Present,
    Refuse,
    Transfer,
)
from payments.world.offers import offers
from payments.world.state import Act, BankOpening, Seat
from payments.world.step import first, step

CREDIT = "HU-2026-0117"
BANKS = {"third": "THRDKEN0XXX", "fourth": "FRTHDEH0XXX"}
SELLERS = "0100-480600-EUR"


@pytest.fixture(scope="module")
def opening(scenario):
    """A third bank in Nairobi that may confirm, a fourth in Hamburg that reimburses."""
    told = scenario.opening
    address = told.parties[0].address
    banks = tuple(Party(name, f"{name.title()} Training Bank", None, address) for name in BANKS)
    grower = Party("grower", "Nyeri Growers Ltd", None, address)
    accounts = (
        Account("THIRD-AT-HANSA", "hansa", "third", "EUR", AccountKind.VOSTRO),
        Account("N-THIRD", "third", "third", "EUR", AccountKind.NOSTRO, "THIRD-AT-HANSA"),
        Account("THIRD-AT-SAVANNA", "savanna", "third", "EUR", AccountKind.VOSTRO,
                overdraft_max=Money.of("90000", "EUR")),
        Account("N-SAVANNA", "third", "third", "EUR", AccountKind.NOSTRO, "THIRD-AT-SAVANNA"),
        Account("0300-1", "third", "grower", "EUR"),
    )  # fmt: skip
    return replace(
        told,
        parties=(*told.parties, *banks, grower),
        banks=(
            *told.banks,
            BankOpening("third", BANKS["third"], "Nairobi"),
            BankOpening("fourth", BANKS["fourth"], "Hamburg"),
        ),
        accounts=(*told.accounts, *accounts),
        seats=(*told.seats, *(Seat(name, name, "") for name in BANKS)),
    )


def written(opening, body):
    """A body that names papers, with the papers as the seller writes them."""
    if not isinstance(body, Present):
        return body
    laid = next(each for each in opening.document_sets if each.name == body.document_set)
    return replace(body, documents=laid.documents, document_set=None)


def play(opening, *acts, **changes):
    """The world after the acts, and every MT message as (type, sender, receiver, text)."""
    world, sent = first(opening).world, []
    begin = (("buyer", "apply", Apply(replace(opening.terms, **changes))), ("buyer_bank", "issue"))
    for seat, kind, *body in (*begin, *acts):
        given = (body or [OnCredit(CREDIT)])[0]
        act = Act(world.number + 1, seat, f"credit.{kind}", written(opening, given))
        change = step(world, act)
        world = change.world
        sent += [m for o in change.outcomes for m in o.messages if m.kind.startswith("MT ")]
    for message in sent:
        found = mt.check(message.text).findings
        assert [f for f in found if f.severity is not Severity.INFO] == []
    assert check(world.network) == () or world.network.agenda
    return world, [(m.kind, m.sender, m.receiver) for m in sent]


CONFIRMED = {"confirmation": Confirmation.CONFIRM, "confirming_bank": "third"}
ADVISE = ("seller_bank", "advise")
CONFIRM = ("third", "confirm")
PRESENT = ("seller", "present", Present(CREDIT, "in_order"))


def test_the_advising_bank_passes_the_credit_on_to_the_bank_that_is_to_confirm(opening):
    _, sent = play(opening, ADVISE, **CONFIRMED)
    assert sent[-2:] == [("MT 730", "savanna", "hansa"), ("MT 710", "savanna", "third")]


def test_a_confirming_bank_pays_from_its_own_and_the_issuing_bank_owes_it(opening):
    acts = (ADVISE, CONFIRM, PRESENT, ("third", "examine"), ("third", "honour"))
    world, sent = play(opening, *acts, **CONFIRMED)
    credit = world.credits[CREDIT]
    assert credit.presentations[0].desk_of(Role.CONFIRMING_BANK).state is State.HONOURED
    owed = [row for row in undertakings(credit) if row.to == "third"]
    assert [(row.by, row.bond) for row in owed] == [(Role.ISSUING_BANK, Bond.BOUND)]
    assert balance(world.network, "third-claims-EUR") == Money.of("-48600", "EUR")
    assert ("MT 754", "third", "hansa") in sent


def test_a_nominated_bank_sends_on_to_the_bank_that_confirmed(opening):
    """UCP 600 art. 8: the confirming bank is bound, whoever the documents went to first."""
    to_nominated = Present(CREDIT, "in_order", to=Role.NOMINATED_BANK)
    acts = (ADVISE, CONFIRM, ("seller", "present", to_nominated), ("seller_bank", "forward"))
    world, _ = play(opening, *acts, **CONFIRMED)
    (made,) = world.credits[CREDIT].presentations
    assert [desk.by for desk in made.desks] == [Role.NOMINATED_BANK, Role.CONFIRMING_BANK]


def test_a_bank_that_confirmed_does_not_take_its_money_back(opening):
    """UCP 600 art. 8(a)(ii): it negotiates without recourse."""
    as_shipped = Present(CREDIT, "as_shipped")
    refuse = Refuse(CREDIT, ("ucp600-28f-ii",), Disposal.HOLDING)
    acts = (
        ADVISE,
        CONFIRM,
        ("seller", "present", as_shipped),
        ("third", "examine"),
        ("third", "negotiate"),
        ("buyer_bank", "examine"),
        ("buyer_bank", "refuse", refuse),
    )
    changes = {**CONFIRMED, "availability": Availability.NEGOTIATION}
    world, sent = play(opening, *acts, **changes)
    assert ("MT 734", "hansa", "third") in sent
    offered = [o.kind for o in offers(world, "third")]
    assert "credit.take_back" not in offered


def test_an_amendment_of_the_amount_reaches_the_reimbursing_bank(opening):
    more = Amend(CREDIT, amount=Money.of("50000", "EUR"))
    days = Amend(CREDIT, presentation_days=10)
    acts = (
        ADVISE,
        ("buyer_bank", "amend", more),
        ("seller", "reject_amendment"),
        ("buyer_bank", "amend", days),
    )
    _, sent = play(opening, *acts, reimbursing_bank="fourth")
    kinds = [kind for kind, *_ in sent]
    assert sent[1] == ("MT 740", "hansa", "fourth")
    assert kinds.count("MT 707") == 2
    assert kinds.count("MT 747") == 1


def test_a_confirming_bank_may_pass_an_amendment_on_without_extending(opening):
    """UCP 600 art. 10(b)."""
    more = Amend(CREDIT, amount=Money.of("50000", "EUR"))
    world, _ = play(opening, ADVISE, CONFIRM, ("buyer_bank", "amend", more), **CONFIRMED)
    rows = {row.by: row.amount for row in undertakings(world.credits[CREDIT])}
    assert rows[Role.ISSUING_BANK] == Money.of("50000", "EUR")  # bound at once
    assert rows[Role.CONFIRMING_BANK] == Money.of("48600", "EUR")
    agreed = ("seller", "accept_amendment", AcceptAmendment(CREDIT))
    acts = (ADVISE, CONFIRM, ("buyer_bank", "amend", more), agreed)
    for extends, amount in ((), "48600"), ((("third", "extend_confirmation"),), "50000"):
        world, _ = play(opening, *acts, *extends, **CONFIRMED)
        rows = {row.by: row.amount for row in undertakings(world.credits[CREDIT])}
        assert rows[Role.CONFIRMING_BANK] == Money.of(amount, "EUR")


def test_a_second_sellers_bank_hears_of_its_credit(opening):
    passed_on = Transfer(CREDIT, "grower", Money.of("40000", "EUR"))
    acts = (ADVISE, ("seller_bank", "transfer", passed_on))
    _, sent = play(opening, *acts, transferable=True)
    assert sent[-1] == ("MT 720", "savanna", "third")
