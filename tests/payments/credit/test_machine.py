"""What a credit becomes under the moves: the guards, the clock, the several desks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.credit.credit import Disposal, Notice, Role, State
from payments.credit.drawing import balance
from payments.credit.guards import Moment
from payments.credit.machine import changed, move, open_now, openings, roles_of
from payments.credit.moves import MOVES
from payments.credit.terms import Availability, Confirmation
from payments.errors import NoSuchMove
from payments.money import Money

TO_PRESENTED = (
    ("credit.apply", Role.APPLICANT),
    ("credit.issue", Role.ISSUING_BANK),
    ("credit.advise", Role.ADVISING_BANK),
    ("credit.ship", Role.BENEFICIARY),
    ("credit.present", Role.BENEFICIARY),
)
TO_ADVISED = TO_PRESENTED[:3]
TO_EXAMINING = (*TO_PRESENTED, ("credit.examine", Role.NOMINATED_BANK))
AGREED = (*TO_ADVISED, ("credit.agree_to_act", Role.NOMINATED_BANK), *TO_PRESENTED[3:])
AT_ISSUER = (
    *TO_PRESENTED,
    ("credit.forward", Role.NOMINATED_BANK),
    ("credit.examine", Role.ISSUING_BANK),
)
PATHS = {(row.state, row.kind, row.by, row.to) for row in MOVES}


def kinds(credit, by, moment):
    return {row.kind for row in open_now(credit, by, moment)}


def later(moment, *when):
    return Moment(datetime(2026, *when, tzinfo=UTC), moment.calendar)


def test_a_refusal_names_what_is_open(draft, moment):
    with pytest.raises(NoSuchMove) as refusal:
        move(draft, "credit.honour", Role.ISSUING_BANK, moment)
    assert refusal.value.state == "draft"
    assert refusal.value.open == ()
    with pytest.raises(NoSuchMove) as refusal:
        move(draft, "credit.present", Role.APPLICANT, moment)
    assert refusal.value.open == ("credit.apply",)


def test_only_the_bank_that_has_the_documents_decides_on_them(draft, moment, walk):
    examining = walk(draft, TO_EXAMINING, moment)
    assert "credit.refuse" in kinds(examining, Role.NOMINATED_BANK, moment)
    assert kinds(examining, Role.ISSUING_BANK, moment) == {"credit.amend"}


def test_a_nominated_bank_that_promised_nothing_may_send_the_documents_on(draft, moment, walk):
    """UCP 600 art. 12(a), (c): it need not act, and examining binds it to nothing."""
    examining = walk(draft, TO_EXAMINING, moment)
    assert "credit.forward" in kinds(examining, Role.NOMINATED_BANK, moment)
    at_issuer = walk(draft, AT_ISSUER, moment)
    (made,) = at_issuer.presentations
    assert [desk.state for desk in made.desks] == [State.FORWARDED, State.EXAMINING]
    assert "credit.honour" in kinds(at_issuer, Role.ISSUING_BANK, moment)
    assert "credit.honour" not in kinds(at_issuer, Role.NOMINATED_BANK, moment)


def test_one_that_agreed_may_not(draft, moment, walk):
    presented = walk(draft, AGREED, moment)
    assert "credit.forward" not in kinds(presented, Role.NOMINATED_BANK, moment)


def test_silence_binds_the_bank_that_promised_and_no_other(draft, moment, walk):
    """UCP 600 art. 12, 16(f): preclusion is for banks that are bound."""
    after = later(moment, 4, 13, 13)  # 16:00 in Nairobi, the fifth banking day
    nominated = walk(draft, TO_PRESENTED, moment)
    assert kinds(nominated, Role.CLOCK, after) == {"credit.overrun"}
    for bound in (walk(draft, AGREED, moment), walk(draft, AT_ISSUER, moment)):
        assert "credit.preclude" in kinds(bound, Role.CLOCK, after)
        assert "credit.preclude" not in kinds(bound, Role.CLOCK, later(moment, 4, 13, 12, 59))


def test_a_precluded_bank_has_one_way_left(draft, moment, walk):
    after = later(moment, 4, 13, 13)
    precluded = move(walk(draft, AT_ISSUER, moment), "credit.preclude", Role.CLOCK, after)
    assert precluded.state is State.PRECLUDED
    assert kinds(precluded, Role.ISSUING_BANK, after) - {"credit.amend"} == {"credit.honour"}


def test_a_waiver_does_not_bind_the_bank_and_asking_does_not_stop_the_clock(draft, moment, walk):
    steps = (
        *AT_ISSUER,
        ("credit.find_discrepant", Role.ISSUING_BANK),
        ("credit.ask_waiver", Role.ISSUING_BANK),
    )
    asked = walk(draft, steps, moment)
    assert "credit.preclude" in kinds(asked, Role.CLOCK, later(moment, 4, 13, 13))
    waived = walk(asked, (("credit.waive", Role.APPLICANT),), moment)
    assert {"credit.honour", "credit.refuse"} <= kinds(waived, Role.ISSUING_BANK, moment)
    late = later(moment, 4, 13, 13)
    assert "credit.refuse" not in kinds(waived, Role.ISSUING_BANK, late)


def refuse(credit, moment, *, void=False):
    moved = move(credit, "credit.refuse", Role.ISSUING_BANK, moment)
    notice = Notice(moment.at, ("ucp600-18c",), Disposal.HOLDING, void=void)
    return changed(moved, "P1", Role.ISSUING_BANK, lambda desk: replace(desk, notice=notice))


def test_a_refusal_in_time_is_never_precluded_and_a_void_one_is(draft, moment, walk):
    examining = walk(draft, AT_ISSUER, moment)
    long_after = later(moment, 5, 20)
    assert "credit.preclude" not in kinds(refuse(examining, moment), Role.CLOCK, long_after)
    assert "credit.preclude" in kinds(refuse(examining, moment, void=True), Role.CLOCK, long_after)


def test_a_bank_refuses_once(draft, moment, walk):
    """UCP 600 art. 16(c): a single notice, even after the buyer has waived."""
    refused = refuse(walk(draft, AT_ISSUER, moment), moment)
    waived = walk(refused, (("credit.waive", Role.APPLICANT),), moment)
    assert "credit.refuse" not in kinds(waived, Role.ISSUING_BANK, moment)
    assert "credit.honour" in kinds(waived, Role.ISSUING_BANK, moment)


def test_refused_documents_are_presented_again_inside_the_dates(draft, moment, walk):
    refused = walk(draft, (*TO_EXAMINING, ("credit.refuse", Role.NOMINATED_BANK)), moment)
    assert "credit.present" in kinds(refused, Role.BENEFICIARY, moment)
    again = walk(refused, (("credit.present", Role.BENEFICIARY),), moment)
    assert [made.id for made in again.presentations] == ["P1", "P2"]
    assert again.state is State.PRESENTED
    assert "credit.present" not in kinds(refused, Role.BENEFICIARY, later(moment, 4, 10, 13))


def test_the_last_day_rolls_over_ordinary_closures(draft, moment, walk):
    """UCP 600 art. 29(a): Good Friday moves the expiry to Tuesday after Easter."""
    terms = replace(draft.terms, expires_on=moment.calendar.local(moment.at).date())
    on_friday = replace(draft, terms=replace(terms, expires_on=terms.expires_on.replace(day=3)))
    shipped = walk(on_friday, TO_PRESENTED[:4], moment)
    assert "credit.present" in kinds(shipped, Role.BENEFICIARY, later(moment, 4, 7, 12, 59))
    assert "credit.present" not in kinds(shipped, Role.BENEFICIARY, later(moment, 4, 7, 13))


def test_a_credit_expires_once_and_keeps_what_is_in_hand(draft, moment, walk):
    after = later(moment, 4, 10, 13)
    shipped = walk(draft, TO_PRESENTED[:4], moment)
    assert move(shipped, "credit.expire", Role.CLOCK, after).state is State.EXPIRED
    in_hand = walk(draft, TO_PRESENTED, moment)
    assert "credit.expire" not in kinds(in_hand, Role.CLOCK, after)  # it is drawn in full


@pytest.mark.parametrize(
    ("availability", "kind"),
    [
        (Availability.SIGHT_PAYMENT, "credit.honour"),
        (Availability.NEGOTIATION, "credit.negotiate"),
        (Availability.ACCEPTANCE, "credit.accept_draft"),
        (Availability.DEFERRED_PAYMENT, "credit.undertake_deferred_payment"),
    ],
)
def test_a_bank_honours_in_the_way_the_credit_says(draft, moment, walk, availability, kind):
    credit = replace(draft, terms=replace(draft.terms, availability=availability))
    steps = (*AGREED, *(("credit.examine", b) for b in (Role.NOMINATED_BANK,)))
    complying = walk(credit, (*steps, ("credit.find_complying", Role.NOMINATED_BANK)), moment)
    assert kinds(complying, Role.NOMINATED_BANK, moment) == {kind}


def test_a_bank_that_is_not_asked_cannot_confirm(draft, moment, walk):
    advised = walk(draft, TO_ADVISED, moment)
    assert kinds(advised, Role.CONFIRMING_BANK, moment) == set()
    asked = replace(advised, terms=replace(advised.terms, confirmation=Confirmation.MAY_ADD))
    declined = move(asked, "credit.decline_to_confirm", Role.CONFIRMING_BANK, moment)
    assert declined.state is State.ADVISED
    assert kinds(declined, Role.CONFIRMING_BANK, moment) == set()


def test_only_a_transferable_credit_is_transferred(draft, moment, walk):
    advised = walk(draft, TO_ADVISED, moment)
    assert "credit.transfer" not in kinds(advised, Role.NOMINATED_BANK, moment)
    wide = replace(advised, terms=replace(advised.terms, transferable=True))
    assert "credit.transfer" in kinds(wide, Role.NOMINATED_BANK, moment)


def test_a_credit_is_cancelled_with_every_consent_and_not_before(draft, moment, walk):
    """Seller and confirming bank agree, then the issuing bank cancels (UCP 600 art. 10(a))."""
    asked = replace(draft, terms=replace(draft.terms, confirmation=Confirmation.CONFIRM))
    credit = walk(asked, (*TO_ADVISED, ("credit.confirm", Role.CONFIRMING_BANK)), moment)
    for by in (Role.BENEFICIARY, Role.CONFIRMING_BANK):
        assert "credit.cancel" not in kinds(credit, Role.ISSUING_BANK, moment)
        credit = move(credit, "credit.agree_to_cancel", by, moment)
        assert "credit.agree_to_cancel" not in kinds(credit, by, moment)
    assert move(credit, "credit.cancel", Role.ISSUING_BANK, moment).state is State.CANCELLED


def test_force_majeure_stops_the_bank_but_not_the_expiry(draft, moment, walk):
    """UCP 600 art. 36: what expires meanwhile stays expired, unlike art. 29(a)."""
    shipped = walk(draft, TO_PRESENTED[:4], moment)
    shut = replace(moment, shut=frozenset({"savanna"}))
    assert "credit.present" not in kinds(shipped, Role.BENEFICIARY, shut)
    assert "credit.agree_to_act" not in kinds(shipped, Role.NOMINATED_BANK, shut)
    assert "credit.amend" in kinds(shipped, Role.ISSUING_BANK, shut)
    after = replace(later(moment, 4, 10, 13), shut=shut.shut)
    assert kinds(shipped, Role.CLOCK, after) == {"credit.expire"}


def test_a_party_holds_every_role_its_name_stands_for(terms):
    assert roles_of(terms, "savanna") == {Role.ADVISING_BANK, Role.NOMINATED_BANK}
    assert roles_of(terms, "seller") == {Role.BENEFICIARY}
    assert roles_of(terms, "a stranger") == frozenset()


@given(data=st.data())
def test_any_play_of_open_moves_walks_the_table_and_never_overdraws(draft, nairobi, walk, data):
    terms = replace(draft.terms, transferable=data.draw(st.booleans()))
    credit, at = replace(draft, terms=terms), datetime(2026, 3, 2, 9, tzinfo=UTC)
    while len(credit.steps) < 25 and (choices := _choices(credit, Moment(at, nairobi))):
        before, kind, by = data.draw(st.sampled_from(choices))
        credit = walk(credit, ((kind, by),), Moment(at, nairobi))
        assert (before, kind, by) in {path[:3] for path in PATHS}
        assert _steps_are_of_the_table(credit)
        assert balance(credit) >= Money.zero("EUR")
        at += timedelta(hours=data.draw(st.integers(0, 72)))


def _choices(credit, moment):
    open_ = [(by, each) for by in Role for each in openings(credit, by, moment)]
    return [(each.move.state, each.move.kind, by) for by, each in open_]


def _steps_are_of_the_table(credit):
    made = {(row.kind, row.by, row.to) for row in MOVES}
    return all((step.kind, step.by, step.to) in made for step in credit.steps)
