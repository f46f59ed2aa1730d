"""Points: each criterion has a case in which it earns and one in which it does not."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from payments.credit.credit import Charge, Disposal
from payments.money import Money
from payments.network.model import Charge as Kept
from payments.world.acts import kind_of
from payments.world.clock import Advance
from payments.world.credit_acts import OnCredit, Refuse
from payments.world.lesson import Criterion, Lesson, Weight
from payments.world.look_up import LookUp
from payments.world.replay import replay
from payments.world.scenario import EndKind
from payments.world.score import DEFAULT, assess, references, total
from payments.world.score_case import Case, TakenHint
from payments.world.score_criteria import CRITERIA
from payments.world.state import TRAINER, Act
from payments.world.step import step
from sandbox.services import scenarios

FIXTURES = Path(__file__).parents[3] / "fixtures"

CREDIT = "HU-2026-0117"
SHIPPED_LATE, UNDER_INSURED = "ucp600-20a-ii-latest", "ucp600-28f-ii"
BOTH = (SHIPPED_LATE, UNDER_INSURED)


def _until(entries, kind):
    """The entries before the first act of a kind."""
    numbers = [entry.act.kind for entry in entries]
    return entries[: numbers.index(kind)]


def _then(entries, *acts):
    """The entries with what other acts cause after them."""
    world, made = replay([entry.act for entry in entries]), list(entries)
    for seat, kind, body in acts:
        change = step(world, Act(world.number + 1, seat, kind, body))
        world, made = change.world, [*made, change.entry]
    return tuple(made)


@pytest.fixture(scope="module")
def examined(played):
    """The seller's bank has taken up the papers as shipped, and it is 9 April."""
    return _until(played["refused"].entries, "credit.refuse")


@pytest.fixture(scope="module")
def complying(played):
    """The same with papers that comply, on 20 March."""
    return _until(played["paid"].entries, "credit.honour")


def _refused(entries, *rules, disposal=Disposal.HOLDING, charges=()):
    return _then(
        entries, ("seller_bank", "credit.refuse", Refuse(CREDIT, rules, disposal, charges))
    )


def _honoured(entries):
    return _then(entries, ("seller_bank", "credit.honour", OnCredit(CREDIT)))


def _late(entries):
    return _then(entries, (TRAINER, "advance", Advance("2026-04-14T09:00:00+03:00")))


def _of(scenario, entries, criterion, **given):
    """What a criterion earns of its points, row by row, without the reference's part."""
    rows = [row for row in assess(scenario, entries, **given) if row.criterion == criterion]
    assert all(0 <= row.points <= row.points_max for row in rows)
    return [row.points / row.points_max for row in rows]


@pytest.mark.parametrize(
    ("end", "points", "of"), [("refused", 100, 100), ("paid", 60, 60), ("precluded", 22, 80)]
)
def test_a_played_end_gives_exactly_its_points(scenario, played, end, points, of):
    rows = assess(scenario, played[end].entries)
    assert (total(rows), sum(row.points_max for row in rows)) == (points, of)


def test_every_row_cites_acts_of_the_log_and_says_by_what_source(scenario, played):
    for way in played.values():
        numbers = {entry.act.number for entry in way.entries}
        for row in assess(scenario, way.entries):
            assert row.acts, row.id
            assert set(row.acts) <= numbers
            assert row.source


def test_the_ids_of_rows_differ_and_stay_when_the_table_plays_on(scenario, played):
    entries = played["refused"].entries
    before = {row.id for row in assess(scenario, entries[:-1])}
    after = [row.id for row in assess(scenario, entries)]
    assert len(set(after)) == len(after)
    assert before <= set(after)


def test_a_right_refusal_earns_and_honouring_the_same_papers_does_not(scenario, examined):
    assert _of(scenario, _refused(examined, SHIPPED_LATE), "right-decision") == [1]
    assert _of(scenario, _honoured(examined), "right-decision") == [0]


