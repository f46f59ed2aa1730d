"""Laws of the comparison, whatever the sale: no money appears, and waiting is never free."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from payments.errors import NotPossible
from payments.money import Money
from payments.sale.comparison import CostKind, compare
from payments.sale.fees import FEES, Side
from payments.sale.interest import Basis
from payments.sale.risks import Risk
from payments.sale.sale import PERCENTS, FeeRate, Sale
from payments.sale.terms import TERMS, term

percents = some.decimals(0, 100, places=2)
days = some.integers(0, 400)
sales = some.builds(
    Sale,
    amount=some.builds(
        Money.from_minor, some.integers(1, 10**12), some.sampled_from(["EUR", "JPY", "KWD"])
    ),
    days=days,
    lead_days=days,
    documents_days=days,
    transit_days=days,
    basis=some.sampled_from(Basis),
    **dict.fromkeys(PERCENTS, percents),
)
USUAL = Sale(Money.of("12000", "USD"))


@given(sales)
def test_what_leaves_the_two_sides_is_what_banks_and_insurers_get(sale):
    for each in compare(sale):
        left = sum((flow.money for flow in each.flows), Money.zero(sale.amount.currency))
        spent = each.cost(Side.SELLER) + each.cost(Side.BUYER)
        assert left + spent == Money.zero(sale.amount.currency)


@given(sales)
def test_the_buyer_pays_the_price_and_the_seller_gets_it(sale):
    for each in compare(sale):
        nothing = Money.zero(sale.amount.currency)
        assert sum((one.money for one in each.paid), nothing) == sale.amount
        assert sum((one.money for one in each.received), nothing) == sale.amount
        assert each.net(Side.SELLER) == sale.amount - each.cost(Side.SELLER)
        assert each.net(Side.BUYER) == -sale.amount - each.cost(Side.BUYER)


@given(sales)
def test_a_curve_ends_at_the_net(sale):
    for each in compare(sale):
        for side in Side:
            assert each.curve(side)[-1][1] == each.net(side)


@given(sales, some.sampled_from(["seller_rate", "buyer_rate", "discount_rate"]))
def test_a_higher_rate_is_never_cheaper(sale, name):
    higher = replace(sale, **{name: Decimal(100)})
    for low, high in zip(compare(sale), compare(higher), strict=True):
        for side in Side:
            assert high.cost(side) >= low.cost(side)


@given(sales, some.integers(1, 400))
def test_a_longer_term_is_never_cheaper_for_the_seller(sale, more):
    longer = replace(sale, days=sale.days + more)
    for short, long in zip(compare(sale), compare(longer), strict=True):
        assert long.cost(Side.SELLER) >= short.cost(Side.SELLER)
        assert long.last_day >= short.last_day


@given(sales)
def test_every_cost_says_how_it_is_reckoned(sale):
    for each in compare(sale):
        for cost in each.costs:
            assert cost.money.minor >= 0
            assert "{" not in cost.how.format(**cost.values)


def test_the_discounted_invoice_has_the_published_figures():
    sold = {each.term.id: each for each in compare(USUAL)}["open_account_discounted"]
    assert sold.curve(Side.SELLER)[0] == (0, Money.of("9336", "USD"))
    assert [(one.day, one.money) for one in sold.received] == [
        (0, Money.of("9600", "USD")),
        (60, Money.of("2400", "USD")),
    ]
    assert sold.cost(Side.SELLER, CostKind.ADVANCE) == Money.of("144", "USD")


def test_thirty_per_cent_down_and_seventy_against_documents():
    part = {each.term.id: each for each in compare(USUAL)}["part_advance"]
    assert [(one.day, one.money) for one in part.paid] == [
        (-30, Money.of("3600", "USD")),
        (10, Money.of("8400", "USD")),
    ]


def test_a_guarantee_is_charged_on_the_part_paid_down():
    by_id = {each.term.id: each for each in compare(replace(USUAL, amount=Money.of(10**6, "USD")))}
    with_it, without = by_id["part_advance_guaranteed"], by_id["part_advance"]
    assert with_it.cost(Side.SELLER) - without.cost(Side.SELLER) == Money.of("3000", "USD")


def test_a_bank_that_asks_more_is_heard():
    asked = replace(USUAL, fees=(FeeRate("credit_confirm", Decimal(5)),))
    costs = {each.term.id: each.cost(Side.SELLER) for each in compare(asked)}
    usual = {each.term.id: each.cost(Side.SELLER) for each in compare(USUAL)}
    dearer = {id_ for id_, cost in costs.items() if cost > usual[id_]}
    assert dearer == {"confirmed_credit"}
    assert costs["confirmed_credit"] - usual["confirmed_credit"] == Money.of("450", "USD")


def test_the_tables_hold_together():
    assert len({row.id for row in TERMS}) == len(TERMS)
    assert {fee for row in TERMS for fee in row.fees} == {fee.id for fee in FEES}
    for row in TERMS:
        assert set(row.risks) == set(Risk)
        assert len(row.payments) == len(set(row.payments))
        assert term(row.id) is row


def test_the_buyers_default_moves_down_the_ladder():
    """Nobody before the goods leave, then a bank, then the seller itself."""
    by = [term(id_).risks[Risk.BUYER].by for id_ in ("advance", "confirmed_credit", "credit")]
    assert by == ["nobody", "sellers_bank", "buyers_bank"]
    assert term("open_account").risks[Risk.BUYER].by == "seller"
    assert term("open_account_discounted").risks[Risk.BUYER].by == "seller"  # with recourse


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("amount", {"amount": Money.zero("EUR")}),
        ("amount", {"amount": Money.of(-1, "EUR")}),
        ("amount", {"amount": Money.of(10**15, "JPY")}),
        ("days", {"days": -1}),
        ("lead_days", {"lead_days": 3_651}),
        ("seller_rate", {"seller_rate": Decimal("1e400")}),
        ("buyer_rate", {"buyer_rate": Decimal("NaN")}),
        ("discount_rate", {"discount_rate": Decimal("-Infinity")}),
        ("down_percent", {"down_percent": Decimal("100.1")}),
        ("fees[0].id", {"fees": (FeeRate("tip", Decimal(1)),)}),
        ("fees[0].percent", {"fees": (FeeRate("aval", Decimal(101)),)}),
    ],
)
def test_a_sale_that_cannot_be(place, wrong):
    with pytest.raises(NotPossible) as refusal:
        compare(replace(USUAL, **wrong))
    assert refusal.value.at == f"$.{place}"
