"""What the table of moves of a credit promises, beyond the laws of every such table."""

import pytest

from payments.credit.credit import OF_A_DESK, SETTLED, Role, State
from payments.credit.moves import BANKS, MOVES, OWN_ENDS, ROWS, START, STOPPED

KINDS = sorted({move.kind for move in MOVES})
OWN = set(State) - OF_A_DESK


def reached_from(start, states):
    reached, new = set(), {start}
    while new:
        reached |= new
        new = {move.to for move in MOVES if move.state in reached and move.to in states} - reached
    return reached


def test_the_credit_and_the_desk_are_two_machines_and_each_is_whole():
    """Every state of the credit is reached from the draft, every state of a desk from PRESENTED."""
    assert reached_from(START, OWN) == OWN
    assert reached_from(State.PRESENTED, OF_A_DESK) == OF_A_DESK
    assert OWN_ENDS <= OWN
    assert SETTLED <= OF_A_DESK


def test_only_a_presentation_leads_from_the_credit_to_a_desk_and_nothing_leads_back():
    crossing = {(m.kind, m.to) for m in MOVES if m.at_a_desk is not (m.to in OF_A_DESK)}
    assert crossing == {("credit.present", State.PRESENTED)}


@pytest.mark.parametrize(("states", "ends"), [(OWN, OWN_ENDS), (OF_A_DESK, SETTLED)])
def test_an_end_is_in_reach_of_every_state(states, ends):
    ending = set(ends)
    while more := {m.state for m in MOVES if m.to in ending and m.state in states} - ending:
        ending |= more
    assert ending == states


def test_the_buyer_has_no_move_once_the_bank_has_the_documents_but_the_waiver():
    """Payment depends on the documents alone: the buyer cannot stop it (UCP 600 art. 4, 5).

    Of a transferred credit the first seller is the applicant, and may put its invoice in.
    """
    moves = {m.kind for m in MOVES if m.by is Role.APPLICANT and m.state is not State.DRAFT}
    assert moves == {"credit.waive", "credit.decline_waiver", "credit.substitute"}


def test_nothing_but_an_honour_leads_to_money():
    undertaken = {State.HONOURED, State.NEGOTIATED, State.ACCEPTED, State.DEFERRED, State.PAID}
    kinds = {m.kind for m in MOVES if m.to in undertaken and m.state not in undertaken}
    assert kinds == {
        "credit.honour",
        "credit.negotiate",
        "credit.accept_draft",
        "credit.undertake_deferred_payment",
        "credit.reimburse",
        "credit.settle_at_maturity",
    }


def test_nothing_is_paid_that_is_refused_or_not_examined():
    paying = {m.state for m in MOVES if m.kind in {"credit.honour", "credit.reimburse"}}
    assert not paying & {State.PRESENTED, State.DISCREPANT, State.WAIVER_SOUGHT, State.REFUSED}


def test_a_precluded_bank_cannot_refuse():
    """UCP 600 art. 16(f)."""
    assert not [m for m in MOVES if m.state is State.PRECLUDED and m.kind == "credit.refuse"]


def test_an_issuing_bank_never_negotiates_and_never_sends_documents_on():
    """UCP 600 art. 2, 7."""
    kinds = {m.kind for m in MOVES if m.by is Role.ISSUING_BANK}
    assert not kinds & {"credit.negotiate", "credit.forward"}


def test_every_row_cites_an_article_and_speaks():
    for row in ROWS:
        assert row.source.startswith("UCP 600 art. ")
        assert row.says
        assert "!" not in row.says


def test_what_force_majeure_stops_is_in_the_table_and_expiry_is_not_among_it():
    """UCP 600 art. 36."""
    assert set(KINDS) > STOPPED
    assert "credit.expire" not in STOPPED
    assert Role.CLOCK not in BANKS