def test_a_refusal_of_complying_papers_earns_nothing(scenario, complying):
    assert _of(scenario, _honoured(complying), "right-decision") == [1]
    assert _of(scenario, _refused(complying, "ucp600-14d"), "right-decision") == [0]


def test_each_discrepancy_left_out_costs_its_share(scenario, examined):
    assert _of(scenario, _refused(examined, *BOTH), "every-discrepancy") == [1]
    (half,) = _of(scenario, _refused(examined, SHIPPED_LATE), "every-discrepancy")
    assert 0.4 < half < 0.6
    assert _of(scenario, _refused(examined, "ucp600-14d"), "every-discrepancy") == [0]


def test_a_spurious_discrepancy_costs_half_and_two_cost_all(scenario, examined):
    assert _of(scenario, _refused(examined, *BOTH), "no-spurious") == [1]
    one, two = (*BOTH, "ucp600-14d"), (*BOTH, "ucp600-14d", "ucp600-18c")
    assert _of(scenario, _refused(examined, *one), "no-spurious") == [0.5]
    assert _of(scenario, _refused(examined, *two), "no-spurious") == [0]


def test_a_spurious_row_names_the_rules(scenario, examined):
    rows = assess(scenario, _refused(examined, *BOTH, "ucp600-14d"))
    (row,) = (row for row in rows if row.criterion == "no-spurious")
    assert row.rules == ("ucp600-14d",)


@pytest.mark.parametrize(("article", "earned"), [(28, 1), (18, 0)])
def test_the_wrong_article_costs(scenario, examined, article, earned):
    charges = (Charge(UNDER_INSURED, "POL-77310", article),)
    entries = _refused(examined, SHIPPED_LATE, charges=charges)
    assert _of(scenario, entries, "right-article") == [earned]


def test_letting_the_days_pass_earns_nothing_and_speed_no_more(scenario, examined, played):
    last_minute = _then(examined, (TRAINER, "advance", Advance("2026-04-13T15:59:00+03:00")))
    quick = _until(played["refused"].entries, "credit.examine")
    quick = _then(quick, ("seller_bank", "credit.examine", OnCredit(CREDIT)))
    assert _of(scenario, _refused(last_minute, *BOTH), "in-time") == [1]
    assert total(assess(scenario, _refused(last_minute, *BOTH))) == total(
        assess(scenario, _refused(quick, *BOTH))
    )
    late = _late(examined)
    assert _of(scenario, late, "in-time") == [0]
    assert _of(scenario, late, "right-decision") == [0]


@pytest.mark.parametrize(("disposal", "earned"), [(Disposal.RETURNING, 1), (None, 0)])
def test_a_notice_without_a_word_on_the_documents_is_none(scenario, examined, disposal, earned):
    entries = _refused(examined, *BOTH, disposal=disposal)
    assert _of(scenario, entries, "good-notice") == [earned]


def test_late_papers_cost_the_seller(scenario, played):
    before = _until(played["refused"].entries, "credit.present")
    body = next(e.act.body for e in played["refused"].entries if e.act.kind == "credit.present")
    late = _then(
        before,
        (TRAINER, "advance", Advance("2026-04-08T09:00:00+03:00")),
        ("seller", "credit.present", body),
    )
    assert _of(scenario, late, "presented-in-time") == [0]
    assert _of(scenario, played["refused"].entries, "presented-in-time") == [1]


def test_the_look_counts_only_before_the_promise(scenario, played):
    entries = [e for e in played["refused"].entries if e.act.seat != "seller" or e.act.number > 3]
    assert _of(scenario, entries, "lei-checked") == [0, 1]
    after = _then(entries, ("seller", "entity.look_up", LookUp("SBOX00R7ELBK04T9QZ11")))
    late = next(row for row in assess(scenario, after) if row.criterion == "lei-checked")
    assert (late.seat, late.points, len(late.acts)) == ("seller", 0, 2)


def test_seats_that_the_reference_has_look_nobody_up_have_no_occasion(scenario, played):
    rows = assess(scenario, played["refused"].entries)
    assert {r.seat for r in rows if r.criterion == "lei-checked"} == {"seller", "buyer_bank"}


