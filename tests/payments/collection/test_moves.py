"""What the table of moves of a collection promises, beyond the laws of every such table."""

from payments.collection.collection import Role, State
from payments.collection.moves import MOVES

KINDS = sorted({move.kind for move in MOVES})


def test_money_comes_from_the_drawee_or_from_a_bank_that_signed():
    """A bank that only collects promises nothing: no other row leads to money."""
    paying = {(m.kind, m.by, m.state) for m in MOVES if m.to is State.COLLECTED is not m.state}
    banks = {(kind, state) for kind, by, state in paying if by is not Role.DRAWEE}
    assert banks == {("collection.pay_under_aval", State.AVALISED)}
    assert {m.to for m in MOVES if m.kind == "collection.avalise"} == {State.AVALISED}


def test_no_bank_examines_and_no_bank_stores():
    words = " ".join(KINDS)
    assert not [word for word in ("examine", "store", "insure", "inspect") if word in words]
