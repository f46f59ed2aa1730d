"""A record goes from hand to hand: one holder at any time, and nothing after its end."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from payments.errors import NotPossible, TitleNotOpen
from payments.title.effects import Given, amendment_of
from payments.title.machine import issued, move, open_now, party_of, replaced, roles_of
from payments.title.moves import ENDS, MOVES
from payments.title.title import (
    Hands,
    Medium,
    Role,
    State,
    Title,
    endorsements,
    named_in,
)
from payments.title.trail import check_title

AT = datetime(2026, 3, 13, 9, tzinfo=UTC)
PARTIES = ("seller", "hansa", "buyer", "line")
EVERYBODY = (*PARTIES, "a stranger")
KINDS = sorted({row.kind for row in MOVES})


def act(title, kind, by, to=None, **more):
    at = title.last.at + timedelta(hours=1)
    return move(title, kind, by, Given(at, to, **more))


def pledged(title):
    """The bank holds, the buyer is named: the buyer gets the goods when the bank lets go."""
    named = act(title, "title.nominate", Role.OWNER, "buyer")
    return act(named, "title.hand_over", Role.HOLDER, "hansa")


def test_a_pledge_leaves_the_owner_and_gives_the_bank_control(title):
    pledge = pledged(title)
    assert pledge.last.hands == Hands("hansa", "seller", "buyer")
    assert roles_of(pledge, "seller") == {Role.OWNER}
    assert roles_of(pledge, "hansa") == {Role.HOLDER}


def test_a_holder_that_is_not_owner_gives_only_to_the_nominee(title):
    pledge = pledged(title)
    with pytest.raises(NotPossible) as refusal:
        act(pledge, "title.transfer", Role.HOLDER, "line")
    assert refusal.value.at == "$.to"
    assert act(pledge, "title.transfer", Role.HOLDER, "buyer").last.hands == Hands("buyer", "buyer")


def test_without_a_nominee_it_gives_to_nobody(title):
    held = act(title, "title.hand_over", Role.HOLDER, "hansa")
    assert "title.endorse" not in {row.kind for row in open_now(held, Role.HOLDER)}
    with pytest.raises(TitleNotOpen):
        act(held, "title.endorse", Role.HOLDER, "hansa")


def test_who_is_owner_and_holder_gives_to_whom_it_likes(title):
    named = act(title, "title.nominate", Role.OWNER, "buyer")
    assert act(named, "title.transfer", Role.HOLDER, "hansa").last.hands == Hands("hansa", "hansa")


@pytest.mark.parametrize(
    ("kind", "to"),
    [
        ("title.hand_over", "seller"),
        ("title.endorse", "seller"),
        ("title.transfer", "seller"),
        ("title.nominate", "seller"),
    ],
)
def test_nobody_gets_what_it_has(title, kind, to):
    by = Role.OWNER if kind == "title.nominate" else Role.HOLDER
    with pytest.raises(NotPossible):
        act(title, kind, by, to)


def test_nobody_is_named_twice(title):
    named = act(title, "title.nominate", Role.OWNER, "buyer")
    with pytest.raises(NotPossible):
        act(named, "title.nominate", Role.OWNER, "buyer")


@pytest.mark.parametrize(
    ("give", "back", "by"),
    [
        ("title.hand_over", "title.reject_hand_over", Role.HOLDER),
        ("title.endorse", "title.reject_endorsement", Role.OWNER),
        ("title.transfer", "title.reject_transfer", Role.HOLDER),
    ],
)
def test_what_comes_is_given_back_as_the_very_next_act_only(title, give, back, by):
    named = act(title, "title.nominate", Role.OWNER, "buyer")
    given = act(named, give, Role.HOLDER, "buyer")
    assert act(given, back, by).last.hands == named.last.hands
    later = act(given, "title.propose_amendment", Role.CARRIER, amendment=vessel(title))
    with pytest.raises(TitleNotOpen):
        act(later, back, by)


def test_what_is_rejected_is_not_rejected_again(title):
    back = act(
        act(title, "title.hand_over", Role.HOLDER, "hansa"), "title.reject_hand_over", Role.HOLDER
    )
    assert back.holder == "seller"
    with pytest.raises(TitleNotOpen):
        act(back, "title.reject_hand_over", Role.HOLDER)


def test_of_two_given_at_once_not_one_alone_is_refused(title):
    both = act(title, "title.transfer", Role.HOLDER, "buyer")
    kinds = {row.kind for role in Role for row in open_now(both, role)}
    assert "title.reject_transfer" in kinds
    assert not kinds & {"title.reject_hand_over", "title.reject_endorsement"}


def test_only_who_is_owner_and_holder_surrenders(title):
    with pytest.raises(TitleNotOpen):
        act(pledged(title), "title.surrender", Role.HOLDER)
    free = act(pledged(title), "title.transfer", Role.HOLDER, "buyer")
    assert act(free, "title.surrender", Role.HOLDER).state is State.SURRENDERED


def test_a_surrender_that_is_sent_back_stands_as_before(title):
    asked = act(title, "title.surrender", Role.HOLDER)
    assert act(asked, "title.reject_surrender", Role.CARRIER).last.hands == title.last.hands


def test_an_amendment_needs_the_holder_and_shows_what_it_changed(title):
    proposed = act(title, "title.propose_amendment", Role.CARRIER, amendment=vessel(title))
    assert proposed.document == title.document
    agreed = act(proposed, "title.accept_amendment", Role.HOLDER)
    assert agreed.document.vessel == "MV Lehrboot"
    assert agreed.trail[-2].proposed.before == "MV Übungsstern"
    declined = act(proposed, "title.decline_amendment", Role.HOLDER)
    assert declined.document == title.document
    for kind in ("title.accept_amendment", "title.decline_amendment"):
        with pytest.raises(TitleNotOpen):
            act(agreed, kind, Role.HOLDER)


@pytest.mark.parametrize(
    ("field", "after"), [("quantity", "9"), ("vessel", " "), ("ref", "X"), ("vessel", "x" * 351)]
)
def test_what_cannot_be_amended(title, field, after):
    with pytest.raises(NotPossible):
        amendment_of(title.document, field, after)


def test_an_amendment_that_changes_nothing_is_none(title):
    with pytest.raises(NotPossible):
        amendment_of(title.document, "vessel", "MV Übungsstern")


def test_a_change_of_medium_ends_the_old_and_keeps_the_hands(title):
    asked = act(title, "title.ask_medium", Role.HOLDER)
    old = act(asked, "title.change_medium", Role.CARRIER)
    paper = replaced(old, "T2", "EBL2", old.last.at)
    assert old.state is State.REPLACED
    assert (paper.medium, paper.former, paper.last.hands) == (
        Medium.PAPER,
        "T1",
        title.last.hands,
    )
    again = act(act(paper, "title.ask_medium", Role.HOLDER), "title.change_medium", Role.CARRIER)
    assert replaced(again, "T3", "EBL3", again.last.at).medium is Medium.ELECTRONIC


def test_paper_has_no_nominee_and_no_amendment_here(bill):
    paper = issued(Title("T1", Medium.PAPER, "line", "seller", bill, ()), "EBL1", AT)
    kinds = {row.kind for role in Role for row in open_now(paper, role)}
    assert not kinds & {"title.nominate", "title.propose_amendment"}
    assert "title.transfer" in kinds


def test_a_remark_is_short(title):
    with pytest.raises(NotPossible):
        act(title, "title.hand_over", Role.HOLDER, "hansa", remark="ü" * 61)
    assert act(title, "title.hand_over", Role.HOLDER, "hansa", remark="ü" * 60).last.remark


def test_endorsements_are_seen_and_so_is_one_that_was_refused(title):
    given = act(title, "title.endorse", Role.HOLDER, "hansa")
    back = act(given, "title.reject_endorsement", Role.OWNER)
    final = act(back, "title.transfer", Role.HOLDER, "buyer")
    chain = [(one.by, one.to) for one in endorsements(final)]
    assert chain == [("seller", "hansa"), ("hansa", "seller"), ("seller", "buyer")]


def test_to_give_the_record_back_for_the_goods_endorses_nothing(title):
    asked = act(title, "title.surrender", Role.HOLDER)
    assert endorsements(act(asked, "title.accept_surrender", Role.CARRIER)) == ()


def test_whoever_was_named_may_read_and_nobody_else(title):
    assert named_in(title) == {"line", "seller"}
    assert named_in(pledged(title)) == {"line", "seller", "hansa", "buyer"}


@given(data=some.data())
def test_any_acts_legal_or_not_leave_one_holder_and_a_whole_trail(title, data):
    """The holder changes by the holder's own act, by giving back, or by the carrier at the end."""
    now = title
    for _turn in range(12):
        kind = data.draw(some.sampled_from(KINDS))
        by = data.draw(some.sampled_from(Role))
        to = data.draw(some.sampled_from(EVERYBODY))
        before = now
        with suppress(TitleNotOpen, NotPossible):
            now = act(now, kind, by, to, amendment=vessel(title))
        if before.state in ENDS:
            assert now is before
        if now is not before:
            assert (before.state, kind, by, now.state) in PATHS
            assert now.last.by == party_of(before, by)
        if now.holder != before.holder:
            assert by is Role.HOLDER or now.state in ENDS
        assert check_title(now) == ()
        assert sum(Role.HOLDER in roles_of(now, one) for one in EVERYBODY) == 1


PATHS = {(row.state, row.kind, row.by, row.to) for row in MOVES}


def vessel(title):
    return amendment_of(title.document, "vessel", "MV Lehrboot")