@pytest.mark.parametrize(
    ("name", "end", "earned"),
    [
        ("address-refused", "overdue", [0]),
        ("address-refused", "repaired", [1]),
        ("lapsed-lei", "found_and_paid", [1, 1]),
    ],
)
def test_a_day_that_the_reference_keeps_costs_whoever_lets_it_pass(
    every_scenario, name, end, earned
):
    plot = next(one for one in every_scenario if one.opening.scenario == name)
    known = references(plot)
    entries = next(each.entries for each in known if each.end.name == end)
    assert _of(plot, entries, "days-kept", references=known) == earned


def test_the_reference_end_earns_and_goes_on_earning_after_the_credit_expired(scenario, played):
    ended = played["refused"].entries
    expired = _then(ended, (TRAINER, "advance", Advance("2026-04-30T09:00:00+03:00")))
    assert _of(scenario, ended, "reference-end") == [1]
    assert _of(scenario, expired, "reference-end") == [1]
    assert _of(scenario, played["precluded"].entries, "reference-end") == [0]


def test_another_good_end_earns_as_the_reference_does(scenario, played):
    assert _of(scenario, played["paid"].entries, "reference-end") == [1]


FALSE_GROUNDS = ("ucp600-6e", "ucp600-36")


@pytest.mark.parametrize(
    "criterion",
    ["right-decision", "every-discrepancy", "no-spurious", "good-notice", "reference-end"],
)
def test_a_notice_of_false_grounds_alone_earns_nothing_for_itself(scenario, examined, criterion):
    entries = _refused(examined, *FALSE_GROUNDS)
    assert _of(scenario, entries, criterion) == [0]
    rows = assess(scenario, entries)
    assert total(rows) * 3 < sum(row.points_max for row in rows)


def test_a_notice_earns_the_part_of_true_grounds_among_all(scenario, examined):
    def share(*rules):
        (earned,) = _of(scenario, _refused(examined, *rules), "good-notice")
        return earned

    assert share(*BOTH) == 1
    assert share(*BOTH, "ucp600-14d") == pytest.approx(2 / 3, abs=0.05)
    assert (
        share(SHIPPED_LATE) == share(SHIPPED_LATE, UNDER_INSURED, "ucp600-6e", "ucp600-36") == 0.5
    )


def test_a_notice_that_was_called_for_and_not_given_earns_nothing(scenario, examined):
    for entries in (_honoured(examined), _late(examined)):
        assert _of(scenario, entries, "good-notice") == [0]
        assert _of(scenario, entries, "every-discrepancy") == [0]


@pytest.mark.parametrize(("amount", "earned"), [("10.00", 1), ("40.00", 0.5)])
def test_charges_are_held_against_those_of_the_reference(scenario, played, amount, earned):
    known = references(scenario)
    way = replace(known[0], entries=_charged(played["paid"].entries, "20.00"))
    entries = _charged(played["paid"].entries, amount)
    assert _of(_evenly(scenario), entries, "cost", references=(way, *known[1:])) == [earned]


def _evenly(scenario):
    """The scenario with the default weights, by which every criterion is worth something."""
    return replace(scenario, lesson=replace(scenario.lesson, scoring=()))


def _charged(entries, amount):
    """The same log with a charge taken out of what the seller got."""
    kept = Kept("savanna", Money.of(amount, "EUR"))

    def dear(transfer):
        to = transfer.instruction.creditor_account
        return replace(transfer, charges=(kept,)) if to == "0100-480600-EUR" else transfer

    def outcome(one):
        return replace(one, transfers=tuple(map(dear, one.transfers)))

    return tuple(replace(e, outcomes=tuple(map(outcome, e.outcomes))) for e in entries)


