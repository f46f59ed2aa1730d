"""What a collection becomes under the moves: release, due day, aval, protest, sixty days."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments.collection import steps
from payments.collection.collection import Role, State, holder_of_documents, released
from payments.collection.guards import Moment
from payments.collection.machine import move, open_now, roles_of
from payments.collection.moves import ENDS, MOVES
from payments.collection.terms import CaseOfNeed, Order, Protest, Release
from payments.errors import NoSuchMove, NotPossible
from payments.money import Money

P, RB, PB, D, N, C = (
    Role.PRINCIPAL,
    Role.REMITTING_BANK,
    Role.PRESENTING_BANK,
    Role.DRAWEE,
    Role.CASE_OF_NEED,
    Role.CLOCK,
)
TO_PRESENTED = (("instruct", P), ("forward", RB), ("acknowledge", PB), ("present", PB))
TO_ACCEPTED = (*TO_PRESENTED, ("accept", D))
TABLE = {(row.state, row.kind, row.by, row.to) for row in MOVES}


def made(collection, kind, by, moment, order=Order.RETURN, amount=None):
    """The move, and what it leaves beside the state."""
    collection = move(collection, kind, by, moment)
    if kind == "collection.order":
        return steps.ordered(collection, order, amount, by, moment)
    plain = {"collection.present": steps.presented, "collection.pass_on": steps.passed_on}
    if kind == "collection.accept":
        return steps.accepted(collection, moment)
    return plain[kind](collection) if kind in plain else collection


def walk(collection, way, moment):
    for kind, by in way:
        collection = made(collection, f"collection.{kind}", by, moment)
    return collection


def kinds(collection, by, moment):
    return {row.kind.removeprefix("collection.") for row in open_now(collection, by, moment)}


def at(moment, *when):
    return Moment(datetime(2026, *when, tzinfo=UTC), moment.calendar)


def overdue(draft, moment):
    due = walk(walk(draft, TO_ACCEPTED, moment), (("fall_due", C),), at(moment, 4, 21, 2))
    return walk(due, (("default", C),), at(moment, 4, 21, 9))


def test_against_payment_the_drawee_pays_and_then_has_the_documents(draft, moment):
    sight = replace(draft.instruction, release=Release.PAYMENT, tenor=None)
    shown = walk(replace(draft, instruction=sight), TO_PRESENTED, moment)
    assert kinds(shown, D, moment) == {"pay", "refuse"}
    assert holder_of_documents(shown) is PB
    paid = walk(shown, (("pay", D), ("advise_payment", PB)), moment)
    assert paid.state is State.PAID
    assert holder_of_documents(paid) is D


def test_against_acceptance_the_documents_go_before_the_money(draft, moment):
    shown = walk(draft, TO_PRESENTED, moment)
    assert kinds(shown, D, moment) == {"accept", "refuse"}
    accepted = walk(shown, (("accept", D),), moment)
    assert released(accepted)
    assert accepted.payable_on == date(2026, 4, 21)
    assert kinds(accepted, D, moment) == set()


def test_unstated_terms_of_release_are_against_payment(draft, moment):
    unstated = replace(draft, instruction=replace(draft.instruction, release=None))
    shown = walk(unstated, TO_PRESENTED, moment)
    assert kinds(shown, D, moment) == {"pay", "refuse"}


def test_the_draft_falls_due_as_banks_open_and_is_overdue_as_they_close(draft, moment):
    accepted = walk(draft, TO_ACCEPTED, moment)
    assert kinds(accepted, C, at(moment, 4, 21, 1, 59)) == set()  # nine o'clock in Bangkok is two
    due = walk(accepted, (("fall_due", C),), at(moment, 4, 21, 2))
    assert kinds(due, D, at(moment, 4, 21, 3)) == {"pay", "refuse"}
    assert kinds(due, C, at(moment, 4, 21, 8, 59)) == set()
    assert kinds(due, C, at(moment, 4, 21, 9)) == {"default"}


def test_a_silent_instruction_means_no_protest(draft, moment):
    late = overdue(draft, moment)
    after = at(moment, 4, 22, 3)
    assert "protest" not in kinds(late, PB, after)
    asked = replace(late, instruction=replace(late.instruction, protest=Protest.PROTEST))
    assert "protest" in kinds(asked, PB, after)
    forbidden = replace(late.instruction, protest=Protest.DO_NOT_PROTEST)
    assert "protest" not in kinds(replace(late, instruction=forbidden), PB, after)


def test_protest_can_be_ordered_later_and_only_through_the_banks(draft, moment):
    after = at(moment, 4, 22, 3)
    told = walk(overdue(draft, moment), (("advise_dishonour", PB),), after)
    ordered = made(told, "collection.order", P, after, Order.PROTEST)
    assert "protest" not in kinds(ordered, PB, after)
    passed = made(ordered, "collection.pass_on", RB, after)
    protested = made(passed, "collection.protest", PB, after)
    assert "protest" not in kinds(protested, PB, after)


def test_documents_go_back_after_sixty_days_without_a_word_and_not_before(draft, moment):
    sight = replace(draft.instruction, release=Release.PAYMENT, tenor=None)
    way = (*TO_PRESENTED, ("refuse", D), ("advise_dishonour", PB))
    told = walk(replace(draft, instruction=sight), way, moment)
    last = at(moment, 5, 8, 8, 59)  # sixty days after 9 March; banks in Bangkok close at nine, UTC
    assert "return_documents" not in kinds(told, PB, last)
    over = at(moment, 5, 8, 9)
    assert kinds(told, C, over) == {"sixty_days"}
    noted = walk(told, (("sixty_days", C),), over)
    assert kinds(noted, C, over) == set()
    back = walk(noted, (("return_documents", PB),), over)
    assert back.state is State.RETURNED
    assert holder_of_documents(back) is not D


def test_an_order_stops_the_sixty_days_and_a_return_may_be_ordered(draft, moment):
    told = walk(draft, (*TO_PRESENTED, ("refuse", D), ("advise_dishonour", PB)), moment)
    again = made(told, "collection.order", P, moment, Order.PRESENT_AGAIN)
    waiting = walk(again, (("pass_on", RB),), moment)
    assert "return_documents" not in kinds(waiting, PB, at(moment, 6, 30, 3))
    assert "present" in kinds(waiting, PB, moment)
    returning = walk(made(told, "collection.order", P, moment), (("pass_on", RB),), moment)
    assert "return_documents" in kinds(returning, PB, moment)


def test_a_lower_amount_is_in_force_once_the_presenting_bank_knows(draft, moment):
    told = walk(draft, (*TO_PRESENTED, ("refuse", D), ("advise_dishonour", PB)), moment)
    less = Money.of("30000", "EUR")
    ordered = made(told, "collection.order", P, moment, Order.PRESENT_AGAIN, less)
    assert ordered.instruction.amount == draft.instruction.amount
    assert made(ordered, "collection.pass_on", RB, moment).instruction.amount == less


@pytest.mark.parametrize("amount", ["31250", "40000", "0"])
def test_an_amount_that_is_no_reduction_is_refused(draft, moment, amount):
    told = walk(draft, (*TO_PRESENTED, ("refuse", D), ("advise_dishonour", PB)), moment)
    with pytest.raises(NotPossible):
        steps.ordered(told, Order.PRESENT_AGAIN, Money.of(amount, "EUR"), P, moment)


def test_a_case_of_need_has_the_powers_that_are_stated_and_no_others(draft, moment):
    way = (*TO_PRESENTED, ("refuse", D), ("advise_dishonour", PB))
    silent = replace(draft.instruction, case_of_need=CaseOfNeed("agent"))
    assert kinds(walk(replace(draft, instruction=silent), way, moment), N, moment) == set()
    stated = replace(draft.instruction, case_of_need=CaseOfNeed("agent", (Order.PRESENT_AGAIN,)))
    told = walk(replace(draft, instruction=stated), way, moment)
    assert kinds(told, N, moment) == {"order"}
    with pytest.raises(NotPossible):
        made(told, "collection.order", N, moment, Order.RETURN)
    again = made(told, "collection.order", N, moment, Order.PRESENT_AGAIN)
    assert "present" in kinds(again, PB, moment)


def test_an_avalised_draft_is_the_banks_own_promise(draft, moment):
    asked = replace(draft, instruction=replace(draft.instruction, aval_asked=True))
    accepted = walk(asked, TO_ACCEPTED, moment)
    assert not released(accepted)
    avalised = walk(accepted, (("avalise", PB),), moment)
    assert released(avalised)
    assert kinds(avalised, PB, moment) == {"advise_acceptance"}
    due = walk(avalised, (("fall_due", C),), at(moment, 4, 21, 2))
    assert "pay_under_aval" in kinds(due, PB, at(moment, 4, 21, 3))
    assert "refuse" not in kinds(due, D, at(moment, 4, 21, 3))


def test_a_bank_that_does_not_sign_keeps_the_documents(draft, moment):
    asked = replace(draft, instruction=replace(draft.instruction, aval_asked=True))
    declined = walk(asked, (*TO_ACCEPTED, ("decline_aval", PB)), moment)
    assert declined.state is State.REFUSED
    assert not released(declined)
    assert "pay" in kinds(declined, D, moment)


def test_a_draft_cannot_be_accepted_after_its_day(draft, moment):
    shown = walk(draft, TO_PRESENTED, moment)
    with pytest.raises(NotPossible):
        made(shown, "collection.accept", D, at(moment, 4, 22, 3))


def test_a_question_is_asked_once_until_it_is_answered(draft, moment):
    shown = walk(draft, TO_PRESENTED, moment)
    asked = walk(shown, (("trace", RB),), moment)
    assert "trace" not in kinds(asked, RB, moment)
    answered = walk(asked, (("report_fate", PB),), moment)
    assert "report_fate" not in kinds(answered, PB, moment)
    assert "trace" in kinds(answered, RB, moment)


def test_a_refusal_names_what_is_open(draft, moment):
    with pytest.raises(NoSuchMove) as refusal:
        move(draft, "collection.pay", P, moment)
    assert refusal.value.open == ("collection.instruct",)


def test_a_party_holds_every_role_its_name_stands_for(instruction):
    one_bank = replace(instruction, presenting_bank="teranga")
    assert roles_of(one_bank, "teranga") == {RB, PB}
    assert roles_of(instruction, "a stranger") == frozenset()


@given(data=st.data())
def test_any_play_of_open_moves_walks_the_table_and_stops_only_at_an_end(draft, bangkok, data):
    need = CaseOfNeed("agent", tuple(Order))
    wide = data.draw(st.sampled_from([Release.ACCEPTANCE, Release.PAYMENT]))
    aval = data.draw(st.booleans())
    instruction = replace(
        draft.instruction,
        release=wide,
        case_of_need=need,
        aval_asked=aval and wide is Release.ACCEPTANCE,
        protest=data.draw(st.sampled_from([None, *Protest])),
    )
    collection, when = replace(draft, instruction=instruction), datetime(2026, 3, 2, 3, tzinfo=UTC)
    for _ in range(40):
        moment = Moment(when, bangkok)
        choices = [(row.kind, by) for by in Role for row in open_now(collection, by, moment)]
        if not choices:
            alive = collection.state not in ENDS
            waits = {State.ACCEPTED, State.AVALISED, State.DUE, State.PRESENTED}
            assert not alive or collection.state in waits
            when += timedelta(days=5)
            continue
        kind, by = data.draw(st.sampled_from(choices))
        order = data.draw(st.sampled_from(Order))
        try:
            after = made(collection, kind, by, moment, order)
        except NotPossible:  # accepted too late
            after = collection
        else:
            assert (collection.state, kind, by, after.state) in TABLE
        collection, when = after, when + timedelta(hours=data.draw(st.integers(0, 72)))
