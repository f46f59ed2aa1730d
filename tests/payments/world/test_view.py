"""A seat sees what is its own, and nothing of the rest: tried at every act of both stories."""

from dataclasses import replace

import pytest

from payments.network.ledger import account
from payments.world.play import play
from payments.world.replay import replay
from payments.world.state import TRAINER, ExpectedFinding, PlantedFault
from payments.world.tagged import canonical
from payments.world.view import view, view_message, view_transfer

CANARY = "KANARIENVOGEL"
SEATS = ("seller", "seller_bank", "buyer", "buyer_bank")


@pytest.fixture(scope="module")
def with_canaries(scenario):
    opening = replace(
        scenario.opening,
        faults=(PlantedFault(CANARY, CANARY),),
        expected=(ExpectedFinding(CANARY, CANARY, "refused"),),
    )
    return replace(scenario, opening=opening)


def _views(scenario, end, seat):
    """What the seat sees after each act."""
    entries = play(scenario, scenario.end(end)).entries
    for count in range(1, len(entries) + 1):
        seen = entries[:count]
        yield view(replay([entry.act for entry in seen]), seen, seat)


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("end", ["refused", "paid"])
def test_no_seat_ever_sees_a_planted_fault_or_an_expected_finding(with_canaries, end, seat):
    for seen in _views(with_canaries, end, seat):
        assert CANARY.encode() not in canonical(seen)


def test_the_trainer_does(with_canaries):
    assert CANARY.encode() in canonical(next(_views(with_canaries, "refused", TRAINER)))


def test_the_examining_bank_learns_the_findings_only_with_its_own_verdict(scenario):
    for seen in _views(scenario, "refused", "seller_bank"):
        decided = any(credit.state == "refused" for credit in seen.credits)
        reports = [p.report for credit in seen.credits for p in credit.presentations]
        lines = [line for line in seen.story if line.findings and line.kind != "entity.look_up"]
        assert bool(lines) == decided
        assert all((report is not None) == decided for report in reports)


@pytest.mark.parametrize("seat", ["seller", "buyer", "buyer_bank"])
def test_nobody_else_learns_them_at_all(scenario, seat):
    for seen in _views(scenario, "refused", seat):
        assert all(p.report is None for credit in seen.credits for p in credit.presentations)


def test_the_seller_hears_of_the_credit_when_it_is_advised_and_not_before(scenario):
    for seen in _views(scenario, "paid", "seller"):
        advised = any(line.kind == "credit.advise" for line in seen.story)
        assert bool(seen.credits) == advised


def test_the_buyer_gets_the_documents_when_its_bank_has_paid_and_not_before(scenario):
    for seen in _views(scenario, "paid", "buyer"):
        for credit in seen.credits:
            assert bool(credit.presentations) == (credit.state == "paid")
            assert credit.state not in {"presented", "examining"}


@pytest.mark.parametrize("seat", SEATS)
def test_accounts_messages_and_postings_are_the_seats_own(scenario, seat):
    party = next(s.party for s in scenario.opening.seats if s.name == seat)
    for seen in _views(scenario, "paid", seat):
        for held in seen.accounts:
            assert party in (held.account.holder, held.account.bank)
        for _, message in seen.messages:
            assert party in (message.sender, message.receiver)
        for line in seen.story:
            assert all(party in (m.sender, m.receiver) for m in line.messages)


def test_a_bank_sees_its_books_and_a_firm_its_account(played):
    world, entries = played["paid"].world, played["paid"].entries
    seller = view(world, entries, "seller")
    assert {held.account.number for held in seller.accounts} == {"0100-480600-EUR"}
    bank = view(world, entries, "seller_bank")
    numbers = {held.account.number for held in bank.accounts}
    assert {"0100-480600-EUR", "NOSTRO-HANSA-EUR", "DE63000000000000100200"} <= numbers
    posted = {account(world.network, p.account).bank for p in bank.postings}
    assert posted == {"savanna", "hansa"}  # its own books, and its account at Hansa


def test_each_seat_is_offered_only_its_own_moves(scenario):
    for seat in SEATS:
        offered = {o.kind for seen in _views(scenario, "paid", seat) for o in seen.offers}
        assert "advance" not in offered
        assert ("credit.present" in offered) == (seat == "seller")
        assert ("credit.refuse" in offered) == (seat in {"seller_bank", "buyer_bank"})
        assert ("credit.honour" in offered) == (seat == "seller_bank")
        assert ("credit.reimburse" in offered) == (seat == "buyer_bank")


@pytest.mark.parametrize("seat", [*SEATS, TRAINER])
def test_a_part_by_itself_is_the_part_of_the_whole(played, seat):
    done = played["paid"]
    world, entries = done.world, done.entries
    whole, everything = view(world, entries, seat), view(world, entries, TRAINER)
    assert everything.transfers
    for transfer in everything.transfers:
        seen = view_transfer(world, entries, seat, transfer.uetr)
        assert (seen is not None) == (transfer in whole.transfers)
        if seen is not None:
            about = tuple((n, m) for n, m in whole.messages if m.about == transfer.uetr)
            assert seen.messages == about
            assert seen.postings == tuple(p for p in whole.postings if p.about == transfer.uetr)
    readable = dict(whole.messages)
    for number in range(len(everything.messages) + 2):
        assert view_message(world, entries, seat, number) == readable.get(number)
