"""What a credit becomes under the moves: the guards, the clock, the several undertakings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.credit.amendments import accept, propose, reject
from payments.credit.credit import Disposal, Notice, Presentation, Role, State
from payments.credit.guards import Moment
from payments.credit.machine import move, open_now, roles_of
from payments.credit.moves import ENDS, MOVES
from payments.credit.terms import Availability, Confirmation
from payments.documents.deadlines import examine_until
from payments.errors import NoSuchMove
from payments.money import Money

TO_PRESENTED = (
    ("credit.apply", Role.APPLICANT),
    ("credit.issue", Role.ISSUING_BANK),
    ("credit.advise", Role.ADVISING_BANK),
    ("credit.ship", Role.BENEFICIARY),
    ("credit.present", Role.BENEFICIARY),
)
PATHS = {(row.state, row.kind, row.by, row.to) for row in MOVES}
TO_EXAMINING = (*TO_PRESENTED, ("credit.examine", Role.NOMINATED_BANK))


def walk(credit, steps, moment):
    for kind, by in steps:
        if kind == "credit.present":
            credit = replace(credit, presentations=(*credit.presentations, presented(moment)))
        credit = move(credit, kind, by, moment)
    return credit


def presented(moment):
    day = moment.calendar.local(moment.at).date()
    return Presentation("P1", (), day, examine_until(day, moment.calendar))


def kinds(credit, by, moment):
    return {row.kind for row in open_now(credit, by, moment)}


def later(moment, *when):
    return Moment(datetime(2026, *when, tzinfo=UTC), moment.calendar)


def test_the_clean_way_to_payment(draft, moment):
    paid = walk(
        draft,
        (
            *TO_EXAMINING,
            ("credit.honour", Role.NOMINATED_BANK),
            ("credit.reimburse", Role.ISSUING_BANK),
        ),
        moment,
    )
    assert paid.state is State.PAID
    assert [step.to for step in paid.steps] == [
        State.APPLIED,
        State.ISSUED,
        State.ADVISED,
        State.SHIPPED,
        State.PRESENTED,
        State.EXAMINING,
        State.HONOURED,
        State.PAID,
    ]


def test_a_refusal_names_what_is_open(draft, moment):
    with pytest.raises(NoSuchMove) as refusal:
        move(draft, "credit.honour", Role.ISSUING_BANK, moment)
    assert refusal.value.state == "draft"
    assert refusal.value.open == ()
    with pytest.raises(NoSuchMove) as refusal:
        move(draft, "credit.present", Role.APPLICANT, moment)
    assert refusal.value.open == ("credit.apply",)


def test_only_the_bank_that_took_the_documents_up_decides_on_them(draft, moment):
    examining = walk(draft, TO_EXAMINING, moment)
    assert "credit.refuse" in kinds(examining, Role.NOMINATED_BANK, moment)
    assert kinds(examining, Role.ISSUING_BANK, moment) == set()


def test_a_waiver_does_not_bind_the_bank(draft, moment):
    steps = (
        *TO_EXAMINING,
        ("credit.find_discrepant", Role.NOMINATED_BANK),
        ("credit.seek_waiver", Role.ISSUING_BANK),
        ("credit.waive", Role.APPLICANT),
    )
    waived = walk(draft, steps, moment)
    assert {"credit.honour", "credit.refuse"} <= kinds(waived, Role.ISSUING_BANK, moment)


def test_seeking_a_waiver_does_not_stop_the_clock(draft, moment):
    steps = (
        *TO_EXAMINING,
        ("credit.find_discrepant", Role.NOMINATED_BANK),
        ("credit.seek_waiver", Role.ISSUING_BANK),
    )
    sought = walk(draft, steps, moment)
    at_the_bell = later(moment, 4, 13, 13)  # 16:00 in Nairobi
    assert kinds(sought, Role.CLOCK, later(moment, 4, 13, 12, 59)) == set()
    assert kinds(sought, Role.CLOCK, at_the_bell) == {"credit.preclude"}


def test_a_bank_that_lets_the_fifth_day_pass_must_pay(draft, moment):
    silent = walk(draft, TO_PRESENTED, moment)
    after = later(moment, 4, 13, 13)
    precluded = move(silent, "credit.preclude", Role.CLOCK, after)
    for bank in (Role.ISSUING_BANK, Role.NOMINATED_BANK):
        assert kinds(precluded, bank, after) == {"credit.honour"}


def test_a_refusal_in_time_is_never_precluded(draft, moment):
    refused = walk(draft, (*TO_EXAMINING, ("credit.refuse", Role.NOMINATED_BANK)), moment)
    waived = walk(refused, (("credit.waive", Role.APPLICANT),), moment)
    long_after = later(moment, 5, 20)
    assert "credit.preclude" not in kinds(waived, Role.CLOCK, long_after)


def test_each_presentation_has_a_clock_and_an_examiner_of_its_own(draft, moment):
    steps = (
        *TO_EXAMINING,
        ("credit.refuse", Role.NOMINATED_BANK),
        ("credit.present", Role.BENEFICIARY),
        ("credit.examine", Role.ISSUING_BANK),
    )
    second = walk(draft, steps, moment)
    assert "credit.refuse" in kinds(second, Role.ISSUING_BANK, moment)
    assert kinds(second, Role.NOMINATED_BANK, moment) == set()
    assert kinds(second, Role.CLOCK, later(moment, 4, 13, 13)) == {"credit.preclude"}


def test_cured_documents_are_presented_again_inside_the_dates_only(draft, moment):
    refused = walk(draft, (*TO_EXAMINING, ("credit.refuse", Role.NOMINATED_BANK)), moment)
    assert "credit.present" in kinds(refused, Role.BENEFICIARY, later(moment, 4, 10, 12))
    assert "credit.present" not in kinds(refused, Role.BENEFICIARY, later(moment, 4, 10, 13))


def test_expiry_rolls_over_a_closure_at_its_place(draft, moment):
    """Expiry on Good Friday 2026: the last day is Tuesday 7 April (UCP 600 art. 29(a))."""
    good_friday = replace(draft, terms=replace(draft.terms, expires_on=date(2026, 4, 3)))
    advised = walk(good_friday, TO_PRESENTED[:3], moment)
    assert "credit.present" in kinds(advised, Role.BENEFICIARY, later(moment, 4, 7, 12))
    assert kinds(advised, Role.CLOCK, later(moment, 4, 7, 12)) == set()
    assert kinds(advised, Role.CLOCK, later(moment, 4, 7, 13)) == {"credit.expire"}


def test_documents_held_for_a_waiver_outlive_the_expiry(draft, moment):
    refused = walk(draft, (*TO_EXAMINING, ("credit.refuse", Role.NOMINATED_BANK)), moment)
    after = later(moment, 4, 14)
    assert kinds(refused, Role.CLOCK, after) == {"credit.expire"}
    notice = Notice(moment.at, ("ucp600-28f-ii",), Disposal.HOLDING_FOR_WAIVER)
    held = replace(refused, presentations=(replace(refused.in_hand, notice=notice),))
    assert kinds(held, Role.CLOCK, after) == set()
    assert "credit.waive" in kinds(held, Role.APPLICANT, after)
    assert "credit.return_documents" in kinds(held, Role.NOMINATED_BANK, after)


@pytest.mark.parametrize(
    ("availability", "kind"),
    [
        (Availability.SIGHT_PAYMENT, "credit.honour"),
        (Availability.NEGOTIATION, "credit.honour"),
        (Availability.ACCEPTANCE, "credit.accept_draft"),
        (Availability.DEFERRED_PAYMENT, "credit.undertake_deferred_payment"),
    ],
)
def test_a_bank_honours_in_the_way_the_credit_says(draft, moment, availability, kind):
    credit = replace(draft, terms=replace(draft.terms, availability=availability))
    steps = (*TO_EXAMINING, ("credit.find_complying", Role.NOMINATED_BANK))
    assert kinds(walk(credit, steps, moment), Role.NOMINATED_BANK, moment) == {kind}


def test_a_bank_that_is_not_asked_cannot_confirm(draft, moment):
    advised = walk(draft, TO_PRESENTED[:3], moment)
    assert kinds(advised, Role.CONFIRMING_BANK, moment) == set()
    asked = replace(advised, terms=replace(advised.terms, confirmation=Confirmation.MAY_ADD))
    declined = move(asked, "credit.decline_to_confirm", Role.CONFIRMING_BANK, moment)
    assert declined.state is State.ADVISED
    assert kinds(declined, Role.CONFIRMING_BANK, moment) == set()


def test_only_a_transferable_credit_is_transferred(draft, moment):
    advised = walk(draft, TO_PRESENTED[:3], moment)
    assert "credit.transfer" not in kinds(advised, Role.NOMINATED_BANK, moment)
    wide = replace(advised, terms=replace(advised.terms, transferable=True))
    assert "credit.transfer" in kinds(wide, Role.NOMINATED_BANK, moment)


def test_the_old_terms_live_until_the_seller_answers(draft, moment):
    advised = walk(draft, TO_PRESENTED[:3], moment)
    higher = replace(advised.terms, amount=Money.of("50000", "EUR"))
    proposed = propose(advised, higher, moment)
    assert proposed.terms == advised.terms
    assert proposed.state is State.ADVISED
    assert accept(proposed, moment).terms == higher
    assert reject(proposed, moment).terms == advised.terms
    with pytest.raises(NoSuchMove):
        accept(advised, moment)


def test_a_credit_is_cancelled_with_every_consent_and_not_before(draft, moment):
    """Seller and confirming bank agree, then the issuing bank cancels (UCP 600 art. 10(a))."""
    asked = replace(draft, terms=replace(draft.terms, confirmation=Confirmation.CONFIRM))
    steps = (*TO_PRESENTED[:3], ("credit.confirm", Role.CONFIRMING_BANK))
    credit = walk(asked, steps, moment)
    for by in (Role.BENEFICIARY, Role.CONFIRMING_BANK):
        assert "credit.cancel" not in kinds(credit, Role.ISSUING_BANK, moment)
        credit = move(credit, "credit.agree_to_cancel", by, moment)
        assert "credit.agree_to_cancel" not in kinds(credit, by, moment)
    assert move(credit, "credit.cancel", Role.ISSUING_BANK, moment).state is State.CANCELLED


def test_force_majeure_stops_the_bank_but_not_the_expiry(draft, moment):
    """UCP 600 art. 36: what expires meanwhile stays expired, unlike art. 29(a)."""
    advised = walk(draft, TO_PRESENTED[:3], moment)
    closed = move(advised, "credit.interrupt", Role.TRAINER, moment)
    assert kinds(closed, Role.BENEFICIARY, moment) == {"credit.ship"}
    assert kinds(closed, Role.TRAINER, moment) == {"credit.resume"}
    assert kinds(closed, Role.CLOCK, later(moment, 4, 10, 13)) == {"credit.expire"}
    opened = move(closed, "credit.resume", Role.TRAINER, moment)
    assert opened.state is advised.state
    assert "credit.present" in kinds(opened, Role.BENEFICIARY, moment)


def test_a_party_holds_every_role_its_name_stands_for(terms):
    assert roles_of(terms, "savanna") == {Role.ADVISING_BANK, Role.NOMINATED_BANK}
    assert roles_of(terms, "seller") == {Role.BENEFICIARY}
    assert roles_of(terms, "a stranger") == frozenset()


@given(data=st.data())
def test_any_play_of_open_moves_walks_the_table_and_stops_only_at_an_end(draft, nairobi, data):
    credit, at = draft, datetime(2026, 3, 2, 9, tzinfo=UTC)
    while choices := _choices(credit, Moment(at, nairobi)):
        if len(credit.steps) == 25:
            return
        kind, by = data.draw(st.sampled_from(choices))
        after = walk(credit, ((kind, by),), Moment(at, nairobi))
        assert (credit.state, kind, by, after.state) in PATHS
        credit, at = after, at + timedelta(hours=data.draw(st.integers(0, 72)))
    assert credit.state in ENDS


def _choices(credit, moment):
    return [(row.kind, by) for by in Role for row in open_now(credit, by, moment)]
