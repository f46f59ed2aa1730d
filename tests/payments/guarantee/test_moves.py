"""What the table of moves of an undertaking promises, beyond the laws of every such table."""

from payments.guarantee.guarantee import Role, State
from payments.guarantee.moves import MOVES, UNPAID, UNSTOPPED

KINDS = sorted({move.kind for move in MOVES})


def test_the_applicant_cannot_stop_a_payment():
    """The guarantee stands apart from the contract (URDG 758 art. 5(a))."""
    assert not [m for m in MOVES if m.state in UNPAID and m.by is Role.APPLICANT]


def test_one_who_must_pay_can_only_pay():
    """URDG 758 art. 23(d), 24(f)."""
    moves = {m.kind for m in MOVES if m.state is State.MUST_PAY and m.by is Role.GUARANTOR}
    assert moves == {"guarantee.pay"}


def test_a_suspended_demand_can_no_longer_be_rejected():
    """Only a demand that complies can be suspended (URDG 758 art. 23(a))."""
    kinds = {m.kind for m in MOVES if m.state is State.SUSPENDED}
    assert "guarantee.reject" not in kinds
    assert {"guarantee.extend", "guarantee.pay"} <= kinds


def test_what_force_majeure_does_not_stop_is_in_the_table():
    assert set(KINDS) > UNSTOPPED
