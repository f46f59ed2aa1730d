"""Late bill of lading, played to both its ends: the numbers of the lesson come out."""

from datetime import date

import pytest

from payments.credit.credit import State
from payments.documents.kinds import BillOfLading, InsurancePolicy
from payments.messages import pacs_009
from payments.money import Money
from payments.network.diary import HOP
from payments.network.ledger import balance, check
from payments.world.credit_acts import OnCredit
from payments.world.fault_acts import Plant
from payments.world.play import play
from payments.world.replay import replay
from payments.world.state import TRAINER, Act
from payments.world.step import step
from payments.world.story import BANK_PAID, lines
from payments.world.tagged import canonical

CREDIT = "HU-2026-0117"
SELLERS, BUYERS = "0100-480600-EUR", "DE11000000000000480600"


def _messages(played, kind):
    outcomes = (outcome for entry in played.entries for outcome in entry.outcomes)
    return [m for outcome in outcomes for m in outcome.messages if m.kind == kind]


@pytest.mark.parametrize("end", ["refused", "paid"])
def test_the_bots_reach_the_end_and_the_books_balance(played, end):
    assert played[end].reached
    assert check(played[end].world.network) == ()


def test_the_refusal_names_exactly_the_two_discrepancies(played, scenario):
    (made,) = played["refused"].world.credits[CREDIT].presentations
    found = {(finding.rule, finding.at) for finding in made.report.findings}
    expected = {(e.rule, e.document) for e in scenario.opening.expected if e.end == "refused"}
    assert found == expected
    assert set(made.notice.discrepancies) == {rule for rule, _ in expected}


def test_the_days_of_the_lesson_come_out(played):
    (made,) = played["refused"].world.credits[CREDIT].presentations
    assert made.presented_on == date(2026, 4, 2)
    assert made.examine_until.date() == date(2026, 4, 13)


def test_a_refusal_moves_no_money(played):
    network = played["refused"].world.network
    assert balance(network, SELLERS) == Money.of("1500", "EUR")
    assert balance(network, BUYERS) == Money.of("120000", "EUR")
    assert _messages(played["refused"], "pacs.008.001.08") == []


def test_a_clean_presentation_is_paid_in_full_and_reimbursed_between_the_banks(played, scenario):
    world = played["paid"].world
    assert world.credits[CREDIT].state is State.PAID
    assert balance(world.network, SELLERS) == Money.of("50100", "EUR")
    assert balance(world.network, BUYERS) == Money.of("71400", "EUR")
    (message,) = _messages(played["paid"], "pacs.009.001.08")
    sent = pacs_009.read(message.text.encode())
    leis = {party.id: party.lei for party in scenario.opening.parties}
    assert (sent.debtor.lei, sent.creditor.lei) == (leis["hansa"], leis["savanna"])
    assert sent.amount == Money.of("48600", "EUR")
    assert CREDIT in sent.remittance


def test_nothing_stays_on_the_banks_own_accounts_once_all_is_paid(played):
    network = played["paid"].world.network
    own = [number for number in network.accounts if "claims" in number]
    assert len(own) == 2
    assert all(balance(network, number) == Money.zero("EUR") for number in own)


def test_the_same_play_gives_the_same_bytes(played, scenario):
    again = play(scenario, scenario.end("paid"))
    assert canonical(again.entries) == canonical(played["paid"].entries)
    assert again.digests == played["paid"].digests


def test_the_two_sets_differ_only_in_what_the_lesson_is_about(scenario):
    sets = {laid.name: laid.documents for laid in scenario.opening.document_sets}
    late = {type(d): d for d in sets["as_shipped"]}
    clean = {type(d): d for d in sets["in_order"]}
    assert late[BillOfLading].on_board_on > scenario.opening.terms.latest_shipment_on
    assert clean[BillOfLading].on_board_on <= scenario.opening.terms.latest_shipment_on
    assert late[InsurancePolicy].amount == Money.of("53000", "EUR")
    assert clean[InsurancePolicy].amount == Money.of("53460", "EUR")


def test_a_story_stopped_before_its_end_says_so(scenario):
    opening = scenario.opening
    early = play(scenario, scenario.end("paid"), until=opening.starts_at)
    assert not early.reached
    assert early.world.number < 5


def test_a_claim_whose_payment_is_stopped_leaves_the_credit_to_be_paid(played):
    acts = [entry.act for entry in played["paid"].entries]
    place = next(i for i, act in enumerate(acts) if act.kind == "credit.reimburse")
    world = replay(acts[:place])
    plant = Act(world.number + 1, TRAINER, "fault.plant", Plant("lei-bad", "hansa-claims-EUR"))
    planted = step(world, plant).world
    pay = Act(planted.number + 1, "buyer_bank", "credit.reimburse", OnCredit(CREDIT))
    stopped = step(planted, pay).world
    rejected = [t for t in stopped.network.transfers.values() if t.status == "RJCT"]
    assert len(rejected) == 1
    assert stopped.credits[CREDIT] == planted.credits[CREDIT]
    assert balance(stopped.network, BUYERS) == Money.of("120000", "EUR")


def test_the_story_names_the_bank_that_is_reimbursed(played):
    told = [line for line in lines(played["paid"].entries) if line.kind == HOP]
    banks = [any("claims" in posting.account for posting in line.postings) for line in told]
    assert any(banks)
    assert [line.says == BANK_PAID for line in told] == banks