def test_the_reference_earns_all_points_and_a_mistake_less_than_a_third(every_scenario):
    for plot in every_scenario:
        known = references(plot)
        for each in known:
            name = (plot.opening.scenario, each.end.name)
            if each.end.kind is EndKind.REFERENCE:
                assert total(assess(plot, each.entries, references=known)) == 100, name
            if each.end.kind is EndKind.MISTAKE:
                assert _share(plot, each, known) < 1 / 3, name


def test_who_sells_against_payment_earns_for_the_look_before_it_instructs(every_scenario):
    plot = next(one for one in every_scenario if one.opening.scenario == "d-a-default")
    known = references(plot)
    paid = next(each for each in known if each.end.name == "against_payment")
    rows = assess(plot, paid.entries, references=known)
    (row,) = (row for row in rows if row.criterion == "lei-checked")
    assert (row.seat, row.points == row.points_max > 0) == ("seller", True)
    assert total(rows) == 100


def test_a_step_that_the_mistake_leaves_out_is_told_with_what_was_not_done(every_scenario):
    plot = next(one for one in every_scenario if one.opening.scenario == "d-a-default")
    known = references(plot)
    default = next(each for each in known if each.end.name == "default")
    rows = assess(plot, default.entries, references=known)
    (row,) = (row for row in rows if row.criterion == "reference-steps")
    assert (row.seat, row.points) == ("buyer_bank", 0)
    assert row.values["missing"] == (kind_of("collection.protest").says,)
    (row,) = (row for row in rows if row.criterion == "good-instruction")
    assert (row.seat, row.points, "urc522-24" in row.rules) == ("seller", 0, True)


def _share(plot, played, known):
    rows = assess(plot, played.entries, references=known)
    return total(rows) / sum(row.points_max for row in rows)


@pytest.fixture(scope="module")
def every_scenario():
    return [scenarios.load(name, FIXTURES, "test") for name in scenarios.names(FIXTURES)]


def test_no_charge_is_no_occasion(scenario, played):
    known = references(scenario)
    assert _of(_evenly(scenario), played["paid"].entries, "cost", references=known) == []


def test_a_hint_costs_what_it_says(scenario, played):
    hint = TakenHint("dates", 2, "seller_bank", 19, 3)
    entries = played["refused"].entries
    rows = assess(scenario, entries, hints=(hint,))
    assert (rows[-1].points, rows[-1].acts) == (-3, (19,))
    assert total(rows) == total(assess(scenario, entries)) - 3


def test_hints_never_take_a_table_below_nothing(scenario, played):
    hint = TakenHint("dates", 1, "seller", 1, 500)
    assert total(assess(scenario, played["refused"].entries[:1], hints=(hint,))) == 0


def test_a_scenario_weighs_as_it_likes(scenario, played):
    weighs = tuple(Weight(c, 100 if c is Criterion.IN_TIME else 0) for c in Criterion)
    own = replace(scenario, lesson=replace(scenario.lesson, scoring=weighs))
    rows = assess(own, played["refused"].entries)
    assert {row.criterion for row in rows} == {"in-time", "presented-in-time"}
    assert total(rows) == 100


def test_the_default_weights_sum_to_a_hundred_and_every_criterion_has_one():
    assert sum(DEFAULT.values()) == 100
    assert {criterion.weighed for criterion in CRITERIA} == set(Criterion) == set(DEFAULT)
    assert isinstance(Lesson().scoring, tuple)


def test_a_world_that_has_only_opened_has_nothing_to_judge_but_its_end(scenario, played):
    rows = assess(scenario, played["refused"].entries[:1])
    assert [row.criterion for row in rows] == ["reference-end"]
    assert total(rows) == 0


def test_the_same_log_gives_the_same_points(scenario, played):
    entries = played["paid"].entries
    assert assess(scenario, entries) == assess(scenario, entries)


def test_a_decision_tells_the_bank_s_last_moment(scenario, played):
    (made,) = Case(scenario, played["refused"].entries).decisions
    assert made.until == datetime.fromisoformat("2026-04-13T16:00:00+03:00")
    assert made.until - made.at > timedelta(days=4)
